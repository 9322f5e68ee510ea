import { createHash } from 'node:crypto';

import type { QueryResult } from 'pg';

import type { Store } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';

import { ReadQuery } from './read-query.ts';
import { readersOf, type Wired } from './readers.ts';

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

const BEGIN = 'begin isolation level repeatable read read only';
/** Ends one transaction and begins another of the same kind, whose snapshot is taken by its first statement. */
const BEGIN_ANEW = 'commit and chain';

/**
 * Takes a connection and begins. The `begin` leaves with the first statement, which is sent before the next tick: for a
 * packet of its own Postgres would be woken once more.
 */
async function open(store: Store) {
  const { client, isFollowing } = await readersOf(store).take();
  client.pipeline = true;
  client.connection.stream.cork();
  // Taking was waited for, so that we are among the microtasks, which all end before the next tick.
  process.nextTick(() => client.connection.stream.uncork());
  const begun = client.query(isFollowing ? BEGIN_ANEW : BEGIN);
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
    if (unanswered > 0 || hasFailed) readersOf(store).giveBack(client);
    else readersOf(store).pass(client);
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
