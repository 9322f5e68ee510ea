// The account of one need line as the hub gives it. Nothing here adds up what the hub has already summed: it only cuts
// the line into pieces that are drawn.

/** The figures of one need line; one unit each. */
export interface CoverageLine {
  kind: 'MONEY' | 'GOODS' | 'SERVICE' | 'PERSON_TIME';
  item?: string | null;
  unit: string;
  need: number;
  budget: number;
  budgetKnown?: boolean;
  held: number;
  committed: number;
  delivered: number;
  uncovered: number;
  overCovered?: number;
  open: number;
}

/** The parts that cover a need, in the order they are drawn. */
export const COVERING_PARTS = ['budget', 'delivered', 'committed'] as const;
export type CoveringPart = (typeof COVERING_PARTS)[number];

/** What a row of the table says. */
export const TABLE_PARTS = ['need', ...COVERING_PARTS, 'uncovered', 'held', 'open', 'overCovered'] as const;
export type TablePart = (typeof TABLE_PARTS)[number];

export interface Segment {
  part: CoveringPart;
  /** Its share of the need, 0 to 1. */
  share: number;
}

export interface Segments {
  covering: readonly Segment[];
  /** The share of the need that nobody covers. */
  uncovered: number;
  /** The share of the uncovered piece that is pledged and not yet counted, 0 to 1: it is drawn inside it. */
  held: number;
  /** What is given over the need, as a share of the need; drawn apart. */
  over: number;
}

/** Cuts a need line into the pieces of its bar; null where nothing is needed. */
export function segmentsOf(line: CoverageLine): Segments | null {
  if (line.need <= 0) return null;
  let room = line.need;
  const covering = COVERING_PARTS.map((part) => {
    // What does not fit into the need any more is the over-covered part and stands apart.
    const fitting = Math.min(line[part], room);
    room -= fitting;
    return { part, share: fitting / line.need };
  });
  return {
    covering,
    uncovered: line.uncovered / line.need,
    held: line.uncovered > 0 ? Math.min(1, line.held / line.uncovered) : 0,
    over: (line.overCovered ?? 0) / line.need,
  };
}
