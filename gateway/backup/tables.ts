import type { Client } from 'pg';

import { SUBGRAPHS } from '../../subgraphs/index.ts';

/** The schemas of the hub: what the subgraphs know, the events on their way, the accounts of the embedded issuer. */
export const SCHEMAS = [...SUBGRAPHS.map(({ name }) => name), 'events', 'auth'];

/**
 * Tables whose rows are not carried: notes of which migrations ran, which a restore writes itself, and what only lives
 * while somebody is signed in. The issuer's keys are sealed with a secret that is not in a backup; it makes new ones.
 */
export const LEFT_OUT = ['migration', 'migrations', 'session', 'verification', 'jwks', 'rateLimit'];

/** A table, and the columns that are written and not computed. */
export interface Table {
  schema: string;
  name: string;
  columns: string[];
  /** True where a row may hold a whole file. */
  isHeavy: boolean;
}

/** An SQL name of a table or column, quoted. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const fullName = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string =>
  `${quoted(schema)}.${quoted(name)}`;

/** Every table of the hub in a database, those left out too. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
       bool_or(a.atttypid = 'bytea'::regtype) as "isHeavy"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and n.nspname = any ($1) group by 1, 2 order by 1, 2`,
    [SCHEMAS],
  );
  return rows;
}

/** Where each sequence of the hub stands; one that was never asked stands at null. */
export async function sequencesOf(client: Client): Promise<{ name: string; last: string | null }[]> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
     from pg_sequences where schemaname = any ($1) order by 1`,
    [SCHEMAS],
  );
  return rows;
}

/** The names of the migrations that this version of the hub runs, by subgraph. */
export const knownMigrations = (): Record<string, string[]> =>
  Object.fromEntries(SUBGRAPHS.map((subgraph) => [subgraph.name, subgraph.migrations.map(({ name }) => name)]));
