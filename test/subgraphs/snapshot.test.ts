import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { pillars } from '../../subgraphs/pillars/index.ts';
import { openStore, statements, type Store } from '../../subgraphs/kit/database.ts';
import { openSnapshot } from '../../subgraphs/kit/snapshot.ts';

let postgres: Awaited<ReturnType<typeof openPostgres>>;
let store: Store;
beforeAll(async () => {
  postgres = await openPostgres({ fast: true });
  store = await openStore({ ...pillars, databaseUrl: postgres.url });
  await store.pool.query('create table public.counted (n integer not null)');
});
afterAll(async () => {
  await store.close();
  await postgres.stop();
});

const COUNT = 'select count(*)::int as n from public.counted';
const write = () => store.pool.query('insert into public.counted values (1)');

/** Until every connection was given back. */
const untilIdle = () =>
  vi.waitFor(() => expect(store.pool.idleCount).toBe(store.pool.totalCount), { interval: 5, timeout: 20_000 });

test('all reads of a snapshot see one state, side by side and one after the other, until it is renewed', async () => {
  const read = openSnapshot(store);
  const [first, beside] = await Promise.all([read.rows(COUNT), read.rows(`${COUNT} where n > $1`, [0])]);
  await write();
  expect([beside, await read.rows(COUNT)]).toEqual([first, first]);
  await read.renew();
  expect(await read.rows(COUNT)).not.toEqual(first);
  await read.end();
  await expect(read.rows(COUNT)).rejects.toThrow('answered already');
  await untilIdle();
  // Whoever takes it next, such as a command, sends one statement at a time again.
  const client = await store.pool.connect();
  expect(client).toHaveProperty('pipeline', false);
  client.release();
});

test('two reads cost a begin, two statements and a commit, on one connection', async () => {
  await statements.run({ count: 0 }, async () => {
    const read = openSnapshot(store);
    const pids = await Promise.all(
      ['a', 'b'].map((as) => read.rows<{ pid: number }>(`select pg_backend_pid() as pid, '${as}' as name`)),
    );
    await read.end();
    expect(new Set(pids.flat().map(({ pid }) => pid)).size).toBe(1);
    expect(statements.getStore()?.count).toBe(4);
  });
  await untilIdle();
});

test('a statement that fails takes those beside it along, and its connection serves the next request whole', async () => {
  const read = openSnapshot(store);
  const outcomes = await Promise.allSettled([read.rows('select 1 / 0 as n'), read.rows(COUNT)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await read.end();
  await untilIdle();
  const next = openSnapshot(store);
  expect(await next.rows(COUNT)).toHaveLength(1);
  await next.end();
  await untilIdle();
});

test('a snapshot whose connection is cut says so, and the next one is answered', async () => {
  const read = openSnapshot(store);
  const [{ pid } = { pid: 0 }] = await read.rows<{ pid: number }>('select pg_backend_pid() as pid');
  const cut = store.pool.query('select pg_terminate_backend($1)', [pid]);
  const [slow] = await Promise.allSettled([read.rows('select pg_sleep(30)'), cut]);
  expect(slow.status).toBe('rejected');
  await read.end();
  const next = openSnapshot(store);
  expect(await next.rows(COUNT)).toHaveLength(1);
  await next.end();
  await untilIdle();
});
