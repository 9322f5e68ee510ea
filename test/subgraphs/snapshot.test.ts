import { Socket } from 'node:net';

import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';

import { pillars } from '../../subgraphs/pillars/index.ts';
import { openStore, statements, type Store } from '../../subgraphs/kit/database.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { createDatabase } from '../support/databases.ts';

let store: Store;
beforeAll(async () => {
  const databaseUrl = await createDatabase(inject('clusterUrl'), 'snapshot');
  store = await openStore({ ...pillars, databaseUrl });
  await store.pool.query('create table public.counted (n integer not null)');
});
afterAll(() => store.close());

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

test('two reads cost a begin and two statements, on one connection', async () => {
  await statements.run({ count: 0 }, async () => {
    const read = openSnapshot(store);
    const pids = await Promise.all(
      ['a', 'b'].map((as) => read.rows<{ pid: number }>(`select pg_backend_pid() as pid, '${as}' as name`)),
    );
    await read.end();
    expect(new Set(pids.flat().map(({ pid }) => pid)).size).toBe(1);
    expect(statements.getStore()?.count).toBe(3);
  });
  await untilIdle();
});

/** What is written to sockets: several pieces at once, or one. */
interface Writes {
  _writev(pieces: (Buffer | { chunk: Buffer })[]): void;
  _write(piece: Buffer): void;
}

test('a snapshot begins in the packet of its first statement, on a new connection and on one passed on', async () => {
  const sockets = Socket.prototype as unknown as Writes;
  const packets = [vi.spyOn(sockets, '_writev'), vi.spyOn(sockets, '_write')];
  const textOf = (pieces: Parameters<Writes['_writev']>[0]) =>
    pieces.map((piece) => ('chunk' in piece ? piece.chunk : piece).toString()).join(' ');
  const sent = (begin: string) =>
    packets
      .flatMap((one) => one.mock.calls.map(([pieces]) => textOf([pieces].flat())))
      .filter((text) => text.includes(begin));
  try {
    for (const [index, begin] of ['begin isolation level', 'commit and chain'].entries()) {
      const read = openSnapshot(store);
      // A statement that the connection does not know yet travels with its text.
      const sql = `${COUNT} where n > ${index}`;
      // As where an answer was read from a socket: there, ticks come before microtasks.
      await new Promise((done) => setImmediate(() => void read.rows(sql).then(done)));
      await read.end();
      expect(sent(begin)).toEqual([expect.stringContaining(sql)]);
    }
  } finally {
    vi.restoreAllMocks();
  }
  await untilIdle();
});

const whoAnswers = async (read: ReturnType<typeof openSnapshot>) =>
  (await read.rows<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid;

test('the next snapshot begins where one ended, and sees what was committed in between', async () => {
  const read = openSnapshot(store);
  const [pid, [before]] = [await whoAnswers(read), await read.rows<{ n: number }>(COUNT)];
  await write();
  await read.end();
  const next = openSnapshot(store);
  const [after] = await next.rows<{ n: number }>(COUNT);
  expect([await whoAnswers(next), after?.n]).toEqual([pid, (before?.n ?? 0) + 1]);
  await write();
  expect(await next.rows(COUNT)).toEqual([after]);
  await next.end();
  await untilIdle();
  const { rows } = await store.pool.query('select state from pg_stat_activity where pid = $1', [pid]);
  expect(rows[0]?.state).not.toBe('idle in transaction');
});

test('a connection is not handed on while it still answers, nor where somebody waits for one', async () => {
  const read = openSnapshot(store);
  const pid = await whoAnswers(read);
  const late = read.rows('select pg_sleep(0.1)');
  await read.end();
  const next = openSnapshot(store);
  expect(await whoAnswers(next)).not.toBe(pid);
  await Promise.all([next.end(), late]);
  await untilIdle();
  const { max } = store.pool.options;
  store.pool.options.max = store.pool.totalCount;
  const others = await Promise.all(Array.from({ length: store.pool.totalCount - 1 }, () => store.pool.connect()));
  const last = openSnapshot(store);
  await whoAnswers(last);
  const waiting = store.pool.connect();
  await last.end();
  const after = openSnapshot(store);
  const counted = after.rows(COUNT);
  const given = await waiting;
  for (const client of [...others, given]) client.release();
  store.pool.options.max = max;
  expect(await counted).toHaveLength(1);
  await after.end();
});

test('a connection that is lost while it waits for the next snapshot is not taken', async () => {
  const read = openSnapshot(store);
  const pid = await whoAnswers(read);
  const { connection } = Reflect.get(store.pool, '_clients').find((client: any) => client.processID === pid);
  await read.end();
  connection.stream.destroy();
  const next = openSnapshot(store);
  expect(await whoAnswers(next)).not.toBe(pid);
  await next.end();
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

test('however much is read, a command has its connection; and the next reader has the one that is passed on', async () => {
  let hasEnded = 0;
  const pids = new Set<number | undefined>();
  const readers = Array.from({ length: 30 }, async (_none, index) => {
    const read = openSnapshot(store);
    await read.rows('select pg_sleep(0.3)');
    pids.add(await whoAnswers(read));
    // Whose statement fails passes nothing on; his place is taken by whoever waits.
    if (index % 3 === 0) await read.rows('select 1 / 0').catch(() => undefined);
    await read.end();
    hasEnded += 1;
  });
  await vi.waitFor(() => expect(store.pool.totalCount - store.pool.idleCount).toBe(10));
  await write();
  expect(hasEnded).toBe(0);
  await Promise.all(readers);
  expect(pids.size).toBe(10);
  await untilIdle();
});

test('a reader waits two seconds for a connection, and leaves no place taken behind', async () => {
  const longOnes = Array.from({ length: 10 }, () => openSnapshot(store));
  const sleeping = longOnes.map((read) => read.rows('select pg_sleep(2.5)'));
  await vi.waitFor(() => expect(store.pool.totalCount - store.pool.idleCount).toBe(10));
  const late = openSnapshot(store);
  await expect(late.rows(COUNT)).rejects.toThrow('timeout exceeded when trying to connect');
  await late.end();
  await Promise.all(sleeping);
  await Promise.all(longOnes.map((read) => read.end()));
  await untilIdle();
  const again = Array.from({ length: 12 }, () => openSnapshot(store));
  await Promise.all(again.map((read) => read.rows(COUNT).then(() => read.end())));
  await untilIdle();
});
