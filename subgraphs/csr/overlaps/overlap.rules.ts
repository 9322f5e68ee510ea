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

/** The verdict on a need line that several give to: at least two of them have to be comparable to be sure. */
export function groupVerdict(group: { comparableFunders: number; together: Amount; need: Amount }): OverlapVerdict {
  if (group.comparableFunders < 2) return 'UNKNOWN';
  return group.together > group.need ? 'DUPLICATE' : 'COMPLEMENT';
}

/** What to know of an offer: that others give the same, so that together it is more than is needed. */
export function warningsOf<Found extends { verdict: OverlapVerdict }>(overlaps: readonly Found[]) {
  const duplicates = overlaps.filter(({ verdict }) => verdict === 'DUPLICATE');
  if (duplicates.length === 0) return [];
  return [
    {
      code: 'DUPLICATE_OVERLAP',
      overlaps: duplicates,
      words: {
        ID:
          `Pihak lain juga memberi untuk tujuan yang sama (${duplicates.length}), dan bersama-sama melebihi kebutuhan. ` +
          'Ubah jumlahnya, pilih kesenjangan lain, atau bicarakan dengan koordinator.',
        EN:
          `Others give for the same purpose too (${duplicates.length}), and together it is more than the need. ` +
          'Change the amount, choose another gap, or talk to the coordinator.',
      },
    },
  ];
}
