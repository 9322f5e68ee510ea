import { afterEach, expect, test } from 'vitest';

import { copyOf, mergeInto } from '../../../gateway/plan/rows.ts';

const EVIL = '{"__proto__":{"polluted":true},"constructor":{"polluted":true}}';
const ours = Object.prototype as { polluted?: boolean };

afterEach(() => void delete ours.polluted);

test('an answer that names the prototype of every object reaches no other object', () => {
  const told = JSON.parse(`{"gap":{"code":"A","lines":[${EVIL}]},"__proto__":{"polluted":true}}`);
  const merged = mergeInto({ gap: { lines: [{ amount: '1' }] } }, told);
  mergeInto(mergeInto({}, JSON.parse(EVIL)), copyOf(JSON.parse(EVIL)) as Record<string, unknown>);
  expect(ours.polluted).toBeUndefined();
  expect(Object.hasOwn(Object, 'polluted')).toBe(false);
  expect(merged).toMatchObject({ gap: { code: 'A', lines: [{ amount: '1' }] } });
});
