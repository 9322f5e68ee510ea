import type { Rupiah } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

export const CsrPlanState = { DRAFT: 'DRAFT', SUBMITTED: 'SUBMITTED' } as const;
export type CsrPlanState = keyof typeof CsrPlanState;

/** What the activities of a plan cost together; the budget of a plan is never anything else. */
export const budgetOf = (activities: readonly { budget: Rupiah }[]): Rupiah =>
  activities.reduce((sum, { budget }) => sum + budget, 0n);

/** A plan counts as submitted while its newest version is the submitted one. */
export const planState = (version: number, submittedVersion: number | null): CsrPlanState =>
  version === submittedVersion ? 'SUBMITTED' : 'DRAFT';

/** Why a change of a plan does not apply: it has another version than the caller has read; 0 is no plan yet. */
export function refuseStalePlan(version: number, expected: number) {
  if (version === expected) return null;
  return {
    __typename: 'CsrPlanChangedMeanwhile',
    code: 'VERSION_STALE',
    version,
    words: {
      ID: `Rencana ini sudah berubah (versi ${version}). Muat ulang, lalu ulangi.`,
      EN: `This plan was changed meanwhile (version ${version}). Load it again, then repeat.`,
    },
  } as const satisfies RefusalReason & { version: number };
}

/** Why a version of a plan is not submitted a second time. */
export function refuseSubmittedPlan(version: number, submittedVersion: number | null) {
  if (planState(version, submittedVersion) === 'DRAFT') return null;
  return {
    __typename: 'CsrPlanAlreadySubmitted',
    code: 'PLAN_ALREADY_SUBMITTED',
    words: {
      ID: 'Rencana ini sudah diajukan. Simpan perubahan dahulu bila ada yang perlu diganti.',
      EN: 'This plan was submitted already. Save a change first if something has to be different.',
    },
  } as const satisfies RefusalReason;
}
