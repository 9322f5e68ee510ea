import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { log } from '#kit/log';

import { openFront, type Front, type FrontOptions } from '../../../gateway/front.ts';
import { freePort } from '../../support/processes.ts';

let front: Front;

/** A front over nothing but a runtime that answers with no data. */
const aFront = async (more: Partial<FrontOptions> = {}): Promise<Front> =>
  openFront({
    runtime: ((request: { on: Function; resume: () => void }, response: { end: (text: string) => void }) => {
      request.on('end', () => response.end('{"data":{}}'));
      request.resume();
    }) as never,
    issuer: {
      issuer: 'http://127.0.0.1:1/auth',
      handle: async ({ url }: Request) => {
        const headers = new Headers({ 'x-asked': url });
        for (const name of ['session', 'remember']) headers.append('set-cookie', `${name}=; Max-Age=0`);
        return new Response('{}', { headers });
      },
    } as never,
    urls: new Map(),
    hubSecret: null,
    metricsToken: null,
    port: await freePort(),
    rateLimit: null,
    trustedProxies: [],
    published: null,
    bodyMs: 300,
    ...more,
  });
beforeAll(async () => void (front = await aFront()));
afterAll(() => front.stop());

/** What a caller gets who sends a text as it is and then nothing; empty where the line is cut without an answer. */
function sendRaw(text: string, to = front): Promise<string> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(to.url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let got = '';
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString();
      if (got.includes('{"data":{}}')) socket.end();
    });
    socket.on('close', () => done(got));
    socket.on('error', failed);
  });
}

const head = (length: number, path = '/graphql') =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

test('a body that comes drop by drop is not waited for, a whole one is answered', async () => {
  expect(await sendRaw(`${head(100)}{"query":`)).toBe('');
  expect(await sendRaw(`${head(2)}{}`)).toContain('{"data":{}}');
});

test.each(['/auth/sign-in/email', '/export'])('nor is one at %s', async (path) => {
  const known = { documents: new Map<string, string>(), onlyKnownDocuments: false, payerOf: async () => 'one' };
  const published = { schema: buildSchema('type Query { one: Int }'), licence: '', ...known };
  const open = await aFront({ published });
  const since = performance.now();
  expect(await sendRaw(`${head(100, path)}{"email":`, open)).toBe('');
  expect(performance.now() - since).toBeLessThan(3_000);
  await open.stop();
});

test('the head of a request that does not come is waited for as long as is said, not half a minute', async () => {
  const since = performance.now();
  expect(await sendRaw('POST /graphql HTTP/1.1\r\nhost: x\r\nx-drop')).toMatch(/^(HTTP\/1.1 408 .*)?/);
  expect(performance.now() - since).toBeLessThan(8_000);
});

test('what is answered is for nobody to keep, to frame or to guess at', async () => {
  const paths = ['/graphql', '/healthz', '/nowhere', '/graphiql'];
  const answers = await Promise.all(
    paths.map((path) => fetch(`${front.url}${path}`, { headers: { accept: 'application/json' } })),
  );
  for (const { headers } of answers) {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  }
  expect(answers[0]?.headers.get('cache-control')).toBe('no-store');
});

test('a sign-out ends each of its cookies', async () => {
  const answer = await fetch(`${front.url}/auth/sign-out`, { method: 'POST' });
  expect(answer.headers.getSetCookie()).toEqual(['session=; Max-Age=0', 'remember=; Max-Age=0']);
});

const AT_TOKEN = /^HTTP\/1.1 200 [^]*x-asked: http:\/\/127\.0\.0\.1:1\/auth\/token(\?of=me)?\r\n/;

test.each([
  ['GET /auth/token HTTP/1.1\r\ncontent-length: 2', '{}', AT_TOKEN],
  ['HEAD /auth/token HTTP/1.1\r\ncontent-length: 2', '{}', AT_TOKEN],
  ['GET http://a:99999/auth/token?of=me HTTP/1.1', '', AT_TOKEN],
  ['TRACE /auth/token HTTP/1.1', '', /^HTTP\/1.1 405 /],
])('an odd request at sign-in is no fault of ours: %s', async (words, body, told) => {
  expect(await sendRaw(`${words}\r\nhost: x\r\nconnection: close\r\n\r\n${body}`)).toMatch(told);
});

const asBrowser = (hub: Front, path: string) => fetch(`${hub.url}${path}`, { headers: { accept: 'text/html' } });

test.each(['/graphql', '/graphiql'])('%s in a browser runs the scripts of its page and no others', async (path) => {
  const answer = await asBrowser(front, path);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const html = await answer.text();
  expect(policy).toMatch(/^default-src 'none'; script-src '(nonce-[0-9a-f]{64}|sha256-[\w+/=]{44})'; /);
  for (const rule of ["connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule);
  const nonceOf = (text: string) => /'nonce-(\w+)'/.exec(text)?.[1];
  expect(html).toContain(nonceOf(policy) === undefined ? '<script>' : `<script nonce="${nonceOf(policy)}"`);
  const again = (await asBrowser(front, path)).headers.get('content-security-policy') ?? '';
  expect(nonceOf(policy) !== undefined && nonceOf(policy) === nonceOf(again)).toBe(false);
});

test('where explorers are off neither is there, and no page leads to one', async () => {
  const closed = await aFront({ hasExplorers: false });
  try {
    expect((await asBrowser(closed, '/graphiql')).status).toBe(404);
    expect(await (await asBrowser(closed, '/graphql')).text()).not.toContain('apollographql');
    for (const path of ['/developers', '/developers/operations/gapList']) {
      const page = await asBrowser(closed, path);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toMatch(/href="\/graphi?ql/);
      expect(await (await asBrowser(front, path)).text()).toMatch(/href="\/graphi?ql/);
    }
  } finally {
    await closed.stop();
  }
});

test('a flood is told when to come again, also at sign-in and at the pages for developers; health never is', async () => {
  const limited = await aFront({ rateLimit: 3 });
  const statuses = async (paths: readonly string[]) => {
    const told = [];
    for (const path of paths) told.push((await asBrowser(limited, path)).status);
    return told;
  };
  try {
    expect(await statuses(['/auth/jwks', '/developers', '/developers', '/developers'])).toEqual([200, 200, 200, 429]);
    expect(await statuses(['/auth/jwks', '/graphiql', '/export'])).toEqual([429, 429, 429]);
    expect(await statuses(['/healthz', '/readyz', '/healthz', '/readyz'])).toEqual([200, 200, 200, 200]);
  } finally {
    await limited.stop();
  }
});

test('however often /readyz is asked, the subgraphs are asked twice a second', async () => {
  let asked = 0;
  const subgraph = createServer((_request, response) => {
    asked += 1;
    response.writeHead(503, { 'content-type': 'application/json' }).end('{"status":"preparing"}');
  });
  await new Promise<void>((ready) => subgraph.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
  const hub = await aFront({ urls: new Map([['books', url]]) });
  try {
    const since = performance.now();
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${hub.url}/readyz`)));
    const mostAsked = 1 + (performance.now() - since) / 500;
    expect(asked).toBeLessThanOrEqual(mostAsked);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    const told = await Promise.all(answers.map(async (answer) => (await answer.json()).services));
    expect(told[0]).toEqual({ gateway: 'ready', books: 'preparing' });
    await new Promise((go) => setTimeout(go, 600));
    const before = asked;
    await fetch(`${hub.url}/readyz`);
    expect(asked).toBe(before + 1);
  } finally {
    await hub.stop();
    subgraph.close();
  }
});

test('whoever runs the hub behind a proxy that it was not told of is warned, once', async () => {
  const warn = vi.spyOn(log, 'warn');
  for (let time = 0; time < 2; time += 1)
    await fetch(`${front.url}/healthz/none`, { headers: { 'x-forwarded-for': '10.0.0.1' } });
  expect(warn.mock.calls.filter(([text]) => String(text).includes('TRUSTED_PROXIES'))).toHaveLength(1);
  vi.restoreAllMocks();
});
