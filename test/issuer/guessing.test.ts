import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { openAccountLimit } from '../../gateway/issuer/account-limit.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../gateway/issuer/accounts.ts';
import { createDatabase } from '../support/databases.ts';
import { post, serveIssuer, type ServedIssuer } from './served-issuer.ts';

// Many addresses that guess at one account: no address tries often, and yet all of them are stopped.
const FAILURES = 5;
const [victim, other] = DEMO_ACCOUNTS.map(({ email }) => email);

let served: ServedIssuer;
beforeAll(async () => {
  const databaseUrl = await createDatabase(inject('clusterUrl'), 'guessing');
  served = await serveIssuer(databaseUrl, {
    signInLimit: { attempts: 1_000, seconds: 10 },
    accountLimit: { failures: FAILURES, seconds: 600 },
  });
  await Promise.all(DEMO_ACCOUNTS.slice(0, 2).map((account) => served.issuer.ensureAccount(account)));
});
afterAll(() => served?.stop());

let last = 0;
const anAddress = () => `10.0.0.${(last += 1)}`;

interface Try {
  email: string | undefined;
  password?: string;
  from?: string;
}

function attempt({ email, password = 'a-guess-of-somebody', from = anAddress() }: Try): Promise<Response> {
  const request = new Request(`${served.url}/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return served.issuer.handle(request, from);
}

const statuses = async (tries: Try[]) => {
  const told = [];
  for (const one of tries) told.push((await attempt(one)).status);
  return told;
};
const times = (count: number, one: Try) => Array.from({ length: count }, () => one);

test('one account is guessed at so often, from however many addresses, and rests then', async () => {
  expect(await statuses(times(FAILURES, { email: victim }))).toEqual(times(FAILURES, {} as Try).map(() => 401));
  const refused = await attempt({ email: `${victim?.toUpperCase()}`, password: DEMO_PASSWORD });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toEqual({
    code: 'THROTTLED',
    message: expect.stringContaining('Too many attempts'),
    wording: { id: expect.stringContaining('Terlalu banyak percobaan'), en: expect.stringContaining('Too many') },
  });
  expect((await attempt({ email: other, password: DEMO_PASSWORD, from: '10.9.9.8' })).status).toBe(200);
});

test('after its rest it may be tried again', async () => {
  const limit = openAccountLimit({ failures: 1, seconds: 1 });
  const email = 'somebody@example.org';
  expect([await limit.try(email, '10.0.0.1'), await limit.try(email, '10.0.0.2')]).toEqual([0, 1]);
  await new Promise((go) => setTimeout(go, 1_100));
  expect(await limit.try(email, '10.0.0.3')).toBe(0);
});

test('who signed in before from an address is not locked out by those who guess', async () => {
  const home = { email: other, password: DEMO_PASSWORD, from: '10.9.9.9' };
  expect((await attempt(home)).status).toBe(200);
  await statuses(times(FAILURES + 1, { email: other }));
  expect((await attempt({ email: other, password: DEMO_PASSWORD })).status).toBe(429);
  expect((await attempt(home)).status).toBe(200);
});

test('an account that there is not is told of in the same way', async () => {
  const nobody = { email: 'nobody@example.org' };
  const told = await statuses(times(FAILURES + 1, nobody));
  expect(told).toEqual([...told.slice(0, FAILURES).map(() => 401), 429]);
});

test('a right password costs nothing', async () => {
  const email = 'third@example.org';
  await served.issuer.ensureAccount({ ...DEMO_ACCOUNTS[1]!, subject: undefined, email });
  const told = await statuses(times(FAILURES * 2, { email, password: DEMO_PASSWORD }));
  expect(told.every((status) => status === 200)).toBe(true);
});

test('a body that names its account in another way than JSON is no sign-in', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await post(`${served.url}/sign-in/email`, { email: victim, password: DEMO_PASSWORD }, form);
  expect(answer.status).toBe(400);
});
