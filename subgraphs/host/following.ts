import type { EntityManager } from '@mikro-orm/postgresql';
import { Logger, parseCronItems, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import { Client, Pool } from 'pg';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { QUEUE, TILL_DONE, type ClockTask, type EventEnvelope, type EventHandler, type JobTasks } from '#kit/events';
import { log } from '#kit/log';
import { asHub } from '#kit/writer';

const STUCK_AFTER = '10 seconds';
/** The queue backs off up to hours; whole states may be tried again sooner, so that a mend shows within seconds. */
const LONGEST_WAIT = '10 seconds';
const RESTART_MS = 1_000;

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

/**
 * Gives back what a killed process had taken, lets what failed be tried again soon, and gives up nothing that must be
 * done. Doing an event twice is harmless: its number is noted with its effect.
 */
async function releaseStuck(pool: Pool, subgraph: string): Promise<void> {
  const mine = `task_identifier like '${subgraph}:%'`;
  await pool.query(
    `select count(*) from ${QUEUE}.reschedule_jobs((select array_agg(id) from ${QUEUE}.jobs
       where ${mine} and attempts > 0 and locked_at is null and run_at > now() + interval '${LONGEST_WAIT}'),
       now() + interval '${LONGEST_WAIT}')`,
  );
  await pool.query(
    `select count(*) from ${QUEUE}.reschedule_jobs((select array_agg(id) from ${QUEUE}.jobs
       where ${mine} and locked_at is null and attempts >= max_attempts and max_attempts = ${TILL_DONE}), attempts => 1)`,
  );
  await pool.query(
    `select ${QUEUE}.force_unlock_workers(array_agg(distinct locked_by)) from ${QUEUE}.jobs
     where ${mine} and locked_at < now() - interval '${STUCK_AFTER}' having count(*) > 0`,
  );
}
