import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { preparedIn, type Store } from '#kit/database';
import { QUEUE, type EventEnvelope, type Heard } from '#kit/events';
import { asHub } from '#kit/writer';
import { noteEvent } from '#host/telemetry/noting';

type Envelope = EventEnvelope<unknown>;

const MOST_AT_ONCE = 100;
/** The first event is applied at once; what follows on its heels is gathered for so long. */
const BREATH_MS = 50;

/** Notes the numbers of events, and gives those aggregates whose number is higher than the one known. */
const SEEN = `insert into event_seen as seen (topic, aggregate, sequence, occurred_at)
    select $1, aggregate, sequence, "occurredAt" from jsonb_to_recordset($2::jsonb)
      as told (aggregate text, sequence bigint, "occurredAt" timestamptz) order by aggregate
  on conflict (topic, aggregate) do update
    set sequence = excluded.sequence, occurred_at = excluded.occurred_at, applied_at = clock_timestamp()
    where seen.sequence < excluded.sequence
  returning aggregate`;

// What failed before is left to its own turn, so that it holds up nobody else.
const TAKE = `select payload from ${QUEUE}.complete_jobs((select array_agg(id) from (
    select job.id from ${QUEUE}._private_jobs job join ${QUEUE}._private_tasks task on task.id = job.task_id
    where task.identifier = $1 and job.is_available and job.attempts = 0 and job.run_at <= now()
    order by job.id limit ${MOST_AT_ONCE} for update of job skip locked) as waiting))`;

/** The newest state of each aggregate, in one order for all, so that two processes never wait for each other in a ring. */
function newestOf(envelopes: readonly Envelope[]): Envelope[] {
  const newest = new Map<string, Envelope>();
  for (const one of envelopes) {
    const other = newest.get(one.aggregate);
    if (!other || BigInt(other.sequence) < BigInt(one.sequence)) newest.set(one.aggregate, one);
  }
  return [...newest.values()].toSorted((a, b) => (a.aggregate < b.aggregate ? -1 : 1));
}

async function applyIn(tx: EntityManager, topic: string, heard: Heard, envelopes: readonly Envelope[]): Promise<void> {
  const newest = newestOf(envelopes);
  const numbers = newest.map(({ aggregate, sequence, occurredAt }) => ({ aggregate, sequence, occurredAt }));
  const rows = await preparedIn<{ aggregate: string }>(tx, SEEN, [topic, JSON.stringify(numbers)]);
  const seen = new Set(rows.map(({ aggregate }) => aggregate));
  // The handler knows the type of its topic's payload; the queue carries it as JSON.
  const fresh = newest.filter(({ aggregate }) => seen.has(aggregate)) as EventEnvelope<never>[];
  if (fresh.length === 0) return;
  if (typeof heard !== 'function') await heard.applyAll(tx, fresh);
  else for (const one of fresh) await heard(tx, one.payload, one);
}

const inOne = (store: Store, topic: string, work: (tx: EntityManager) => Promise<void>): Promise<void> =>
  // A lock that others hold for a moment is waited for here: the queue would wait longer from one try to the next.
  asHub(`event: ${topic}`, () => decide(store, work));

/** Applies an event once: a number already seen, or an older one, changes nothing. */
export const applyOnce = (store: Store, topic: string, heard: Heard, envelope: Envelope): Promise<void> =>
  inOne(store, topic, (tx) => applyIn(tx, topic, heard, [envelope]));

interface Waiting {
  envelope: Envelope;
  done: () => void;
  failed: (error: unknown) => void;
}

async function takeWaiting(tx: EntityManager, { name }: Store, topic: string): Promise<Envelope[]> {
  const rows = await preparedIn<{ payload: Envelope }>(tx, TAKE, [`${name}:${topic}`]);
  return rows.map(({ payload }) => payload);
}

/** A topic that a subgraph follows. */
interface Following {
  store: Store;
  topic: string;
  heard: Heard;
  /** Whether what waits lies in the subgraph's own database, where it can be taken in the same transaction. */
  isOwnQueue: boolean;
}

/**
 * Applies the events of a topic as they come to the workers of this process: what gathers while one round is written goes
 * into the next, with all that waits in its own queue. Where a round fails, each of its workers' events is tried alone.
 */
export function applyTogether({ store, topic, heard, isOwnQueue }: Following): (envelope: Envelope) => Promise<void> {
  if (typeof heard === 'function') return (envelope) => applyOnce(store, topic, heard, envelope);
  let gathered: Waiting[] = [];
  let isDriving = false;
  const round = async (mine: readonly Waiting[]) => {
    try {
      let others: Envelope[] = [];
      await inOne(store, topic, async (tx) => {
        others = isOwnQueue ? await takeWaiting(tx, store, topic) : [];
        await applyIn(tx, topic, heard, [...mine.map(({ envelope }) => envelope), ...others]);
      });
      for (const { occurredAt } of others) await noteEvent(store.name, topic, occurredAt, async () => undefined);
      mine.forEach(({ done }) => done());
    } catch {
      for (const { envelope, done, failed } of mine) await applyOnce(store, topic, heard, envelope).then(done, failed);
    }
  };
  const drive = async () => {
    isDriving = true;
    while (gathered.length > 0) {
      const mine = gathered;
      gathered = [];
      await round(mine);
      await pause(BREATH_MS);
    }
    isDriving = false;
  };
  return (envelope) =>
    new Promise<void>((done, failed) => {
      gathered.push({ envelope, done, failed });
      if (!isDriving) void drive();
    });
}
