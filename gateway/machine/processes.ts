import { readFileSync } from 'node:fs';

/** What tells two processes with the same number apart: the instant it started, where the system shows it. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const gone = fields[0] === 'Z' || fields[0] === 'X';
    return gone ? 'gone' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/** Whether a process runs under this number; a zombie that nobody has collected yet does not run. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isErrno(error, 'EPERM')) return false;
  }
  return startOf(pid) !== 'gone';
}

/** This process in one word, so that a later process with the same number is not taken for it. */
export function mark(pid: number = process.pid): string {
  return `${pid} ${startOf(pid)}`.trim();
}

/** Whether the process that wrote this mark still runs. */
export function isMarkAlive(text: string): boolean {
  const [pid = '', start = ''] = text.trim().split(' ');
  if (!isAlive(Number(pid))) return false;
  return start === '' || startOf(Number(pid)) === start;
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
