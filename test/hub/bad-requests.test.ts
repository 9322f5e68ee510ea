import { request as httpRequest } from 'node:http';

import { expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { AS_HUB, HUB_SECRET } from '../support/client.ts';
import { leakIn } from '../support/leaks.ts';
import { stories } from '../support/stories.ts';

const QUERY = '{ areaGroups { code } }';
const asJson = { 'content-type': 'application/json' };

interface Told {
  status: number;
  text: string;
  headers: Headers;
}

/** Sends a body in pieces, so that no content-length announces it. */
function inPieces(
  url: string,
  piece: string,
  count: number,
  shown: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    let isAnswered = false;
    const sending = httpRequest(url, { method: 'POST', headers: { ...asJson, ...shown } }, (answer) => {
      isAnswered = true;
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    // Once the answer is there, the rest of the body is of no interest to anybody.
    sending.on('error', (error) => (isAnswered ? undefined : failed(error)));
    for (let sent = 0; sent < count; sent += 1) sending.write(piece);
    sending.end();
  });
}

stories('bad requests', (hub) => {
  const send = async (init: RequestInit, path = '/graphql'): Promise<Told> => {
    const answer = await fetch(`${hub().url}${path}`, {
      method: 'POST',
      body: JSON.stringify({ query: QUERY }),
      ...init,
    });
    const text = await answer.text();
    return { status: answer.status, text, headers: answer.headers };
  };

  test('a body that is not packed as it says draws nothing of us out', async () => {
    for (const path of ['/graphql', '/auth/sign-in/email']) {
      for (const encoding of ['gzip', 'zstd', 'br', 'odd']) {
        const { status, text } = await send({ headers: { ...asJson, 'content-encoding': encoding } }, path);
        const isHurt = status >= 500 || text.includes('<');
        expect([path, encoding, isHurt, leakIn(text)]).toEqual([path, encoding, false, null]);
      }
    }
  });

  test('a POST is JSON, or it is refused', async () => {
    const types = [
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'text/json',
      'application/json; charset=utf-16',
      'application/graphql',
    ];
    const statuses = await Promise.all(
      types.map(async (type) => (await send({ headers: { 'content-type': type } })).status),
    );
    expect(statuses).toEqual(types.map(() => 415));
    expect((await send({ headers: asJson })).status).toBe(200);
  });

  test('what is JSON but no operation is told so', async () => {
    const bodies = [
      '',
      '{',
      'null',
      '"text"',
      '42',
      '{}',
      '{"query":1}',
      '{"query":""}',
      '{"query":"{"}',
      '{"query":"{ areaGroups { code } }","variables":"x"}',
      '{"query":"{ areaGroups { code } }","variables":[1]}',
      '{"query":"{ nothingOfTheKind }"}',
      '{"query":"query A { areaGroups { code } }","operationName":"B"}',
    ];
    const wrong: string[] = [];
    for (const body of bodies) {
      const { status, text } = await send({ headers: asJson, body });
      const isTold =
        status >= 200 && status < 500 && /"errors":\[\{/.test(text) && !text.includes('INTERNAL_SERVER_ERROR');
      if (!isTold || leakIn(text)) wrong.push(`${body}: ${status} ${text.slice(0, 200)} ${leakIn(text)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('nothing is commanded by GET, and a GET query shows that it comes from no plain link', async () => {
    const path = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
    const get = (query: string, headers: Record<string, string> = {}) =>
      send({ method: 'GET', body: undefined, headers }, path(query));
    const preflight = { 'apollo-require-preflight': '1' };
    const command = 'mutation { setCompanyVisibility(input: { isVisible: true }) { __typename } }';
    const asked = await Promise.all([get(command, preflight), get(command), get(QUERY), get(QUERY, preflight)]);
    expect(asked.map(({ status }) => status)).toEqual([
      405,
      expect.toSatisfy((status: number) => status >= 400),
      403,
      200,
    ]);
    expect(asked.map(({ text }) => leakIn(text))).toEqual([null, null, null, null]);
  });

  test('a body over 256 kB is refused, announced or not', async () => {
    const long = JSON.stringify({ query: QUERY, variables: { x: 'x'.repeat(270_000) } });
    const announced = await send({ headers: asJson, body: long });
    const unannounced = await inPieces(`${hub().url}/graphql`, 'x'.repeat(30_000), 10);
    expect([announced.status, unannounced.status]).toEqual([413, 413]);
    expect([leakIn(announced.text), leakIn(unannounced.text)]).toEqual([null, null]);
    const short = JSON.stringify({ query: QUERY, variables: { x: 'x'.repeat(200_000) } });
    expect((await send({ headers: asJson, body: short })).status).toBe(200);
  });

  test('a list of operations is not taken', async () => {
    const { status, text } = await send({
      headers: asJson,
      body: JSON.stringify([{ query: QUERY }, { query: QUERY }]),
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain('"data":{"areaGroups"');
    expect(leakIn(text)).toBeNull();
  });

  test('a page of somebody else cannot read an answer', async () => {
    const origin = 'https://elsewhere.example';
    const simple = await send({ headers: { ...asJson, origin } });
    const preflight = await send({
      method: 'OPTIONS',
      body: undefined,
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      },
    });
    for (const { headers } of [simple, preflight]) {
      expect([...headers.keys()].filter((header) => header.startsWith('access-control-'))).toEqual([]);
    }
  });

  test('other methods and other addresses are told so without a word about the inside', async () => {
    const told = await Promise.all([
      send({ method: 'PUT', headers: asJson }),
      send({ method: 'DELETE', body: undefined }),
      send({ headers: asJson }, '/nowhere'),
      send({ method: 'GET', body: undefined }, '/files/../../etc/passwd'),
      send({ method: 'GET', body: undefined }, '/files/%2e%2e%2f%2e%2e%2fetc'),
      send({ method: 'GET', body: undefined }, '/auth/sign-up/email'),
      send({ method: 'POST', headers: asJson, body: '{' }, '/auth/sign-in/email'),
    ]);
    expect(
      told
        .filter(({ status }) => status < 400 || status >= 500)
        .map(({ status, text }) => `${status} ${text.slice(0, 100)}`),
    ).toEqual([]);
    expect(told.map(({ text }) => leakIn(text)).filter(Boolean)).toEqual([]);
  });

  test('a subgraph refuses the same on its own door', async () => {
    for (const url of Object.values(hub().subgraphs)) {
      const long = await inPieces(url, 'x'.repeat(30_000), 10, AS_HUB);
      const plain = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', ...AS_HUB },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      const broken = await fetch(url, { method: 'POST', headers: { ...asJson, ...AS_HUB }, body: '{' });
      expect(long.status).toBe(413);
      expect(plain.status).toBe(415);
      expect(broken.status).toBe(400);
      expect([long.text, await plain.text(), await broken.text()].map(leakIn)).toEqual([null, null, null]);
    }
  });

  test('a subgraph hears nobody who does not show the secret of its hub, whatever the token', async () => {
    const authorization = `Bearer ${await hub().token({ role: Role.ADMIN })}`;
    const shown: Record<string, string>[] = [{}, { 'x-simpul-hub': '' }, { 'x-simpul-hub': `${HUB_SECRET}x` }];
    const asked = ['{ __typename }', '{ _service { sdl } }', '{ __schema { queryType { name } } }'];
    for (const url of Object.values(hub().subgraphs)) {
      for (const headers of shown) {
        for (const query of asked) {
          const init = { headers: { ...asJson, authorization, ...headers } };
          const answers = await Promise.all([
            fetch(url, { ...init, method: 'POST', body: JSON.stringify({ query }) }),
            fetch(`${url}?query=${encodeURIComponent(query)}`, {
              headers: { ...init.headers, 'apollo-require-preflight': '1' },
            }),
            fetch(url, {
              method: 'POST',
              headers: { ...init.headers, accept: 'text/event-stream' },
              body: JSON.stringify({ query }),
            }),
          ]);
          for (const answer of answers) {
            expect(answer.status).toBe(401);
            expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
          }
        }
      }
      expect((await fetch(new URL('/healthz', url))).status).toBe(200);
    }
  });
});
