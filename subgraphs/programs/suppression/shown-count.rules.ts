import type { Amount } from '#kit/amount';

/** A count of people as a reader may see it. */
export interface ShownCount {
  count: Amount | null;
  isSuppressed: boolean;
  display: string;
}

/** Shows a count, or the bound that stands for it; `below` is null where it is shown. */
export function shownCount(value: Amount, below: number | null): ShownCount {
  if (below === null) return { count: value, isSuppressed: false, display: String(value) };
  return { count: null, isSuppressed: true, display: `<${below}` };
}
