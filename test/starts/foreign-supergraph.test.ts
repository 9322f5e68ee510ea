import type { RequestListener } from 'node:http';

import { expect, test } from 'vitest';

import type { Ask } from '../support/client.ts';
import { overForeign } from '../support/foreign.ts';

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { book: Book }
  type Mutation { lend: Book }
  type Book @key(fields: "isbn") { isbn: ID! title: String }`;

let dropped = 0;

/** Serves a supergraph of somebody else from a file, over one subgraph of theirs. */
function overBooks(env: Record<string, string>, look: (ask: Ask, url: string) => Promise<void>): Promise<void> {
  const answer: RequestListener = (request, response) => {
    if (env['DROP'] === 'on') {
      dropped += 1;
      request.socket.destroy();
      return;
    }
    response.setHeader('content-type', 'application/json');
    const book = { __typename: 'Book', isbn: '1', title: 'Simpul' };
    response.end(JSON.stringify({ data: { book, a: book, b: book, c: book, d: book } }));
  };
  return overForeign([{ name: 'books', sdl: SDL, answer }], env, look);
}

test('the gateway serves any Federation 2 supergraph from a file', () =>
  overBooks({}, async (ask) => {
    const { data, errors } = await ask('{ __typename book { isbn title } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __typename: 'Query', book: { isbn: '1', title: 'Simpul' } });
  }));

test('a subgraph of somebody else that has the name of one of ours is asked where its supergraph says', () => {
  const answer: RequestListener = (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { book: { isbn: '1' } } }));
  };
  return overForeign([{ name: 'csr', sdl: SDL, answer }], {}, async (ask, url) => {
    expect(await ask('{ book { isbn } }')).toMatchObject({ data: { book: { isbn: '1' } } });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

test('commands of somebody else: four in one mutation run, eleven are too many', () =>
  overBooks({}, async (ask) => {
    const lends = (names: readonly string[]) =>
      `mutation { ${names.map((name) => `${name}: lend { isbn }`).join(' ')} }`;
    const four = await ask(lends(['a', 'b', 'c', 'd']));
    expect(four.errors).toBeUndefined();
    expect(Object.keys(four.data ?? {})).toEqual(['a', 'b', 'c', 'd']);
    const eleven = await ask(lends(Array.from({ length: 11 }, (_, at) => `l${at}`)));
    expect(eleven.errors?.[0]?.message).toMatch(/at most 10 fields of the root/);
  }));

test('with a rate limit the next request of an address is told to wait, and health still answers', () =>
  overBooks({ RATE_LIMIT: '3' }, async (ask, url) => {
    const answers: Awaited<ReturnType<Ask>>[] = [];
    for (let count = 0; count < 4; count += 1) answers.push(await ask('{ book { title } }'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.errors?.[0]?.extensions.code).toBe('THROTTLED');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }));

test('whose supergraph it may be, what an operation may cost and what one caller may spend is limited', () =>
  overBooks({ COST_LIMIT: '6', MUTATION_LIMIT: '2' }, async (ask, url) => {
    const wide = await ask(`{ ${Array.from({ length: 21 }, (_, at) => `b${at}: book { isbn }`).join(' ')} }`);
    expect(wide.errors?.[0]?.message).toMatch(/at most 20 fields of the root/);
    // Commands are counted one by one, and those that are too many cost nothing else.
    const commands = await ask('mutation { a: lend { isbn } b: lend { isbn } c: lend { isbn } }');
    expect([commands.status, commands.errors?.[0]?.extensions.code]).toEqual([429, 'THROTTLED']);
    const raw = (query: string) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    const first = await raw('{ a: book { isbn } b: book { isbn } }');
    const throttleStatus = { maximumAvailable: 6, currentlyAvailable: 4, restoreRate: 0 };
    expect(await first.json()).toMatchObject({
      extensions: { cost: { requestedQueryCost: 2, actualQueryCost: 2, throttleStatus } },
    });
    await raw('{ a: book { isbn } b: book { isbn } }');
    await raw('{ a: book { isbn } b: book { isbn } }');
    const spent = await raw('{ book { isbn } }');
    expect(spent.status).toBe(429);
    expect(Number(spent.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await spent.json()).toMatchObject({ errors: [{ extensions: { code: 'THROTTLED' } }] });
  }));

test('where only known documents are answered, no other is', () =>
  overBooks({ ONLY_KNOWN_DOCUMENTS: 'on' }, async (ask) => {
    const { data, errors } = await ask('{ book { isbn } }');
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_ONLY');
  }));

test('without introspection the schema is told to nobody, not even by suggestions', () =>
  overBooks({ INTROSPECTION: 'off' }, async (ask) => {
    const asked = await Promise.all(
      ['{ __schema { types { name } } }', '{ __type(name: "Book") { name } }', '{ bok { isbn } }'].map((query) =>
        ask(query),
      ),
    );
    for (const { data, errors } of asked) {
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(JSON.stringify(errors)).not.toMatch(/did you mean|"book"/i);
    }
  }));

test('a mutation whose subgraph drops the call is sent once, and the caller is told to try again', () =>
  overBooks({ DROP: 'on' }, async (ask) => {
    dropped = 0;
    const { data, errors } = await ask('mutation { lend { isbn } }');
    expect(data?.['lend'] ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    expect(dropped).toBe(1);
  }));
