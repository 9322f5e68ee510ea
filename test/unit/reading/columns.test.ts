import { buildSchema, execute, parse, type GraphQLResolveInfo } from 'graphql';
import { expect, test } from 'vitest';

import { rowColumns } from '../../../subgraphs/reading/columns.ts';

interface Row {
  id: string;
  amount: bigint;
  people: number | null;
  each: bigint | null;
  owner: string;
}

const make = () =>
  rowColumns<Row>({
    columns: {
      id: 'a.id',
      amount: { sql: 'a.amount::text', read: (digits: string) => BigInt(digits) },
      people: 'a.people',
      each: {
        needs: ['amount', 'people'],
        of: ({ amount, people }) => (people === null ? null : amount / BigInt(people)),
      },
      owner: { sql: 'o.name', joins: ['owner'] },
    },
    fields: { giver: ['owner'] },
    always: ['id'],
    joins: { owner: 'join owner o on o.id = a.owner_id' },
  });

const schema = buildSchema(`type Row { id: ID amount: String people: Int each: String giver: String other: String }
  type Edge { node: Row } type Page { nodes: [Row] edges: [Edge] total: Int } type Query { page: Page }`);

/** The key of the columns that a question asks for. */
function keyOf(rows: ReturnType<typeof make>, question: string): string {
  let key = '';
  const asked = rows.asked(['nodes'], ['edges', 'node']);
  const page = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => void (key = asked(info) && asked(info));
  execute({ schema, document: parse(question), rootValue: { page }, variableValues: { yes: true } });
  return key;
}

test('a question reads the columns that its fields need, through fragments, aliases, edges and conditions', () => {
  const rows = make();
  const sqlOf = (question: string) => rows.of(keyOf(rows, question));
  expect(sqlOf('{ page { total } }')).toMatchObject({ sql: 'a.id as "id"', joins: '' });
  expect(sqlOf('{ page { nodes { many: people __typename } } }').sql).toBe('a.id as "id", a.people as "people"');
  expect(sqlOf('{ page { ...P edges { node { amount } } } } fragment P on Page { nodes { ... { people } } }').sql).toBe(
    'a.id as "id", a.amount::text as "amount", a.people as "people"',
  );
  expect(sqlOf('query ($yes: Boolean!) { page { nodes { giver @skip(if: $yes) } } }')).toMatchObject({
    sql: 'a.id as "id", o.name as "owner"',
    joins: 'join owner o on o.id = a.owner_id',
  });
  expect(sqlOf('{ page { nodes { id } } more: page { nodes { people } } }').sql).toContain('people');
  expect(keyOf(rows, '{ page { nodes { other } } }')).toBe('all');
});

test('a row is made of what was read; in tests a column that nobody asked for cannot be read', () => {
  const rows = make();
  const each = rows.of(keyOf(rows, '{ page { nodes { each } } }'));
  expect(each.rowOf({ id: 'a', amount: '12', people: 4 })).toMatchObject({ amount: 12n, each: 3n });
  expect(each.rowOf({ id: 'a', amount: null, people: null })).toMatchObject({ amount: null, each: null });
  const bare = rows.of(keyOf(rows, '{ page { nodes { id } } }')).rowOf({ id: 'a' });
  expect(() => bare.owner).toThrow('the column owner was not read');
  expect(Object.keys(bare)).toEqual(['id']);
  expect(rows.all.rowOf({ id: 'a', amount: '1', people: 1, owner: 'o' })).toEqual({
    id: 'a',
    amount: 1n,
    people: 1,
    each: 1n,
    owner: 'o',
  });
});

test('there are no more statements than connections can keep: who asks for yet another choice gets the whole row', () => {
  const columns = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`c${at}`, `c${at}`]));
  const many = rowColumns<Record<string, string>>({ columns, fields: {}, always: [] });
  const keys = new Set<string>();
  for (let choice = 1; choice < 400; choice += 1)
    keys.add(many.choose(Object.keys(columns).filter((_, at) => choice & (1 << at))));
  expect(keys.size).toBe(64);
  expect(many.choose(['c0'])).toBe('0');
});
