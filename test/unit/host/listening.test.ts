import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, expect, test, vi } from 'vitest';

import { drain, listen, stoppingSeconds } from '../../../subgraphs/host/listening.ts';

let server: Server;
const free: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  free.splice(0).forEach((open) => open());
  server.closeAllConnections();
  server.close();
});

/** A server with something that takes until it is freed, and a stream of changes that never ends. */
async function serving(listenWith = listen): Promise<string> {
  server = createServer((request, response) => {
    if (request.url === '/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write(':\n\n');
      return;
    }
    if (request.url === '/quick') return void response.end('quick');
    free.push(() => response.end('done'));
  });
  return `http://127.0.0.1:${await listenWith(server, 0, 'a test')}`;
}

const untilRunning = async () => {
  while (free.length === 0) await pause(5);
};

test('a connection that is idle is kept longer than whoever holds it keeps it', async () => {
  const answer = await fetch(`${await serving()}/quick`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=65');
});

test('what runs is answered, a live update is ended at once, and nothing new is taken', async () => {
  const url = await serving();
  const slow = fetch(`${url}/slow`).then((answer) => answer.text());
  const live = (await fetch(`${url}/live`, { headers: { accept: 'text/event-stream' } })).text().catch(() => 'cut');
  await untilRunning();
  let isOver = false;
  const drained = drain(server).then(() => (isOver = true));
  expect(await live).toBe('cut');
  await expect(fetch(`${url}/quick`)).rejects.toThrow('fetch failed');
  expect(isOver).toBe(false);
  free.splice(0).forEach((open) => open());
  expect(await slow).toBe('done');
  await drained;
});

test('a process that ends says so for a while and still answers, each over its last connection', async () => {
  // A copy of its own: files that share this process would be ending too.
  const copy = '../../../subgraphs/host/listening.ts?ending';
  const {
    isStopping,
    listen: listenWith,
    sayStopping,
  } = (await import(copy)) as typeof import('../../../subgraphs/host/listening.ts');
  const url = await serving(listenWith);
  vi.stubEnv('DRAIN_SECONDS', '1');
  expect(isStopping()).toBe(false);
  const before = await fetch(`${url}/quick`);
  const said = sayStopping();
  expect(isStopping()).toBe(true);
  const meanwhile = await fetch(`${url}/quick`);
  expect([before.headers.get('connection'), meanwhile.headers.get('connection')]).toEqual(['keep-alive', 'close']);
  expect(await meanwhile.text()).toBe('quick');
  await said;
});

test.each(['-1', '61', '1.5', 'soon'])('DRAIN_SECONDS=%s is refused', (text) => {
  expect(() => stoppingSeconds(text)).toThrow('DRAIN_SECONDS');
});

test.each([
  ['', 0],
  ['0', 0],
  ['60', 60],
])('DRAIN_SECONDS=%s is %i s', (text, seconds) => {
  expect(stoppingSeconds(text)).toBe(seconds);
});
