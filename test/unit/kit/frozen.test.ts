import { expect, test } from 'vitest';

import { fingerprintOf, freeze, frozenPage, numbered, thaw } from '#kit/frozen';

test('what is frozen thaws as it was, amounts as digits', () => {
  const frozen = freeze({ amount: 9_007_199_254_740_993n, name: 'ada' });
  expect(thaw(frozen, 'it')).toEqual({ amount: '9007199254740993', name: 'ada' });
  expect(frozen.fingerprint).toBe(fingerprintOf(frozen.content));
});

test('one changed digit is found', () => {
  const { content, fingerprint } = freeze({ amount: 1n });
  expect(() => thaw({ content: content.replace('1', '2'), fingerprint }, 'the brief')).toThrow('the brief');
});

test('a frozen list comes page by page, in its order', async () => {
  const rows = numbered(['a', 'b', 'c'].map((name) => ({ name })));
  const first = frozenPage(rows, { first: 2 });
  expect(first.nodes).toEqual(rows.slice(0, 2));
  expect([first.pageInfo.hasNextPage, await first.count()]).toEqual([true, 3]);
  const rest = frozenPage(rows, { first: 2, after: first.pageInfo.endCursor });
  expect([rest.nodes, rest.pageInfo.hasNextPage]).toEqual([[{ position: 3, name: 'c' }], false]);
});
