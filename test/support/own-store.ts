import { randomBytes } from 'node:crypto';

import { Client } from 'pg';
import { inject } from 'vitest';

import { migrateEvents } from '../../subgraphs/host/following.ts';
import { openStore, type Store } from '../../subgraphs/kit/database.ts';
import { copyDatabase, dropDatabase, named } from './databases.ts';

type Definition = Omit<Parameters<typeof openStore>[0], 'databaseUrl'>;

/** The tables of one subgraph and of the events, made once for all files of tests: to make them takes seconds. */
async function templateOf(clusterUrl: string, definition: Definition): Promise<string> {
  const name = `alone_${definition.name}`;
  const draft = `${name}_draft`;
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    // Files run side by side: one makes it, the others wait. What was cut off while it was made is made anew.
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return name;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    const databaseUrl = named(clusterUrl, draft);
    await migrateEvents(databaseUrl);
    const store = await openStore({ ...definition, databaseUrl });
    await store.migrate();
    await store.close();
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

/** The store of one subgraph over a migrated database of its own, in the Postgres of all tests. */
export async function openOwnStore(
  definition: Definition,
): Promise<{ store: Store; databaseUrl: string; drop: () => Promise<void> }> {
  const clusterUrl = inject('clusterUrl');
  const template = await templateOf(clusterUrl, definition);
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await copyDatabase(clusterUrl, template, name);
  const store = await openStore({ ...definition, databaseUrl });
  const drop = async () => {
    await store.close();
    await dropDatabase(clusterUrl, name);
  };
  return { store, databaseUrl, drop };
}
