import { setTimeout as pause } from 'node:timers/promises';

import type { Client } from 'pg';
import type { Letter } from '#host/events/broker';
import { QUEUE, TILL_DONE } from '#kit/events';
import type { Snapshot } from '#kit/snapshot';

import { openLook } from '../events-on-their-way.ts';
import { compareSeen, readSeen, readWaiting } from '../heard.ts';
import { announcedAs } from '../ledger.ts';

/** More than a broker holds while anybody listens. */
const MOST = 1_000_000;
/** Longer than the servers of a broker take to tell each other. */
const SETTLE_MS = 250;

/**
 * Looks at what the broker carries, from before an instant until after it: the events that had left their outbox by then,
 * and some more. None where Postgres carries events.
 */
export async function lookAtLetters(): Promise<() => Promise<Letter[]>> {
  const broker = await openLook();
  if (!broker) return async () => [];
  const overheard = await broker.overhear();
  await pause(SETTLE_MS);
  const there = await broker.onItsWay(MOST);
  return async () => {
    await pause(SETTLE_MS);
    const sent = await overheard();
    await broker.close();
    return [...there.map(({ letter }) => letter), ...sent];
  };
}

/** Reads of one subgraph within the transaction of a backup. */
const readIn = (client: Client): ((subgraph: string) => Pick<Snapshot, 'rows'>) => {
  return (subgraph) => ({
    async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      // Both are sent at once: several read over this connection, and none comes between.
      const [, { rows }] = await Promise.all([
        client.query(`set local search_path = "${subgraph}", public`),
        client.query<Row>(sql, [...values]),
      ]);
      return rows;
    },
  });
};

/**
 * Of what a broker carried, that which a follower of the snapshot has yet to hear and no outbox of it holds, as lines of the
 * queue's table: a hub that is restored tells it again.
 */
export async function linesOfLetters(client: Client, letters: readonly Letter[]): Promise<string[]> {
  if (letters.length === 0) return [];
  const readOf = readIn(client);
  const { behind } = await compareSeen(readOf, announcedAs, await readSeen(readOf));
  const nameOf = ({ follower, topic, aggregate, sequence }: (typeof behind)[number]) =>
    `${follower}:${topic}:${aggregate}:${sequence}`;
  const unheard = new Set(behind.map(nameOf));
  for (const one of await readWaiting(readOf(QUEUE))) unheard.delete(nameOf(one));
  const byKey = new Map(letters.filter(({ key }) => unheard.has(key)).map((letter) => [letter.key, letter]));
  // Numbers below zero are those of no job.
  const { rows } = await client.query<{ line: string }>(
    `select to_jsonb(job)::text as line from (
       select -row_number() over (order by letter ->> 'key') as id, task.id as task_id, letter -> 'payload' as payload,
         0 as priority, now() as run_at, 0 as attempts, ${TILL_DONE} as max_attempts, now() as created_at,
         now() as updated_at, letter ->> 'key' as key, 0 as revision
       from jsonb_array_elements($1::jsonb) as letter
       join ${QUEUE}._private_tasks task on task.identifier = letter ->> 'task') as job`,
    [JSON.stringify([...byKey.values()])],
  );
  return rows.map(({ line }) => line);
}
