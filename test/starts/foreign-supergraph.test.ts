import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect, test } from 'vitest';

import { asker, type Ask } from '../support/client.ts';
import { freePort, startCommand, untilReady } from '../support/processes.ts';

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { book: Book }
  type Mutation { lend: Book }
  type Book @key(fields: "isbn") { isbn: ID! title: String }`;

let dropped = 0;

/** Serves a supergraph of somebody else from a file, over one subgraph of theirs. */
async function overBooks(env: Record<string, string>, look: (ask: Ask, url: string) => Promise<void>): Promise<void> {
  const subgraph = createServer((request, response) => {
    if (env['DROP'] === 'on') {
      dropped += 1;
      request.socket.destroy();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { book: { __typename: 'Book', isbn: '1', title: 'Simpul' } } }));
  });
  await new Promise<void>((ready) => subgraph.listen(0, '127.0.0.1', ready));
  const { port } = subgraph.address() as AddressInfo;
  const books = { name: 'books', url: `http://127.0.0.1:${port}/graphql`, typeDefs: parse(SDL) };
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const file = join(folder, 'supergraph.graphql');
  fs.writeFileSync(file, composeServices([books]).supergraphSdl ?? '');
  const at = await freePort();
  const running = startCommand('gateway', ['gateway', '--supergraph', file, '--port', String(at)], env, folder);
  const url = `http://127.0.0.1:${at}`;
  try {
    await untilReady(`${url}/healthz`, [running]);
    await look(asker(`${url}/graphql`), url);
  } finally {
    expect(await running.stop()).toBe(0);
    subgraph.close();
    fs.rmSync(folder, { recursive: true });
  }
}

test('the gateway serves any Federation 2 supergraph from a file', () =>
  overBooks({}, async (ask) => {
    const { data, errors } = await ask('{ __typename book { isbn title } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __typename: 'Query', book: { isbn: '1', title: 'Simpul' } });
  }));

test('with a rate limit the next request of an address is told to wait, and health still answers', () =>
  overBooks({ RATE_LIMIT: '3' }, async (ask, url) => {
    const answers: Awaited<ReturnType<Ask>>[] = [];
    for (let count = 0; count < 4; count += 1) answers.push(await ask('{ book { title } }'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.errors?.[0]?.extensions.code).toBe('THROTTLED');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }));

test('a mutation whose subgraph drops the call is sent once, and the caller is told to try again', () =>
  overBooks({ DROP: 'on' }, async (ask) => {
    dropped = 0;
    const { data, errors } = await ask('mutation { lend { isbn } }');
    expect(data?.['lend'] ?? null).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    expect(dropped).toBe(1);
  }));
