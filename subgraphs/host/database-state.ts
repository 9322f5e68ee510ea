import { Pool, type PoolClient } from 'pg';

import { KEPT_ALIVE } from '../connections/limits.ts';
import { outliveLostConnections } from '../connections/outlive.ts';
import { together } from './together.ts';

const ASK_MS = 500;
// With the moment at which the server was started: the numbers of one say nothing about those of another.
const STATE = {
  name: 'state',
  text: `select pg_current_snapshot()::text || ' ' || extract(epoch from pg_postmaster_start_time()) as state`,
  query_timeout: ASK_MS,
};

/** Tells in which state databases are, all together. */
export interface DatabaseState {
  /** Null where a database does not say. */
  ask(): Promise<string | null>;
  stop(): Promise<void>;
}

/** One connection that is kept and asked again and again; made anew where it was lost. */
function openLine(connectionString: string) {
  const pool = new Pool({
    connectionString,
    ...KEPT_ALIVE,
    max: 1,
    connectionTimeoutMillis: ASK_MS,
    application_name: 'simpul-answers',
  });
  outliveLostConnections(pool);
  let client: PoolClient | undefined;
  const drop = () => {
    client?.release(true);
    client = undefined;
  };
  return {
    async ask(): Promise<string> {
      try {
        client ??= await pool.connect();
        const { rows } = await client.query<{ state: string }>(STATE);
        if (!rows[0]) throw new Error('no state was told');
        return rows[0].state;
      } catch (error) {
        drop();
        throw error;
      }
    },
    async stop() {
      drop();
      await pool.end();
    },
  };
}

/**
 * Which transactions a database has seen end, as it says itself. Told the same twice, nothing was committed in between:
 * each commit moves the newest end on, or takes a number from those that were open, and no number comes again. So it
 * holds for whatever wrote: this process, another, or somebody by hand. One short statement for all who ask together.
 */
export function watchState(databaseUrls: readonly string[]): DatabaseState {
  const lines = [...new Set(databaseUrls)].map(openLine);
  const ask = together(async () => (await Promise.all(lines.map((line) => line.ask()))).join(' '));
  return {
    ask: () => ask().catch(() => null),
    stop: async () => void (await Promise.all(lines.map((line) => line.stop()))),
  };
}
