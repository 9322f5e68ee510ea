import { createHash } from 'node:crypto';

import type { PoolClient } from 'pg';

import type { Store } from './database.ts';

const names = new Map<string, string>();

function statementName(text: string): string {
  let known = names.get(text);
  if (!known) {
    known = createHash('sha1').update(text).digest('hex').slice(0, 20);
    names.set(text, known);
  }
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

/** Opens the snapshot at the first read; a request that reads nothing takes no connection. */
export function openSnapshot(store: Store): Snapshot {
  let opened: Promise<PoolClient> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const open = async () => {
    const client = await store.pool.connect();
    await client.query('begin isolation level repeatable read read only').catch((error: unknown) => {
      client.release(true);
      throw error;
    });
    return client;
  };
  const close = async () => {
    const client = await opened?.catch(() => undefined);
    opened = undefined;
    await client?.query('commit').then(
      () => client.release(),
      () => client.release(true),
    );
  };
  // One connection answers one statement at a time, so each step waits for the one before it.
  const next = <Result>(step: () => Promise<Result>): Promise<Result> => {
    const result = last.then(step);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    rows: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      next(async () => {
        // A resolver that outlived its answer must not take a connection that nobody gives back.
        if (isOver) throw new Error('this request is answered already');
        opened ??= open();
        const { rows } = await (await opened).query<Row>({ name: statementName(sql), text: sql, values: [...values] });
        return rows;
      }),
    renew: () => next(close),
    end: () => {
      isOver = true;
      return next(close);
    },
  };
}
