import { instant } from './dates.ts';
import { badInput } from './errors.ts';
import type { Snapshot } from './snapshot.ts';

/** The options of every `asOf` argument: time travel is told in the same words everywhere. */
export const AS_OF = {
  nullable: true,
  description:
    'Time travel: what the hub knew at the end of that millisecond, from what had been committed; now when left out. Not in the future, and not before the history of the hub begins. What is hidden from the viewer now stays hidden, and what was then.\nIstilah: keadaan pada waktu itu.',
};

/** The instant asked for, or null for now. */
export function readAsOf(asOf: string | null | undefined): string | null {
  if (asOf === null || asOf === undefined) return null;
  if (Date.parse(asOf) <= Date.now() + 5_000) return asOf;
  throw badInput([{ field: 'asOf', code: 'AS_OF_IN_FUTURE', message: 'asOf is an instant of the past, or left out.' }]);
}

/** Asked where nothing was found as of an instant: says so when the history only begins later. */
export async function assertRemembered(read: Snapshot, table: string, asOf: string): Promise<void> {
  const [first] = await read.rows<{ begins: unknown }>(`select min(taken_at) as begins from ${table}`);
  const begins = first?.begins === null || first === undefined ? null : instant(first.begins);
  if (begins !== null && asOf >= begins) return;
  const message = `nothing is remembered of that instant: the history begins ${begins === null ? 'later' : `at ${begins}`}.`;
  throw badInput([{ field: 'asOf', code: 'AS_OF_BEFORE_HISTORY', message }]);
}

/** A row that was read as it stood at an instant; nothing here for a row of now. */
export interface Remembered {
  asKnownAt?: string;
}

/**
 * Reads what the tables held at an instant: `shadow` gives them under their own names for the keys in `$1`, so that the
 * queries of today answer for then. The rows say of when they are.
 */
export function readThen(read: Snapshot, asOf: string, shadow: (at: string) => string): Snapshot {
  return {
    ...read,
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
      const then = `with ${shadow(`$${values.length + 1}::timestamptz`)} ${sql}`;
      return (await read.rows<Row>(then, [...values, asOf])).map((row) => ({ ...row, asKnownAt: asOf }));
    },
  };
}
