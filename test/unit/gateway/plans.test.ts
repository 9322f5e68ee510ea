import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, parse } from 'graphql';
import { afterAll, beforeEach, expect, test } from 'vitest';

import type { LocalAnswer, LocalExecutor } from '#host/execute';
import { notFound } from '#kit/errors';

import { askThrough, warmUp } from '../../../gateway/asked-inside.ts';
import { openRuntime } from '../../../gateway/runtime.ts';
import { BARE_RUNTIME } from '../../support/bare-runtime.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable"])`;
const BOOKS = `${LINK}
  type Query { book(id: ID!): Book books: [Book!] things: [Thing!]! }
  type Mutation { lend(id: ID!): Book }
  type Book @key(fields: "id") { id: ID! title: String! shelf: Shelf next: Book }
  type Shelf @key(fields: "id") { id: ID! }
  type Pen @key(fields: "id") { id: ID! colour: Colour! }
  enum Colour { RED BLUE }
  interface Named { id: ID! }
  union Thing = Book | Pen`;
const REVIEWS = `${LINK}
  type Query { latest: Review best: Review }
  type Mutation { review(id: ID!): Review }
  type Book @key(fields: "id") { id: ID! stars: Int! words(first: Int): [String!] reviews: [Review!]! }
  type Shelf @key(fields: "id") { id: ID! kept(first: Int!): String room: Room! }
  type Room { number: Int! }
  type Review { book: Book! text: String! }`;

/** What was asked, in order: by whom, and with which keys. */
const calls: { subgraph: string; keys: unknown; document: string }[] = [];
const done: string[] = [];

const KEPT: Record<string, Record<string, unknown>> = {
  a: { id: 'a', title: 'Satu', shelf: { id: 's' }, next: { id: 'b', title: 'Dua' } },
  b: { id: 'b', title: 'Dua', shelf: { id: 's' }, next: null },
};
const kept = (id: string) => ({ __typename: 'Book', ...KEPT[id] });

const books = {
  Query: {
    book: (_: unknown, { id }: { id: string }) => (KEPT[id] ? kept(id) : null),
    books: () => [kept('a'), kept('b'), kept('a')],
    things: () => [kept('a'), { __typename: 'Pen', id: 'p', colour: 'RED' }],
  },
  Mutation: { lend: (_: unknown, { id }: { id: string }) => (done.push(`lend ${id}`), kept(id)) },
  Book: { __resolveReference: ({ id }: { id: string }) => (KEPT[id] ? kept(id) : null) },
};
const reviews = {
  Query: {
    latest: () => ({ text: 'Baik', book: { __typename: 'Book', id: 'gone' } }),
    best: () => ({ text: 'Baik', book: { __typename: 'Book', id: 'a' } }),
  },
  Mutation: {
    review: (_: unknown, { id }: { id: string }) => (done.push(`review ${id}`), { text: 'Baik', book: { id } }),
  },
  Book: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    stars: ({ id }: { id: string }) => (id === 'b' ? notFound('star', id) : 5),
    words: (_: unknown, { first }: { first: number }) => ['satu', 'dua', 'tiga'].slice(0, first),
    reviews: ({ id }: { id: string }) => [{ text: `Tentang ${id}`, book: { id } }],
  },
  Shelf: {
    __resolveReference: ({ id }: { id: string }) => ({ id, room: { number: 1 } }),
    kept: (_: unknown, { first }: { first: number }) => `yang ${first}`,
  },
};

function local(subgraph: string, sdl: string, resolvers: object): LocalExecutor {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  return async ({ query, variables }) => {
    const document = typeof query === 'string' ? parse(query) : query;
    calls.push({ subgraph, keys: variables?.['representations'], document: JSON.stringify(document) });
    const { data, errors } = await execute({ schema, document, variableValues: variables ?? {} });
    return { data, ...(errors && { errors: errors.map((error) => error.toJSON()) }) } as LocalAnswer;
  };
}

const services = [
  { name: 'books', typeDefs: parse(BOOKS), url: 'http://127.0.0.1:1' },
  { name: 'reviews', typeDefs: parse(REVIEWS), url: 'http://127.0.0.1:2' },
];
const composed = composeServices(services);
const runtimeOf = (interprets: boolean) =>
  openRuntime({
    supergraph: composed.supergraphSdl ?? '',
    calls: {
      local: new Map([
        ['books', local('books', BOOKS, books)],
        ['reviews', local('reviews', REVIEWS, reviews)],
      ]),
      urls: new Map(),
      hubSecret: null,
    },
    ...BARE_RUNTIME,
    interprets,
  });
const [plan, hive] = [runtimeOf(true), runtimeOf(false)];

beforeEach(() => {
  calls.length = 0;
  done.length = 0;
});
afterAll(async () => {
  for (const runtime of [plan, hive]) await runtime[Symbol.asyncDispose]?.();
});

interface Told {
  data: any;
  errors?: any;
}
const ask = (query: string, variables = {}) => askThrough(plan)(undefined)({ query, variables }) as Promise<Told>;
const askHive = (query: string, variables = {}) => askThrough(hive)(undefined)({ query, variables }) as Promise<Told>;

test('the schema of these tests composes', () => expect(composed.errors ?? []).toEqual([]));

test('each key is sent once, and what comes back stands at every place of it', async () => {
  const { data, errors } = await ask('{ books { title words(first: 1) } }');
  expect(errors).toBeUndefined();
  expect(data.books).toEqual([
    { title: 'Satu', words: ['satu'] },
    { title: 'Dua', words: ['satu'] },
    { title: 'Satu', words: ['satu'] },
  ]);
  expect(calls.map(({ subgraph, keys }) => [subgraph, keys])).toEqual([
    ['books', undefined],
    [
      'reviews',
      [
        { __typename: 'Book', id: 'a' },
        { __typename: 'Book', id: 'b' },
      ],
    ],
  ]);
});

test('a fault in an entity stands wherever the entity does, and takes its object and no more', async () => {
  const { data, errors } = await ask('{ one: book(id: "b") { title stars } two: book(id: "b") { stars } }');
  expect(data).toEqual({ one: null, two: null });
  expect(errors.map(({ path }: { path: unknown }) => JSON.stringify(path)).toSorted()).toEqual([
    '["one","stars"]',
    '["two","stars"]',
  ]);
  const list = await ask('{ books { title stars } }');
  expect(list.data).toEqual((await askHive('{ books { title stars } }')).data);
  expect(list.data.books.filter((book: unknown) => book !== null).length).toBeGreaterThan(0);
});

test('what a subgraph does not know again is null, and what another said of it stays', async () => {
  const { data } = await ask('{ latest { text book { title } } }');
  expect(data.latest).toMatchObject({ text: expect.any(String), book: null });
  expect(data).toEqual((await askHive('{ latest { text book { title } } }')).data);
});

test('one object at two places is told apart by what is asked of it at each', async () => {
  const { data } = await ask(
    '{ one: best { book { shelf { kept(first: 1) room { number } } } } two: best { book { shelf { kept(first: 2) } } } }',
  );
  const [one, two] = [{ shelf: { kept: 'yang 1', room: { number: 1 } } }, { shelf: { kept: 'yang 2' } }];
  expect(data).toEqual({ one: { book: one }, two: { book: two } });
});

test('commands of several subgraphs go in the order in which they were given', async () => {
  await ask('mutation { a: lend(id: "a") { title } review(id: "b") { text } b: lend(id: "b") { stars } }');
  expect(done).toEqual(['lend a', 'review b', 'lend b']);
});

test('warming up plans what it is given and carries nothing out, commands least of all', async () => {
  const documents = [
    'mutation { lend(id: "a") { title stars } }',
    '{ books { title words } }',
    '{ __schema { description } }',
    '{ odd',
  ];
  await warmUp(plan, documents).done;
  expect([calls, done]).toEqual([[], []]);
  expect((await ask('{ books { title words } }')).errors).toBeUndefined();
});

test.each([
  ['{ things { __typename ... on Book { title words } ... on Pen { colour } } }', {}],
  [
    '{ things { ...b ...p } } fragment b on Book { id next { title reviews { text } } } fragment p on Pen { c: colour }',
    {},
  ],
  ['query ($s: Boolean!) { books { id @skip(if: $s) title words @include(if: $s) } }', { s: true }],
  ['query ($s: Boolean!) { books { id @skip(if: $s) title words @include(if: $s) } }', { s: false }],
  ['query ($s: Boolean = true, $n: Int) { book(id: "a") { ... @include(if: $s) { words(first: $n) } } }', { n: 2 }],
  ['query ($id: ID!) { book(id: $id) { title } }', {}],
  ['query ($id: ID!) { book(id: $id) { title } }', { id: { a: 1 } }],
  ['{ book(id: "gone") { title stars } __typename }', {}],
  ['{ constructor: book(id: "a") { title } toString: __typename }', {}],
  ['{ book(id: "a") { reviews { book { title next { stars title } } } } }', {}],
  ['{ __schema { queryType { name } } book(id: "a") { title } }', {}],
  ['{ __typename }', {}],
  ['query A { book(id: "a") { title } } query B { __typename }', {}],
])('%s %o is answered as by the runtime', async (query, variables) => {
  const [ours, theirs] = [await ask(query, variables), await askHive(query, variables)];
  expect(ours).toEqual(theirs);
  expect(JSON.stringify(ours.data)).toBe(JSON.stringify(theirs.data));
});
