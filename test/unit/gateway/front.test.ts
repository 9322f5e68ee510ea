import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openFront, type Front } from '../../../gateway/front.ts';
import { freePort } from '../../support/processes.ts';

let front: Front;

beforeAll(async () => {
  front = await openFront({
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
  });
});
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
