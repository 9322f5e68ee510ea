import * as fs from 'node:fs';

// Linux counts CPU time in hundredths of a second, whatever the machine.
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

interface ProcessTimes {
  parent: number;
  own: number;
  ofEndedChildren: number;
}

/** Reads a line of /proc/PID/stat; the name in brackets may hold blanks. */
export function readStat(line: string): ProcessTimes {
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const at = (number: number) => fields[number - 3] ?? 0;
  return { parent: at(4), own: at(14) + at(15), ofEndedChildren: at(16) + at(17) };
}

function statOf(pid: number | string): ProcessTimes | null {
  try {
    return readStat(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}

/** CPU seconds that these processes have used so far. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (statOf(pid)?.own ?? 0), 0) / TICKS_PER_SECOND;
}

/** CPU seconds that a Postgres has used so far: its postmaster, its children, and those that have ended. */
export function postgresCpu(postmaster: number): number {
  const own = statOf(postmaster);
  if (!own) throw new Error(`Postgres (process ${postmaster}) is gone`);
  const children = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((times) => times?.parent === postmaster);
  const living = children.reduce((sum, times) => sum + (times?.own ?? 0), 0);
  return (own.own + own.ofEndedChildren + living) / TICKS_PER_SECOND;
}

/** Resident memory of these processes together, in MB. */
export function rssOf(pids: readonly number[]): number {
  const pages = pids.map((pid) => Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1] ?? 0));
  return (pages.reduce((sum, count) => sum + count, 0) * PAGE_BYTES) / 1_000_000;
}
