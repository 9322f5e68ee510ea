import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

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
      handle: async () => {
        const headers = new Headers();
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
function sendRaw(text: string): Promise<string> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(front.url);
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

const head = (length: number) =>
  `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

test('a body that comes drop by drop is not waited for, a whole one is answered', async () => {
  expect(await sendRaw(`${head(100)}{"query":`)).toBe('');
  expect(await sendRaw(`${head(2)}{}`)).toContain('{"data":{}}');
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
