import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect, test } from 'vitest';

import { asker } from '../support/client.ts';
import { freePort, startCommand, untilReady } from '../support/processes.ts';

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { book: Book }
  type Book @key(fields: "isbn") { isbn: ID! title: String }`;

test('the gateway serves any Federation 2 supergraph from a file', async () => {
  const subgraph = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { book: { __typename: 'Book', isbn: '1', title: 'Simpul' } } }));
  });
  await new Promise<void>((ready) => subgraph.listen(0, '127.0.0.1', ready));
  const { port } = subgraph.address() as AddressInfo;
  const composed = composeServices([{ name: 'books', url: `http://127.0.0.1:${port}/graphql`, typeDefs: parse(SDL) }]);
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const file = join(folder, 'supergraph.graphql');
  fs.writeFileSync(file, composed.supergraphSdl ?? '');
  const at = await freePort();
  const running = startCommand('gateway', ['gateway', '--supergraph', file, '--port', String(at)], {}, folder);
  try {
    await untilReady(`http://127.0.0.1:${at}/healthz`, [running]);
    const { data, errors } = await asker(`http://127.0.0.1:${at}/graphql`)('{ __typename book { isbn title } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ __typename: 'Query', book: { isbn: '1', title: 'Simpul' } });
  } finally {
    expect(await running.stop()).toBe(0);
    subgraph.close();
    fs.rmSync(folder, { recursive: true });
  }
});
