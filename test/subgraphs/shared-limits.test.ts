import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { openCounters, type Counters } from '../../gateway/limits/counters.ts';
import { openThrottle, payerOf } from '../../gateway/limits/throttle.ts';
import { until } from '../support/client.ts';
import { createDatabase } from '../support/databases.ts';
import { inDatabase } from '../support/tables.ts';

// Two gateways that count together: what one lets pass the other knows of.
const NOBODYS = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };
const from = (address: string) => ({ address, authorization: null });

let gateways: Counters[];
beforeAll(async () => {
  const databaseUrl = await createDatabase(inject('clusterUrl'), 'limits');
  gateways = await Promise.all([openCounters(databaseUrl), openCounters(databaseUrl)]);
  await until(
    () => inDatabase(databaseUrl, "select from pg_class where relname = 'gateway_limit'"),
    (tables) => tables.length === 1,
  );
});
afterAll(async () => {
  await Promise.all(gateways.map((one) => one.stop()));
});

test('a caller spends the same points and commands at either gateway', async () => {
  const [one, other] = gateways.map((counters) =>
    openThrottle({ points: 100, commands: 3 }, payerOf(NOBODYS), counters),
  );
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
  const throttle = openThrottle({ points: 10, commands: null }, payerOf(NOBODYS), away);
  expect(await throttle?.spend(from('10.0.0.4'), 6, 0)).toMatchObject({ isAllowed: true });
  expect(await throttle?.spend(from('10.0.0.4'), 6, 0)).toMatchObject({ isAllowed: false });
  await away.stop();
});
