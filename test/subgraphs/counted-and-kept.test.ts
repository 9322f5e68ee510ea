import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';

import { watchState, type DatabaseState } from '#host/database-state';
import { log } from '#kit/log';

import { openCounters, tellOfSharedServer, type Counters } from '../../gateway/limits/counters.ts';
import type { Front } from '../../gateway/front.ts';
import { openPostgres, type Postgres } from '../../gateway/machine/postgres.ts';
import { openBooks, post, world } from '../support/books-front.ts';
import { until } from '../support/client.ts';
import { createDatabase } from '../support/databases.ts';
import { inDatabase } from '../support/tables.ts';

// The limits of production and kept answers, both on. The rows stand on a server of their own, where no other test commits.
let data: Postgres;
beforeAll(async () => void (data = await openPostgres({ fast: true })));
afterAll(() => data?.stop());

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
  vi.restoreAllMocks();
});

/** A front that counts in the cluster told, once its table is there. */
async function frontCountingIn(
  clusterUrl: string,
): Promise<{ front: Front; state: DatabaseState; counters: Counters }> {
  const databaseUrl = await createDatabase(clusterUrl, 'counted');
  const state = watchState([data.url]);
  const counters = await openCounters(databaseUrl);
  const front = await openBooks(10_000, { state, counters, rateLimit: 1_000 });
  opened.push(
    () => state.stop(),
    () => front.stop(),
  );
  await until(
    () => inDatabase(databaseUrl, "select from pg_class where relname = 'gateway_limit'"),
    (tables) => tables.length === 1,
  );
  return { front, state, counters };
}

async function timesWorkedOut(front: Front): Promise<number> {
  const before = world.asked;
  for (let time = 0; time < 5; time += 1) expect((await post({ front })).status).toBe(200);
  return world.asked - before;
}

test('answers are kept while requests and points are counted on a server of their own, and each is counted', async () => {
  const { front, counters } = await frontCountingIn(inject('clusterUrl'));
  expect(await timesWorkedOut(front)).toBe(1);
  expect((await counters.store('address')?.increment('127.0.0.1'))?.totalHits).toBe(6);
});

test('what is committed to the data ends a kept answer all the same', async () => {
  const { front } = await frontCountingIn(inject('clusterUrl'));
  await post({ front });
  const before = world.asked;
  await inDatabase(data.url, 'create table if not exists row_of_a_book (id int); insert into row_of_a_book values (1)');
  await post({ front });
  expect(world.asked).toBe(before + 1);
});

test('counted on the server of the data no answer is ever kept, and whoever runs the hub is told', async () => {
  const warn = vi.spyOn(log, 'warn');
  const { front, state, counters } = await frontCountingIn(data.url);
  expect(await timesWorkedOut(front)).toBe(5);
  await tellOfSharedServer(counters, state);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('LIMITS_DATABASE_URL'));
});

test('nobody is warned of counters that have a server of their own', async () => {
  const warn = vi.spyOn(log, 'warn');
  const { state, counters } = await frontCountingIn(inject('clusterUrl'));
  await tellOfSharedServer(counters, state);
  expect(warn).not.toHaveBeenCalled();
});
