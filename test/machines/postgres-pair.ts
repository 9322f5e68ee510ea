import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';

import { plainEnvironment, prepareCluster, type Cluster } from '../../gateway/machine/postgres-cluster.ts';

const READY_MS = 120_000;
const SLOT = 'standby';
/** What a copy of a running server leaves out: what belongs to its process, and its log, which is streamed. */
const LEFT_OUT = ['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_stat_tmp'];

export interface PostgresNode {
  url: string;
  child: () => ChildProcess;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const urlAt = ({ password }: Cluster, host: string, port: number, database = 'postgres') =>
  `postgres://simpul:${password}@${host}:${port}/${database}`;

async function ask<Row extends object>(url: string, ...sqls: string[]): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const sql of sqls) rows = (await client.query<Row>(sql)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** A postmaster of our own on one loopback address; whoever kills it starts it again. */
function nodeOf(cluster: Cluster, data: string, host: string, port: number): PostgresNode {
  let child: ChildProcess | undefined;
  const options: Record<string, string> = {
    listen_addresses: host,
    port: String(port),
    unix_socket_directories: '',
    max_connections: '300',
    timezone: 'UTC',
    // A reader on the standby is not cut off by what the primary cleans up.
    hot_standby_feedback: 'on',
    wal_receiver_status_interval: '1s',
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((done) => running.once('exit', done));
    running.kill(signal);
    await gone;
  };
  const start = async () => {
    const log = fs.openSync(join(cluster.notes, `${host}-${port}.log`), 'a');
    const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(join(cluster.programs, 'postgres'), ['-D', data, ...args], {
      ...cluster.account,
      cwd: data,
      env: plainEnvironment(),
      stdio: ['ignore', log, log],
      detached: true,
    });
    fs.closeSync(log);
    for (const deadline = Date.now() + READY_MS; ; await pause(100)) {
      const isThere = await ask(urlAt(cluster, host, port), 'select 1').then(
        () => true,
        () => false,
      );
      if (isThere) return;
      // The children of a killed postmaster need a moment to go; then it may be started again.
      if (child.exitCode !== null) return start();
      if (Date.now() > deadline)
        throw new Error(`Postgres at ${host} is not ready: ${join(cluster.notes, `${host}-${port}.log`)}`);
    }
  };
  return {
    url: urlAt(cluster, host, port, 'simpul'),
    child: () => {
      if (!child) throw new Error(`Postgres at ${host} is not started`);
      return child;
    },
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGINT'),
  };
}

/** Copies a running server by a low-level backup, and makes the copy a standby that streams from it. */
async function copyAsStandby(cluster: Cluster, host: string, port: number): Promise<string> {
  const url = urlAt(cluster, host, port);
  const copy = `${cluster.data}-standby`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // The slot keeps the log from here on, however long the copy takes.
    await client.query('select pg_create_physical_replication_slot($1, true)', [SLOT]);
    await client.query("select pg_backup_start('standby', true)");
    fs.mkdirSync(copy, { mode: 0o700 });
    for (const entry of fs.readdirSync(cluster.data)) {
      if (LEFT_OUT.includes(entry)) continue;
      spawnSync('cp', ['-a', join(cluster.data, entry), copy]);
    }
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    fs.writeFileSync(join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  for (const folder of ['pg_wal', 'pg_replslot', 'pg_stat_tmp']) fs.mkdirSync(join(copy, folder), { mode: 0o700 });
  fs.writeFileSync(join(copy, 'standby.signal'), '');
  const from = new URL(url);
  fs.appendFileSync(
    join(copy, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${from.hostname} port=${from.port} user=simpul password=${cluster.password}'\nprimary_slot_name = '${SLOT}'\n`,
  );
  const { account } = cluster;
  if (account) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
  return copy;
}

export interface PostgresPair {
  primary: PostgresNode;
  standby: PostgresNode;
  /** How far the standby is behind, in bytes of the log. */
  lagBytes(): Promise<number>;
  /** Makes further databases on the primary; the address of each. */
  makeDatabase(name: string): Promise<string>;
  at(node: 'primary' | 'standby', database: string): string;
  stop(): Promise<void>;
}

/** A primary and a standby that streams from it, each at an address of its own. */
export async function startPair(
  notes: string,
  hosts: { primary: string; standby: string },
  port: number,
  standbyPort = port,
): Promise<PostgresPair> {
  const cluster = await prepareCluster(notes, true);
  fs.appendFileSync(
    join(cluster.data, 'pg_hba.conf'),
    'host all all 127.0.0.0/8 scram-sha-256\nhost replication all 127.0.0.0/8 scram-sha-256\n',
  );
  const primary = nodeOf(cluster, cluster.data, hosts.primary, port);
  await primary.start();
  const admin = urlAt(cluster, hosts.primary, port);
  await ask(admin, 'create database simpul');
  const standby = nodeOf(cluster, await copyAsStandby(cluster, hosts.primary, port), hosts.standby, standbyPort);
  await standby.start();
  return {
    primary,
    standby,
    async lagBytes() {
      const [row] = await ask<{ lag: string | null }>(
        admin,
        `select pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::text as lag from pg_stat_replication limit 1`,
      );
      return row?.lag == null ? Infinity : Number(row.lag);
    },
    async makeDatabase(name) {
      await ask(admin, `create database ${name}`);
      return urlAt(cluster, hosts.primary, port, name);
    },
    at: (node, database) => urlAt(cluster, hosts[node], node === 'primary' ? port : standbyPort, database),
    async stop() {
      await standby.stop();
      await primary.stop();
      for (const data of [cluster.data, `${cluster.data}-standby`]) fs.rmSync(data, { recursive: true, force: true });
    },
  };
}
