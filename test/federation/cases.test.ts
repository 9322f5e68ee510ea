import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Ask } from '../support/client.ts';
import { openForeign } from '../support/foreign.ts';
import { SHOP } from './shop.ts';
import { asked } from './subgraph-server.ts';

// The gateway with its limits and its masking over a supergraph that is not ours: what Federation 2 promises, each once.
const CASES: [name: string, query: string, data: unknown][] = [
  ['an entity by a composite key', '{ products { pieces } }', { products: [{ pieces: 100 }, { pieces: 200 }] }],
  [
    'an entity that begins where only its composite key is known',
    '{ scarce { id name pieces price } }',
    { scarce: [{ id: 'p2', name: 'Selimut', pieces: 200, price: 7 }] },
  ],
  [
    '@requires over a nested selection, which is not told unasked',
    '{ products { shipping } }',
    { products: [{ shipping: 30 }, { shipping: 2 }] },
  ],
  [
    '@requires of what itself requires',
    '{ product(id: "p1") { madeBy { wages } } }',
    { product: { madeBy: { wages: 36 } } },
  ],
  ['@override: the newer owner answers', '{ product(id: "p2") { oldPrice } }', { product: { oldPrice: 14 } }],
  ['a @shareable root', '{ greeting { text } }', { greeting: { text: 'Selamat pagi' } }],
  [
    '@interfaceObject adds a field to every kind',
    '{ media { __typename title rating ... on Film { minutes } ... on Song { singer: artist } } }',
    {
      media: [
        { __typename: 'Film', title: 'Jambi', rating: 4, minutes: 90 },
        { __typename: 'Song', title: 'Batanghari', rating: 5, singer: 'Uji' },
      ],
    },
  ],
  [
    'an interface object is told by its true kind',
    '{ best { __typename id rating ... on Song { artist } } }',
    { best: { __typename: 'Song', id: 'm2', rating: 5, artist: 'Uji' } },
  ],
  [
    'a union over subgraphs, with fragments in fragments',
    `{ things { ...One ... on Film { kind: __typename rating } } }
     fragment One on Thing { ... on Product { ...Two } } fragment Two on Product { name price }`,
    {
      things: [
        { name: 'Beras', price: 5 },
        { kind: 'Film', rating: 4 },
      ],
    },
  ],
  [
    'lists of lists, with holes',
    '{ shelves { id price } }',
    { shelves: [[{ id: 'p1', price: 5 }, null], [], null, [{ id: 'p2', price: 7 }]] },
  ],
  [
    'null keys, and keys that nobody knows',
    '{ latest { id product { price } author { name } } }',
    {
      latest: [
        { id: 'r1', product: { price: 5 }, author: { name: 'Ani' } },
        { id: 'r2', product: { price: 7 }, author: null },
        { id: 'r3', product: null, author: null },
      ],
    },
  ],
  [
    'a key that is fetched on the way: from id to mail',
    '{ latest { author { unread } } }',
    { latest: [{ author: { unread: 14 } }, { author: null }, { author: null }] },
  ],
  [
    'entities inside entities inside entities',
    '{ product(id: "p1") { reviews { author { friends { name unread } } product { madeBy { owner { unread } } } } } }',
    {
      product: {
        reviews: [
          {
            author: { friends: [{ name: 'Budi', unread: 14 }, null] },
            product: { madeBy: { owner: { unread: 14 } } },
          },
        ],
      },
    },
  ],
  [
    'the same entity under several names, with other fields each',
    '{ a: product(id: "p1") { price cost: price } b: product(id: "p1") { pieces x: name y: name } none: product(id: "p9") { price } }',
    { a: { price: 5, cost: 5 }, b: { pieces: 100, x: 'Beras', y: 'Beras' }, none: null },
  ],
  [
    'commands of several subgraphs, with what others know about what they changed',
    'mutation { a: rename(id: "p1", name: "Padi") { name price } b: restock(number: 2) { pieces name } }',
    { a: { name: 'Padi', price: 5 }, b: { pieces: 200, name: 'Selimut' } },
  ],
  [
    '__typename everywhere',
    '{ __typename product(id: "p1") { __typename size { __typename width } madeBy { __typename owner { __typename } } } }',
    {
      __typename: 'Query',
      product: {
        __typename: 'Product',
        size: { __typename: 'Size', width: 3 },
        madeBy: { __typename: 'Factory', owner: { __typename: 'Person' } },
      },
    },
  ],
];

describe.each(['plan', 'hive'])('carried out by %s', (execution) => {
  let gateway: Awaited<ReturnType<typeof openForeign>>;
  let ask: Ask;
  beforeAll(async () => {
    gateway = await openForeign(SHOP, { SIMPUL_EXECUTION: execution });
    ask = gateway.ask;
  });
  afterAll(() => gateway?.close());
  beforeEach(() => void (asked.length = 0));

  const calls = () => asked.map(({ subgraph }) => subgraph);

  /** Asks, and wants exactly this answer and no error. */
  async function gives(query: string, data: unknown, variables: Record<string, unknown> = {}): Promise<void> {
    const answer = await ask(query, variables);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(data);
  }

  test.each(CASES)('%s', (_name, query, data) => gives(query, data));

  test('@provides: what came along is not fetched again', async () => {
    await gives('{ latest { product { name } } }', {
      latest: [{ product: { name: 'Beras' } }, { product: { name: 'Selimut' } }, { product: null }],
    });
    expect(calls()).toEqual(['reviews']);
  });

  test.each([
    [false, true, { price: 5, pieces: 100 }, ['catalog', 'prices', 'stock']],
    [true, true, { pieces: 100 }, ['catalog', 'stock']],
    [false, false, { price: 5 }, ['catalog', 'prices']],
    [true, false, {}, ['catalog']],
  ])(
    '@skip %s and @include %s: a subgraph whose part is left out is not asked',
    async (skip, include, product, who) => {
      const query = `query ($skip: Boolean!, $include: Boolean!) { product(id: "p1") {
    __typename price @skip(if: $skip) ... @include(if: $include) { pieces } } }`;
      await gives(query, { product: { __typename: 'Product', ...product } }, { skip, include });
      expect(calls().toSorted()).toEqual(who);
    },
  );

  test('a variable reaches the subgraph it belongs to, and entities of a page are asked for at once', async () => {
    const query = 'query ($only: Filter) { products(only: $only) { price reviews { text } } }';
    await gives(
      query,
      { products: [{ price: 7, reviews: [{ text: 'Cukup' }] }] },
      { only: { id: 'p2', kind: 'GOODS' } },
    );
    await gives('{ products { price } }', { products: [{ price: 5 }, { price: 7 }] });
    expect(calls().slice(-2)).toEqual(['catalog', 'prices']);
  });

  test('commands run one after the other, in the order they were written', async () => {
    await ask(
      'mutation { restock(number: 1) { pieces } rename(id: "p1", name: "x") { id } again: restock(number: 2) { pieces } }',
    );
    expect(calls().filter((_name, at) => asked[at]?.query.includes('mutation'))).toEqual(['stock', 'catalog', 'stock']);
  });

  test.each([
    '{ product(id: "p1") { internal } }',
    '{ products(only: { secret: 1 }) { id } }',
    '{ products(only: { kind: HIDDEN }) { id } }',
  ])('what is @inaccessible is there for nobody: %s', async (query) => {
    const { data, errors } = await ask(query);
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/);
    expect(calls()).toEqual([]);
  });

  test('what is @inaccessible is not told of either', async () => {
    const { data } = await ask(
      '{ product: __type(name: "Product") { fields { name } } kind: __type(name: "Kind") { enumValues { name } } }',
    );
    expect(data?.['product'].fields.map(({ name }: any) => name)).not.toContain('internal');
    expect(data?.['kind'].enumValues.map(({ name }: any) => name)).toEqual(['FOOD', 'GOODS']);
  });

  test('a fault leaves null where the schema allows it, tells where, and nothing of its cause', async () => {
    const { data, errors } = await ask('{ broken { id } products { name madeBy { id place } } }');
    expect(data).toEqual({
      broken: null,
      products: [
        { name: 'Beras', madeBy: null },
        { name: 'Selimut', madeBy: null },
      ],
    });
    expect(errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual(['broken', 'products.madeBy']);
    expect(JSON.stringify(errors)).not.toContain('secret');
    const whole = await ask('{ brokenForGood { id } products { id } }');
    expect(whole.data).toBeNull();
    expect(JSON.stringify(whole.errors)).not.toContain('secret');
  });

  // What anybody may write is not handed on: a cookie would be somebody's session, a trace would decide what is kept.
  test('a subgraph is told the token and the id of a request, and no other header of the caller', async () => {
    const told = { authorization: 'Bearer x', 'x-request-id': 'uji-1' };
    const others = {
      traceparent: '00-11112222333344445555666677778888-1111222233334444-01',
      tracestate: 'a=b',
      baggage: 'a=b',
      cookie: 'session=1',
      'x-forwarded-for': '10.0.0.9',
      'x-simpul-hub': 'guessed',
    };
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...told, ...others },
      body: JSON.stringify({ query: '{ products { pieces } }' }),
    });
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked) {
      expect(headers).toMatchObject(told);
      expect(Object.keys(others).filter((name) => name in headers)).toEqual([]);
    }
  });
});
