import type { Amount } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import { NeedKind } from '../allocations/allocation-state.rules.ts';

export const ActivityState = { REPORTED: 'REPORTED', VERIFIED: 'VERIFIED', REJECTED: 'REJECTED' } as const;
export type ActivityState = keyof typeof ActivityState;

/** Where a report may go next. Nothing else moves it. */
export const ACTIVITY_STEPS = {
  REPORTED: ['VERIFIED', 'REJECTED'],
  VERIFIED: [],
  REJECTED: [],
} as const satisfies Record<ActivityState, readonly ActivityState[]>;

const NAMES: Record<ActivityState, { ID: string; EN: string }> = {
  REPORTED: { ID: 'dilaporkan', EN: 'reported' },
  VERIFIED: { ID: 'sudah diperiksa', EN: 'verified' },
  REJECTED: { ID: 'ditolak', EN: 'rejected' },
};

/** Why a report may not take a step, or null when it may. */
export function refuseActivityStep(state: ActivityState, to: ActivityState) {
  const steps: readonly ActivityState[] = ACTIVITY_STEPS[state];
  if (steps.includes(to)) return null;
  return {
    __typename: 'ActivityStateDiffers',
    code: 'ACTIVITY_STATE_DIFFERS',
    state,
    words: {
      ID: `Kegiatan ini ${NAMES[state].ID}, jadi langkah ini tidak berlaku. Muat ulang halamannya.`,
      EN: `This activity is ${NAMES[state].EN}, so the step does not apply. Load the page again.`,
    },
  } as const satisfies RefusalReason & { state: ActivityState };
}

/** Why a report may not count on its need line: less is open, and nobody took the excess on with a reason. */
export function refuseBeyondOpen(amount: Amount, open: Amount, accepted: { over: boolean; reason: string | null }) {
  if (amount <= open || (accepted.over && accepted.reason !== null)) return null;
  return {
    __typename: 'ActivityExceedsOpen',
    code: 'ACTIVITY_EXCEEDS_OPEN',
    amount,
    open,
    words: {
      ID: `Yang masih terbuka hanya ${open}. Tolak, atau terima kelebihannya dengan alasan.`,
      EN: `Only ${open} is open. Reject it, or accept the excess with a reason.`,
    },
  } as const satisfies RefusalReason & { amount: Amount; open: Amount };
}

/** Why somebody does not verify a report: they entered it themselves, perhaps from a file. */
export function refuseOwnReport(reportedBy: string, subject: string) {
  if (reportedBy !== subject) return null;
  return {
    __typename: 'SameHand',
    code: 'SAME_HAND',
    words: {
      ID: 'Kegiatan ini Anda sendiri yang memasukkannya. Mintalah koordinator lain memeriksanya, atau tolak bila keliru.',
      EN: 'You entered this activity yourself. Ask another coordinator to verify it, or reject it if it is wrong.',
    },
  } as const satisfies RefusalReason;
}

/** Money and person-time are counted in one unit, whatever is told: their sums are shown without one. */
export const FIXED_UNITS: Partial<Record<NeedKind, string>> = { MONEY: 'rupiah', PERSON_TIME: 'person-hour' };

/** What a company reports, before it is known to be possible. */
export interface Report {
  kind: NeedKind;
  item?: string | null;
  unit?: string | null;
  amount: Amount;
  estimatedValue?: Amount | null;
  categoryCode: string;
  doneOn: string;
  /** What was told of a purpose, where no need line says it. */
  purpose?: { unit?: string | null } | null;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

const CATEGORY = /^(PPKS-(0[1-9]|1\d|2[0-6])|DATA_VERIFICATION|HOUSING|OTHER_PROGRAMME)$/;

/** Everything wrong with a report at once. */
export function problemsOfReport(report: Report, limits: { today: string; most: Amount }): Problem[] {
  const isMoney = report.kind === NeedKind.MONEY;
  const isValued = report.kind === NeedKind.GOODS || report.kind === NeedKind.SERVICE;
  const value = isMoney ? report.amount : (report.estimatedValue ?? 0n);
  const found: (Problem | false)[] = [
    report.amount < 1n && { field: 'amount', code: 'AMOUNT_TOO_SMALL', message: 'is a whole number from 1.' },
    value > limits.most && {
      field: isMoney ? 'amount' : 'estimatedValue',
      code: 'AMOUNT_TOO_LARGE',
      message: `one activity is worth at most ${limits.most} rupiah.`,
    },
    report.doneOn > limits.today && {
      field: 'doneOn',
      code: 'DAY_IN_FUTURE',
      message: `is today (${limits.today}, Asia/Jakarta) or earlier.`,
    },
    !CATEGORY.test(report.categoryCode) && {
      field: 'purpose.categoryCode',
      code: 'UNKNOWN_CATEGORY',
      message: 'is a need category, such as PPKS-24 or HOUSING.',
    },
    report.kind === NeedKind.PERSON_TIME &&
      ![null, '', FIXED_UNITS.PERSON_TIME].includes(report.purpose?.unit ?? null) && {
        field: 'purpose.unit',
        code: 'UNIT_FIXED',
        message: `person-time is counted in ${FIXED_UNITS.PERSON_TIME}; leave the unit out.`,
      },
    !isMoney && !report.unit && { field: 'purpose.unit', code: 'REQUIRED', message: 'say what is counted.' },
    isMoney &&
      Boolean(report.item) && {
        field: 'purpose.item',
        code: 'KIND_NOT_ACCEPTED',
        message: 'is for goods, services and person-time; money has none.',
      },
    !isValued &&
      (report.estimatedValue ?? null) !== null && {
        field: 'estimatedValue',
        code: 'KIND_NOT_ACCEPTED',
        message: 'is for goods and services only; money is its own value.',
      },
  ];
  return found.filter((problem) => problem !== false);
}

export const ActivityAction = {
  VERIFY: 'VERIFY',
  REJECT: 'REJECT',
  ATTACH_EVIDENCE: 'ATTACH_EVIDENCE',
} as const;
export type ActivityAction = keyof typeof ActivityAction;

/** What the viewer may do with a report now. */
export function activityActions(
  activity: { state: ActivityState; storedEvidence: number },
  viewer: { isOwner: boolean; isCoordinator: boolean; isReporter?: boolean },
): ActivityAction[] {
  if (activity.state !== 'REPORTED') return [];
  if (viewer.isOwner) return ['ATTACH_EVIDENCE'];
  if (!viewer.isCoordinator) return [];
  return activity.storedEvidence > 0 && !viewer.isReporter ? ['VERIFY', 'REJECT'] : ['REJECT'];
}
