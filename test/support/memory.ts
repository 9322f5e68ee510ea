import * as fs from 'node:fs';
import { freemem } from 'node:os';

const FOLDER = '/dev/shm';
/** For the databases, beside the hubs and browsers of two workers. */
const ROOM = 10 * 2 ** 30;

/**
 * Where files lie in memory, for what tests throw away: a database of 1,400 small files is copied there in a tenth of a
 * second, on a disk in more than one. Null where there is none, or no room beside what else runs.
 */
function memoryFolder(): string | null {
  if (!fs.existsSync(FOLDER)) return null;
  const { bavail, bsize } = fs.statfsSync(FOLDER);
  return Math.min(bavail * bsize, freemem()) >= ROOM ? FOLDER : null;
}

/** Leads all that makes temporary files into memory: this process, and those it starts. */
export function useMemory(): void {
  const folder = process.env['TMPDIR'] ? null : memoryFolder();
  if (folder) process.env['TMPDIR'] = folder;
}

/** True where temporary files lie in memory. */
export const isInMemory = (): boolean => process.env['TMPDIR'] === FOLDER;
