import { AsyncLocalStorage } from 'node:async_hooks';

import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { Kysely } from '@mikro-orm/sql';
import { Client, Query, type Pool, type PoolClient } from 'pg';

import { log } from './log.ts';
import { inItsOwnTime, migrateOnce, type NamedMigration } from './migrating.ts';
import { beginAs, writers } from './writer.ts';

/** How many statements one request has sent; the request log prints it, and a test holds it down. */
export interface Tally {
  count: number;
  /** Sends a statement and notes how it went, where traces are taken. */
  onStatement?: (args: unknown[], send: () => unknown) => unknown;
}

export const statements = new AsyncLocalStorage<Tally>();

const delay = Number(process.env['SIMPUL_SQL_DELAY_MS'] ?? 0);

/** The statements of `preparedIn`, by their text: each connection parses and plans them once. */
const prepared = new Map<string, string>();

function asSent(args: unknown[]): unknown[] {
  const [text, values] = args;
  const name = typeof text === 'string' ? prepared.get(text) : undefined;
  return name === undefined ? args : [{ name, text, values }];
}

/**
 * A pg client that counts what a request sends, lets each transaction tell the database who writes, and waits before each
 * send when a test asks for a slow network.
 */
class CountingClient extends Client {
  // pg's query has a dozen overloads; this passes whatever it was given on unchanged.
  override query(...args: unknown[]): never {
    const tally = statements.getStore();
    if (tally) tally.count += 1;
    const writer = args[0] === 'begin' ? writers.getStore() : undefined;
    const send = () => Reflect.apply(super.query, this, writer ? [beginAs(writer)] : asSent(args)) as unknown;
    const isNow = delay === 0 || (typeof args.at(-1) === 'function' && !(args[0] instanceof Query));
    const sendLate = isNow ? send : () => new Promise((done) => setTimeout(done, delay)).then(send);
    return (tally?.onStatement ? tally.onStatement(args, sendLate) : sendLate()) as never;
  }
}

/**
 * Keeps a pool whole when Postgres goes away. A transaction whose begin, commit or rollback fails is never given back by
 * the query builder: each would take a place of the pool for ever, and a connection lost between two statements would
 * end the process. Not for holders that keep `release` apart from its client.
 */
export function outliveLostConnections(pool: Pool): void {
  const taken = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => void taken.add(client));
  pool.on('release', (_error, client) => void taken.delete(client));
  pool.on('error', (error) => log.debug({ error: error.message }, 'an idle database connection was lost'));
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.once('end', () => {
      if (!taken.has(client)) return;
      client.release(true);
      // Its holder may still give it back, which pg takes for a mistake the second time.
      client.release = () => undefined;
    });
  });
}

/** A place to keep the rows of one subgraph: its own Postgres schema, or its own database. */
export interface Store {
  name: string;
  orm: MikroORM;
  pool: Pool;
  /** A connection to read with, to whatever holds all that is committed by now. */
  connectToRead: () => Promise<PoolClient>;
  /** Whether a connection that has read may be read with again before it is given back. */
  keepsReaders: boolean;
  /** Runs what has not run yet, one process at a time. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  name: string;
  databaseUrl: string;
  entities: NonNullable<Options['entities']>;
  migrations: readonly NamedMigration[];
}

/** How a subgraph's connections are, to its database or to a copy of it. */
export const connectionOf = (name: string) => ({
  connectionTimeoutMillis: 2_000,
  options: `${LIMITS} -c search_path=${name},public`,
  application_name: `simpul-${name}`,
});

const LIMITS =
  '-c statement_timeout=3000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=5000 -c timezone=UTC';

/** Opens a subgraph's store. Connections are made when first needed, and again after Postgres was away. */
export async function openStore({ name, databaseUrl, entities, migrations }: StoreOptions): Promise<Store> {
  let pool: Pool | undefined;
  const orm = await MikroORM.init({
    clientUrl: databaseUrl,
    schema: name,
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: 12 },
    allowGlobalContext: false,
    discovery: { warnWhenNoEntities: false },
    logger: (message) => log.debug(message),
    migrations: {
      migrationsList: migrations.map(inItsOwnTime),
      tableName: 'migration',
      schema: name,
      snapshot: false,
      silent: true,
    },
    driverOptions: {
      ...connectionOf(name),
      onPoolCreated: (made: Pool) => {
        Object.assign(made, { Client: CountingClient });
        outliveLostConnections(made);
        pool = made;
      },
    },
  });
  await orm.em.getConnection().ensureConnection();
  const made = pool;
  if (!made) throw new Error('MikroORM made no pool');
  return {
    name,
    orm,
    pool: made,
    connectToRead: () => made.connect(),
    keepsReaders: true,
    migrate: () => migrateOnce(orm, databaseUrl, name),
    close: () => orm.close(true),
  };
}

/** A list as one Postgres array: MikroORM would spread it over several values. */
function asArray(list: readonly unknown[]): string {
  const quoted = list.map((item) => (item === null ? 'NULL' : `"${String(item).replace(/["\\]/g, '\\$&')}"`));
  return `{${quoted.join(',')}}`;
}

/** Rows of hand-written SQL inside a command's transaction; `?` marks a value. */
export async function rowsIn<Row extends object>(
  tx: EntityManager,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const rows: Row[] = await tx.execute(
    sql,
    values.map((value) => (Array.isArray(value) ? asArray(value) : value)),
  );
  return rows;
}

/**
 * Rows of a statement that runs again and again inside commands: it is parsed and planned once for each connection, and its
 * values travel beside it. `$1` marks a value; the text must not depend on what is asked.
 */
export async function preparedIn<Row extends object>(
  tx: EntityManager,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  if (!prepared.has(sql)) prepared.set(sql, `in_${prepared.size}`);
  const transaction = tx.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('this statement belongs into a transaction');
  const { rows } = await transaction.executeQuery<Row>({
    sql,
    parameters: values,
    query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
    queryId: { queryId: sql },
  });
  return rows;
}
