import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn, type Store } from './database.ts';

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

/** Work that comes round by the clock, such as the expiry of holds. */
export interface ClockTask {
  name: string;
  /** Cron pattern in UTC. */
  at: string;
  work: (store: Store) => Promise<void>;
}

/**
 * The name of an event that waits for one follower. Each number has a job of its own: a job is never given a newer state
 * in place, since the queue drops a replacement that meets a worker, and a slow worker ends a job whatever it holds by then.
 */
const eventKey = (follower: string, topic: string, aggregate: string, sequence: bigint): string =>
  `${follower}:${topic}:${aggregate}:${sequence}`;

/**
 * Announces a change to the subgraphs that follow it, in the writer's own transaction. The state before, where it still
 * waits, is taken out of the queue: events carry whole states, so nothing is lost by it.
 */
export async function announce<Payload>(
  tx: EntityManager,
  topic: string,
  followers: readonly string[],
  event: { aggregate: string; sequence: bigint | string; payload: Payload },
): Promise<void> {
  const { aggregate } = event;
  const sequence = BigInt(event.sequence);
  const envelope: EventEnvelope<Payload> = {
    ...event,
    sequence: String(sequence),
    occurredAt: new Date().toISOString(),
  };
  const json = JSON.stringify(envelope, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  for (const follower of followers) {
    await rowsIn(
      tx,
      `select 1 from ${QUEUE}.add_job(?::text, payload => ?::json, max_attempts => ${TILL_DONE}, job_key => ?::text),
         ${QUEUE}.remove_job(?::text)`,
      [
        `${follower}:${topic}`,
        json,
        eventKey(follower, topic, aggregate, sequence),
        eventKey(follower, topic, aggregate, sequence - 1n),
      ],
    );
  }
}

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
