import * as fs from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

import { Client } from 'pg';

import { migrateEvents } from '#host/following';
import { openStore } from '#kit/database';

import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { bringEvidence, refuseMissingEvidence } from './evidence.ts';
import { readManifest, type BackedTable, type Manifest } from './manifest.ts';
import { fullName, knownMigrations, LEFT_OUT, quoted, SCHEMAS, tablesOf, type Table } from './tables.ts';

const ROWS_AT_ONCE = 1_000;
const LETTERS_AT_ONCE = 4_000_000;

/** Lines of JSON as one insert; a value that is computed is computed again. */
async function insertRows(client: Client, table: BackedTable, lines: readonly string[]): Promise<number> {
  const columns = table.columns.map(quoted).join(', ');
  const { rowCount } = await client.query(
    `insert into ${fullName(table)} (${columns}) overriding system value
     select ${columns} from jsonb_populate_recordset(null::${fullName(table)}, $1::jsonb)`,
    [`[${lines.join(',')}]`],
  );
  return rowCount ?? 0;
}

/** The lines of a packed file. Node's `readline` would also end one at U+2028, which a text that was pasted may hold. */
async function* linesIn(path: string): AsyncGenerator<string> {
  let line = '';
  for await (const chunk of fs.createReadStream(path).pipe(createGunzip()).setEncoding('utf8')) {
    const [end = '', ...more] = String(chunk).split('\n');
    line += end;
    for (const next of more) {
      yield line;
      line = next;
    }
  }
  if (line !== '') yield line;
}

async function loadTable(client: Client, folder: string, table: BackedTable): Promise<void> {
  let [page, letters, rows]: [string[], number, number] = [[], 0, 0];
  for await (const line of linesIn(join(folder, table.file))) {
    page.push(line);
    letters += line.length;
    if (page.length < ROWS_AT_ONCE && letters < LETTERS_AT_ONCE) continue;
    rows += await insertRows(client, table, page);
    [page, letters] = [[], 0];
  }
  if (page.length > 0) rows += await insertRows(client, table, page);
  if (rows !== table.rows)
    throw new Error(`${table.file} brought ${rows} rows and not ${table.rows}: nothing was restored.`);
}

/** Statements that let rows come in any order and without being noted as changes, and those that end it. */
async function gatesOf(client: Client, tables: readonly Table[]): Promise<{ open: string[]; shut: string[] }> {
  const { rows: keys } = await client.query<{ table: string; name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and not k.condeferrable and n.nspname = any ($1)`,
    [SCHEMAS],
  );
  const triggers = (how: string) => tables.map((table) => `alter table ${fullName(table)} ${how} trigger user`);
  const foreign = (how: string) =>
    keys.map(({ table, name }) => `alter table ${table} alter constraint ${name} ${how}`);
  return {
    open: [...triggers('disable'), ...foreign('deferrable initially deferred')],
    shut: ['set constraints all immediate', ...foreign('not deferrable'), ...triggers('enable')],
  };
}

/** All rows in one transaction. */
async function loadAll(client: Client, folder: string, manifest: Manifest): Promise<void> {
  const there = await tablesOf(client);
  const names = new Set(there.map(fullName));
  const unknown = manifest.tables.find((table) => !names.has(fullName(table)));
  if (unknown) throw new Error(`This version of the hub has no table ${fullName(unknown)}: nothing was restored.`);
  // Sessions are not carried, but refer to accounts and go with them.
  const emptied = there.filter(({ name }) => !LEFT_OUT.includes(name) || name === 'session');
  const { open, shut } = await gatesOf(client, emptied);
  await client.query('begin');
  await client.query("set local statement_timeout = 0; set local timezone = 'UTC'");
  for (const statement of open) await client.query(statement);
  // Migrations may have written rows of their own; the backup has them too.
  await client.query(`truncate ${emptied.map(fullName).join(', ')}`);
  for (const table of manifest.tables) await loadTable(client, folder, table);
  for (const { name, last } of manifest.sequences)
    if (last !== null) await client.query('select setval($1::regclass, $2::bigint)', [name, last]);
  // What a process of then had taken is free again, and what waits begins to wait: it could not be heard in between.
  await client.query('update events._private_jobs set locked_at = null, locked_by = null, created_at = now()');
  await client.query('update events._private_job_queues set locked_at = null, locked_by = null');
  for (const statement of shut) await client.query(statement);
  await client.query('commit');
  await client.query('analyze');
}

/** Until its connection ends nobody else restores here: whose restore fails takes away all that is there by then. */
async function takeDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_lock(hashtext('simpul-restore')) as mine",
  );
  if (!rows[0]?.mine) throw new Error('Another restore fills this database. Wait for its end, or stop it.');
}

async function refuseWhatIsFull(client: Client): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any ($1) and n.nspname <> 'events'`,
    [SCHEMAS],
  );
  if (rows[0]?.count !== '0')
    throw new Error(
      'There is a hub in this database already. Give an empty one by DATABASE_URL, or an empty SIMPUL_HOME.',
    );
}

function refuseOtherVersions({ migrations }: Manifest): void {
  const known = knownMigrations();
  for (const [subgraph, names] of Object.entries(migrations)) {
    const own = known[subgraph] ?? [];
    const odd = names.find((name) => !own.includes(name)) ?? own.find((name) => !names.includes(name));
    if (odd === undefined) continue;
    const how = names.includes(odd) ? 'newer' : 'older';
    throw new Error(
      `The backup is of a hub that is ${how} than this one (${subgraph} ${odd}). ` +
        'Restore it with the version that wrote it, then start the newer version on it.',
    );
  }
}

/**
 * Brings an empty database to what a backup holds. Everything is looked at before anything is written: whether all files
 * are whole, the database empty, the version the same. `makeAccounts` makes the tables of the embedded issuer.
 */
export async function restoreBackup(
  databaseUrl: string,
  folder: string,
  evidence: string | null,
  makeAccounts: () => Promise<void>,
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  refuseOtherVersions(manifest);
  await refuseMissingEvidence(folder, manifest, evidence);
  const client = new Client({ connectionString: databaseUrl, application_name: 'simpul-restore' });
  await client.connect();
  try {
    await takeDatabase(client);
    await refuseWhatIsFull(client);
    // Before the rows, which need them: what fails here leaves the database empty, and can be tried again.
    if (evidence !== null) bringEvidence(folder, manifest, evidence);
    try {
      await migrateEvents(databaseUrl);
      for (const subgraph of SUBGRAPHS) {
        const store = await openStore({ ...subgraph, databaseUrl });
        await store.migrate().finally(() => store.close());
      }
      if (manifest.tables.some(({ schema }) => schema === 'auth')) await makeAccounts();
      await loadAll(client, folder, manifest);
    } catch (error) {
      // They were not there before: what failed can be tried again.
      await client.query('rollback');
      await client.query(`drop schema if exists ${SCHEMAS.join(', ')} cascade`);
      throw error;
    }
  } finally {
    await client.end();
  }
  return manifest;
}
