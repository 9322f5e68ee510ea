import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { AllocationState } from '../allocations/allocation-state.rules.ts';
import type { DeliveryState } from '../deliveries/delivery.rules.ts';

/** The newest step of an allocation or a delivery, and how many it has by now. */
export interface LastStep<State> {
  from: State | null;
  to: State;
  subject: string;
  happenedMs: number;
  version: number;
}

/** Where undoing a step of an allocation leads; null for a step that is not undone. A draw goes back to its pool. */
export function backFromAllocationStep(
  { from, to }: Pick<LastStep<AllocationState>, 'from' | 'to'>,
  isFromPool: boolean,
): Extract<AllocationState, 'SUBMITTED' | 'CANCELLED'> | null {
  if (from !== 'SUBMITTED') return null;
  if (to === 'COMMITTED') return isFromPool ? 'CANCELLED' : 'SUBMITTED';
  return to === 'REJECTED' ? 'SUBMITTED' : null;
}

/** Where undoing a step of a delivery leads; null for a step that is not undone. */
export function backFromDeliveryStep({
  from,
  to,
}: Pick<LastStep<DeliveryState>, 'from' | 'to'>): Extract<DeliveryState, 'RECEIVED'> | null {
  return from === 'RECEIVED' && to === 'VERIFIED' ? 'RECEIVED' : null;
}

/** The last instant at which a step may be undone. */
export const undoUntil = ({ happenedMs }: { happenedMs: number }, seconds: number): number =>
  happenedMs + seconds * 1_000;

/** Until when this person may undo the newest step, and which one it is; null when they may not. */
export function undoOffer(
  step: LastStep<unknown> | null,
  asked: { isUndoable: boolean; subject: string | null; nowMs: number; seconds: number },
): { untilMs: number; version: number } | null {
  if (!step || !asked.isUndoable || step.subject !== asked.subject) return null;
  const untilMs = undoUntil(step, asked.seconds);
  return asked.nowMs <= untilMs ? { untilMs, version: step.version } : null;
}

/** Says that something followed the step, or already rests on it: it is undone no more. */
export function stepFollowed(version: number) {
  return {
    __typename: 'UndoStepFollowed',
    code: 'UNDO_STEP_FOLLOWED',
    version,
    words: {
      ID: 'Sudah ada langkah lain setelahnya, jadi langkah ini tidak dapat diurungkan lagi. Muat ulang halamannya.',
      EN: 'Something else followed, so this step can no longer be undone. Load the page again.',
    },
  } as const satisfies RefusalReason & { version: number };
}

const NOTHING = {
  __typename: 'NothingToUndo',
  code: 'NOTHING_TO_UNDO',
  words: {
    ID: 'Langkah terakhir bukan langkah yang dapat diurungkan. Pakai perintah biasa untuk melanjutkannya.',
    EN: 'The last step is not one that can be undone. Go on with the usual commands.',
  },
} as const satisfies RefusalReason;

const OF_ANOTHER = {
  __typename: 'UndoOfAnother',
  code: 'UNDO_OF_ANOTHER',
  words: {
    ID: 'Langkah ini dilakukan orang lain; hanya yang melakukannya yang dapat mengurungkannya.',
    EN: 'Somebody else took this step; only who took it can undo it.',
  },
} as const satisfies RefusalReason;

/** Why the newest step is not undone by this person now, or null when it is. */
export function refuseUndo(
  step: LastStep<unknown> | null,
  asked: { isUndoable: boolean; expectedVersion: number; subject: string; nowMs: number; seconds: number },
) {
  const version = step?.version ?? 0;
  if (version !== asked.expectedVersion) return stepFollowed(version);
  if (!step || !asked.isUndoable) return NOTHING;
  if (step.subject !== asked.subject) return OF_ANOTHER;
  const untilMs = undoUntil(step, asked.seconds);
  if (asked.nowMs <= untilMs) return null;
  return {
    __typename: 'UndoTooLate',
    code: 'UNDO_TOO_LATE',
    until: new Date(untilMs).toISOString(),
    words: {
      ID: `Langkah hanya dapat diurungkan dalam ${asked.seconds} detik, dan waktunya sudah lewat.`,
      EN: `A step can be undone within ${asked.seconds} seconds, and that time is over.`,
    },
  } as const satisfies RefusalReason & { until: string };
}

/** What an undone step takes again, beside what its need line has open. */
export interface Retaken {
  needLineId: string;
  requested: Amount;
  open: Amount;
}

/** Why a rejection is not undone: what it released was taken meanwhile. Several on one line are added up. */
export function refuseRetaking(wishes: readonly Retaken[]) {
  const wanted = new Map<string, Retaken>();
  for (const wish of wishes) {
    const known = wanted.get(wish.needLineId);
    wanted.set(wish.needLineId, { ...wish, requested: wish.requested + (known?.requested ?? 0n) });
  }
  const lines = [...wanted.values()];
  if (lines.every(({ requested, open }) => requested <= open)) return null;
  return {
    __typename: 'UndoNoLongerFits',
    code: 'UNDO_NO_LONGER_FITS',
    lines,
    words: {
      ID: 'Yang dilepas oleh penolakan sudah diambil ikrar lain, jadi penolakan ini tidak dapat diurungkan.',
      EN: 'What the rejection released was taken by another pledge, so the rejection cannot be undone.',
    },
  } as const satisfies RefusalReason & { lines: Retaken[] };
}
