import * as fs from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { Client } from 'pg';

import { copyEvidence } from './evidence.ts';
import { linesOfLetters, lookAtLetters } from './letters.ts';
import { sha256Of, writeManifest, type BackedTable } from './manifest.ts';
import { fullName, LEFT_OUT, sequencesOf, tablesOf, type Table } from './tables.ts';

const ROWS_AT_ONCE = 2_000;
/** The table of the queue that holds what is on its way. */
const JOBS = '_private_jobs';

/** What `npm run backup` says of what it wrote. */
export interface Written {
  tables: number;
  rows: number;
  bytes: number;
  evidenceFiles: number | null;
}

/** The rows of a table as lines of JSON, a page at a time: a large table never lies in memory as a whole. */
async function* linesOf(client: Client, table: Table, tell: (rows: number) => void): AsyncGenerator<string> {
  await client.query(
    `declare page no scroll cursor for select to_jsonb("the row")::text as line from ${fullName(table)} "the row"`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${table.isHeavy ? 1 : ROWS_AT_ONCE} from page`);
    if (rows.length === 0) break;
    tell(rows.length);
    yield rows.map(({ line }) => `${line}\n`).join('');
  }
  await client.query('close page');
}

async function* withMore(lines: AsyncIterable<string>, more: readonly string[]): AsyncGenerator<string> {
  yield* lines;
  for (const line of more) yield `${line}\n`;
}

async function writeTable(
  client: Client,
  folder: string,
  table: Table,
  more: readonly string[] = [],
): Promise<BackedTable> {
  const file = `${table.schema}.${table.name}.jsonl.gz`;
  const path = join(folder, file);
  let rows = more.length;
  const lines = linesOf(client, table, (some) => (rows += some));
  await pipeline(Readable.from(withMore(lines, more)), createGzip(), fs.createWriteStream(path, { mode: 0o600 }));
  const { schema, name, columns } = table;
  return { schema, name, columns, rows, file, sha256: await sha256Of(path) };
}

async function migrationsOf(client: Client, tables: readonly Table[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of tables.filter(({ name }) => name === 'migration')) {
    const { rows } = await client.query<{ name: string }>(`select name from ${fullName(table)} order by id`);
    found[table.schema] = rows.map(({ name }) => name);
  }
  return found;
}

/**
 * Writes everything that the hub holds into a new folder, as it stood at one instant; the hub may run meanwhile. It holds
 * personal data, so only its owner may read it. `evidence` is the folder of evidence files, null where they lie elsewhere.
 */
export async function writeBackup(databaseUrl: string, folder: string, evidence: string | null): Promise<Written> {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0)
    throw new Error(`${folder} holds something already. Name a new folder: a backup never writes over another.`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = new Client({ connectionString: databaseUrl, application_name: 'simpul-backup' });
  await client.connect();
  const letters = await lookAtLetters();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query("set local statement_timeout = 0; set local timezone = 'UTC'");
    const { rows: instant } = await client.query<{ now: Date }>('select now() as now');
    const onTheirWay = await linesOfLetters(client, await letters());
    const all = await tablesOf(client);
    const tables: BackedTable[] = [];
    for (const table of all.filter(({ name }) => !LEFT_OUT.includes(name)))
      tables.push(await writeTable(client, folder, table, table.name === JOBS ? onTheirWay : []));
    const files = evidence === null ? null : await copyEvidence(evidence, folder);
    const takenAt = (instant[0]?.now ?? new Date()).toISOString();
    const migrations = await migrationsOf(client, all);
    const sequences = await sequencesOf(client);
    const evidenceFiles = files?.length ?? null;
    writeManifest(folder, {
      takenAt,
      migrations,
      tables,
      sequences,
      evidenceFiles,
      ...(files && { evidence: files }),
    });
    await client.query('commit');
    const sizes = tables.map(({ file }) => fs.statSync(join(folder, file)).size);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    return { tables: tables.length, rows: sum(tables.map(({ rows }) => rows)), bytes: sum(sizes), evidenceFiles };
  } finally {
    await client.end();
  }
}
