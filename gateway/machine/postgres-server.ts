import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { Client } from 'pg';

import { type Cluster, plainEnvironment, readNote, writeNote } from './postgres-cluster.ts';
import { isAlive, pause } from './processes.ts';

const READY_WITHIN_MS = 60_000;
const TAKES_OVER_WITHIN_MS = 15_000;
const LOG_LIMIT = 10_000_000;

/** A running postmaster. `child` is there when this process started it. */
export type Server = { pid: number; port: number; child: ChildProcess | null };

type PidFile = { pid: number; data: string; port: number; status: string };

function readPidFile(data: string): PidFile | null {
  const lines = readNote(join(data, 'postmaster.pid'))?.split('\n');
  if (!lines?.[0]) return null;
  const status = (lines[7] ?? '').trim();
  return { pid: Number(lines[0]), data: (lines[1] ?? '').trim(), port: Number(lines[3] ?? 0), status };
}

/** Whether the process is the postmaster of this folder, as far as the system lets us see. */
function serves(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return !fs.existsSync('/proc/self/cmdline');
  }
}

/** The postmaster of this folder that runs now, ready or not. */
export function findServer(data: string): PidFile | null {
  const file = readPidFile(data);
  return file && serves(file.pid, data) ? file : null;
}

export function urlOf(cluster: Cluster, port: number, database = 'simpul'): string {
  return `postgres://simpul:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

/** Makes the database `simpul` where it is missing, and with that proves that the server answers to our password. */
async function assureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(cluster, port, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query(`select from pg_database where datname = 'simpul'`);
    if (found.rowCount === 0) await client.query('create database simpul');
  } finally {
    await client.end();
  }
}

async function waitUntilReady(cluster: Cluster, pid: number, hasEnded: () => boolean): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (hasEnded()) return false;
    const file = readPidFile(cluster.data);
    if (file?.pid === pid && file.status === 'ready') return true;
    await pause(15);
  }
  throw new Error(`Postgres (process ${pid}) is not ready after a minute. Its log: ${join(cluster.notes, 'log')}`);
}

/** The postmaster that an earlier run left behind, or that another process of ours started. */
export async function adoptServer(cluster: Cluster): Promise<Server | null> {
  const file = readPidFile(cluster.data);
  if (!file) return null;
  const { pid } = file;
  if (!serves(pid, cluster.data)) {
    // A dead postmaster's file is Postgres' own to judge; one that names a stranger would only confuse it.
    if (isAlive(pid)) fs.rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
    return null;
  }
  if (!(await waitUntilReady(cluster, pid, () => !isAlive(pid)))) return null;
  const port = readPidFile(cluster.data)?.port ?? file.port;
  await assureDatabase(cluster, port);
  return { pid, port, child: null };
}

function settings(cluster: Cluster, port: number): string[] {
  const all: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // Details and statements carry people's data; the log is for the machine's troubles.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
  };
  const library = join(cluster.programs, '..', 'lib', 'postgresql', 'pg_stat_statements');
  const hasStatistics = ['.so', '.dylib', '.dll'].some((ending) => fs.existsSync(library + ending));
  if (hasStatistics) all['shared_preload_libraries'] = 'pg_stat_statements';
  if (cluster.fast) {
    const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '10min' };
    Object.assign(all, unsafe, { wal_level: 'minimal', max_wal_senders: 0 });
  }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function openLog(cluster: Cluster): { path: string; file: number; from: number } {
  const path = join(cluster.notes, 'log');
  const size = fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) fs.renameSync(path, `${path}.1`);
  return { path, file: fs.openSync(path, 'a', 0o600), from: size > LOG_LIMIT ? 0 : size };
}

/** Starts a postmaster; the text of its log when it gave up instead. */
async function tryStart(cluster: Cluster, port: number): Promise<Server | string> {
  const log = openLog(cluster);
  const child = spawn(join(cluster.programs, 'postgres'), ['-D', cluster.data, ...settings(cluster, port)], {
    ...cluster.account,
    cwd: cluster.data,
    env: plainEnvironment(),
    stdio: ['ignore', log.file, log.file],
    // Its own group: Ctrl-C is for us, and we stop the database after those who use it.
    detached: true,
  });
  let ended = false;
  child
    .once('exit', () => {
      ended = true;
    })
    .once('error', () => {
      ended = true;
    });
  child.unref();
  fs.closeSync(log.file);
  const isReady = await waitUntilReady(cluster, child.pid ?? 0, () => ended);
  if (isReady && child.pid) return { pid: child.pid, port, child };
  return fs.readFileSync(log.path).subarray(log.from).toString('utf8').trim();
}

/** Starts the cluster's postmaster, on the port it had before where that is still free. */
export async function startServer(cluster: Cluster, fixedPort?: number): Promise<Server> {
  const note = join(cluster.notes, 'port');
  let port = fixedPort ?? (Number(readNote(note)) || (await freePort()));
  const deadline = Date.now() + TAKES_OVER_WITHIN_MS;
  for (;;) {
    const outcome = await tryStart(cluster, port);
    if (typeof outcome !== 'string') {
      writeNote(note, String(port));
      await assureDatabase(cluster, port);
      return outcome;
    }
    const isPortTaken = /could not bind|could not create any TCP/.test(outcome);
    // The children of a killed postmaster need a moment to notice and go.
    const isLeaving = /still in use|lock file .* already exists/.test(outcome);
    if (Date.now() > deadline || (!isLeaving && !(isPortTaken && fixedPort === undefined))) {
      throw new Error(`Postgres did not start on port ${port}:\n${outcome}`);
    }
    if (isPortTaken) port = await freePort();
    else await pause(100);
  }
}

/** Stops the postmaster: open transactions are rolled back; after half a minute it is made to leave. */
export async function stopServer(pid: number, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  const deadline = Date.now() + 30_000;
  while (isAlive(pid)) {
    const isLate = Date.now() > deadline;
    if (isLate) process.kill(pid, 'SIGQUIT');
    await pause(isLate ? 1_000 : 15);
  }
}
