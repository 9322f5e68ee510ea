import { expect, test } from 'vitest';

import { leakIn } from '../support/leaks.ts';
import { stories } from '../support/stories.ts';

const LONG_PAGES =
  'areas(first: 100) { nodes { children(first: 100) { nodes { children(first: 100) { nodes { code } } } } } }';
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const doubling = (fragment: (to: number) => string) =>
  `{ areas(first: 1) { nodes { ...F0 } } } fragment F16 on Area { code }
   ${many(16, (at) => `fragment F${at} on Area { ${fragment(at + 1)} }`)}`;

/** What would cost much to plan or to answer, and how it is refused. */
const BOMBS: Record<string, [string, RegExp]> = {
  depth: [`{ areas(first: 1) { nodes { ${'parent { '.repeat(20)} code ${'} '.repeat(20)} } } }`, /depth limit of 12/],
  brackets: [
    `{ areas(first: 1) { nodes { ${'parent { '.repeat(200)} code ${'} '.repeat(200)} } } }`,
    /at most 40 deep/,
  ],
  aliases: [`{ indicators { ${many(500, (at) => `a${at}: code`)} } }`, /Aliases limit of 30/],
  directives: [`{ indicators { ${many(200, () => 'code @include(if: true)')} } }`, /Directives limit of 30/],
  'one field by many names': [
    `{ ${many(29, (at) => `a${at}: indicators { code }`)} }`,
    /at most 20 fields of the root/,
  ],
  'many commands': [
    `mutation { ${many(4, (at) => `a${at}: setCompanyVisibility(input: { isVisible: true }) { __typename }`)} }`,
    /at most 3 fields of the root/,
  ],
  tokens: [`{ indicators { ${'code '.repeat(20_000)} } }`, /at most 3000 tokens/],
  'fragments that double': [doubling((to) => `...F${to} ...F${to}`), /at most 1000 fields/],
  'fragments that double by alias': [doubling((to) => `a: parent { ...F${to} } b: parent { ...F${to} }`), /limit of/],
  'fragments in a circle': [
    '{ areas { nodes { ...A } } } fragment A on Area { ...B ...B } fragment B on Area { ...A ...A }',
    /within itself/,
  ],
  'pages within pages': [`{ ${LONG_PAGES} }`, /may bring \d+ objects/],
  'pages within pages, beside one that has no price': [
    `query ($none: Int) { x: areas(first: $none) { totalCount } ${LONG_PAGES} }`,
    /must not be null/,
  ],
  'pages within pages, behind fragments within fragments': [
    `{ a: areas(first: 1) { ${'...F0 '.repeat(300)} } ${LONG_PAGES} } fragment F39 on AreaConnection { totalCount }
     ${many(39, (at) => `fragment F${at} on AreaConnection { ...F${at + 1} }`)}`,
    /maximum allowed number of nodes/,
  ],
  'the schema again and again': [
    `{ __schema { ${many(29, (at) => `a${at}: types { interfaces { possibleTypes { name } } }`)} } }`,
    /told by its own names/,
  ],
};

stories('limits', (hub) => {
  test.each(Object.keys(BOMBS))('%s: refused before any subgraph is asked', async (name) => {
    const [query, message] = BOMBS[name] ?? ['', /^$/];
    const started = performance.now();
    const { data, errors, requestId } = await hub().ask(query, { none: null });
    const told = JSON.stringify(errors);
    expect(told).toMatch(message);
    expect(told).toMatch(/"code":"(GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED|BAD_USER_INPUT)"/);
    expect(leakIn(told)).toBeNull();
    expect(data ?? null).toBeNull();
    expect(hub().statementsOf(requestId)).toEqual({});
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('each answer tells what it was taken to cost, and what it did', async () => {
    const body = (query: string) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const ask = async (query: string) => (await fetch(`${hub().url}/graphql`, body(query))).json();
    const page = await ask('{ gapAreas(first: 7) { totalCount nodes { code area { name } } } }');
    expect(page).toMatchObject({ extensions: { cost: { requestedQueryCost: 15, actualQueryCost: 15 } } });
    const empty = await ask('{ gapAreas(first: 7, filter: { text: "nothing is called so" }) { nodes { code } } }');
    expect(empty).toMatchObject({ extensions: { cost: { requestedQueryCost: 8, actualQueryCost: 1 } } });
  });
});
