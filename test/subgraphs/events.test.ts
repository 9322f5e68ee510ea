import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { decide } from '../../subgraphs/kit/command.ts';
import { rowsIn } from '../../subgraphs/kit/database.ts';
import { announce, announceAll, type EventsHandler, type Heard } from '../../subgraphs/kit/events.ts';
import { follow, type Follower } from '../../subgraphs/host/following.ts';
import { until } from '../support/client.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

const TOPIC = 'test.counter';

let programs: ProgramsAlone;
let follower: Follower | undefined;

beforeAll(async () => {
  programs = await startProgramsAlone();
});
afterEach(async () => {
  await follower?.stop();
  follower = undefined;
  await programs.store.pool.query('drop trigger if exists slow on events._private_jobs');
});
afterAll(() => programs.stop());

const hear = (handler: Heard = async () => undefined) => {
  follower = follow(programs.store, programs.databaseUrl, { [TOPIC]: handler }, []);
};

/** Tells one state of one aggregate, as a command does: in a transaction of its own. */
const tell = (aggregate: string, sequence: number) =>
  decide(programs.store, async (tx: EntityManager) => {
    await announce(tx, TOPIC, ['programs'], { aggregate, sequence: BigInt(sequence), payload: { sequence } });
  });

async function heard(): Promise<Record<string, number>> {
  const { rows } = await programs.store.pool.query<{ aggregate: string; sequence: string }>(
    'select aggregate, sequence from event_seen where topic = $1',
    [TOPIC],
  );
  return Object.fromEntries(rows.map((row) => [row.aggregate, Number(row.sequence)]));
}

const waiting = async (): Promise<number> =>
  Number((await programs.store.pool.query<{ n: string }>('select count(*) as n from events.jobs')).rows[0]?.n);

const untilQuiet = (milliseconds: number) => until(waiting, (jobs) => jobs === 0, milliseconds);

test('a state told while the one before it is being taken up is heard', async () => {
  // A machine under load takes its time between choosing a job and having it.
  await programs.store.pool.query(`create or replace function public.slow() returns trigger language plpgsql as $$
    begin if new.locked_at is not null then perform pg_sleep(0.4); end if; return new; end $$`);
  await programs.store.pool.query(
    'create trigger slow before update on events._private_jobs for each row execute function public.slow()',
  );
  await tell('taken-up', 1);
  hear();
  await until(
    async () =>
      (
        await programs.store.pool.query(
          "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
        )
      ).rowCount ?? 0,
    (sleeping) => sleeping > 0,
  );
  await tell('taken-up', 2);
  await untilQuiet(10_000);
  expect(await heard()).toMatchObject({ 'taken-up': 2 });
}, 20_000);

test('a state told while slow workers still hold the one before it is heard', async () => {
  let isFree = false;
  hear(async (tx, payload: { sequence: number }) => {
    while (payload.sequence === 1 && !isFree) {
      await rowsIn(tx, 'select 1');
      await pause(100);
    }
  });
  const held = ['held-1', 'held-2', 'held-3', 'held-4'];
  for (const aggregate of held) await tell(aggregate, 1);
  // Longer than a worker that says nothing is waited for.
  await pause(17_000);
  for (const aggregate of held) await tell(aggregate, 2);
  isFree = true;
  await untilQuiet(15_000);
  expect(await heard()).toMatchObject(Object.fromEntries(held.map((aggregate) => [aggregate, 2])));
}, 60_000);

test('of many states told in a rush the last one of each is heard', async () => {
  hear();
  const aggregates = Array.from({ length: 400 }, (_none, index) => `rush-${index}`);
  const lane = async (mine: readonly string[]) => {
    for (const aggregate of mine) {
      for (let sequence = 1; sequence <= 4; sequence += 1) await tell(aggregate, sequence);
    }
  };
  await Promise.all([0, 1, 2, 3].map((at) => lane(aggregates.filter((_one, index) => index % 4 === at))));
  await untilQuiet(30_000);
  const known = await heard();
  expect(aggregates.filter((aggregate) => known[aggregate] !== 4)).toEqual([]);
}, 90_000);

test('an event is never given up, however often it failed', async () => {
  await tell('failing', 1);
  await programs.store.pool.query("update events._private_jobs set attempts = max_attempts, last_error = 'no luck'");
  hear();
  await untilQuiet(15_000);
  expect(await heard()).toMatchObject({ failing: 1 });
}, 30_000);

test('a state that waits gives way to the next one, and what rolls back leaves it waiting', async () => {
  await tell('overtaken', 1);
  await tell('overtaken', 2);
  await expect(
    decide(programs.store, async (tx: EntityManager) => {
      await announce(tx, TOPIC, ['programs'], { aggregate: 'overtaken', sequence: 3n, payload: {} });
      throw new Error('thought better of it');
    }),
  ).rejects.toThrow('thought better');
  expect(await waiting()).toBe(1);
  const told: unknown[] = [];
  hear(async (_tx, payload) => void told.push(payload));
  await untilQuiet(10_000);
  expect(told).toEqual([{ sequence: 2 }]);
}, 20_000);

test('a follower whose first connection was cut begins anew, and hears what was told meanwhile', async () => {
  // The queue keeps the failure of its first statement for as long as the runner lives.
  const { pool } = programs.store;
  await pool.query(`create or replace function public.cut() returns trigger language plpgsql as $$
    begin raise exception 'terminating connection' using errcode = '57P01'; end $$`);
  await pool.query(
    'create trigger cut before insert on events._private_tasks for each row execute function public.cut()',
  );
  follower = follow(programs.store, programs.databaseUrl, { 'test.first': async () => undefined }, []);
  await pause(2_000);
  await pool.query('drop trigger cut on events._private_tasks');
  await decide(programs.store, (tx) =>
    announce(tx, 'test.first', ['programs'], { aggregate: 'cut', sequence: 1n, payload: {} }),
  );
  await untilQuiet(30_000);
}, 60_000);

/** Notes what is applied, in the transaction that applies it: what is rolled back is not noted. */
const noting = (refuses: () => string | null): EventsHandler => ({
  async applyAll(tx, events) {
    for (const { aggregate, sequence } of events) {
      if (aggregate === refuses()) throw new Error('not this one');
      await rowsIn(tx, 'insert into applied values (?, ?::integer)', [aggregate, sequence]);
    }
  },
});

async function applied(): Promise<string[]> {
  const { rows } = await programs.store.pool.query<{ told: string }>(
    `select concat_ws(' ', aggregate, sequence) as told from applied order by 1`,
  );
  return rows.map(({ told }) => told);
}

const tellAll = (events: readonly [aggregate: string, sequence: number][]) =>
  decide(programs.store, (tx: EntityManager) =>
    announceAll(
      tx,
      TOPIC,
      ['programs'],
      events.map(([aggregate, sequence]) => ({ aggregate, sequence: BigInt(sequence), payload: { sequence } })),
    ),
  );

test('of events that are heard together one that cannot be applied holds up, loses and doubles none of the others', async () => {
  await programs.store.pool.query(
    'drop table if exists applied; create table applied (aggregate text, sequence integer)',
  );
  const others = Array.from({ length: 30 }, (_none, index) => `beside-${String(index).padStart(2, '0')}`);
  const together = [...others.slice(0, 15), 'stubborn', ...others.slice(15)];
  await tellAll(together.map((aggregate) => [aggregate, 1]));
  let refused: string | null = 'stubborn';
  hear(noting(() => refused));
  await until(waiting, (jobs) => jobs === 1, 10_000);
  expect(await applied()).toEqual(others.map((aggregate) => `${aggregate} 1`));
  expect(await heard()).not.toHaveProperty('stubborn');
  refused = null;
  await untilQuiet(25_000);
  expect(await applied()).toEqual([...others, 'stubborn'].map((aggregate) => `${aggregate} 1`));
}, 60_000);

test('events heard together leave what they leave one by one: the newest state of each, whatever order they come in', async () => {
  await programs.store.pool.query(
    'drop table if exists applied; create table applied (aggregate text, sequence integer)',
  );
  const names = Array.from({ length: 10 }, (_none, index) => `mixed-${index}`);
  const queued = async (sequence: number) => {
    const occurredAt = new Date().toISOString();
    for (const aggregate of names)
      await programs.store.pool.query('select events.add_job($1, $2)', [
        `programs:${TOPIC}`,
        JSON.stringify({ aggregate, sequence: String(sequence), occurredAt, payload: { sequence } }),
      ]);
  };
  // The queue may hold several states of one, where a worker had taken the one before: here all of them, the newest first.
  for (const sequence of [3, 1, 2]) await queued(sequence);
  hear(noting(() => null));
  await untilQuiet(10_000);
  expect(await heard()).toMatchObject(Object.fromEntries(names.map((aggregate) => [aggregate, 3])));
  // An older one may have come before, where a worker held the newest; after it none comes, and none comes twice.
  const before = await applied();
  expect(before.filter((told) => told.endsWith(' 3'))).toEqual(names.map((aggregate) => `${aggregate} 3`));
  expect(new Set(before).size).toBe(before.length);
  // What is older than what is known is not applied any more, in a later round either.
  await queued(2);
  await untilQuiet(10_000);
  expect(await applied()).toEqual(before);
}, 30_000);

test('jobs that wait for somebody outside do not keep events waiting', async () => {
  const JOB = 'programs:slow-job';
  let [begun, isOver] = [0, false];
  const slow = async () => {
    begun += 1;
    while (!isOver) await pause(20);
  };
  follower = follow(programs.store, programs.databaseUrl, { [TOPIC]: async () => undefined }, [], { [JOB]: slow });
  for (let at = 0; at < 8; at += 1) await programs.store.pool.query('select events.add_job($1, $2)', [JOB, { at }]);
  await until(
    async () => begun,
    (count) => count >= 4,
  );
  try {
    await tell('behind-slow-jobs', 1);
    await until(
      async () => (await heard())['behind-slow-jobs'],
      (told) => told === 1,
      5_000,
    );
  } finally {
    isOver = true;
  }
  await untilQuiet(10_000);
});
