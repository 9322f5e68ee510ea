import { createHash } from 'node:crypto';

import type { PoolClient, QueryResult } from 'pg';

import { statements, type Store } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';

import { ReadQuery, type Wire } from './read-query.ts';

const names = new Map<string, string>();

function statementName(text: string): string {
  const known = names.get(text) ?? createHash('sha1').update(text).digest('hex').slice(0, 20);
  names.set(text, known);
  return known;
}

/** Statements that ask the database how late it is. */
const ASKS_TIME = /\b(now|clock_timestamp|statement_timestamp)\(\)|\bcurrent_(date|time|timestamp)\b/i;
const askTime = new Map<string, boolean>();

function asksTime(text: string): boolean {
  const known = askTime.get(text) ?? ASKS_TIME.test(text);
  askTime.set(text, known);
  return known;
}

/** What pg's types leave out: statements that follow each other without waiting, and a socket that gathers writes. */
type Wired = PoolClient & { pipeline: boolean; connection: Wire };

/** How long a connection whose snapshot is over waits for the next one, and how many do. */
const KEPT_MS = 20;
const MOST_KEPT = 6;

const kept = new WeakMap<Store, { client: Wired; timer: NodeJS.Timeout }[]>();

const keptOf = (store: Store) => {
  const known = kept.get(store) ?? [];
  kept.set(store, known);
  return known;
};

/** Ends a snapshot and gives its connection back to all. */
function giveBack(client: Wired): void {
  const release = (isWhole: boolean) => {
    client.pipeline = false;
    client.release(!isWhole);
  };
  // Nobody waits for the end of a transaction that wrote nothing, and it is part of no request.
  statements
    .run({ count: 0 }, () => client.query('commit'))
    .then(
      () => release(true),
      () => release(false),
    );
}

/** Lets the end of this snapshot travel with the beginning of the next, where that comes soon and nobody wants the connection. */
function keep(store: Store, client: Wired): void {
  const waiting = keptOf(store);
  if (!store.keepsReaders || store.pool.waitingCount > 0 || waiting.length >= MOST_KEPT) return giveBack(client);
  const timer = setTimeout(() => {
    waiting.splice(waiting.indexOf(entry), 1);
    giveBack(client);
  }, KEPT_MS);
  const entry = { client, timer };
  waiting.push(entry);
}

function takeKept(store: Store): Wired | undefined {
  const waiting = keptOf(store);
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    clearTimeout(entry.timer);
    if (entry.client.connection.stream.writable) return entry.client;
    giveBack(entry.client);
  }
  return undefined;
}

const BEGIN = 'begin isolation level repeatable read read only';
/** Ends one transaction and begins another of the same kind, whose snapshot is taken by its first statement. */
const BEGIN_ANEW = 'commit and chain';

/** Takes a connection and begins; the `begin` travels in one packet with the statements of this turn. */
async function open(store: Store) {
  const following = takeKept(store);
  const client = following ?? ((await store.connectToRead()) as Wired);
  client.pipeline = true;
  client.connection.stream.cork();
  process.nextTick(() => client.connection.stream.uncork());
  const begun = client.query(following ? BEGIN_ANEW : BEGIN);
  begun.catch(() => undefined);
  return { client, begun };
}

function send<Row extends object>(client: Wired, text: string, values: readonly unknown[]): Promise<Row[]> {
  const query = new ReadQuery({ name: statementName(text), text, values: [...values] });
  return new Promise((done, failed) => {
    const told = (error: Error | null, result: QueryResult<Row>) => (error ? failed(error) : done(result.rows));
    client.query(query as never, told as never);
  });
}

/** Opens the snapshot at the first read; a request that reads nothing takes no connection. */
export function openSnapshot(store: Store): Snapshot {
  let opened: ReturnType<typeof open> | undefined;
  let isOver = false;
  let unanswered = 0;
  let hasFailed = false;
  let isOfTheMoment = false;
  const close = async () => {
    const last = opened;
    opened = undefined;
    const client = (await last?.catch(() => undefined))?.client;
    if (!client) return;
    // Who came next would wait for what nobody waits for any more, or ask a connection that is lost.
    if (unanswered > 0 || hasFailed) giveBack(client);
    else keep(store, client);
  };
  return {
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      // A resolver that outlived its answer must not take a connection that nobody gives back.
      if (isOver) throw new Error('this request is answered already');
      isOfTheMoment ||= asksTime(sql);
      unanswered += 1;
      try {
        const { client, begun } = await (opened ??= open(store));
        return (await Promise.all([send<Row>(client, sql, values), begun]))[0];
      } catch (error) {
        hasFailed = true;
        throw error;
      } finally {
        unanswered -= 1;
      }
    },
    now: () => {
      isOfTheMoment = true;
      return new Date();
    },
    toldTime: () => isOfTheMoment,
    renew: close,
    end: () => {
      isOver = true;
      return close();
    },
  };
}
