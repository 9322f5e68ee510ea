import type { RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openForeign } from '../support/foreign.ts';

// A subgraph that answers, but not as it should: its part is null, with an error that names it; the rest is right.

const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n';
const SECRET = 'postgres://root:geheim@10.0.0.7/books';

const json = { 'content-type': 'application/json' };
const rightly = '{"data":{"book":{"isbn":"1","title":"Simpul"}}}';

const tooMuch = `{"data":{"book":{"isbn":"1","title":"${'x'.repeat(11_000_000)}"}}}`;

type Lie = (response: ServerResponse) => void;

const LIES: Record<string, Lie> = {
  'no JSON': (response) => response.writeHead(200, json).end('{"data":{"book":'),
  'a page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${SECRET}</h1>`),
  'nothing at all': (response) => response.writeHead(200, json).end(),
  'an empty object': (response) => response.writeHead(200, json).end('{}'),
  'null as its data': (response) => response.writeHead(200, json).end('{"data":null}'),
  'data without what was asked': (response) => response.writeHead(200, json).end('{"data":{}}'),
  'a list as its data': (response) => response.writeHead(200, json).end('{"data":[]}'),
  'a text as its data': (response) => response.writeHead(200, json).end(`{"data":"${SECRET}"}`),
  'a text where an object belongs': (response) => response.writeHead(200, json).end(`{"data":{"book":"${SECRET}"}}`),
  'a truth in a list where an object belongs': (response) =>
    response.writeHead(200, json).end('{"data":{"book":[true]}}'),
  'a list where one object belongs': (response) =>
    response.writeHead(200, json).end('{"data":{"book":[{"isbn":"1","title":"Simpul"}]}}'),
  'an object where a text belongs': (response) =>
    response.writeHead(200, json).end(`{"data":{"book":{"isbn":"1","title":{"of":"${SECRET}"}}}}`),
  'null where the schema has none': (response) =>
    response.writeHead(200, json).end('{"data":{"book":{"isbn":null,"title":"Simpul"}}}'),
  'an object without its fields': (response) => response.writeHead(200, json).end('{"data":{"book":{}}}'),
  'null as its answer': (response) => response.writeHead(200, json).end('null'),
  'a list': (response) => response.writeHead(200, json).end('[]'),
  'a number': (response) => response.writeHead(200, json).end('42'),
  'a fault with its stack': (response) =>
    response.writeHead(200, json).end(
      JSON.stringify({
        data: { book: null },
        errors: [{ message: SECRET, path: ['book'], extensions: { stacktrace: [SECRET], code: 'E_DB' } }],
      }),
    ),
  'errors that are no list': (response) => response.writeHead(200, json).end(`{"errors":"${SECRET}"}`),
  'errors that say nothing': (response) => response.writeHead(200, json).end('{"data":null,"errors":[{}]}'),
  'status 500': (response) => response.writeHead(500, json).end(`{"message":"${SECRET}"}`),
  'status 401': (response) => response.writeHead(401, json).end('{"errors":[{"message":"who are you?"}]}'),
  'status 429': (response) => response.writeHead(429, { 'retry-after': '60' }).end(),
  'another address': (response) => response.writeHead(307, { location: `http://127.0.0.1:${elsewhere}/` }).end(),
  'more than is taken': (response) => response.writeHead(200, json).end(tooMuch),
  'more than is taken, in pieces': (response) => {
    response.writeHead(200, json).write(tooMuch.slice(0, 20));
    response.end(tooMuch.slice(20));
  },
  'half of what it promised': (response) => {
    response.writeHead(200, { ...json, 'content-length': '1000' }).write(rightly);
    setTimeout(() => response.destroy(), 50);
  },
  'a cut connection': (response) => response.destroy(),
  'no end': (response) => {
    response.writeHead(200, json);
    const drip = setInterval(() => response.write(' '), 100);
    response.once('close', () => clearInterval(drip));
  },
};

let lie: Lie = () => undefined;
let elsewhere = 0;
let wentElsewhere = 0;

const books: RequestListener = (_request, response) => lie(response);
const others: RequestListener = async (request, response) => {
  elsewhere = request.socket.localPort ?? 0;
  const body = await text(request);
  if (!body.includes('author')) wentElsewhere += 1;
  response.writeHead(200, json).end('{"data":{"author":{"name":"Ani"}}}');
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
  lie = (response) => response.writeHead(200, json).end(rightly);
  await gateway.ask('{ book { isbn title } author { name } }');
});
afterAll(() => gateway?.close());

test.each(Object.entries(LIES))('a subgraph that answers with %s', async (_name, told) => {
  lie = told;
  const since = performance.now();
  const { status, data, errors } = await gateway.ask('{ book { isbn title } author { name } }');
  expect(performance.now() - since).toBeLessThan(8_000);
  expect(status).toBe(200);
  expect(data).toEqual({ book: null, author: { name: 'Ani' } });
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  expect(JSON.stringify(errors)).not.toMatch(/geheim|10\.0\.0\.7|127\.0\.0\.1|E_DB|who are you/);
  expect(wentElsewhere).toBe(0);
  lie = (response) => response.writeHead(200, json).end(rightly);
  expect((await gateway.ask('{ book { title } }')).data).toMatchObject({ book: { title: 'Simpul' } });
});
