/** Who stands behind a row of the matrix. */
export const BriefActor = { GOVERNMENT: 'GOVERNMENT', COMPANY: 'COMPANY' } as const;
export type BriefActor = keyof typeof BriefActor;

/** Why something under way is late. */
export const LateReason = {
  INSTALMENT_DUE: 'INSTALMENT_DUE',
  DEADLINE_PASSED: 'DEADLINE_PASSED',
  NOT_RECEIVED: 'NOT_RECEIVED',
  IN_DISPUTE: 'IN_DISPUTE',
} as const;
export type LateReason = keyof typeof LateReason;

/** How long after it was sent a delivery may wait for its receipt before the brief calls it late. */
export const RECEIPT_DAYS = 14;

/** One need line as its account stood; whole numbers as digits. */
export interface BriefLine {
  position: number;
  gapAreaId: string;
  gapCode: string;
  areaCode: string;
  areaName: string;
  kind: string;
  item: string | null;
  unit: string;
  need: string;
  budget: string;
  held: string;
  committed: string;
  delivered: string;
  uncovered: string;
  overCovered: string;
}

/** Who does what where: one budget covering or one allocation. */
export interface MatrixRow {
  position: number;
  actor: BriefActor;
  /** The agency or the company; null where it is not public. */
  who: string | null;
  companyCode: string | null;
  gapCode: string;
  gapTitle: string;
  areaCode: string;
  areaName: string;
  kind: string;
  item: string | null;
  unit: string;
  /** Null for the state's money and for what was done without a pledge. */
  state: string | null;
  /** Null for the state's money. */
  flow: string | null;
  amount: string;
  budget: string;
  held: string;
  committed: string;
  delivered: string;
  isDemo: boolean;
}

/** Something that should have happened before the brief was frozen. */
export interface LateRow {
  position: number;
  reason: LateReason;
  who: string | null;
  companyCode: string | null;
  gapCode: string;
  areaCode: string;
  kind: string;
  item: string | null;
  unit: string;
  dueOn: string;
  amount: string;
}

/**
 * The sums of one kind, item and unit over the need lines of a brief. What is handed on or carried over counts in its gap
 * and in `relayed`, but not in held, committed and delivered: over several gaps it would count twice.
 */
export interface BriefTotal {
  kind: string;
  item: string | null;
  unit: string;
  lines: number;
  need: string;
  budget: string;
  held: string;
  committed: string;
  delivered: string;
  relayed: string;
  uncovered: string;
  overCovered: string;
}

type Counted = Pick<BriefLine, 'kind' | 'item' | 'unit' | 'need' | 'budget' | 'uncovered' | 'overCovered'>;
type Given = Pick<MatrixRow, 'kind' | 'item' | 'unit' | 'flow' | 'held' | 'committed' | 'delivered'>;

const add = (...numbers: string[]): string => String(numbers.reduce((sum, one) => sum + BigInt(one), 0n));

const keyOf = ({ kind, item, unit }: Counted | Given): string => JSON.stringify([kind, item, unit]);

function withLine(total: BriefTotal, line: Counted): BriefTotal {
  return {
    ...total,
    lines: total.lines + 1,
    need: add(total.need, line.need),
    budget: add(total.budget, line.budget),
    uncovered: add(total.uncovered, line.uncovered),
    overCovered: add(total.overCovered, line.overCovered),
  };
}

function withGiven(total: BriefTotal, { flow, held, committed, delivered }: Given): BriefTotal {
  if (flow !== 'NEW_MONEY') return { ...total, relayed: add(total.relayed, held, committed, delivered) };
  return {
    ...total,
    held: add(total.held, held),
    committed: add(total.committed, committed),
    delivered: add(total.delivered, delivered),
  };
}

const nothingOf = ({ kind, item, unit }: Counted): BriefTotal => ({
  kind,
  item,
  unit,
  lines: 0,
  need: '0',
  budget: '0',
  held: '0',
  committed: '0',
  delivered: '0',
  relayed: '0',
  uncovered: '0',
  overCovered: '0',
});

/** What a brief adds up to; kinds, items and units are never mixed. */
export function totalsOf(lines: readonly Counted[], matrix: readonly Given[]): BriefTotal[] {
  const totals = new Map<string, BriefTotal>();
  for (const line of lines) totals.set(keyOf(line), withLine(totals.get(keyOf(line)) ?? nothingOf(line), line));
  for (const row of matrix) {
    const total = totals.get(keyOf(row));
    if (total) totals.set(keyOf(row), withGiven(total, row));
  }
  return [...totals.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
