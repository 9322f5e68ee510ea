import * as fs from 'node:fs';

import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import { documentRules, parseShort } from '#host/document-limits';

import { DOCUMENT_LIMITS, limits } from '../../../gateway/limits/plugins.ts';
import { pointsSpent, priceOf } from '../../../gateway/limits/price.ts';
import { readOperations } from '../../hub/saved-operations.ts';

const SCHEMA = buildSchema(`
  type Query { a: Node b: Node rows(first: Int = 20): Rows words: [String!] kinds: [Node!]! }
  type Mutation { do: Node }
  type Subscription { told: Node }
  type Rows { totalCount: Int nodes: [Node!]! }
  type Node { name: String node: Node rows(first: Int): Rows many(first: Int! = 20): Rows }`);

const DOCUMENT_RULES = documentRules(DOCUMENT_LIMITS);
const read = (text: string) => parseShort(text, {}, DOCUMENT_LIMITS.tokens);
const faultsOf = (text: string) => validate(SCHEMA, read(text), DOCUMENT_RULES).map(({ message }) => message);
const repeated = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const price = (text: string, variables: Record<string, unknown> = {}) => {
  const priced = priceOf({ schema: SCHEMA, document: parse(text), variables });
  return typeof priced === 'number' ? priced : priced.message;
};

describe('a document', () => {
  const deep = (levels: number) => `{ a ${'{ node '.repeat(levels - 2)}{ name } ${'} '.repeat(levels - 2)}}`;

  test('is at most 12 levels deep, in fragments too', () => {
    expect(faultsOf(deep(12))).toEqual([]);
    expect(faultsOf(deep(13))).toEqual(['Query depth limit of 12 exceeded, found 13.']);
    const spread = `{ a { ...F } } fragment F on Node { ${'node { '.repeat(11)} name ${'} '.repeat(11)} }`;
    expect(faultsOf(spread)).toEqual(['Query depth limit of 12 exceeded, found 13.']);
    const hidden = spread.replaceAll('F', '__schema');
    expect(faultsOf(hidden)).toEqual(['Query depth limit of 12 exceeded, found 13.']);
  });

  test('has at most 30 aliases and 30 directives, each as often as its fragment is spread', () => {
    const aliases = (count: number) => `{ a { ${repeated(count, (at) => `n${at}: name`)} } }`;
    expect(faultsOf(aliases(30))).toEqual([]);
    expect(faultsOf(aliases(31))).toEqual(['Aliases limit of 30 exceeded, found 31.']);
    const doubled = `{ a { ${repeated(2, () => '...F')} } } fragment F on Node { ${repeated(16, (at) => `n${at}: name`)} }`;
    expect(faultsOf(doubled)).toEqual(['Aliases limit of 30 exceeded, found 32.']);
    const directives = (count: number) => `{ a { ${repeated(count, () => 'name @skip(if: false)')} } }`;
    expect(faultsOf(directives(30))).toEqual([]);
    expect(faultsOf(directives(31))).toEqual(['Directives limit of 30 exceeded, found 31.']);
  });

  test('asks for at most 20 fields of the root, 3 commands, 1 live update', () => {
    const root = (count: number) => repeated(count, (at) => `r${at}: a { name }`);
    expect(faultsOf(`{ ${root(20)} }`)).toEqual([]);
    expect(faultsOf(`{ ${root(21)} }`)).toEqual(['One query asks for at most 20 fields of the root, this one for 21.']);
    expect(faultsOf(`{ ...F } fragment F on Query { ... on Query { ${root(21)} } }`)).toHaveLength(1);
    const commands = (count: number) => `mutation { ${repeated(count, (at) => `c${at}: do { name }`)} }`;
    expect(faultsOf(commands(3))).toEqual([]);
    expect(faultsOf(commands(4))).toHaveLength(1);
    expect(faultsOf('subscription { a: told { name } b: told { name } }')).toHaveLength(1);
  });

  test('that spreads its fragments in a circle ends', () => {
    const circle = repeated(20, (at) => `fragment F${at} on Query { ${repeated(20, (to) => `...F${to}`)} }`);
    const started = performance.now();
    expect(faultsOf(`{ ...F0 } ${circle}`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('has at most 3,000 words and signs', () => {
    expect(read(`{ ${'a '.repeat(2_998)}}`).definitions).toHaveLength(1);
    expect(() => read(`{ ${'a '.repeat(2_999)}}`)).toThrow('at most 3000 tokens');
  });

  test('has brackets at most 40 deep in each other, of whatever kind', () => {
    const inline = (levels: number) => `{ ${'... { '.repeat(levels - 1)} a { name } ${'} '.repeat(levels - 1)} }`;
    expect(read(inline(39)).definitions).toHaveLength(1);
    expect(() => read(inline(40))).toThrow('at most 40 deep');
    expect(() => read(`{ a(x: ${'['.repeat(1_000)}`)).toThrow('at most 40 deep');
    expect(() => read(`query ($x: ${'[{('.repeat(14)}`)).toThrow('at most 40 deep');
    expect(() => read('{ a(x: ')).toThrow('Syntax Error');
  });

  test('asks for at most 1,000 fields, fragments written out', () => {
    const fields = (count: number) => `{ a { ${'name '.repeat(count - 1)} } }`;
    expect(faultsOf(fields(1_000))).toEqual([]);
    expect(faultsOf(fields(1_001))).toEqual(['One operation asks for at most 1000 fields, fragments written out.']);
    const doubling = (levels: number) =>
      `{ a { ...F0 } } fragment F${levels} on Node { name }
       ${repeated(levels, (at) => `fragment F${at} on Node { ...F${at + 1} ...F${at + 1} }`)}`;
    expect(faultsOf(doubling(9))).toEqual([]);
    expect(faultsOf(doubling(10))).toHaveLength(1);
    expect(faultsOf(doubling(200))).toHaveLength(1);
  });

  test('asks for each part of the schema once, under its own name', () => {
    expect(faultsOf(getIntrospectionQuery({ oneOf: true }))).toEqual([]);
    expect(faultsOf('{ a: __typename __schema { types { name: name kind: __typename } } }')).toHaveLength(1);
    expect(faultsOf('{ x: __schema { types { name } } }')).toEqual([
      'The schema is told by its own names: ask for "__schema" without the alias "x".',
    ]);
    const bomb = `{ __schema { ${repeated(3, (at) => `t${at}: types { ...T }`)} } } fragment T on __Type { x: fields { name } }`;
    expect(faultsOf(bomb)).toHaveLength(4);
    const types = (count: number) => `{ ${repeated(count, (at) => `t${at}: __type(name: "A") { name }`)} }`;
    expect(faultsOf(types(5))).toEqual([]);
    expect(faultsOf(types(7))).toEqual(['Ask for at most 5 types of the schema at once.']);
  });
});

describe('the price of an operation', () => {
  test('is a point for each object that may come back', () => {
    expect(price('{ a { name } }')).toBe(1);
    expect(price('{ a { node { name } } kinds { name } words }')).toBe(7);
    expect(price('{ rows { totalCount } }')).toBe(1);
    expect(price('{ rows { nodes { name } } }')).toBe(21);
    expect(price('{ rows(first: 50) { nodes { node { name } } } }')).toBe(101);
    expect(price('query ($n: Int) { rows(first: $n) { nodes { name } } }', { n: 7 })).toBe(8);
    expect(price('mutation { x: do { name } y: do { name } }')).toBe(22);
    expect(
      price('query ($with: Boolean!) { rows { nodes { node @include(if: $with) { name } } } }', { with: false }),
    ).toBe(21);
  });

  test('is kept by what it depends on', () => {
    const document = parse('query ($n: Int!, $text: String) { rows(first: $n) { nodes { name } } }');
    const of = (variables: Record<string, unknown>) => priceOf({ schema: SCHEMA, document, variables });
    expect([of({ n: 1 }), of({ n: 2 }), of({ n: 1, text: 'x' })]).toEqual([2, 3, 2]);
    expect([of({}), of({ n: 1, text: 3 }), of({ n: 'x' }), of({ n: 1 })]).toEqual([0, 0, 0, 2]);
  });

  test('is kept for a hundred lengths of a document at most, or anybody could fill our memory', () => {
    const document = parse('query ($n: Int!) { rows(first: $n) { nodes { name } } }');
    const set = vi.spyOn(Map.prototype, 'set');
    for (let n = 1; n <= 250; n += 1) expect(priceOf({ schema: SCHEMA, document, variables: { n } })).toBe(n + 1);
    const prices = set.mock.contexts.filter((_map, at) => /^\[.*"n"/.test(String(set.mock.calls[at]?.[0])));
    set.mockRestore();
    expect(prices).toHaveLength(250);
    expect(Math.max(...prices.map((map) => (map as Map<string, number>).size))).toBeLessThanOrEqual(100);
  });

  test('is too high for a third level of long pages', () => {
    const page = (inner: string) => `rows(first: 100) { nodes { name ${inner} } }`;
    expect(price(`{ ${page(page(''))} }`)).toBe(10_201);
    expect(price(`{ ${page(page(page('')))} }`)).toMatch(/may bring 1020201 objects .* at most 100000/);
  });

  test('is known of whatever runs: what keeps it from being known is refused', () => {
    const page = (inner: string) => `rows(first: 100) { nodes { name ${inner} } }`;
    const dear = page(page(page('')));
    const beside = `query ($n: Int) { a { x: many(first: $n) { totalCount } } ${dear} }`;
    expect(price(beside, { n: null })).toMatch(/"first" of non-null type "Int!" must not be null/);
    expect(price(beside, { n: 1 })).toMatch(/at most 100000/);
    const chain = repeated(39, (at) => `fragment F${at} on Node { ...F${at + 1} }`);
    const spread = `{ a { ${'...F0 '.repeat(300)} } ${dear} } ${chain} fragment F39 on Node { name }`;
    expect(faultsOf(spread)).toEqual([]);
    expect(price(spread)).toMatch(/maximum allowed number of nodes/);
  });

  test('is not the one of other variables', () => {
    const document = parse('query ($n: Int = 100) { rows(first: $n) { nodes { name } } }');
    const of = (variables: Record<string, unknown>) => priceOf({ schema: SCHEMA, document, variables });
    expect([of({ n: null }), of({}), of({ n: null })]).toEqual([21, 101, 21]);
  });

  test('is asked of queries and of live updates before they run', async () => {
    const page = (inner: string) => `rows(first: 100) { nodes { name ${inner} } }`;
    const dear = page(page(page('')));
    const hooks = Object.assign(
      {},
      ...limits({ throttle: null, updates: null, isInside: () => false, introspection: true, most: DOCUMENT_LIMITS }),
    );
    const refusedBy = async (hook: 'onExecute' | 'onSubscribe', text: string) => {
      const setResultAndStopExecution = vi.fn<(result: { errors: readonly { message: string }[] }) => void>();
      const args = { schema: SCHEMA, document: parse(text), contextValue: {}, variableValues: {} };
      await hooks[hook]({ args, setResultAndStopExecution });
      return setResultAndStopExecution.mock.lastCall?.[0].errors[0]?.message ?? null;
    };
    expect(await refusedBy('onExecute', `{ ${dear} }`)).toMatch(/at most 100000/);
    expect(await refusedBy('onExecute', `{ ${page('')} }`)).toBeNull();
    expect(await refusedBy('onSubscribe', `subscription { told { ${dear} } }`)).toMatch(/at most 100000/);
    expect(await refusedBy('onSubscribe', `subscription { told { ${page('')} } }`)).toBeNull();
  });

  test('is paid for each command, wherever it is written', async () => {
    const spend = vi.fn<(caller: unknown, points: number, commands: number) => unknown>(() => ({ isAllowed: false }));
    const hooks = Object.assign(
      {},
      ...limits({
        throttle: { spend, giveBack: vi.fn<() => null>() } as never,
        updates: null,
        isInside: () => false,
        introspection: true,
        most: DOCUMENT_LIMITS,
      }),
    );
    const args = {
      schema: SCHEMA,
      document: parse(
        'mutation { ...F z: do { name } } fragment F on Mutation { x: do { name } ... { y: do { name } } }',
      ),
      contextValue: {},
      variableValues: {},
    };
    await hooks.onExecute({ args, setResultAndStopExecution: vi.fn<() => void>() });
    expect(spend.mock.lastCall?.[2]).toBe(3);
  });

  test('is paid for what came back', () => {
    expect(pointsSpent({ rows: { nodes: [{ name: 'x' }, null, { node: { name: 'y' } }] }, words: ['x'] }, false)).toBe(
      4,
    );
    expect(pointsSpent({ x: { name: 'x' }, y: null }, true)).toBe(21);
    expect(pointsSpent(null, false)).toBe(0);
  });
});

test('every saved operation is far from the limits', () => {
  const schema = buildSchema(fs.readFileSync('schema/api.graphql', 'utf8'));
  const wrong = readOperations().flatMap(({ name, text, variables }) => {
    const document = read(text);
    const faults = validate(schema, document, [...specifiedRules, ...DOCUMENT_RULES]);
    const cost = priceOf({ schema, document, variables: variables ?? {} });
    return faults.length > 0 || typeof cost !== 'number' || cost > 30_000 ? [{ name, faults, cost }] : [];
  });
  expect(wrong).toEqual([]);
});
