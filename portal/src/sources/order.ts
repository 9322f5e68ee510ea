/** How late a source is; what carries no figure has nothing to be late with. */
export const LATENESS = ['STALE', 'OVERDUE', 'DUE', 'FRESH', 'NONE'] as const;
export type Late = (typeof LATENESS)[number];

interface Dated {
  title: string;
  freshness?: { freshness: Exclude<Late, 'NONE'>; asOf: string } | null;
}

export const lateOf = ({ freshness }: Dated): Late => freshness?.freshness ?? 'NONE';

/** The latest first, the oldest figures first among them; then by title. */
export function byLateness<Row extends Dated>(rows: readonly Row[]): Row[] {
  const rank = (row: Row) => LATENESS.indexOf(lateOf(row));
  return rows.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      (one.freshness?.asOf ?? '').localeCompare(other.freshness?.asOf ?? '') ||
      one.title.localeCompare(other.title),
  );
}
