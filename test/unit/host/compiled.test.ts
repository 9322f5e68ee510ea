import {
  buildSchema,
  execute,
  GraphQLEnumType,
  GraphQLError,
  GraphQLObjectType,
  parse,
  type ExecutionResult,
} from 'graphql';
import { expect, test } from 'vitest';

import { executing } from '#host/compiled';
import { badInput, forbidden, maskError } from '#kit/errors';

const schema = buildSchema(`
  input Filter { within: String! least: Int = 2 }
  type Row { id: ID! name: String must: String! many: [Int!] }
  enum Kind { MONEY GOODS }
  type Query { rows(filter: Filter): [Row!] row: Row calls: Int said(kinds: [Kind!] = [GOODS], first: Int! = 20, at: ID): String }
  type Mutation { add: Int }`);

let calls = 0;
const thrown: Record<string, () => unknown> = {
  forbidden: () => {
    throw forbidden('This is not yours.');
  },
  bad: () => Promise.reject(badInput([{ field: 'first', code: 'TOO_MANY', message: 'is too many.' }])),
  bug: () => {
    throw new TypeError('x is not a function');
  },
  nothing: () => null,
};
const resolve = (type: string, field: string, work: (row: any, args: any) => unknown) => {
  const found = schema.getType(type);
  if (found instanceof GraphQLObjectType) found.getFields()[field]!.resolve = work;
};
resolve('Query', 'calls', () => (calls += 1));
resolve('Mutation', 'add', () => (calls += 1));
resolve('Query', 'row', () => ({ id: 'a', name: 'bad', must: 'nothing', many: [1, null] }));
resolve('Query', 'rows', (_row, { filter }) =>
  Promise.resolve([
    { id: filter?.within ?? 'none', name: 'forbidden', must: 'x', many: [filter?.least ?? 0] },
    { id: 'b', name: 'bug', must: 'y' },
  ]),
);
resolve('Query', 'said', (_row, args) => JSON.stringify(args));
const kinds = schema.getType('Kind');
if (kinds instanceof GraphQLEnumType) kinds.getValue('MONEY')!.value = 'money inside';
resolve('Row', 'name', ({ name }) => thrown[name]?.());
resolve('Row', 'must', ({ must }) => (must in thrown ? thrown[must]?.() : must));

/** What the caller is told; a reference is made anew each time. */
const told = ({ data, errors }: ExecutionResult) =>
  JSON.parse(
    JSON.stringify({ data, errors: errors?.map((error) => maskError(error)) }).replace(/[0-9a-f-]{36}/g, 'reference'),
  );

test.each<[string, Record<string, unknown>?]>([
  ['{ rows { id name must many } }'],
  ['{ rows { id } row { id name } }'],
  ['{ row { id must } rows { id } }'],
  ['{ row { many } }'],
  [
    'query ($f: Filter, $yes: Boolean = true) { rows(filter: $f) { id ...M @include(if: $yes) } } fragment M on Row { many }',
    { f: { within: '15' } },
  ],
  ['query ($w: String!) { rows(filter: { within: $w }) { id many } }', { w: '16' }],
  ['query ($f: Filter) { rows(filter: $f) { id } }', { f: { within: 3 } }],
  ['query ($w: String!) { rows(filter: { within: $w }) { id } }', {}],
  ['{ rows(filter: { least: 1 }) { id } }'],
  ['query ($w: String!, $l: Int) { rows(filter: { within: $w, least: $l }) { id many } }', { w: '16' }],
  ['query ($w: String!, $l: Int) { rows(filter: { within: $w, least: $l }) { id many } }', { w: '16', l: null }],
  ['query ($w: String!, $l: Int = 7) { rows(filter: { within: $w, least: $l }) { id many } }', { w: '16' }],
  ['{ said both: said(kinds: [MONEY, GOODS], at: 3) one: said(kinds: MONEY, first: 1) none: said(kinds: null) }'],
  ['query ($k: [Kind!], $n: Int) { said(kinds: $k, first: $n) }', { k: 'MONEY' }],
  ['query ($k: [Kind!], $n: Int! = 3, $at: ID) { said(kinds: $k, first: $n, at: $at) }', { k: null, at: 5 }],
  ['query ($k: [Kind!]) { said(kinds: $k) }', { k: ['NOTHING'] }],
  ['query ($k: Kind!) { said(kinds: [$k, GOODS]) }', { k: 'MONEY' }],
  ['{ said(first: "x") }'],
])('%s is answered the same when it was compiled', async (question, variableValues) => {
  const document = parse(question);
  const run = executing(schema);
  const asked = { document, variableValues, operationName: undefined, contextValue: {}, rootValue: undefined };
  const plain = told(await execute({ schema, document, variableValues, contextValue: {} }));
  for (let time = 0; time < 8; time += 1) expect(told(await run(asked))).toEqual(plain);
});

test('a question runs once each time, a command is never compiled, and operations of one document are kept apart', async () => {
  const run = executing(schema);
  const document = parse('query A { calls } query B { row { id } } mutation C { add }');
  const ask = (operationName: string) =>
    run({ document, operationName, variableValues: undefined, contextValue: {}, rootValue: undefined });
  calls = 0;
  for (let time = 0; time < 8; time += 1) {
    expect(await ask('A')).toMatchObject({ data: { calls: 2 * time + 1 } });
    expect(await ask('B')).toMatchObject({ data: { row: { id: 'a' } } });
    expect(await ask('C')).toMatchObject({ data: { add: 2 * time + 2 } });
  }
  expect((await ask('D')).errors?.[0]).toBeInstanceOf(GraphQLError);
});

test('in tests a property that its row does not hold yet is a fault', async () => {
  const run = executing(schema);
  const { row } = schema.getQueryType()?.getFields() ?? {};
  const held = row?.resolve;
  if (row) row.resolve = () => ({ id: Promise.resolve('a'), must: 'x', many: () => [1] });
  const asked = { variableValues: undefined, operationName: undefined, contextValue: {}, rootValue: undefined };
  const faultsOf = async (question: string) =>
    (await run({ document: parse(question), ...asked })).errors?.map(({ message }) => message);
  const faults = [await faultsOf('{ row { id } }'), await faultsOf('{ row { many } }')];
  if (row && held) row.resolve = held;
  expect(faults).toEqual([
    ['Row.id has no resolver, and its row does not hold it yet'],
    ['Row.many has no resolver, and its row does not hold it yet'],
  ]);
});
