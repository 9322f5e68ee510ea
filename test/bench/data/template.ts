import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';

import { startHub } from '../../support/hub.ts';
import { named } from '../../support/databases.ts';
import { csrRows, CSR_PROJECTIONS } from './csr-rows.ts';
import { PILLARS_ROWS } from './pillars-rows.ts';
import { GAPS, PROGRAMS_PROJECTIONS, PROGRAMS_ROWS } from './programs-rows.ts';

const PATIENCE_MS = 120_000;

/** What the bench's hubs find in their environment: no demo rows, and the day its data was made for. */
export const BENCH_ENVIRONMENT = {
  SIMPUL_DEMO: 'off',
  ADMIN_EMAIL: 'admin@bench.simpul.test',
  ADMIN_PASSWORD: 'simpul-bench-2026',
  LOG_LEVEL: 'info',
  NODE_ENV: 'development',
};

export async function inDatabase<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until no event waits for a follower, over one connection: a new one for each look would be measured with the rest. */
export const untilHeard = async (databaseUrl: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
      const { rowCount } = await client.query("select from events.jobs where key like '%:%.%:%' limit 1");
      if (rowCount === 0) return;
    }
  } finally {
    await client.end();
  }
  throw new Error('events wait for longer than two minutes');
};

/** Writes the rows in one transaction, without triggers: histories are written beside, the audit trail begins after. */
export async function writeRows(databaseUrl: string, pledges: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query("set local work_mem = '256MB'");
    const statements = [
      ...GAPS,
      ...PROGRAMS_ROWS,
      ...csrRows(pledges),
      ...PILLARS_ROWS,
      ...PROGRAMS_PROJECTIONS,
      ...CSR_PROJECTIONS,
    ];
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Changes with the rows and with the schema they go into. */
function fingerprint(pledges: number): string {
  const folders = ['programs', 'csr', 'pillars'].map((name) => `subgraphs/${name}/migrations`);
  const migrations = folders.flatMap((folder) => fs.readdirSync(folder).toSorted());
  const rows = [
    'trust worked out',
    GAPS,
    PROGRAMS_ROWS,
    csrRows(pledges),
    PILLARS_ROWS,
    PROGRAMS_PROJECTIONS,
    CSR_PROJECTIONS,
  ];
  return createHash('sha256')
    .update(JSON.stringify([migrations, rows]))
    .digest('hex')
    .slice(0, 8);
}

/** Fills an empty database with what the hub brings along, as its first start does. */
async function fillFirst(databaseUrl: string): Promise<void> {
  const hub = await startHub('one process', databaseUrl, BENCH_ENVIRONMENT);
  try {
    const log = hub.address.logFiles[0] ?? '';
    const deadline = Date.now() + PATIENCE_MS;
    while (!fs.readFileSync(log, 'utf8').includes('Simpul is ready')) {
      if (Date.now() > deadline) throw new Error('the hub has not filled its database within two minutes');
      await pause(100);
    }
    await untilHeard(databaseUrl);
  } finally {
    await hub.stop();
  }
}

/** Lets the hub work out the trust of all gap areas, which it would do during the first minutes of each run. */
async function workOutTrust(databaseUrl: string): Promise<void> {
  const hub = await startHub('one process', databaseUrl, BENCH_ENVIRONMENT);
  try {
    const due = `select from programs.gap_trust where stamp is distinct from (select n from programs.trust_stamp) limit 1`;
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(500))
      if ((await inDatabase(databaseUrl, due)).length === 0) return await untilHeard(databaseUrl);
  } finally {
    await hub.stop();
  }
  throw new Error('the trust of the gap areas is not worked out within two minutes');
}

/** The database that each run begins with a copy of; made once for a size, and again when the schema has changed. */
export async function templateOf(clusterUrl: string, pledges: number, say: (text: string) => void): Promise<string> {
  const name = `bench_${pledges}_${fingerprint(pledges)}`;
  const found = await inDatabase(clusterUrl, `select from pg_database where datname = '${name}'`);
  if (found.length > 0) return name;
  const started = performance.now();
  say(`making the data set of ${pledges} pledges (once)`);
  await inDatabase(clusterUrl, 'drop database if exists bench_draft with (force)');
  await inDatabase(clusterUrl, 'create database bench_draft');
  const draft = named(clusterUrl, 'bench_draft');
  await fillFirst(draft);
  await writeRows(draft, pledges);
  await workOutTrust(draft);
  await inDatabase(draft, 'vacuum analyze');
  await inDatabase(clusterUrl, `alter database bench_draft rename to ${name}`);
  say(`made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return name;
}

/** A fresh copy of a template, under a name of its own. */
export async function copyOf(clusterUrl: string, template: string, name: string): Promise<string> {
  await inDatabase(clusterUrl, `drop database if exists ${name} with (force)`);
  await inDatabase(clusterUrl, `create database ${name} template ${template} strategy file_copy`);
  return named(clusterUrl, name);
}
