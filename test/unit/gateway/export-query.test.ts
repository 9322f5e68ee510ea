import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';

import { readExportQuery } from '../../../gateway/exports/export-query.ts';

const SCHEMA = buildSchema(`type Query { areas: [Area!] } type Area { code: String! parent: Area }`);

/** A chain of fragments of which each writes the next one twice. */
function doubling(times: number): string {
  const fragments = Array.from(
    { length: times },
    (_, at) => `fragment F${at} on Area { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`,
  );
  return `{ areas { ...F0 } } ${fragments.join(' ')} fragment F${times} on Area { code }`;
}

test('a query whose fragments unfold to more than a table holds is refused before it is unfolded', () => {
  expect(readExportQuery(SCHEMA, doubling(3)).columns).toHaveLength(8);
  const began = performance.now();
  expect(() => readExportQuery(SCHEMA, doubling(60))).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
  );
  expect(performance.now() - began).toBeLessThan(2_000);
});
