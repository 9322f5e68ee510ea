import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import {
  type Account,
  assertOurs,
  chooseAccount,
  isReachable,
  outsideFolder,
  preparePrograms,
} from './postgres-files.ts';
import { mark } from './processes.ts';

const run = promisify(execFile);
const MAJOR_VERSION = '18';

/** One database cluster on disk: where it lies, who runs it and the word that opens it. */
export type Cluster = {
  /** Our notes about it: password, port, log, lock, users. */
  notes: string;
  data: string;
  programs: string;
  account: Account;
  password: string;
  fast: boolean;
};

/** Postgres gets no secret of ours to hold, and no PG… variable of the shell to obey. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, ...(SystemRoot ? { SystemRoot } : {}), LC_ALL: 'C', TZ: 'UTC' };
}

export function writeNote(path: string, text: string): void {
  fs.writeFileSync(`${path}.new`, text, { mode: 0o600 });
  fs.renameSync(`${path}.new`, path);
}

export function readNote(path: string): string | null {
  return fs.existsSync(path) ? fs.readFileSync(path, 'utf8').trim() : null;
}

function isFilled(data: string): boolean {
  return fs.existsSync(join(data, 'PG_VERSION'));
}

/**
 * Beside the notes where the account can reach it; else outside the project, in a folder named after the notes.
 * What lies there without a note about it comes from an earlier project in the same place and is put aside.
 */
function chooseData(notes: string, account: Account): string {
  const inside = join(notes, 'data');
  const noted = readNote(join(notes, 'place'));
  if (noted) return noted;
  if (isReachable(notes, account)) return inside;
  if (isFilled(inside)) {
    throw new Error(`Postgres' account cannot reach ${inside}. Open the folders above it: chmod o+x.`);
  }
  const key = createHash('sha256').update(fs.realpathSync(notes)).digest('hex').slice(0, 12);
  const folder = join(outsideFolder(account), `simpul-data-${process.getuid?.() ?? 0}-${key}`);
  if (fs.existsSync(folder)) fs.renameSync(folder, `${folder}-before-${Date.now()}`);
  fs.mkdirSync(folder, { mode: 0o755 });
  const data = join(folder, 'data');
  writeNote(join(notes, 'place'), data);
  return data;
}

/** Data made under another account stays with it. */
function ownerOf(data: string, fallback: Account): Account {
  if (!fallback || !isFilled(data)) return fallback;
  const { uid, gid } = fs.statSync(data);
  return uid === 0 ? fallback : { uid, gid };
}

function passwordOf(notes: string): string {
  const path = join(notes, 'password');
  const known = readNote(path);
  if (known) return known;
  const password = randomBytes(24).toString('base64url');
  writeNote(path, password);
  return password;
}

async function fill(cluster: Cluster): Promise<void> {
  const { data, account, programs } = cluster;
  const draft = fs.mkdtempSync(`${data}.new-`);
  const secret = `${draft}.secret`;
  fs.writeFileSync(secret, cluster.password, { mode: 0o600 });
  if (account) for (const path of [draft, secret]) fs.chownSync(path, account.uid, account.gid);
  const args = ['-D', draft, '--username=simpul', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
  if (cluster.fast) args.push('--no-sync');
  try {
    const environment = { env: plainEnvironment(), cwd: draft };
    await run(join(programs, 'initdb'), args, { ...account, ...environment });
    // Renamed only when whole: a start that was cut off leaves no half-made cluster behind.
    fs.renameSync(draft, data);
  } finally {
    fs.rmSync(secret, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function sweepDrafts(data: string): void {
  const name = `${basename(data)}.new-`;
  for (const entry of fs.readdirSync(dirname(data))) {
    if (entry.startsWith(name)) fs.rmSync(join(dirname(data), entry), { recursive: true, force: true });
  }
}

/** The cluster of this home, made at the first call. To be called under the home's lock. */
export async function prepareCluster(notes: string, fast: boolean): Promise<Cluster> {
  fs.mkdirSync(notes, { recursive: true });
  const lent = chooseAccount();
  const data = chooseData(notes, lent);
  fs.mkdirSync(dirname(data), { recursive: true, mode: 0o755 });
  if (dirname(data) !== notes) assertOurs(dirname(data), lent);
  const account = ownerOf(data, lent);
  const cluster = { notes, data, account, fast, programs: preparePrograms(account), password: passwordOf(notes) };
  if (!isFilled(data)) {
    sweepDrafts(data);
    await fill(cluster);
  }
  const version = readNote(join(data, 'PG_VERSION'));
  if (version !== MAJOR_VERSION) {
    throw new Error(`${data} is of Postgres ${version}, the project brings ${MAJOR_VERSION}. Dump and reload it.`);
  }
  return cluster;
}

/** Notes and data that live as long as this process: for tests. */
export function throwAwayFolder(): string {
  const account = chooseAccount();
  const base = isReachable(tmpdir(), account) ? tmpdir() : outsideFolder(account);
  const folder = fs.mkdtempSync(join(base, 'simpul-fast-'));
  fs.chmodSync(folder, 0o755);
  fs.writeFileSync(join(folder, 'owner'), mark());
  return folder;
}
