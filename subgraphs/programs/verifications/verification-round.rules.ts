import type { RefusalReason } from '#kit/refusal';

export const DATASETS = ['DTKS', 'DTSEN', 'LOCAL'] as const;
export type Dataset = (typeof DATASETS)[number];

export const BUDGET_STATUSES = ['BUDGETED', 'NOT_BUDGETED', 'UNKNOWN'] as const;
export type BudgetStatus = (typeof BUDGET_STATUSES)[number];

export const ANSWERS = ['YES', 'NO', 'UNKNOWN'] as const;
export type Answered = (typeof ANSWERS)[number];

export interface VerificationRoundStale extends RefusalReason {
  __typename: 'VerificationRoundStale';
  currentVersion: number;
}

/** Why a round may not be written over the one that is there, or null when it may. */
export function refuseRound(
  standing: { version: number } | null,
  expectedVersion: number | null,
): VerificationRoundStale | null {
  const current = standing?.version ?? 0;
  if (current === (expectedVersion ?? 0)) return null;
  return {
    __typename: 'VerificationRoundStale',
    code: 'VERIFICATION_ROUND_STALE',
    currentVersion: current,
    words: {
      ID: `Putaran verval ini sudah tercatat (versi ${current}). Muat ulang, lalu ubah versi itu.`,
      EN: `This verification round is recorded already (version ${current}). Load it again and change that version.`,
    },
  };
}

/** What does not fit together in a round, field by field. */
export function problemsOfRound(round: {
  budgetStatus: BudgetStatus;
  budget: bigint | null;
  checkedCount: bigint | null;
  validCount: bigint | null;
}): { field: string; code: string; message: string }[] {
  const problems = [];
  if (round.budget !== null && round.budgetStatus !== 'BUDGETED') {
    problems.push({
      field: 'budget',
      code: 'BUDGET_WITHOUT_STATUS',
      message: 'a budget goes with budgetStatus BUDGETED only.',
    });
  }
  if (round.budget === 0n) {
    problems.push({
      field: 'budget',
      code: 'BUDGET_IS_ZERO',
      message: 'a budget is 1 rupiah or more; write NOT_BUDGETED for none.',
    });
  }
  if (round.validCount !== null && (round.checkedCount === null || round.validCount > round.checkedCount)) {
    problems.push({
      field: 'validCount',
      code: 'MORE_VALID_THAN_CHECKED',
      message: 'no more records are valid than were checked.',
    });
  }
  return problems;
}
