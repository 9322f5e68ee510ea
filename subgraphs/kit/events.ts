import type { EntityManager } from '@mikro-orm/postgresql';
import { Logger, parseCronItems, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import { Client, Pool } from 'pg';

import { decide } from './command.ts';
import { rowsIn, type Store } from './database.ts';
import { log } from './log.ts';
import { asHub } from './writer.ts';

/** The Postgres schema that carries the events between subgraphs on one machine. */
const QUEUE = 'events';
const STUCK_AFTER = '10 seconds';
/** The queue backs off up to hours; whole states may be tried again sooner, so that a mend shows within seconds. */
const LONGEST_WAIT = '10 seconds';
const RESTART_MS = 1_000;

/** The whole state of one aggregate after a change, numbered within that aggregate. */
export interface EventEnvelope<Payload> {
  aggregate: string;
  sequence: string;
  /** When the writer's transaction took the number. */
  occurredAt: string;
  payload: Payload;
}

/** What a subgraph does with an event, inside the transaction that also notes its number. */
export type EventHandler = (tx: EntityManager, payload: never, envelope: EventEnvelope<unknown>) => Promise<void>;

/** Work that comes round by the clock, such as the expiry of holds. */
export interface ClockTask {
  name: string;
  /** Cron pattern in UTC. */
  at: string;
  work: (store: Store) => Promise<void>;
}

/**
 * Announces a change to the subgraphs that follow it, in the writer's own transaction. A newer state of the same
 * aggregate replaces one that waits: events carry whole states, so nothing is lost by it.
 */
export async function announce<Payload>(
  tx: EntityManager,
  topic: string,
  followers: readonly string[],
  event: { aggregate: string; sequence: bigint | string; payload: Payload },
): Promise<void> {
  const envelope: EventEnvelope<Payload> = {
    ...event,
    sequence: String(event.sequence),
    occurredAt: new Date().toISOString(),
  };
  const json = JSON.stringify(envelope, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  for (const follower of followers) {
    await rowsIn(
      tx,
      `select 1 from ${QUEUE}.add_job(?::text, payload => ?::json, max_attempts => 1000, job_key => ?::text)`,
      [`${follower}:${topic}`, json, `${follower}:${topic}:${event.aggregate}`],
    );
  }
}

/** Puts work of this subgraph in the queue, in the caller's transaction; it is done at least once after the commit. */
export async function enqueue(tx: EntityManager, job: string, payload: object, waitSeconds = 0): Promise<void> {
  await rowsIn(
    tx,
    `select 1 from ${QUEUE}.add_job(?::text, payload => ?::json, run_at => now() + make_interval(secs => ?::integer))`,
    [job, JSON.stringify(payload), waitSeconds],
  );
}

/** Work that a subgraph puts in its own queue, by the name of the job. */
export type JobTasks = Record<string, (store: Store, payload: unknown) => Promise<void>>;

/** Makes the tables that carry events. Safe to run by several processes at once. */
export async function migrateEvents(databaseUrl: string): Promise<void> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(hashtext('simpul-migrate-events'))");
    await runMigrations({ connectionString: databaseUrl, schema: QUEUE, logger: quietLogger });
  } finally {
    await lock.end();
  }
}

const quietLogger = new Logger(() => (level, message) => {
  log[level === 'error' || level === 'warning' ? 'warn' : 'debug']({ part: 'events' }, message.split('\n', 1)[0]);
});

/** The table each subgraph keeps of the newest number it has applied per aggregate; its migration creates it. */
export const INBOX_DDL = `create table event_seen (
  topic text not null, aggregate text not null, sequence bigint not null,
  occurred_at timestamptz(3) not null, applied_at timestamptz(3) not null default now(),
  primary key (topic, aggregate))`;

/** Applies an event once: a number already seen, or an older one, changes nothing. */
export async function applyOnce(
  store: Store,
  topic: string,
  handler: EventHandler,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  // A lock that others hold for a moment is waited for here: the queue would wait longer from one try to the next.
  const work = async (tx: EntityManager) => {
    const fresh = await rowsIn(
      tx,
      `insert into event_seen as seen (topic, aggregate, sequence, occurred_at) values (?, ?, ?, ?)
       on conflict (topic, aggregate) do update
         set sequence = excluded.sequence, occurred_at = excluded.occurred_at, applied_at = clock_timestamp()
         where seen.sequence < excluded.sequence
       returning 1`,
      [topic, envelope.aggregate, envelope.sequence, envelope.occurredAt],
    );
    // The handler knows the type of its topic's payload; the queue carries it as JSON.
    if (fresh.length > 0) await handler(tx, envelope.payload as never, envelope);
  };
  await asHub(`event: ${topic}`, () => decide(store, work));
}

export interface Follower {
  stop(): Promise<void>;
}

/** Follows the topics of one subgraph until stopped; survives Postgres restarts and takes over from killed processes. */
export function follow(
  store: Store,
  databaseUrl: string,
  handlers: Record<string, EventHandler>,
  clock: readonly ClockTask[],
  jobs: JobTasks = {},
): Follower {
  const tasks: TaskList = {};
  for (const [topic, handler] of Object.entries(handlers)) {
    tasks[`${store.name}:${topic}`] = (envelope: unknown) =>
      applyOnce(store, topic, handler, envelope as EventEnvelope<unknown>);
  }
  for (const [job, work] of Object.entries(jobs))
    tasks[job] = (payload: unknown) => asHub(`job: ${job}`, () => work(store, payload));
  for (const task of clock)
    tasks[`${store.name}:${task.name}`] = () => asHub(`clock: ${task.name}`, () => task.work(store));
  const cron = parseCronItems(
    clock.map((task) => ({
      task: `${store.name}:${task.name}`,
      match: task.at,
      identifier: `${store.name}:${task.name}`,
    })),
  );
  let stopping = false;
  let runner: Runner | undefined;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 6,
    connectionTimeoutMillis: 2_000,
    application_name: `simpul-${store.name}-events`,
  });
  pool.on('error', (error) => log.debug({ error: error.message }, 'events connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));

  const loop = (async () => {
    while (!stopping) {
      try {
        runner = await run({
          pgPool: pool,
          schema: QUEUE,
          taskList: tasks,
          parsedCronItems: cron,
          concurrency: 4,
          noHandleSignals: true,
          pollInterval: 1_000,
          logger: quietLogger,
        });
        if (stopping) await runner.stop();
        await runner.promise;
      } catch (error) {
        if (!stopping) log.warn({ subgraph: store.name, error: String(error) }, 'events interrupted, starting again');
      }
      if (!stopping) await new Promise((again) => setTimeout(again, RESTART_MS));
    }
  })();
  const sweep = setInterval(() => void releaseStuck(pool, store.name).catch(() => undefined), 5_000);
  void releaseStuck(pool, store.name).catch(() => undefined);
  return {
    async stop() {
      stopping = true;
      clearInterval(sweep);
      await runner?.stop().catch(() => undefined);
      await loop;
      await pool.end();
    },
  };
}

/** Gives back what a killed process had taken. Doing an event twice is harmless: its number is noted with its effect. */
async function releaseStuck(pool: Pool, subgraph: string): Promise<void> {
  await pool.query(
    `select count(*) from ${QUEUE}.reschedule_jobs(
       (select array_agg(id) from ${QUEUE}.jobs
        where task_identifier like $1 and attempts > 0 and locked_at is null and run_at > now() + interval '${LONGEST_WAIT}'),
       now() + interval '${LONGEST_WAIT}')`,
    [`${subgraph}:%`],
  );
  await pool.query(
    `select ${QUEUE}.force_unlock_workers(array_agg(distinct locked_by)) from ${QUEUE}.jobs
     where task_identifier like $1 and locked_at < now() - interval '${STUCK_AFTER}' having count(*) > 0`,
    [`${subgraph}:%`],
  );
}
