import type { EntityManager } from '@mikro-orm/postgresql';
import { parseCronItems, runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { QUEUE, type ClockTask, type EventEnvelope, type EventHandler, type JobTasks } from '#kit/events';
import { log } from '#kit/log';
import { asHub } from '#kit/writer';
import { noteEvent } from '#host/telemetry/noting';

import type { BrokerSettings } from './events/broker.ts';
import { carry } from './events/carrying.ts';
import { quietLogger, workOnQueue, type Task, type Worker } from './events/queue-work.ts';

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

/** How events come from those who announce them. */
export interface EventRoutes {
  /** The database that holds the outbox of a subgraph. */
  outboxOf: (owner: string) => string;
  /** What carries them between machines; without it each follower reads the outbox itself. */
  broker: BrokerSettings | null;
  /** What others hear of this subgraph, each as `follower:topic`. */
  forOthers: readonly string[];
}

export type Follower = Worker;

function eventTasks(store: Store, handlers: Record<string, EventHandler>): Map<string, Task> {
  const tasks = Object.entries(handlers).map(([topic, handler]): [string, Task] => [
    `${store.name}:${topic}`,
    (payload) => {
      const envelope = payload as EventEnvelope<unknown>;
      const apply = () => applyOnce(store, topic, handler, envelope);
      return noteEvent(store.name, topic, envelope.occurredAt, apply);
    },
  ]);
  return new Map(tasks);
}

/** What this subgraph gives itself to do, by a job or by the clock. */
function ownTasks(store: Store, clock: readonly ClockTask[], jobs: JobTasks): [string, Task][] {
  return [
    ...Object.entries(jobs).map(([job, work]): [string, Task] => [
      job,
      (payload) => asHub(`job: ${job}`, () => work(store, payload)),
    ]),
    ...clock.map(({ name, work }): [string, Task] => [
      `${store.name}:${name}`,
      () => asHub(`clock: ${name}`, () => work(store)),
    ]),
  ];
}

/** Takes events from the outbox of another database, as soon as that can be reached. */
function followElsewhere(name: string, databaseUrl: string, tasks: Record<string, Task>): Worker {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: 2_000,
    application_name: `simpul-${name}-events`,
  });
  pool.on('error', (error) => log.debug({ error: error.message }, 'events connection lost'));
  const worker = workOnQueue({ name, databaseUrl, pool, tasks, cron: [] });
  return {
    async stop() {
      await worker.stop();
      await pool.end();
    },
  };
}

/** Follows the topics of one subgraph, and does its own work in the background, until stopped. */
export function follow(
  store: Store,
  databaseUrl: string,
  handlers: Record<string, EventHandler>,
  clock: readonly ClockTask[],
  jobs: JobTasks = {},
  routes: EventRoutes = { outboxOf: () => databaseUrl, broker: null, forOthers: [] },
): Follower {
  const { name, pool } = store;
  const heard = eventTasks(store, handlers);
  const here: Record<string, Task> = Object.fromEntries(ownTasks(store, clock, jobs));
  const elsewhere = new Map<string, Record<string, Task>>();
  if (!routes.broker) {
    for (const [task, work] of heard) {
      const outbox = routes.outboxOf(/:(.*?)\./.exec(task)?.[1] ?? name);
      if (outbox === databaseUrl) here[task] = work;
      else elsewhere.set(outbox, { ...elsewhere.get(outbox), [task]: work });
    }
  }
  const cron = parseCronItems(
    clock.map((task) => ({ task: `${name}:${task.name}`, match: task.at, identifier: `${name}:${task.name}` })),
  );
  const workers = [
    workOnQueue({ name, databaseUrl, pool, tasks: here, cron }),
    ...[...elsewhere].map(([url, tasks]) => followElsewhere(name, url, tasks)),
  ];
  if (routes.broker) {
    workers.push(
      carry({
        settings: routes.broker,
        outbox: { name, databaseUrl, pool },
        forOthers: routes.forOthers,
        tasks: Object.fromEntries(heard),
      }),
    );
  }
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
