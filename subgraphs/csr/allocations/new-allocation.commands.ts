import { newId } from '#kit/ids';

import type { AllocationRow } from '../gap-areas/account.queries.ts';

type Offered = Pick<AllocationRow, 'pledgeId' | 'needLineId' | 'gapAreaId' | 'amount' | 'flow'>;

/** An allocation before its first step, not written yet: it takes nothing of an account. */
export const newAllocation = (offered: Offered): AllocationRow => ({
  ...offered,
  id: newId(),
  requestedAmount: offered.amount,
  delivered: 0n,
  state: 'DRAFT',
  holdUntil: null,
  infoRequest: null,
  overCoverageReason: null,
  increase: 0n,
  increaseOf: null,
  submittedAt: null,
  acceptedAt: null,
});
