import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { issuerFromEnvironment, tokenReader } from '../../../subgraphs/host/token.ts';

let server: Server;
let answer = { status: 200, body: '' };
let issuer = '';
let token = '';
let sign: (roles: object[], ends?: number | string, begins?: number) => Promise<string>;

beforeAll(async () => {
  server = createServer((_incoming, outgoing) => outgoing.writeHead(answer.status).end(answer.body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  answer = {
    status: 200,
    body: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: '1' }] }),
  };
  sign = (roles, ends = '5m', begins) =>
    new SignJWT({ simpul: { roles, organisation: 'org-1' } })
      .setProtectedHeader({ alg: 'ES256', kid: '1' })
      .setIssuer(issuer)
      .setAudience('simpul')
      .setSubject('somebody')
      .setIssuedAt(begins)
      .setExpirationTime(ends)
      .sign(privateKey);
  token = await sign([]);
});
afterAll(() => server.close());
afterEach(() => void vi.useRealTimers());

const read = () => tokenReader({ issuer, jwksUrl: `${issuer}/jwks`, audience: 'simpul' })(`Bearer ${token}`);
const codeOf = (error: { extensions?: { code?: string } }) => error.extensions?.code;

test('a good token is read, and an issuer that answers nonsense is no fault of the token', async () => {
  expect(await read()).toMatchObject({ subject: 'somebody' });
  const good = answer;
  for (const bad of [
    { status: 502, body: 'Bad Gateway' },
    { status: 200, body: '<html>' },
    { status: 200, body: '{}' },
  ]) {
    answer = bad;
    expect(await read().catch(codeOf)).toBe('SERVICE_UNAVAILABLE');
  }
  answer = good;
  expect(await read()).toMatchObject({ subject: 'somebody' });
});

test('a role without a word on its area is none, but for a company, which its organisation binds', async () => {
  token = await sign([
    { role: 'FORUM_COORDINATOR' },
    { role: 'ADMIN', area: null },
    { role: 'PROGRAM_OFFICER', area: '15.07' },
    { role: 'COMPANY' },
  ]);
  expect((await read())?.grants).toEqual([
    { role: 'ADMIN', area: null },
    { role: 'PROGRAM_OFFICER', area: '15.07' },
    { role: 'COMPANY', area: null },
  ]);
});

test('a token that was checked is believed for half a minute, without a look at the keys, and no longer than it lives', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const now = Date.now();
  const [long, short] = [await sign([]), await sign([], Math.floor(now / 1_000) - 20)];
  const readToken = tokenReader({ issuer, jwksUrl: `${issuer}/jwks`, audience: 'simpul' });
  const readAfter = (seconds: number, one: string) => {
    vi.setSystemTime(now + seconds * 1_000);
    return readToken(`Bearer ${one}`).then((actor) => actor?.subject, codeOf);
  };
  // The leeway of half a minute is over ten seconds from now.
  expect(await readAfter(0, short)).toBe('somebody');
  expect(await readAfter(8, short)).toBe('somebody');
  expect(await readAfter(11, short)).toBe('UNAUTHENTICATED');
  const first = tokenReader({ issuer, jwksUrl: `${issuer}/jwks`, audience: 'simpul' });
  vi.setSystemTime(now);
  const actor = await first(`Bearer ${long}`);
  expect(await first(`Bearer ${long}`)).toBe(actor);
  vi.setSystemTime(now + 31_000);
  expect(await first(`Bearer ${long}`)).not.toBe(actor);
  // One letter more or less is another token.
  expect(await first(`Bearer ${long.slice(0, -1)}`).catch(codeOf)).toBe('UNAUTHENTICATED');
});

test('a token that lives longer than a quarter of an hour is refused with the reason, whoever signed it', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const of = { issuer, jwksUrl: `${issuer}/jwks`, audience: 'simpul' };
  const readBy = async (ends: number, begins: number, longestSeconds?: number) => {
    const readToken = tokenReader({ ...of, ...(longestSeconds !== undefined && { longestSeconds }) });
    return readToken(`Bearer ${await sign([], ends, begins)}`).then(
      (actor) => actor?.subject,
      (error: { message: string; extensions?: { code?: string } }) => `${codeOf(error)} ${error.message}`,
    );
  };
  expect(await readBy(now + 900, now)).toBe('somebody');
  const year = now + 365 * 86_400;
  expect(await readBy(year, now)).toMatch(/^UNAUTHENTICATED .*31536000 s.*at most 900.*OIDC_LONGEST_SECONDS/);
  expect(await readBy(now + 901, now)).toMatch(/^UNAUTHENTICATED .*901 s/);
  // Signed for later, it would hold from now on until then.
  expect(await readBy(year, year - 600)).toMatch(/^UNAUTHENTICATED/);
  expect(await readBy(now + 3_600, now, 3_600)).toBe('somebody');
});

test('how long a token may live is set as a whole number of seconds', () => {
  expect(issuerFromEnvironment({}).longestSeconds).toBe(900);
  expect(issuerFromEnvironment({ OIDC_LONGEST_SECONDS: '3600' }).longestSeconds).toBe(3_600);
  for (const text of ['0', '15m', '-1', '1e9'])
    expect(() => issuerFromEnvironment({ OIDC_LONGEST_SECONDS: text })).toThrow('OIDC_LONGEST_SECONDS');
});
