import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';

import { openThrottle, payerOf } from '../../../gateway/limits/throttle.ts';

const NOBODYS = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };
const from = (address: string, authorization: string | null = null) => ({ address, authorization });

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T00:00:00Z') }));
afterEach(() => void vi.useRealTimers());

test('nothing is counted where nothing is limited', () => {
  expect(openThrottle({ points: null, commands: null }, payerOf(NOBODYS))).toBeNull();
});

test('a caller spends points until there are none, gets unspent ones back, and all of them after a minute', async () => {
  const throttle = openThrottle({ points: 600, commands: null }, payerOf(NOBODYS));
  expect(await throttle?.spend(from('10.0.0.1'), 400, 0)).toEqual({
    isAllowed: true,
    status: { maximumAvailable: 600, currentlyAvailable: 200, restoreRate: 10 },
  });
  expect(await throttle?.giveBack(from('10.0.0.1'), 350)).toMatchObject({ currentlyAvailable: 550 });
  expect(await throttle?.spend(from('10.0.0.1'), 551, 0)).toEqual({ isAllowed: false, retryAfter: 60 });
  expect(await throttle?.spend(from('10.0.0.2'), 551, 0)).toMatchObject({ isAllowed: true });
  vi.advanceTimersByTime(60_001);
  expect(await throttle?.spend(from('10.0.0.1'), 600, 0)).toMatchObject({ status: { currentlyAvailable: 0 } });
});

test('commands are counted one by one, however many come in one request', async () => {
  const throttle = openThrottle({ points: null, commands: 4 }, payerOf(NOBODYS));
  expect(await throttle?.spend(from('10.0.0.1'), 1_000_000, 3)).toEqual({ isAllowed: true, status: null });
  expect(await throttle?.spend(from('10.0.0.1'), 1, 2)).toMatchObject({ isAllowed: false });
  expect(await throttle?.spend(from('10.0.0.1'), 1, 0)).toMatchObject({ isAllowed: true });
});

test('a token that nobody vouches for makes no new caller of an address', async () => {
  const throttle = openThrottle({ points: 10, commands: null }, payerOf(NOBODYS));
  const forged = (name: string) => from('10.0.0.1', `Bearer ${name}.${name}.${name}`);
  expect(await throttle?.spend(forged('a'), 6, 0)).toMatchObject({ isAllowed: true });
  expect(await throttle?.spend(forged('b'), 6, 0)).toMatchObject({ isAllowed: false });
});

/** An issuer with one key, and tokens of its own. */
async function anIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: '1' }] });
  const server = createServer((_incoming, outgoing) => outgoing.end(keys));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = async (subject: string) => {
    const token = new SignJWT({ simpul: { roles: [] } })
      .setProtectedHeader({ alg: 'ES256', kid: '1' })
      .setIssuer(issuer)
      .setAudience('simpul')
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('5m');
    return `Bearer ${await token.sign(privateKey)}`;
  };
  return { settings: { issuer, jwksUrl: `${issuer}/jwks`, audience: 'simpul' }, sign };
}

test('whoever a good token names pays for itself, from wherever it comes, and for nobody else', async () => {
  vi.useRealTimers();
  const { settings, sign } = await anIssuer();
  const throttle = openThrottle({ points: 10, commands: null }, payerOf(settings));
  const [one, other] = [await sign('one'), await sign('other')];
  expect(await throttle?.spend(from('10.0.0.1', one), 6, 0)).toMatchObject({ isAllowed: true });
  expect(await throttle?.spend(from('10.0.0.2', await sign('one')), 6, 0)).toMatchObject({ isAllowed: false });
  expect(await throttle?.spend(from('10.0.0.1', other), 6, 0)).toMatchObject({ isAllowed: true });
  expect(await throttle?.spend(from('10.0.0.1'), 6, 0)).toMatchObject({ isAllowed: true });
});

test('a token is believed for half a minute at most: who held one that has ended pays as an address', async () => {
  vi.useRealTimers();
  const { settings, sign } = await anIssuer();
  const throttle = openThrottle({ points: 10, commands: null }, payerOf(settings));
  const token = await sign('one');
  expect(await throttle?.spend(from('10.0.0.1', token), 6, 0)).toMatchObject({ isAllowed: true });
  vi.useFakeTimers({ now: Date.now() + 6 * 60_000, toFake: ['Date'] });
  expect(await throttle?.spend(from('10.0.0.1'), 6, 0)).toMatchObject({ isAllowed: true });
  expect(await throttle?.spend(from('10.0.0.1', token), 6, 0)).toMatchObject({ isAllowed: false });
});
