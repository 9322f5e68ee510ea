import { median } from '../bench/figures.ts';
import type { Memory } from './memory.ts';

/** One minute of the soak. */
export interface Minute {
  number: number;
  requests: number;
  failed: number;
  firstFailure: string | null;
  p50: number;
  p99: number;
  /** Resident memory in MB, and open files and sockets, by process. */
  resident: ReadonlyMap<string, number>;
  descriptors: ReadonlyMap<string, number>;
}

/** How much more a process may hold at the end than after the second minute. */
const MOST_GROWTH = 1.05;
/** Sockets come and go. */
const MORE_DESCRIPTORS = 20;
/** A minute whose p99 is so many times that of the middle one is none of a steady hub. */
const STEADY = 3;

export function tableHead(processes: readonly string[]): string {
  const columns = [
    'minute',
    'requests',
    'failed',
    'p50 / p99 ms',
    ...processes.map((name) => `${name} MB / open files`),
  ];
  return `| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`;
}

export function rowOf({ number, requests, failed, p50, p99, resident, descriptors }: Minute): string {
  const each = [...resident].map(([name, size]) => `${size.toFixed(0)} / ${descriptors.get(name) ?? 0}`);
  const cells = [number, requests, failed, `${p50.toFixed(0)} / ${p99.toFixed(0)}`, ...each];
  return `| ${cells.join(' | ')} |`;
}

function growing(what: string, from: number, to: number): string[] {
  const text = `${what} grew from ${from.toFixed(0)} to ${to.toFixed(0)} MB`;
  return to > from * MOST_GROWTH ? [text] : [];
}

/** What is not as a steady hub has it. */
export function judge(minutes: readonly Minute[], held: readonly [Map<string, Memory>, Map<string, Memory>]): string[] {
  const [early, late] = held;
  const [second, last] = [minutes[1], minutes.at(-1)];
  // Resident memory comes and goes by a fifth with the collector, so peaks are held against peaks: a leak raises them.
  const half = Math.max(2, Math.ceil(minutes.length / 2));
  const peakOf = (name: string, some: readonly Minute[]) =>
    Math.max(...some.map(({ resident }) => resident.get(name) ?? 0));
  if (!second || !last) return ['there are no two minutes to compare'];
  const middle = median(minutes.slice(1).map(({ p99 }) => p99));
  const restless = minutes
    .slice(1)
    .filter(({ p99 }) => p99 > middle * STEADY)
    .map(
      ({ number, p99 }) => `p99 of minute ${number} is ${p99.toFixed(0)} ms, of the middle one ${middle.toFixed(0)}`,
    );
  const failing = minutes
    .filter(({ failed }) => failed > 0)
    .map(({ number, failed, firstFailure }) => `${failed} failed in minute ${number}: ${firstFailure ?? 'not sent'}`);
  const memory = [...early].flatMap(([name, { live }]) => {
    const then = late.get(name)?.live ?? 0;
    process.stdout.write(`${name} holds ${live.toFixed(1)} MB after two minutes, ${then.toFixed(1)} MB at the end\n`);
    return [
      ...growing(`what ${name} holds`, live, then),
      ...growing(
        `the peak of ${name}'s resident memory`,
        peakOf(name, minutes.slice(1, half)),
        peakOf(name, minutes.slice(half)),
      ),
    ];
  });
  const open = [...last.descriptors]
    .filter(([name, count]) => count > (second.descriptors.get(name) ?? 0) + MORE_DESCRIPTORS)
    .map(([name, count]) => `${name} has ${count} open files, ${second.descriptors.get(name)} after two minutes`);
  return [...failing, ...restless, ...memory, ...open];
}
