import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';
import { afterEach, expect, test, vi } from 'vitest';

import { onlyWatchers } from '../../../subgraphs/host/telemetry/endpoint.ts';

const TOKEN = 'a-token-of-the-tests-that-is-long-enough';
const opened: Server[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(opened.splice(0).map((server) => new Promise((done) => server.close(done))));
});

/** The status that a reader of figures gets. */
async function shown(token: string | null, headers: Record<string, string> = {}, environment = 'test') {
  vi.stubEnv('NODE_ENV', environment);
  const app = express();
  app.get('/metrics', onlyWatchers(token), (_request, response) => void response.send('figures'));
  const server = app.listen(0, '127.0.0.1');
  opened.push(server);
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).status;
}

test('who shows the token reads the figures, nobody else does, in production too', async () => {
  for (const environment of ['test', 'production']) {
    expect(await shown(TOKEN, { authorization: `Bearer ${TOKEN}` }, environment)).toBe(200);
    expect(await shown(TOKEN, { authorization: `Bearer ${TOKEN}x` }, environment)).toBe(401);
    expect(await shown(TOKEN, {}, environment)).toBe(401);
  }
});

test('without a token this machine reads them, no proxy on it does, and in production nobody', async () => {
  expect(await shown(null)).toBe(200);
  expect(await shown(null, { 'x-forwarded-for': '203.0.113.7' })).toBe(401);
  expect(await shown(null, { forwarded: 'for=203.0.113.7' })).toBe(401);
  expect(await shown(null, {}, 'production')).toBe(401);
  expect(await shown(null, { authorization: 'Bearer null' }, 'production')).toBe(401);
});
