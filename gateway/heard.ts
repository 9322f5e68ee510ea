import { QUEUE } from '#kit/events';
import type { Snapshot } from '#kit/snapshot';

import { SUBGRAPHS } from '../subgraphs/index.ts';

/** How old an event may grow before somebody has to look. */
const PATIENCE_SECONDS = 60;

/** How far one subgraph is behind what another has announced. */
export interface Lag {
  follower: string;
  topic: string;
  aggregates: number;
  behind: number;
}

/** The newest number of each aggregate that a follower has applied. */
export interface Seen {
  follower: string;
  topic: string;
  numbers: Map<string, bigint>;
}

interface Numbered {
  aggregate: string;
  sequence: string;
}

/** A state that its owner has and a follower has not. */
interface Behind extends Numbered {
  follower: string;
  topic: string;
}

/** An event on its way. */
export interface Waiting extends Behind {
  seconds: number;
  attempts: number;
  problem: string | null;
}

type ReadOf = (subgraph: string) => Pick<Snapshot, 'rows'>;

export async function readSeen(readOf: ReadOf): Promise<Seen[]> {
  const followed = SUBGRAPHS.flatMap(({ name, follows }) =>
    Object.keys(follows).map((topic) => ({ follower: name, topic })),
  );
  return Promise.all(
    followed.map(async ({ follower, topic }) => {
      const rows = await readOf(follower).rows<Numbered>(
        'select aggregate, sequence from event_seen where topic = $1',
        [topic],
      );
      return { follower, topic, numbers: new Map(rows.map((row) => [row.aggregate, BigInt(row.sequence)])) };
    }),
  );
}

/** What is newer at its owner is lag; what is newer at a follower means that the owner has lost something. */
export async function compareSeen(
  readOf: ReadOf,
  announcedAs: (owner: string, topic: string) => string | undefined,
  seen: readonly Seen[],
) {
  const lags: Lag[] = [];
  const behind: Behind[] = [];
  const ahead: { rule: string; key: string; detail: string }[] = [];
  for (const { follower, topic, numbers } of seen) {
    const owner = topic.split('.', 1)[0] ?? '';
    const sql = announcedAs(owner, topic);
    if (!sql) throw new Error(`${owner} does not say what it has announced as ${topic}`);
    const rows = await readOf(owner).rows<Numbered>(sql);
    const newest = new Map(rows.map((row) => [row.aggregate, BigInt(row.sequence)]));
    const late = rows.filter((row) => (numbers.get(row.aggregate) ?? 0n) < BigInt(row.sequence));
    lags.push({ follower, topic, aggregates: rows.length, behind: late.length });
    behind.push(...late.map((row) => ({ ...row, follower, topic })));
    for (const [aggregate, known] of numbers) {
      const own = newest.get(aggregate) ?? 0n;
      if (known <= own) continue;
      ahead.push({
        rule: 'no subgraph knows a newer state than its owner',
        key: aggregate,
        detail: `${follower} ${topic} ${known} > ${own}`,
      });
    }
  }
  return { lags, behind, ahead };
}

/** The events that have not been heard, as `announce` names them. */
export const readWaiting = (read: Pick<Snapshot, 'rows'>): Promise<Waiting[]> =>
  read.rows<Waiting>(
    `select split_part(key, ':', 1) as follower, split_part(key, ':', 2) as topic, split_part(key, ':', 3) as aggregate,
       split_part(key, ':', 4) as sequence, extract(epoch from now() - created_at)::integer as seconds, attempts,
       last_error as problem
     from ${QUEUE}.jobs where key ~ '^[a-z]+:[^:]+:[^:]+:[0-9]+$' order by id`,
  );

/** An event that a broker has, by the name that it bore in its outbox. */
export function waitingOf(key: string, since: Date): Waiting {
  const [follower = '', topic = '', aggregate = '', sequence = '0'] = key.split(':');
  const seconds = Math.round((Date.now() - since.getTime()) / 1_000);
  return { follower, topic, aggregate, sequence, seconds, attempts: 0, problem: null };
}

const nameOf = ({ follower, topic, aggregate }: Omit<Behind, 'sequence'>) => `${follower} ${topic} ${aggregate}`;

/**
 * The events that ought to have been heard: those that wait too long, and those that nobody will ever hear, because a
 * follower does not know them and nothing waits to tell it. `behind` is read first, `now` last.
 */
export function unheard(behind: readonly Behind[], waiting: readonly Waiting[], now: readonly Seen[]) {
  const known = new Map(
    now.flatMap(({ follower, topic, numbers }) =>
      [...numbers].map(([aggregate, number]) => [nameOf({ follower, topic, aggregate }), number] as const),
    ),
  );
  const coming = new Map<string, bigint>();
  for (const event of waiting) {
    const other = coming.get(nameOf(event)) ?? 0n;
    if (BigInt(event.sequence) > other) coming.set(nameOf(event), BigInt(event.sequence));
  }
  const reached = (name: string) => [known.get(name) ?? 0n, coming.get(name) ?? 0n] as const;
  const lost = behind
    .filter((one) => reached(nameOf(one)).every((number) => number < BigInt(one.sequence)))
    .map((one) => ({
      rule: 'what was announced has been heard or waits to be heard',
      key: nameOf(one),
      detail: `${known.get(nameOf(one)) ?? 'nothing'} heard of ${one.sequence}, and nothing on the way`,
    }));
  const late = waiting
    .filter(({ seconds }) => seconds > PATIENCE_SECONDS)
    .map((one) => ({
      rule: `an event is heard within ${PATIENCE_SECONDS} s`,
      key: `${nameOf(one)} ${one.sequence}`,
      detail: `waits for ${one.seconds} s, tried ${one.attempts} times: ${one.problem ?? 'no error'}`,
    }));
  return [...lost, ...late];
}
