/** What companies have done about a proposal the budget did not fund, or not whole. */
export enum CsrOutcome {
  NONE = 'NONE',
  PLEDGED = 'PLEDGED',
  COMMITTED = 'COMMITTED',
  MET = 'MET',
}

/** A need line of the proposal's gap area as csr's account has it. */
export interface CoveredLine {
  need: bigint;
  budget: bigint;
  committed: bigint;
  delivered: bigint;
}

/** What is left to companies on a line; what the budget pays beyond the need counts for no other line. */
const leftOf = ({ need, budget }: CoveredLine): bigint => (need > budget ? need - budget : 0n);

/**
 * MET when on every line all that the budget left was delivered, COMMITTED when it is at least promised, PLEDGED when
 * companies have accepted commitments for a part. What is only submitted counts for nothing yet.
 */
export function csrOutcomeOf(lines: readonly CoveredLine[]): CsrOutcome {
  const given = lines.some(({ committed, delivered }) => committed + delivered > 0n);
  if (!given) return CsrOutcome.NONE;
  if (lines.every((line) => line.delivered >= leftOf(line))) return CsrOutcome.MET;
  if (lines.every((line) => line.committed + line.delivered >= leftOf(line))) return CsrOutcome.COMMITTED;
  return CsrOutcome.PLEDGED;
}
