import * as fs from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect } from 'vitest';

import { asker, type Ask } from './client.ts';
import { freePort, startCommand, untilReady } from './processes.ts';

/** A subgraph of somebody else: its schema, and what answers its requests. */
export interface ForeignSubgraph {
  name: string;
  sdl: string;
  answer: RequestListener;
}

async function serve({ name, sdl, answer }: ForeignSubgraph) {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { server, service: { name, url: `http://127.0.0.1:${port}/graphql`, typeDefs: parse(sdl) } };
}

/** Our gateway over a supergraph of somebody else, from a file, as `npm run gateway -- --supergraph` serves it. */
export async function openForeign(subgraphs: readonly ForeignSubgraph[], env: Record<string, string> = {}) {
  const served = await Promise.all(subgraphs.map(serve));
  const { supergraphSdl, errors } = composeServices(served.map(({ service }) => service));
  if (!supergraphSdl) throw new Error(`no supergraph: ${errors?.map(({ message }) => message).join('; ')}`);
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const file = join(folder, 'supergraph.graphql');
  fs.writeFileSync(file, supergraphSdl);
  const at = await freePort();
  const running = startCommand('gateway', ['gateway', '--supergraph', file, '--port', String(at)], env, folder);
  const url = `http://127.0.0.1:${at}`;
  const close = async () => {
    const code = await running.stop();
    served.forEach(({ server }) => server.close());
    fs.rmSync(folder, { recursive: true });
    expect(code).toBe(0);
  };
  try {
    await untilReady(`${url}/healthz`, [running]);
  } catch (error) {
    await close();
    throw error;
  }
  return { ask: asker(`${url}/graphql`), url, close };
}

/** The same for the length of one look. */
export async function overForeign(
  subgraphs: readonly ForeignSubgraph[],
  env: Record<string, string>,
  look: (ask: Ask, url: string) => Promise<void>,
): Promise<void> {
  const { ask, url, close } = await openForeign(subgraphs, env);
  try {
    await look(ask, url);
  } finally {
    await close();
  }
}
