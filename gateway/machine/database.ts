import { Client } from 'pg';
import { migrateEvents } from '#host/following';

import { keepPostgres } from './keep-postgres.ts';
import type { Settings } from './settings.ts';

const OLDEST = 150_000;

export interface Database {
  url: string;
  stop(): Promise<void>;
}

/** Refuses a Postgres that is too old or cannot be reached, and says what to change. */
async function checkServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < OLDEST)
      throw new Error('Simpul needs Postgres 15 or newer. Point DATABASE_URL at one.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database in DATABASE_URL cannot be used: ${reason}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Opens the Postgres of DATABASE_URL, or the embedded one, and makes the tables that carry events. */
export async function openDatabase(settings: Settings, log: (message: string) => void): Promise<Database> {
  if (settings.databaseUrl) {
    await checkServer(settings.databaseUrl);
    await migrateEvents(settings.databaseUrl);
    return { url: settings.databaseUrl, stop: async () => undefined };
  }
  const kept = await keepPostgres({ home: settings.home, log });
  await migrateEvents(kept.url);
  return { url: kept.url, stop: () => kept.stop() };
}
