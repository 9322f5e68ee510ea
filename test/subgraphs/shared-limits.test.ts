import { afterAll, beforeAll, expect, test } from 'vitest';

import { openCounters, type Counters } from '../../gateway/limits/counters.ts';
import { openThrottle } from '../../gateway/limits/throttle.ts';
import { openPostgres } from '../../gateway/machine/postgres.ts';
import { until } from '../support/client.ts';
import { inDatabase } from '../support/tables.ts';

// Two gateways that count together: what one lets pass the other knows of.
const NOBODYS = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };
const from = (address: string) => ({ address, authorization: null });

let postgres: Awaited<ReturnType<typeof openPostgres>>;
let gateways: Counters[];
beforeAll(async () => {
  postgres = await openPostgres({ fast: true });
  gateways = await Promise.all([openCounters(postgres.url), openCounters(postgres.url)]);
  await until(
    () => inDatabase(postgres.url, "select from pg_class where relname = 'gateway_limit'"),
    (tables) => tables.length === 1,
  );
});
afterAll(async () => {
  await Promise.all(gateways.map((one) => one.stop()));
  await postgres.stop();
});

test('a caller spends the same points and commands at either gateway', async () => {
  const [one, other] = gateways.map((counters) => openThrottle({ points: 100, commands: 3 }, NOBODYS, counters));
  expect(await one?.spend(from('10.0.0.1'), 60, 2)).toMatchObject({ isAllowed: true });
  expect(await other?.spend(from('10.0.0.1'), 60, 0)).toMatchObject({ isAllowed: false });
  expect(await other?.spend(from('10.0.0.1'), 1, 2)).toMatchObject({ isAllowed: false });
  expect(await other?.spend(from('10.0.0.2'), 60, 2)).toMatchObject({ isAllowed: true });
  expect(await one?.giveBack(from('10.0.0.2'), 50)).toMatchObject({ currentlyAvailable: 90 });
});

test('requests of an address add up over both', async () => {
  const [one, other] = gateways.map((counters) => counters.store('address'));
  for (const store of [one, other]) await store?.init?.({ windowMs: 60_000 } as never);
  const hits = [await one?.increment('10.0.0.3'), await other?.increment('10.0.0.3'), await one?.increment('10.0.0.3')];
  expect(hits.map((hit) => hit?.totalHits)).toEqual([1, 2, 3]);
  expect(hits[2]?.resetTime?.getTime()).toBeGreaterThan(Date.now());
});

test('while the shared database is away a gateway counts by itself, and refuses nobody for it', async () => {
  const away = await openCounters('postgres://simpul@127.0.0.1:1/simpul');
  const throttle = openThrottle({ points: 10, commands: null }, NOBODYS, away);
  expect(await throttle?.spend(from('10.0.0.4'), 6, 0)).toMatchObject({ isAllowed: true });
  expect(await throttle?.spend(from('10.0.0.4'), 6, 0)).toMatchObject({ isAllowed: false });
  await away.stop();
});
