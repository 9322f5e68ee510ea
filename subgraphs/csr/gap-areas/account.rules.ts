import type { Amount } from '#kit/amount';

import type { Share } from '../allocations/allocation-state.rules.ts';

/** The figures of one need line, all in its unit. */
export interface LineFigures {
  need: Amount;
  budget: Amount;
  held: Amount;
  committed: Amount;
  delivered: Amount;
  /** How far need or budget changes have pushed what is taken above the need; commands never raise it. */
  excess: Amount;
}

export const CoverageState = {
  OPEN: 'OPEN',
  FULLY_HELD: 'FULLY_HELD',
  COVERED: 'COVERED',
  OVER_COVERED: 'OVER_COVERED',
} as const;
export type CoverageState = keyof typeof CoverageState;

const positive = (amount: Amount): Amount => (amount > 0n ? amount : 0n);

const coveredOf = (line: LineFigures): Amount => line.budget + line.committed + line.delivered;

/** What nobody has committed to yet; amounts only held are still uncovered. */
export const uncoveredOf = (line: LineFigures): Amount => positive(line.need - coveredOf(line));

export const overCoveredOf = (line: LineFigures): Amount => positive(coveredOf(line) - line.need);

/** What may still be taken. */
export const openOf = (line: LineFigures): Amount => positive(uncoveredOf(line) - line.held);

const excessOf = (line: LineFigures): Amount => positive(coveredOf(line) + line.held - line.need);

/** The figures after one allocation changed its share. The excess may shrink by it, never grow. */
export function afterMove(line: LineFigures, from: Share, to: Share): LineFigures {
  const moved = { ...line, ...afterShare(line, from, to) };
  const over = excessOf(moved);
  return { ...moved, excess: over < line.excess ? over : line.excess };
}

/** A share after one of its parts changed. */
export function afterShare(whole: Share, from: Share, to: Share): Share {
  return {
    held: whole.held - from.held + to.held,
    committed: whole.committed - from.committed + to.committed,
    delivered: whole.delivered - from.delivered + to.delivered,
  };
}

/** What of a line's totals is new money. */
export function newMoneyOf(total: Share, relayed: Share): Share {
  return {
    held: total.held - relayed.held,
    committed: total.committed - relayed.committed,
    delivered: total.delivered - relayed.delivered,
  };
}

/** The figures after something done without a pledge was verified: it is a fact, so what goes beyond the need is excess. */
export function afterActivity(line: LineFigures, amount: Amount): LineFigures {
  const moved = { ...line, delivered: line.delivered + amount };
  return { ...moved, excess: excessOf(moved) };
}

/** The figures after programs told a new need or budget: what was taken stays taken, and the rest is excess. */
export function afterNeedChange(line: LineFigures, told: { need: Amount; budget: Amount }): LineFigures {
  const changed = { ...line, ...told };
  return { ...changed, excess: excessOf(changed) };
}

/** How far a gap is covered, from all its need lines. */
export function coverageStateOf(lines: readonly LineFigures[]): CoverageState {
  if (lines.length === 0 || lines.some((line) => openOf(line) > 0n)) return 'OPEN';
  if (lines.some((line) => uncoveredOf(line) > 0n)) return 'FULLY_HELD';
  return lines.some((line) => overCoveredOf(line) > 0n) ? 'OVER_COVERED' : 'COVERED';
}

/** What is covered as a share of the need, four decimals cut off; null when nothing is needed. */
export function coverageRatio(line: LineFigures): string | null {
  if (line.need === 0n) return null;
  const parts = (coveredOf(line) * 10_000n) / line.need;
  return `${parts / 10_000n}.${String(parts % 10_000n).padStart(4, '0')}`;
}

/** True while a gap takes new pledges and keeps a waiting list. */
export function takesPledges(gap: { status: string; deadline: string | null }, today: string): boolean {
  return gap.status === 'PUBLISHED' && (gap.deadline === null || gap.deadline >= today);
}

/** Which waiting allocations of one line get their turn: in queue order, each that fits whole. */
export function promotedFrom<Waiting extends { amount: Amount }>(queue: readonly Waiting[], open: Amount): Waiting[] {
  let left = open;
  return queue.filter(({ amount }) => {
    if (amount > left) return false;
    left -= amount;
    return true;
  });
}
