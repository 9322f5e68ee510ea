import { afterAll, beforeAll, expect, test } from 'vitest';

import { openPool } from '../../gateway/issuer/database.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { openNotices } from '../../subgraphs/host/hearing.ts';
import { decide } from '../../subgraphs/kit/command.ts';
import { openStore, rowsIn, type Store } from '../../subgraphs/kit/database.ts';
import { maskError } from '../../subgraphs/kit/errors.ts';
import type { Notices } from '../../subgraphs/kit/notices.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { until } from '../support/client.ts';
import { openSilentNet, type SilentNet } from '../support/silent-net.ts';
import { startCsrAlone, type CsrAlone } from './csr-alone.ts';

const RECOVERY_MS = 10_000;

let csr: CsrAlone;
let net: SilentNet;
let store: Store;
let notices: Notices;

beforeAll(async () => {
  csr = await startCsrAlone();
  net = await openSilentNet(csr.databaseUrl);
  store = await openStore({ ...definition, databaseUrl: net.databaseUrl });
  notices = openNotices(net.databaseUrl, ['coverage']);
});
afterAll(async () => {
  await notices.stop();
  await store.close();
  net.close();
  await csr.stop();
});

/** How something came out for whoever asked: by the code of the fault that he is told. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: unknown) => maskError(error).extensions?.['code'],
  );

const command = () => decide(store, async (tx) => void (await rowsIn(tx, 'select 1')));
async function read() {
  const snapshot = openSnapshot(store);
  try {
    await snapshot.rows('select 1 as one');
  } finally {
    await snapshot.end();
  }
}

test('what may take as long as it takes is not cut', async () => {
  const client = await store.pool.connect();
  await client.query('begin');
  await client.query('set local statement_timeout = 0');
  expect(await outcome(client.query('select pg_sleep(4.5)'))).toBe('fine');
  await client.query('commit');
  client.release();
  // Who waits for the seeds of another process does so without a transaction.
  const seeding = await store.pool.connect();
  await seeding.query('set statement_timeout = 0');
  expect(await outcome(seeding.query('select pg_sleep(4.5)'))).toBe('fine');
  seeding.release(true);
}, 20_000);

test('where the net to the database falls silent, commands and reads are told to try again, and go on when it is mended', async () => {
  const pool = openPool(net.databaseUrl);
  const signIn = () => pool.query('select 1');
  const all = () => Promise.all([command(), command(), read(), read(), signIn()].map(outcome));
  const fine = Array.from({ length: 5 }, () => 'fine');
  expect(await all()).toEqual(fine);
  net.fallSilent();
  const since = performance.now();
  const told = await all();
  expect(performance.now() - since).toBeLessThan(12_000);
  expect(told.filter((one) => one !== 'SERVICE_UNAVAILABLE')).toEqual([]);
  net.mend();
  await until(all, (now) => now.every((one) => one === 'fine'), RECOVERY_MS);
  // No place of the pool is lost to a connection that says nothing.
  expect(await Promise.all(Array.from({ length: 12 }, () => outcome(command())))).toEqual(Array(12).fill('fine'));
  await pool.end();
}, 60_000);

test('live updates come again when the net is mended, with what was said meanwhile', async () => {
  const hear = (key: string) => {
    const followed = notices.listen('coverage', key);
    const told = { value: null as unknown };
    void followed.next().then(({ value }) => (told.value = value));
    return { told, end: () => followed.return?.() };
  };
  const say = (key: string) => csr.store.pool.query("select pg_notify('coverage', $1)", [key]);
  const [first, second] = [hear('first'), hear('second')];
  // Nothing tells when the listening begins.
  await until(
    () => say('first').then(() => first.told.value),
    (value) => value === 'first',
  );
  net.fallSilent();
  await say('second');
  net.mend();
  await until(
    async () => second.told.value,
    (value) => value === 'second',
    RECOVERY_MS,
  );
  await Promise.all([first.end(), second.end()]);
}, 60_000);

test('a process that stood still amid a command says so as of any database that is away, and may be asked again', async () => {
  const stoodStill = decide(csr.store, async (tx) => {
    await rowsIn(tx, 'select 1');
    // Longer than Postgres waits for whoever is idle in a transaction, and nothing can be heard of it meanwhile.
    const end = performance.now() + 5_600;
    while (performance.now() < end);
    await rowsIn(tx, 'select 1');
  });
  expect(await outcome(stoodStill)).toBe('SERVICE_UNAVAILABLE');
  expect(await outcome(decide(csr.store, async (tx) => void (await rowsIn(tx, 'select 1'))))).toBe('fine');
}, 20_000);
