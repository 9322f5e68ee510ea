import { randomBytes } from 'node:crypto';

import { Client } from 'pg';

import { openPostgres } from '../../gateway/machine/postgres.ts';

export interface TestServer {
  /** The address of a new, empty database. */
  emptyDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** A throw-away Postgres for one test file. */
export async function openTestServer(): Promise<TestServer> {
  const server = await openPostgres({ fast: true });
  const emptyDatabase = async () => {
    const name = `issuer_${randomBytes(6).toString('hex')}`;
    const client = new Client(server.url);
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  return { emptyDatabase, stop: () => server.stop() };
}
