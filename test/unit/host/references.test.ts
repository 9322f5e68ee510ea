import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { expect, test } from 'vitest';

import { checkReferences, isFindable, keysOf } from '#host/references';

const DOCUMENT = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { all: [Thing] }
  type Thing @key(fields: "id") @key(fields: "code year") { id: ID! code: String year: Int }
  type Loose { id: ID }`);

test('a reference finds something only where one of its keys is whole and can be kept', () => {
  const keys = keysOf(DOCUMENT);
  expect([...keys]).toEqual([['Thing', [['id'], ['code', 'year']]]]);
  const isThing = (reference: Record<string, unknown>) => isFindable(keys.get('Thing'), reference);
  expect(
    [{ id: 'x' }, { id: '' }, { id: 7 }, { code: 'a', year: 2027 }, { id: null, code: 'a', year: 1 }].map(isThing),
  ).toEqual([true, true, true, true, true]);
  const lost = [
    {},
    { id: null },
    { id: 'a\0' },
    { id: 'a\ud800' },
    { id: true },
    { id: ['x'] },
    { id: {} },
    { code: 'a' },
  ];
  expect(lost.map(isThing)).toEqual(lost.map(() => false));
  expect(isFindable(keys.get('Loose'), { id: 'x' })).toBe(false);
});

test('a reference to what has no key is told, with its place, and nothing is looked up', async () => {
  const schema = buildSubgraphSchema([
    { typeDefs: DOCUMENT, resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id }) } } as never },
  ]);
  checkReferences(schema, keysOf(DOCUMENT));
  const ask = (representations: unknown) =>
    graphql({
      schema,
      source: 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Thing { id } } }',
      variableValues: { of: representations },
    });
  expect((await ask([{ __typename: 'Thing', id: 'x' }])).data).toEqual({ _entities: [{ id: 'x' }] });
  for (const odd of ['Loose', 'Nothing', '__proto__', 'constructor', null, 7, {}]) {
    const { errors } = await ask([{ __typename: 'Thing', id: 'x' }, { __typename: odd }]);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'representations.1.__typename', code: 'UNKNOWN_TYPE' }],
    });
  }
});
