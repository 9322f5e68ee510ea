import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';
import { Logger, parseCronItems, run, runMigrations, type ParsedCronItem, type TaskList } from 'graphile-worker';
import { Client, Pool } from 'pg';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { QUEUE, type ClockTask, type EventEnvelope, type EventHandler, type JobTasks } from '#kit/events';
import { log } from '#kit/log';
import { asHub } from '#kit/writer';

import { isWaiting, releaseStuck } from './sweeping.ts';

const RESTART_MS = 1_000;
const SWEEP_MS = 5_000;
/** How long a runner may take to stop: as long as what it has taken may run. */
const PATIENCE_MS = 6_000;
/** Work that is due for so long while nobody works means that the runner has stopped without saying so. */
const STANDSTILL_MS = 10_000;

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

/** What the queue is worked with, and how lately: a worker that takes nothing though something waits stands still. */
interface Workshop {
  tasks: TaskList;
  pulse: { running: number; at: number };
}

function workshopOf(
  store: Store,
  handlers: Record<string, EventHandler>,
  clock: readonly ClockTask[],
  jobs: JobTasks,
): Workshop {
  const pulse = { running: 0, at: Date.now() };
  const tasks: TaskList = {};
  const add = (name: string, work: (payload: unknown) => Promise<void>) => {
    tasks[name] = async (payload) => {
      pulse.running += 1;
      try {
        await work(payload);
      } finally {
        pulse.running -= 1;
        pulse.at = Date.now();
      }
    };
  };
  for (const [topic, handler] of Object.entries(handlers))
    add(`${store.name}:${topic}`, (envelope) => applyOnce(store, topic, handler, envelope as EventEnvelope<unknown>));
  for (const [job, work] of Object.entries(jobs))
    add(job, (payload) => asHub(`job: ${job}`, () => work(store, payload)));
  for (const task of clock)
    add(`${store.name}:${task.name}`, () => asHub(`clock: ${task.name}`, () => task.work(store)));
  return { tasks, pulse };
}

/** One spell of work on the queue, over connections of its own; it ends when it fails, or is told to. */
interface Spell {
  ended: Promise<void>;
  end(): Promise<void>;
}

function beginSpell(name: string, databaseUrl: string, tasks: TaskList, cron: ParsedCronItem[]): Spell {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 6,
    connectionTimeoutMillis: 2_000,
    application_name: `simpul-${name}-events`,
  });
  pool.on('error', (error) => log.debug({ error: error.message }, 'events connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const starting = run({
    pgPool: pool,
    schema: QUEUE,
    taskList: tasks,
    parsedCronItems: cron,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger,
  });
  return {
    ended: starting.then((runner) => runner.promise),
    async end() {
      const over = starting.then((runner) => runner.stop()).catch(() => undefined);
      // A runner whose connections were cut may wait for them for ever; what it had taken is given back by the sweep.
      await Promise.race([over, pause(PATIENCE_MS, undefined, { ref: false })]);
      await Promise.race([pool.end().catch(() => undefined), pause(RESTART_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Follows the topics of one subgraph until stopped; survives Postgres restarts, takes over from killed processes, and
 * begins anew where the queue stands still.
 */
export function follow(
  store: Store,
  databaseUrl: string,
  handlers: Record<string, EventHandler>,
  clock: readonly ClockTask[],
  jobs: JobTasks = {},
): Follower {
  const { tasks, pulse } = workshopOf(store, handlers, clock, jobs);
  const cron = parseCronItems(
    clock.map(({ name, at }) => {
      const task = `${store.name}:${name}`;
      return { task, match: at, identifier: task };
    }),
  );
  let stopping = false;
  let giveUp = () => undefined as void;
  const loop = (async () => {
    while (!stopping) {
      const spell = beginSpell(store.name, databaseUrl, tasks, cron);
      const givenUp = new Promise<void>((resolve) => {
        giveUp = resolve;
      });
      pulse.at = Date.now();
      await Promise.race([spell.ended, givenUp]).catch((error: unknown) => {
        if (!stopping) log.warn({ subgraph: store.name, error: String(error) }, 'events interrupted, starting again');
      });
      await spell.end();
      if (!stopping) await pause(RESTART_MS);
    }
  })();
  const look = async () => {
    await releaseStuck(store.pool, store.name);
    const isIdle = pulse.running === 0 && Date.now() - pulse.at > STANDSTILL_MS;
    if (!isIdle || !(await isWaiting(store.pool, Object.keys(tasks), STANDSTILL_MS))) return;
    log.warn({ subgraph: store.name }, 'events stand still, starting again');
    giveUp();
  };
  const sweep = setInterval(() => void look().catch(() => undefined), SWEEP_MS);
  void look().catch(() => undefined);
  return {
    async stop() {
      stopping = true;
      clearInterval(sweep);
      giveUp();
      await loop;
    },
  };
}
