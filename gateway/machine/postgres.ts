import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';

import { withFileLock } from './file-lock.ts';
import { type Cluster, prepareCluster, readNote, throwAwayFolder } from './postgres-cluster.ts';
import { projectFolder } from './postgres-files.ts';
import { adoptServer, findServer, type Server, startServer, stopServer, urlOf } from './postgres-server.ts';
import { isAlive, isMarkAlive, mark } from './processes.ts';

const LOCK_WAIT_MS = 90_000;
const WATCH_EVERY_MS = 150;

export type PostgresOptions = {
  /** Where data and notes lie. SIMPUL_HOME, else `.simpul` in the project. */
  home?: string;
  /** A fixed port. Otherwise a free one, kept for the next start. */
  port?: number;
  /** For tests: a throw-away cluster that trades safety for speed. */
  fast?: boolean;
};

export type Postgres = {
  url: string;
  /** Whether it ran already. */
  adopted: boolean;
  /** The postmaster's process. */
  pid: number;
  /** Takes this process off the list of users; the last one shuts the server down. */
  stop(): Promise<void>;
  /** Hears of an end that `stop` did not cause. */
  onExit(listener: () => void): void;
};

/** Where the notes about the cluster lie; throw-away ones of killed runs are swept on the way. */
export async function notesFolder(options: PostgresOptions): Promise<string> {
  if (options.fast) {
    await sweepThrowAways();
    return throwAwayFolder();
  }
  return join(resolve(options.home ?? (process.env['SIMPUL_HOME'] || join(projectFolder(), '.simpul'))), 'postgres');
}

/** Ends the test servers of runs that were killed, and removes what they left. */
async function sweepThrowAways(): Promise<void> {
  for (const base of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    if (!fs.existsSync(base)) continue;
    for (const entry of fs.readdirSync(base).filter((name) => name.startsWith('simpul-fast-'))) {
      const folder = join(base, entry);
      const owner = readNote(join(folder, 'owner'));
      if (owner === null || isMarkAlive(owner)) continue;
      const left = findServer(join(folder, 'data'));
      if (left) await stopServer(left.pid, 'SIGQUIT');
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

/** The living processes that use this cluster; the notes of dead ones are removed on the way. */
function usersOf(cluster: Cluster): string[] {
  const folder = join(cluster.notes, 'users');
  fs.mkdirSync(folder, { recursive: true });
  return fs.readdirSync(folder).filter((name) => {
    const isUser = isMarkAlive(name.replace('-', ' '));
    if (!isUser) fs.rmSync(join(folder, name), { force: true });
    return isUser;
  });
}

function userNote(cluster: Cluster): string {
  return join(cluster.notes, 'users', mark().replace(' ', '-'));
}

function watch(server: Server, ended: () => void): () => void {
  if (server.child) {
    server.child.once('exit', ended);
    if (server.child.exitCode !== null || server.child.signalCode !== null) queueMicrotask(ended);
    return () => server.child?.removeListener('exit', ended);
  }
  const timer = setInterval(() => {
    if (isAlive(server.pid)) return;
    clearInterval(timer);
    ended();
  }, WATCH_EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function leave(cluster: Cluster, server: Server): Promise<void> {
  await withFileLock(join(cluster.notes, 'lock'), LOCK_WAIT_MS, async () => {
    fs.rmSync(userNote(cluster), { force: true });
    if (usersOf(cluster).length === 0) await stopServer(server.pid, cluster.fast ? 'SIGQUIT' : 'SIGINT');
  });
  if (cluster.fast) fs.rmSync(cluster.notes, { recursive: true, force: true, maxRetries: 3 });
}

function handle(cluster: Cluster, server: Server): Postgres {
  const listeners: (() => void)[] = [];
  let stopped: Promise<void> | null = null;
  let hasEnded = false;
  const unwatch = watch(server, () => {
    hasEnded = true;
    if (!stopped) for (const listener of listeners) listener();
  });
  return {
    url: urlOf(cluster, server.port),
    adopted: server.child === null,
    pid: server.pid,
    stop() {
      unwatch();
      stopped ??= leave(cluster, server);
      return stopped;
    },
    onExit(listener) {
      listeners.push(listener);
      if (hasEnded && !stopped) queueMicrotask(listener);
    },
  };
}

function assertWritable(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    const text = `${folder} cannot be written: another user made it, perhaps a start as root.`;
    throw new Error(`${text} Start as that user, or set SIMPUL_HOME to a folder of your own.`, { cause: error });
  }
}

/** Starts or adopts the server of the cluster in `notes`; one process at a time does so. */
export async function openCluster(notes: string, options: PostgresOptions): Promise<Postgres> {
  assertWritable(notes);
  return withFileLock(join(notes, 'lock'), LOCK_WAIT_MS, async () => {
    const cluster = await prepareCluster(notes, options.fast ?? false);
    const server = (await adoptServer(cluster)) ?? (await startServer(cluster, options.port));
    usersOf(cluster);
    fs.writeFileSync(userNote(cluster), '');
    return handle(cluster, server);
  });
}

/** The project's own Postgres: started, or adopted where it runs already. */
export async function openPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  return openCluster(await notesFolder(options), options);
}
