import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn, type Store } from './database.ts';

/** The Postgres schema that carries the events between subgraphs on one machine. */
export const QUEUE = 'events';

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

/** The table each subgraph keeps of the newest number it has applied per aggregate; its migration creates it. */
export const INBOX_DDL = `create table event_seen (
  topic text not null, aggregate text not null, sequence bigint not null,
  occurred_at timestamptz(3) not null, applied_at timestamptz(3) not null default now(),
  primary key (topic, aggregate))`;
