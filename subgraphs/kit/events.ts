import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn, type Store } from './database.ts';

/** The Postgres schema that carries the events between subgraphs on one machine. */
export const QUEUE = 'events';
/** Marks what is tried until it is done; a task of the clock comes round by itself, and is not. */
export const TILL_DONE = 1000;

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

/** The same for a topic that many events come of: all that wait are taken in one transaction, each aggregate once. */
export interface EventsHandler {
  applyAll(tx: EntityManager, events: readonly EventEnvelope<never>[]): Promise<void>;
}

/** What a subgraph does with the events of a topic. */
export type Heard = EventHandler | EventsHandler;

/** Work that comes round by the clock, such as the expiry of holds. */
export interface ClockTask {
  name: string;
  /** Cron pattern in UTC. */
  at: string;
  work: (store: Store) => Promise<void>;
}

/*
 * An event that waits for one follower is a job named `follower:topic:aggregate:number`. Each number has a job of its own: a
 * job is never given a newer state in place, since the queue drops a replacement that meets a worker, and a slow worker
 * ends a job whatever it holds by then.
 */

/** One change that is told to others. */
export interface Announcement<Payload> {
  aggregate: string;
  sequence: bigint | string;
  payload: Payload;
}

const TOLD = `told as (select follower.name || ':' || $2 as task, event from unnest($1::text[]) as follower (name),
    jsonb_array_elements($3::jsonb) as event)`;
const KEY = "told.task || ':' || (event ->> 'aggregate') || ':' || (event ->> 'sequence')";

// What a worker has taken, or another is taking out, is let be. The queue's own function would wake a worker for each job, in
// every process: one is enough, since it takes what waits with it.
const TELL = `
  with ${TOLD},
    overtaken as (select job.id from ${QUEUE}._private_jobs job join told on job.key =
      told.task || ':' || (event ->> 'aggregate') || ':' || ((event ->> 'sequence')::numeric - 1)::text
      where job.locked_at is null for update of job skip locked),
    put as (insert into ${QUEUE}._private_jobs as job (task_id, payload, max_attempts, key)
      select task.id, event::json, ${TILL_DONE}, ${KEY}
      from told join ${QUEUE}._private_tasks task on task.identifier = told.task
      on conflict (key) do update set payload = excluded.payload, run_at = excluded.run_at, attempts = 0, last_error = null,
        revision = job.revision + 1, updated_at = now() where job.locked_at is null)
  select (select count(*) from ${QUEUE}.complete_jobs((select array_agg(id) from overtaken))),
    pg_notify('jobs:insert', json_build_object('count', 1 + (select count(*) from told) / 100)::text),
    exists (select from told where not exists (select from ${QUEUE}._private_tasks where identifier = told.task)) as "isNew"`;

/** For a topic that was never told before: the queue learns its name. */
const TELL_FIRST = `with ${TOLD}
  select count(*) from ${QUEUE}.add_jobs((select array_agg((told.task, event::json, null, null, ${TILL_DONE}::smallint,
    ${KEY}, null, null)::${QUEUE}.job_spec) from told))`;

/**
 * Announces changes to the subgraphs that follow them, in the writer's own transaction. The state before, where it still
 * waits, is taken out of the queue: events carry whole states, so nothing is lost by it.
 */
export async function announceAll<Payload>(
  tx: EntityManager,
  topic: string,
  followers: readonly string[],
  events: readonly Announcement<Payload>[],
): Promise<void> {
  if (events.length === 0) return;
  const occurredAt = new Date().toISOString();
  const envelopes = events.map((event): EventEnvelope<Payload> => ({
    ...event,
    sequence: String(event.sequence),
    occurredAt,
  }));
  const json = JSON.stringify(envelopes, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  const [told] = await preparedIn<{ isNew: boolean }>(tx, TELL, [followers, topic, json]);
  if (told?.isNew) await preparedIn(tx, TELL_FIRST, [followers, topic, json]);
}

/** Announces one change. */
export const announce = <Payload>(
  tx: EntityManager,
  topic: string,
  followers: readonly string[],
  event: Announcement<Payload>,
): Promise<void> => announceAll(tx, topic, followers, [event]);

/** Puts work of this subgraph in the queue, in the caller's transaction; it is done at least once after the commit. */
export async function enqueue(tx: EntityManager, job: string, payload: object, waitSeconds = 0): Promise<void> {
  await rowsIn(
    tx,
    `select 1 from ${QUEUE}.add_job(?::text, payload => ?::json, run_at => now() + make_interval(secs => ?::integer),
       max_attempts => ${TILL_DONE})`,
    [job, JSON.stringify(payload), waitSeconds],
  );
}

/** Work that a subgraph puts in its own queue, by the name of the job. */
export type JobTasks = Record<string, (store: Store, payload: unknown) => Promise<void>>;

/** The table each subgraph keeps of the newest number it has applied per aggregate; its migration creates it. */
export const INBOX_DDL = `create table event_seen (
  topic text not null, aggregate text not null, sequence bigint not null,
  occurred_at timestamptz(3) not null, applied_at timestamptz(3) not null default now(),
  primary key (topic, aggregate))`;
