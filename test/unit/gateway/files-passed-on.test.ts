import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openFront, type Front } from '../../../gateway/front.ts';
import { freePort } from '../../support/processes.ts';

const asked: string[] = [];
let csr: Server;
let front: Front;

beforeAll(async () => {
  csr = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    outgoing.end('from csr');
  });
  await new Promise<void>((done) => csr.listen(0, '127.0.0.1', done));
  const { port } = csr.address() as AddressInfo;
  const urls = new Map([['csr', `http://127.0.0.1:${port}/graphql`]]);
  front = await openFront({
    runtime: (() => undefined) as never,
    issuer: null,
    urls,
    port: await freePort(),
    rateLimit: null,
    trustedProxies: [],
    hubSecret: null,
    metricsToken: null,
    published: null,
  });
});
afterAll(async () => {
  await front.stop();
  csr.close();
});

/** Asks for a path as it is written: fetch would resolve the dots before it sends them. */
function get(path: string, method = 'GET'): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(front.url);
    request({ hostname, port, path, method }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    })
      .on('error', failed)
      .end();
  });
}

test('a file is asked of csr at its own address', async () => {
  const token = 'a'.repeat(43);
  expect(await get(`/files/${token}`)).toEqual({ status: 200, text: 'from csr' });
  expect(asked.splice(0)).toEqual([`/files/${token}`]);
});

test('a file to be imported is asked of the subgraph it names, and of no other', async () => {
  const token = 'a'.repeat(43);
  expect((await get(`/files/csr/${token}`, 'PUT')).status).toBe(200);
  expect((await get(`/files/csr/${token}`)).status).toBe(405);
  expect(asked.splice(0)).toEqual([`/import-files/${token}`]);
  for (const path of [`/files/nobody/${token}`, `/files/csr/../${token}`, `/files/csr/a/${token}`, '/files/csr/']) {
    expect((await get(path)).status).toBe(404);
  }
  expect(asked.splice(0)).toEqual([]);
});

test('no path below /files leads to anything else of csr', async () => {
  const paths = [
    '/files/../graphql?query=%7B__typename%7D',
    '/files/%2e%2e/graphql?query=%7B__typename%7D',
    '/files/..%2fgraphql',
    '/files/a/../../readyz',
    '/files/..\\graphql',
    '/files/',
  ];
  const answers = await Promise.all(paths.map((path) => get(path)));
  expect(asked.splice(0)).toEqual([]);
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
});

test('the check of a certificate is asked of csr, with a hash to compare, and nothing else below /check is', async () => {
  const asking = ['/check', '/check?code=SRT-2026-000001-K7QFM2', '/check/SRT-2026-000001-K7QFM2?sha256=ab+%20cd'];
  for (const path of asking) expect(await get(path)).toEqual({ status: 200, text: 'from csr' });
  expect(asked.splice(0)).toEqual(asking);
  const other = [
    '/check/',
    '/check/../graphql?query=%7B__typename%7D',
    '/check/a/b',
    '/check/%2e%2e/readyz',
    '/check/a%2fb',
  ];
  const answers = await Promise.all(other.map((path) => get(path)));
  expect(asked.splice(0)).toEqual([]);
  expect(answers.map(({ status }) => status)).toEqual(other.map(() => 404));
});
