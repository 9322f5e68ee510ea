import { setTimeout as pause } from 'node:timers/promises';

import { Pool, type PoolClient } from 'pg';

import { connectionOf, type Store } from '#kit/database';
import { log } from '#kit/log';

import { NoticingClient } from '../connections/noticing-client.ts';
import { outliveLostConnections } from '../connections/outlive.ts';
import { together } from './together.ts';

const CONNECT_MS = 1_000;
const LOOK_MS = 250;
const STEP_MS = 2;
/** A copy that was behind, or did not answer, is left alone for so long. */
const BEHIND_MS = 250;
const AWAY_MS = 2_000;

/** A streaming copy of a subgraph's database, to read from. */
export interface ReadCopy {
  url: string;
  /** How long a read waits for the copy to have everything; after that it reads from the primary. */
  waitMs: number;
}

const POSITION = 'select pg_current_wal_flush_lsn()::text as position';
/**
 * Null on a server that is no copy. It may have been one, or have recovered from a crash: then it still tells how far it had
 * replayed its log, and goes its own way.
 */
const REACHED = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() >= $1::pg_lsn end as reached`;

/**
 * Lets a store's reads come from a streaming copy, where that has replayed all that the primary had written when the read
 * began; else from the primary. So nobody reads anything older than what was committed before he asked, whoever
 * wrote it and by whichever process: no caller need be known, and no clock be right. Costs the primary one short
 * statement for all reads that begin together.
 */
export function readFromCopy(store: Store, { url, waitMs }: ReadCopy): { stop(): Promise<void> } {
  const copy = new Pool({
    connectionString: url,
    max: 12,
    Client: NoticingClient,
    ...connectionOf(store.name),
    connectionTimeoutMillis: CONNECT_MS,
  });
  outliveLostConnections(copy);
  const position = together(async () => (await store.pool.query<{ position: string }>(POSITION)).rows[0]?.position);
  let restUntil = 0;
  const rest = (milliseconds: number, reason: string) => {
    if (restUntil < Date.now()) log.debug({ subgraph: store.name, reason }, 'reads come from the primary');
    restUntil = Date.now() + milliseconds;
  };

  async function hasReached(client: PoolClient, target: string): Promise<boolean> {
    const look = { name: 'reached', text: REACHED, values: [target], query_timeout: LOOK_MS };
    for (const deadline = Date.now() + waitMs; ; await pause(STEP_MS)) {
      const { rows } = await client.query<{ reached: boolean | null }>(look);
      if (rows[0]?.reached === true) return true;
      if (rows[0]?.reached !== false || Date.now() >= deadline) return false;
    }
  }

  async function connectToCopy(target: string): Promise<PoolClient | null> {
    const client = await copy.connect();
    try {
      if (await hasReached(client, target)) return client;
      client.release();
      rest(BEHIND_MS, 'the copy is behind');
      return null;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  // A copy is looked at anew for each snapshot.
  store.keepsReaders = false;
  store.connectToRead = async () => {
    if (Date.now() < restUntil) return store.pool.connect();
    const target = await position();
    if (target === undefined) return store.pool.connect();
    const client = await connectToCopy(target).catch((error: unknown) => {
      rest(AWAY_MS, String(error));
      return null;
    });
    return client ?? store.pool.connect();
  };
  return { stop: () => copy.end() };
}

/** The copy that the environment names for a subgraph; of its own database, or of the one that all share. */
export function readCopyOf(name: string, env: NodeJS.ProcessEnv = process.env): ReadCopy | null {
  const own = `${name.toUpperCase()}_DATABASE`;
  const url = env[`${own}_READ_URL`] || (env[`${own}_URL`] ? '' : env['DATABASE_READ_URL']);
  if (!url) return null;
  const text = env['DATABASE_READ_WAIT_MS'] || '20';
  if (!/^\d{1,4}$/.test(text)) throw new Error(`DATABASE_READ_WAIT_MS=${text} is no whole number of milliseconds.`);
  return { url, waitMs: Number(text) };
}
