import { createHash } from 'node:crypto';

import type { PoolClient } from 'pg';

import type { Store } from './database.ts';

const names = new Map<string, string>();

function statementName(text: string): string {
  const known = names.get(text) ?? createHash('sha1').update(text).digest('hex').slice(0, 20);
  names.set(text, known);
  return known;
}

/** Reads of one request, all from one snapshot, so that totals and the rows behind them agree. */
export interface Snapshot {
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Lets the next read see what was committed meanwhile: a mutation shows what it wrote. */
  renew(): Promise<void>;
  /** Gives the connection back for good. Called once, when the answer is complete. */
  end(): Promise<void>;
}

/** What pg's types leave out: statements that follow each other without waiting, and a socket that gathers writes. */
type Wired = PoolClient & { pipeline: boolean; connection: { stream: { cork(): void; uncork(): void } } };

/** Takes a connection and begins; the `begin` travels in one packet with the statements of this turn. */
async function open(store: Store) {
  const client = (await store.connectToRead()) as Wired;
  client.pipeline = true;
  client.connection.stream.cork();
  process.nextTick(() => client.connection.stream.uncork());
  const begun = client.query('begin isolation level repeatable read read only');
  begun.catch(() => undefined);
  return { client, begun };
}

/** Opens the snapshot at the first read; a request that reads nothing takes no connection. */
export function openSnapshot(store: Store): Snapshot {
  let opened: ReturnType<typeof open> | undefined;
  let isOver = false;
  const close = async () => {
    const last = opened;
    opened = undefined;
    const client = (await last?.catch(() => undefined))?.client;
    const giveBack = (isWhole: boolean) => {
      if (client) client.pipeline = false;
      client?.release(!isWhole);
    };
    // Nobody waits for the end of a transaction that wrote nothing.
    client?.query('commit').then(
      () => giveBack(true),
      () => giveBack(false),
    );
  };
  return {
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      // A resolver that outlived its answer must not take a connection that nobody gives back.
      if (isOver) throw new Error('this request is answered already');
      const { client, begun } = await (opened ??= open(store));
      const asked = client.query<Row>({ name: statementName(sql), text: sql, values: [...values] });
      return (await Promise.all([asked, begun]))[0].rows;
    },
    renew: close,
    end: () => {
      isOver = true;
      return close();
    },
  };
}
