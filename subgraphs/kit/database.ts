import { AsyncLocalStorage } from 'node:async_hooks';

import { MikroORM, type EntityManager, type Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import type { Kysely } from '@mikro-orm/sql';
import { Query, type Pool, type PoolClient } from 'pg';

import { connectionTo } from '../connections/limits.ts';
import { NoticingClient } from '../connections/noticing-client.ts';
import { outliveLostConnections } from '../connections/outlive.ts';
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
class CountingClient extends NoticingClient {
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
export const connectionOf = (name: string) => connectionTo(name, `${name},public`);

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
