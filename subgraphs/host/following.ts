import { parseCronItems, runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';

import type { Store } from '#kit/database';
import { QUEUE, type ClockTask, type EventEnvelope, type Heard, type JobTasks } from '#kit/events';
import { log } from '#kit/log';
import { asHub } from '#kit/writer';
import { noteEvent } from '#host/telemetry/noting';

import { KEPT_ALIVE } from '../connections/limits.ts';
import { NoticingClient } from '../connections/noticing-client.ts';
import { applyTogether } from './applying.ts';
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

function eventTasks(
  store: Store,
  handlers: Record<string, Heard>,
  isOwnQueue: (topic: string) => boolean,
): Map<string, Task> {
  const tasks = Object.entries(handlers).map(([topic, heard]): [string, Task] => {
    const apply = applyTogether({ store, topic, heard, isOwnQueue: isOwnQueue(topic) });
    const task: Task = (payload) => {
      const envelope = payload as EventEnvelope<unknown>;
      return noteEvent(store.name, topic, envelope.occurredAt, () => apply(envelope));
    };
    return [`${store.name}:${topic}`, task];
  });
  return new Map(tasks);
}

/** What this subgraph gives itself to do by the clock. */
const clockTasks = (store: Store, clock: readonly ClockTask[]): [string, Task][] =>
  clock.map(({ name, work }) => [`${store.name}:${name}`, () => asHub(`clock: ${name}`, () => work(store))]);

/** What this subgraph gives itself to do by a job. */
const jobTasks = (store: Store, jobs: JobTasks): [string, Task][] =>
  Object.entries(jobs).map(([job, work]) => [job, (payload) => asHub(`job: ${job}`, () => work(store, payload))]);

/** Takes events from the outbox of another database, as soon as that can be reached. */
function followElsewhere(name: string, databaseUrl: string, tasks: Record<string, Task>): Worker {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 1,
    Client: NoticingClient,
    ...KEPT_ALIVE,
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
  handlers: Record<string, Heard>,
  clock: readonly ClockTask[],
  jobs: JobTasks = {},
  routes: EventRoutes = { outboxOf: () => databaseUrl, broker: null, forOthers: [] },
): Follower {
  const { name, pool } = store;
  const outboxOf = (topic: string) => routes.outboxOf(/^(.*?)\./.exec(topic)?.[1] ?? name);
  const heard = eventTasks(store, handlers, (topic) => !routes.broker && outboxOf(topic) === databaseUrl);
  const here: Record<string, Task> = Object.fromEntries(clockTasks(store, clock));
  const elsewhere = new Map<string, Record<string, Task>>();
  if (!routes.broker) {
    for (const [task, work] of heard) {
      const outbox = outboxOf(task.slice(name.length + 1));
      if (outbox === databaseUrl) here[task] = work;
      else elsewhere.set(outbox, { ...elsewhere.get(outbox), [task]: work });
    }
  }
  const cron = parseCronItems(
    clock.map((task) => ({ task: `${name}:${task.name}`, match: task.at, identifier: `${name}:${task.name}` })),
  );
  // A worker without anything to do would end with a fault.
  const workOn = (tasks: Record<string, Task>, at: typeof cron) =>
    Object.keys(tasks).length === 0 ? [] : [workOnQueue({ name, databaseUrl, pool, tasks, cron: at })];
  const workers = [
    ...workOn(here, cron),
    // A job may wait for somebody outside who answers late; events and the clock have workers of their own.
    ...workOn(Object.fromEntries(jobTasks(store, jobs)), []),
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
