import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { rssOf } from '../bench/machine.ts';

const PATIENCE_MS = 20_000;
const MEGABYTE = 1_000_000;

/** What a hub's Node is started with, so that its memory can be looked at. */
export const WATCHED = `--import ${pathToFileURL(resolve('test/load/collect.mjs')).href}`;

export interface Memory {
  /** Resident memory in MB, garbage collected. */
  rss: number;
  /** What is reachable, on the heap and beside it, in MB: a leak shows here and nowhere else. */
  live: number;
}

/** What a process still holds when it has collected its garbage; it was started with WATCHED. */
export async function memoryOf(pid: number): Promise<Memory> {
  const file = join(tmpdir(), `simpul-memory-${pid}.json`);
  fs.rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (const deadline = Date.now() + PATIENCE_MS; !fs.existsSync(file); await pause(20)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} does not say what it holds`);
  }
  const { rss, live }: Memory = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.rmSync(file, { force: true });
  return { rss: rss / MEGABYTE, live: live / MEGABYTE };
}

/** How many files and sockets a process holds open. */
export const descriptorsOf = (pid: number): number => fs.readdirSync(`/proc/${pid}/fd`).length;

/** Resident memory of one process as it is, garbage and all, in MB. */
export const residentOf = (pid: number): number => rssOf([pid]);
