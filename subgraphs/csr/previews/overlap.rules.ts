import type { Amount } from '#kit/amount';

/** What it means that somebody else gives to the same purpose. */
export const OverlapVerdict = { COMPLEMENT: 'COMPLEMENT', DUPLICATE: 'DUPLICATE', UNKNOWN: 'UNKNOWN' } as const;
export type OverlapVerdict = keyof typeof OverlapVerdict;

/** Something that others give or plan near a need line. */
export interface Candidate {
  areaCode: string;
  /** Null when it names no need category. */
  categoryCode: string | null;
  /** Null when it is not known, or not counted in the unit of the need line. */
  amount: Amount | null;
}

export interface Purpose {
  areaCode: string;
  categoryCode: string;
  need: Amount;
}

/** True when a candidate can be held against the need: same category, a known amount, and no area beyond the gap's. */
export function isComparable(candidate: Candidate, purpose: Purpose): boolean {
  const isInside = candidate.areaCode === purpose.areaCode || candidate.areaCode.startsWith(`${purpose.areaCode}.`);
  return isInside && candidate.categoryCode === purpose.categoryCode && candidate.amount !== null;
}

/**
 * The verdict on each candidate of one need line. What can be compared is a duplicate when all of it together with what
 * is offered, `total`, exceeds the need; what is coarser than the gap, or says too little, stays unknown.
 */
export function overlapVerdicts(candidates: readonly Candidate[], purpose: Purpose, total: Amount): OverlapVerdict[] {
  return candidates.map((candidate) => {
    if (!isComparable(candidate, purpose)) return 'UNKNOWN';
    return total > purpose.need ? 'DUPLICATE' : 'COMPLEMENT';
  });
}
