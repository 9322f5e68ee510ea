import { Client } from 'pg';
import { migrateEvents } from '#host/following';

import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { keepPostgres } from './keep-postgres.ts';
import type { Settings } from './settings.ts';

const OLDEST = 150_000;

/** Who keeps accounts and sign-in keys; it lies where nothing else is told. */
export const ISSUER = 'issuer';

/** Where the rows of each subgraph lie: all in one database, or as told for each. */
export type Databases = string | ((subgraph: string) => string);

export const urlIn = (databases: Databases, subgraph: string): string =>
  typeof databases === 'string' ? databases : databases(subgraph);

export interface Database {
  /** The database of a subgraph, or of the issuer. */
  urlOf(name: string): string;
  /** The one database that holds all; refused where there are several, since no instant is common to them. */
  only(): string;
  stop(): Promise<void>;
}

/** Refuses a Postgres that is too old or cannot be reached, and says what to change. */
async function checkServer(url: string, variable: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < OLDEST) throw new Error('Simpul needs Postgres 15 or newer.');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database in ${variable} cannot be used: ${reason}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

const variableOf = (name: string) => `${name.toUpperCase()}_DATABASE_URL`;

/**
 * Opens what those who are named need: databases of their own, the Postgres of DATABASE_URL, or the embedded one; makes
 * the tables that carry events.
 */
export async function openDatabase(
  settings: Settings,
  log: (message: string) => void,
  names: readonly string[] = SUBGRAPHS.map(({ name }) => name),
): Promise<Database> {
  const { databaseUrl, ownDatabases } = settings;
  const own = names.flatMap((name) => {
    const url = ownDatabases.get(name);
    return url === undefined ? [] : [{ name, url }];
  });
  for (const { name, url } of own) await checkServer(url, variableOf(name));
  if (databaseUrl !== null) await checkServer(databaseUrl, 'DATABASE_URL');
  const isShared = own.length < names.length;
  const kept = databaseUrl === null && isShared ? await keepPostgres({ home: settings.home, log }) : null;
  const shared = databaseUrl ?? kept?.url;
  if (isShared && shared !== undefined) await migrateEvents(shared);
  for (const { url } of own) await migrateEvents(url);
  return {
    urlOf(name) {
      const url = ownDatabases.get(name) ?? shared;
      if (url === undefined) throw new Error(`Where ${name} keeps its rows is not told: set ${variableOf(name)}.`);
      return url;
    },
    only() {
      if (own.length > 0 || shared === undefined)
        throw new Error(
          'Subgraphs have databases of their own, and no instant is common to them. Keep each with the means of Postgres ' +
            '(pg_basebackup and its log).',
        );
      return shared;
    },
    stop: async () => kept?.stop(),
  };
}
