import type { Books } from './books.ts';
import type { Fault } from './fault-kinds.ts';
import type { Seen } from './traffic.ts';

/** No answer takes longer: a command's own deadline of five seconds, and what reads it. */
const LONGEST_MS = 8_000;
const RECOVERY_MS = 10_000;

export interface FaultFigures {
  fault: Fault;
  told: string;
  lastedMs: number;
  answers: number;
  /** How many answers failed, by what they said. */
  failed: ReadonlyMap<string, number>;
  slowestMs: number;
  /** From the mend to the last answer that still failed. */
  recoveryMs: number;
  books: Books;
}

interface Undergone {
  fault: Fault;
  told: string;
  begunAt: number;
  mendedAt: number;
  seen: readonly Seen[];
  books: Books;
}

export function figuresOf({ fault, told, begunAt, mendedAt, seen, books }: Undergone): FaultFigures {
  const since = seen.filter(({ endedAt }) => endedAt >= begunAt);
  const bad = since.filter(({ outcome }) => outcome !== 'fine');
  const failed = new Map<string, number>();
  for (const { outcome } of bad) failed.set(outcome, (failed.get(outcome) ?? 0) + 1);
  return {
    fault,
    told,
    lastedMs: mendedAt - begunAt,
    answers: since.length,
    failed,
    slowestMs: Math.max(0, ...since.map(({ milliseconds }) => milliseconds)),
    recoveryMs: Math.max(0, ...bad.map(({ endedAt }) => endedAt - mendedAt)),
    books,
  };
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

export function headOf(): string {
  const columns = [
    'fault',
    'for s',
    'answers',
    'failed, by code',
    'slowest s',
    'last failure s after the mend',
    'commits acknowledged of sent',
    'lost',
    'twice',
    'taken in unheard',
    'events heard after s',
  ];
  return `| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}`;
}

export function lineOf(figures: FaultFigures): string {
  const { fault, told, lastedMs, answers, failed, slowestMs, recoveryMs, books } = figures;
  const cells = [
    told === '' ? fault.name : `${fault.name}: ${told}`,
    seconds(lastedMs),
    answers,
    [...failed].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || '0',
    seconds(slowestMs),
    seconds(recoveryMs),
    `${books.acknowledged} of ${books.sent}`,
    books.lost,
    books.twice,
    books.unheard,
    seconds(books.caughtUp),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What a hub that bears its faults does not do. */
export function wrongWith({ fault, failed, slowestMs, recoveryMs, books }: FaultFigures): string[] {
  const allowed = new Set(['SERVICE_UNAVAILABLE', ...(fault.also ?? [])]);
  const unclear = [...failed.keys()].filter((outcome) => outcome.split(' + ').some((code) => !allowed.has(code)));
  const wrong = [
    ...unclear.map((outcome) => `an answer failed with ${outcome}`),
    ...(slowestMs > LONGEST_MS ? [`an answer took ${seconds(slowestMs)} s`] : []),
    ...(recoveryMs > RECOVERY_MS ? [`answers failed until ${seconds(recoveryMs)} s after the mend`] : []),
    ...(books.lost > 0 ? [`${books.lost} acknowledged commits are lost`] : []),
    ...(books.twice > 0 ? [`${books.twice} commits are there twice`] : []),
    ...books.breaches,
  ];
  return wrong.map((text) => `${fault.name}: ${text}`);
}
