import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openForeign } from '../support/foreign.ts';
import { LIES, say, SECRET, type Lie } from './lies.ts';

// A subgraph that answers, but not as it should: its part is null, with an error that names it; the rest is right.

const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const rightly = '{"data":{"book":{"isbn":"1","title":"Simpul"}}}';

/** What fits no field of the question, beside the lies that fit none at all. */
const ALL: Record<string, Lie> = {
  ...LIES,
  'a text where an object belongs': say(`{"data":{"book":"${SECRET}"}}`),
  'a truth in a list where an object belongs': say('{"data":{"book":[true]}}'),
  'a list where one object belongs': say('{"data":{"book":[{"isbn":"1","title":"Simpul"}]}}'),
  'an object where a text belongs': say(`{"data":{"book":{"isbn":"1","title":{"of":"${SECRET}"}}}}`),
  'null where the schema has none': say('{"data":{"book":{"isbn":null,"title":"Simpul"}}}'),
  'an object without its fields': say('{"data":{"book":{}}}'),
  'a fault at its field, with its stack': say(
    JSON.stringify({
      data: { book: null },
      errors: [{ message: SECRET, path: ['book'], extensions: { stacktrace: [SECRET], code: 'E_DB' } }],
    }),
  ),
};

let lie: Lie = () => undefined;
let elsewhere = '';
let wentElsewhere = 0;

const books: RequestListener = (_request, response) => lie(response, rightly, elsewhere);
const others: RequestListener = async (request, response) => {
  elsewhere = `http://127.0.0.1:${request.socket.localPort ?? 0}/`;
  const body = await text(request);
  if (!body.includes('author')) wentElsewhere += 1;
  say('{"data":{"author":{"name":"Ani"}}}')(response, '', '');
};

let gateway: Awaited<ReturnType<typeof openForeign>>;
beforeAll(async () => {
  gateway = await openForeign([
    {
      name: 'books',
      sdl: `${HEAD} type Query { book: Book } type Book @key(fields: "isbn") { isbn: ID! title: String }`,
      answer: books,
    },
    { name: 'others', sdl: `${HEAD} type Query { author: Author } type Author { name: String }`, answer: others },
  ]);
  // The first question pays for the plan, and tells where the other subgraph listens.
  lie = say(rightly);
  await gateway.ask('{ book { isbn title } author { name } }');
});
afterAll(() => gateway?.close());

test.each(Object.entries(ALL))('a subgraph that answers with %s', async (_name, told) => {
  lie = told;
  const since = performance.now();
  const { status, data, errors } = await gateway.ask('{ book { isbn title } author { name } }');
  expect(performance.now() - since).toBeLessThan(8_000);
  expect(status).toBe(200);
  expect(data).toEqual({ book: null, author: { name: 'Ani' } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  expect(JSON.stringify(errors)).not.toMatch(/geheim|10\.0\.0\.7|127\.0\.0\.1|E_DB|who are you/);
  expect(wentElsewhere).toBe(0);
  lie = say(rightly);
  expect((await gateway.ask('{ book { title } }')).data).toMatchObject({ book: { title: 'Simpul' } });
});
