import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import { ACCEPTED_STATES, ALLOCATION_STEPS, isStep, type AllocationState } from './allocation-state.rules.ts';

const NAMES: Record<AllocationState, { ID: string; EN: string }> = {
  DRAFT: { ID: 'draf', EN: 'a draft' },
  WAITLISTED: { ID: 'dalam daftar cadangan', EN: 'on the waiting list' },
  SUBMITTED: { ID: 'diajukan', EN: 'submitted' },
  COMMITTED: { ID: 'berkomitmen', EN: 'committed' },
  DISPUTED: { ID: 'disengketakan', EN: 'disputed' },
  IN_DELIVERY: { ID: 'disalurkan sebagian', EN: 'in delivery' },
  DELIVERED: { ID: 'diterima', EN: 'delivered' },
  VERIFIED: { ID: 'sudah diperiksa penyalurannya', EN: 'verified' },
  CLOSED: { ID: 'selesai', EN: 'closed' },
  REJECTED: { ID: 'ditolak', EN: 'rejected' },
  WITHDRAWN: { ID: 'ditarik', EN: 'withdrawn' },
  EXPIRED: { ID: 'kedaluwarsa', EN: 'expired' },
  CANCELLED: { ID: 'dibatalkan', EN: 'cancelled' },
};

/** Says where an allocation stands, when a step does not start from there. */
export function stateDiffers(state: AllocationState) {
  return {
    __typename: 'AllocationStateDiffers',
    code: 'PLEDGE_STATE_CONFLICT',
    state,
    words: {
      ID: `Bagian ikrar ini ${NAMES[state].ID}, jadi langkah ini tidak berlaku. Muat ulang halamannya.`,
      EN: `This allocation is ${NAMES[state].EN}, so the step does not apply. Load the page again.`,
    },
  } as const satisfies RefusalReason & { state: AllocationState };
}

/** Why an allocation may not take a step, or null when it may. */
export function refuseStep(state: AllocationState, to: AllocationState) {
  return isStep(state, to) ? null : stateDiffers(state);
}

const NOTHING_ASKED = {
  __typename: 'NothingAsked',
  code: 'NOTHING_ASKED',
  words: {
    ID: 'Tidak ada pertanyaan yang menunggu jawaban: mungkin rekan Anda sudah menjawabnya. Muat ulang halamannya.',
    EN: 'No question waits for an answer: perhaps a colleague gave it already. Load the page again.',
  },
} as const satisfies RefusalReason;

/** Why a company cannot answer: the allocation is not under examination any more, or nothing was asked. */
export function refuseAnswer(state: AllocationState, infoRequest: string | null) {
  if (state !== 'SUBMITTED') return stateDiffers(state);
  return infoRequest === null ? NOTHING_ASKED : null;
}

/** Why a held allocation cannot be accepted: the need was lowered below it, and nobody took that on with a reason. */
export function refuseOverCoverage(
  amount: Amount,
  uncovered: Amount,
  accepted: { over: boolean; reason: string | null },
) {
  if (amount <= uncovered || (accepted.over && accepted.reason !== null)) return null;
  return {
    __typename: 'AllocationNoLongerFits',
    code: 'ALLOCATION_NO_LONGER_FITS',
    amount,
    uncovered,
    words: {
      ID: 'Kebutuhan sudah lebih kecil daripada ikrar ini. Tolak, atau terima kelebihannya dengan alasan.',
      EN: 'The need is smaller than this allocation now. Reject it, or accept the excess with a reason.',
    },
  } as const satisfies RefusalReason & { amount: Amount; uncovered: Amount };
}

/** Why nobody may judge what their own organisation offers. */
export function refuseOwnPledge(pledgeOrganisation: string, actorOrganisation: string | null) {
  if (pledgeOrganisation !== actorOrganisation) return null;
  return {
    __typename: 'OwnOrganisation',
    code: 'OWN_ORGANISATION',
    words: {
      ID: 'Ikrar diperiksa oleh organisasi lain: mintalah koordinator yang tidak berasal dari perusahaan ini.',
      EN: 'A pledge is judged by another organisation: ask a coordinator who does not belong to the company.',
    },
  } as const satisfies RefusalReason;
}

/** Who looks at a pledge: its company, the coordinator of the gap's area (ADMIN too), or anybody. */
export interface Viewer {
  isOwner: boolean;
  isCoordinator: boolean;
}

/** True when the viewer may know whose allocation it is: the public only after acceptance, and not of a hidden company. */
export function maySeeGiver(allocation: { state: AllocationState; isHidden: boolean }, viewer: Viewer): boolean {
  if (viewer.isOwner) return true;
  if (allocation.state === 'DRAFT') return false;
  return viewer.isCoordinator || (!allocation.isHidden && ACCEPTED_STATES.includes(allocation.state));
}

/** What somebody may do with an allocation. */
export const AllocationAction = {
  VERIFY: 'VERIFY',
  REJECT: 'REJECT',
  REQUEST_INFO: 'REQUEST_INFO',
  ANSWER_INFO: 'ANSWER_INFO',
  WITHDRAW: 'WITHDRAW',
  CANCEL: 'CANCEL',
  RECORD_DELIVERY: 'RECORD_DELIVERY',
  CLOSE: 'CLOSE',
  UNDO: 'UNDO',
} as const;
export type AllocationAction = keyof typeof AllocationAction;

/** What the viewer may do with an allocation now. */
export function allocationActions(
  state: AllocationState,
  viewer: Viewer,
  { mayUndo = false, isAsked = false } = {},
): AllocationAction[] {
  const judges = viewer.isCoordinator && !viewer.isOwner;
  const steps: readonly AllocationState[] = ALLOCATION_STEPS[state];
  return [
    ...(judges && state === 'SUBMITTED' ? (['VERIFY', 'REJECT', 'REQUEST_INFO'] as const) : []),
    ...(viewer.isOwner && state === 'SUBMITTED' && isAsked ? (['ANSWER_INFO'] as const) : []),
    ...(viewer.isOwner && steps.includes('WITHDRAWN') ? (['WITHDRAW'] as const) : []),
    ...((viewer.isOwner || judges) && mayCancel(state) ? (['CANCEL'] as const) : []),
    ...(viewer.isOwner && (state === 'COMMITTED' || state === 'IN_DELIVERY') ? (['RECORD_DELIVERY'] as const) : []),
    ...(judges && state === 'VERIFIED' ? (['CLOSE'] as const) : []),
    ...(judges && mayUndo ? (['UNDO'] as const) : []),
  ];
}

/** A dispute ends by resolveDispute, not by a cancellation. */
export const mayCancel = (state: AllocationState): boolean => state === 'COMMITTED' || state === 'IN_DELIVERY';

/** Where the viewer may move an allocation from here. */
export function availableSteps(state: AllocationState, viewer: Viewer): AllocationState[] {
  const judges = viewer.isCoordinator && !viewer.isOwner;
  const steps: readonly AllocationState[] = ALLOCATION_STEPS[state];
  return steps.filter((step) => {
    if (step === 'CANCELLED') return (viewer.isOwner && mayCancel(state)) || judges;
    if (step === 'WITHDRAWN' || (step === 'IN_DELIVERY' && state === 'COMMITTED')) return viewer.isOwner;
    if (state === 'DRAFT') return viewer.isOwner;
    if (step === 'DISPUTED') return viewer.isOwner || viewer.isCoordinator;
    if (step === 'COMMITTED' || step === 'REJECTED' || step === 'VERIFIED' || step === 'CLOSED') return judges;
    return state === 'DISPUTED' && judges;
  });
}
