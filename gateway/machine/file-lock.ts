import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { isErrno, isMarkAlive, mark, pause } from './processes.ts';

const TAKEOVER_IS_DEAD_AFTER_MS = 5_000;

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Linking is atomic and carries the content along: nobody ever reads a lock without its holder in it. */
function tryTake(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a dead holder. The folder makes it one process at a time, so no fresh lock is removed. */
function clearStale(path: string, seen: string): void {
  const gate = `${path}.takeover`;
  try {
    mkdirSync(gate);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
    const age = Date.now() - (statSync(gate, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > TAKEOVER_IS_DEAD_AFTER_MS) rmSync(gate, { recursive: true, force: true });
    return;
  }
  try {
    if (read(path) === seen) rmSync(path, { force: true });
  } finally {
    rmdirSync(gate);
  }
}

/** Runs `work` while holding the lock file; the lock of a process that has died is taken over. */
export async function withFileLock<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const content = `${mark()}\n${randomUUID()}`;
  const deadline = Date.now() + waitMs;
  while (!tryTake(path, content)) {
    const seen = read(path);
    if (seen !== null && !isMarkAlive(seen.split('\n')[0] ?? '')) {
      clearStale(path, seen);
    } else if (Date.now() > deadline) {
      throw new Error(`Another process (${seen?.split(' ')[0] ?? 'unknown'}) keeps ${path} locked. Stop it, or wait.`);
    }
    await pause(15);
  }
  try {
    return await work();
  } finally {
    if (read(path) === content) rmSync(path, { force: true });
  }
}
