import { getMigrations } from 'better-auth/db/migration';
import { Client, Pool } from 'pg';

import { log } from '#kit/log';

import { connectionTo, KEPT_ALIVE } from '../../subgraphs/connections/limits.ts';
import { NoticingClient } from '../../subgraphs/connections/noticing-client.ts';
import { outliveLostConnections } from '../../subgraphs/connections/outlive.ts';

const SCHEMA = 'auth';
// Any fixed number: it keeps apart the advisory locks of the issuer and those of others on the database.
const LOCK_SPACE = 20_261;

/** A pool whose unqualified names are the issuer's own schema. */
export function openPool(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 5,
    Client: NoticingClient,
    ...connectionTo('issuer', SCHEMA),
  });
  outliveLostConnections(pool);
  return pool;
}

/** Runs `work` while no other process does work of that name; on its own connection, so the pool cannot run dry. */
export async function underLock<T>(databaseUrl: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: databaseUrl,
    ...KEPT_ALIVE,
    application_name: 'simpul-issuer-lock',
  });
  client.on('error', (error) => log.warn({ reason: error.message }, 'issuer: the lock connection was lost'));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, name]);
    return await work();
  } finally {
    // The lock ends with its connection.
    await client.end();
  }
}

/** Makes or completes the issuer's tables; to be called under the lock. */
export async function migrate(pool: Pool, options: Parameters<typeof getMigrations>[0]): Promise<void> {
  await pool.query(`create schema if not exists ${SCHEMA}`);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
}
