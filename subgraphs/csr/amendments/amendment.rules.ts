import type { Amount, Rupiah } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { AllocationState } from '../allocations/allocation-state.rules.ts';
import { cutInstalments } from '../pledges/pledge-content.rules.ts';

export const AmendmentStatus = {
  APPLIED: 'APPLIED',
  PENDING: 'PENDING',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
  LAPSED: 'LAPSED',
} as const;
export type AmendmentStatus = keyof typeof AmendmentStatus;

/** A part of a pledge beside what its company wants of it now. */
export interface Wanted {
  allocationId: string;
  needLineId: string;
  state: AllocationState;
  amount: Amount;
  /** What was sent and not taken back, received or not. */
  sent: Amount;
  open: Amount;
  to: Amount;
}

const FREE: readonly AllocationState[] = ['SUBMITTED', 'WAITLISTED'];
const BOUND: readonly AllocationState[] = ['COMMITTED', 'IN_DELIVERY'];

/** True while an amendment may change the allocation. */
export const isAmendable = (state: AllocationState): boolean => FREE.includes(state) || BOUND.includes(state);

/** True when a coordinator has to agree: more is wanted of what was accepted already. */
export const needsConsent = ({ state, amount, to }: Pick<Wanted, 'state' | 'amount' | 'to'>): boolean =>
  BOUND.includes(state) && to > amount;

/** What an amendment takes more from the need line; what waits in the queue takes nothing. */
export const moreOf = ({ state, amount, to }: Wanted): Amount =>
  state !== 'WAITLISTED' && to > amount ? to - amount : 0n;

/** Why an amount cannot be lowered so far: that much was sent already. */
export function refuseBelowSent(parts: readonly Wanted[]) {
  const below = parts.find(({ to, sent }) => to < sent);
  if (!below) return null;
  return {
    __typename: 'AmendmentBelowDelivered',
    code: 'AMENDMENT_BELOW_DELIVERED',
    allocationId: below.allocationId,
    sent: below.sent,
    words: {
      ID: `Sudah ${below.sent} disalurkan untuk bagian ini. Jumlah baru tidak boleh lebih kecil.`,
      EN: `${below.sent} of this part were sent already. The new amount cannot be lower.`,
    },
  } as const satisfies RefusalReason & { allocationId: string; sent: Amount };
}

/** Why a change made against an older version is refused, or null when the version is the newest. */
export function refuseVersion(version: number, expected: number) {
  if (version === expected) return null;
  return {
    __typename: 'VersionConflict',
    code: 'VERSION_CONFLICT',
    version,
    words: {
      ID: 'Ikrar sudah berubah sejak Anda membukanya. Muat ulang, lalu ubah lagi.',
      EN: 'The pledge was changed since you opened it. Load it again, then change it.',
    },
  } as const satisfies RefusalReason & { version: number };
}

/** Why a pledge is not amended again: an earlier amendment waits for the coordinator. */
export function amendmentPending(amendmentId: string) {
  return {
    __typename: 'AmendmentPending',
    code: 'AMENDMENT_PENDING',
    amendmentId,
    words: {
      ID: 'Perubahan sebelumnya masih menunggu koordinator. Tunggu keputusannya, atau tarik dahulu.',
      EN: 'An earlier amendment waits for the coordinator. Wait for the decision, or withdraw it first.',
    },
  } as const satisfies RefusalReason & { amendmentId: string };
}

/** Says that an amendment waits for nobody any more. */
export function amendmentDecided(status: AmendmentStatus) {
  return {
    __typename: 'AmendmentNotPending',
    code: 'AMENDMENT_NOT_PENDING',
    status,
    words: {
      ID: 'Perubahan ini tidak menunggu keputusan lagi. Muat ulang halamannya.',
      EN: 'This amendment waits for no decision any more. Load the page again.',
    },
  } as const satisfies RefusalReason & { status: AmendmentStatus };
}

/** How an amendment stands: what was asked lapses when its hold ends or its part ends before a decision. */
export function statusOf(told: { outcome: string | null; isAsking: boolean; hasAsked: boolean }): AmendmentStatus {
  if (told.outcome === 'ACCEPTED' || told.outcome === 'DECLINED' || told.outcome === 'WITHDRAWN') return told.outcome;
  if (told.isAsking) return 'PENDING';
  return told.hasAsked ? 'LAPSED' : 'APPLIED';
}

interface Term {
  dueOn: string;
  amount: Rupiah;
}

/** A payment plan brought to another sum: the last parts give way first, and the last one takes what is more. */
export function fitInstalments(terms: readonly Term[], money: Rupiah): Term[] {
  const planned = terms.reduce((sum, { amount }) => sum + amount, 0n);
  if (planned >= money) return cutInstalments(terms, money);
  return terms.map((term, index) =>
    index === terms.length - 1 ? { ...term, amount: term.amount + money - planned } : term,
  );
}

interface Change {
  allocationId: string;
  amount: Amount;
  estimatedValue?: Rupiah | null;
}

type Known = ReadonlyMap<string, { amount: Amount; kind: string }>;

/** Everything wrong with what is to be changed, at once. */
export function problemsOfChanges(changes: readonly Change[], parts: Known) {
  const seen = new Set<string>();
  return changes.flatMap(({ allocationId, amount, estimatedValue = null }, index) => {
    const field = `changes.${index}`;
    const id = allocationId.toLowerCase();
    const part = parts.get(id);
    const isAgain = seen.has(id);
    seen.add(id);
    const isValued = part?.kind === 'GOODS' || part?.kind === 'SERVICE';
    const found = [
      !part && { field: `${field}.allocationId`, code: 'UNKNOWN_ALLOCATION', message: 'is no part of this pledge.' },
      isAgain && { field: `${field}.allocationId`, code: 'DUPLICATE', message: 'stands here once.' },
      amount < 1n && { field: `${field}.amount`, code: 'AMOUNT_TOO_SMALL', message: 'is at least 1; else cancel it.' },
      part &&
        !isValued &&
        estimatedValue !== null && {
          field: `${field}.estimatedValue`,
          code: 'KIND_NOT_ACCEPTED',
          message: 'is for goods and services only.',
        },
      part &&
        part.amount === amount &&
        estimatedValue === null && { field, code: 'NOTHING_CHANGES', message: 'says what is so already.' },
    ];
    return found.filter((problem) => problem !== false && problem !== undefined);
  });
}

/** Everything wrong with a new payment plan, at once; days of the present plan may stay. */
export function problemsOfPlan(
  terms: readonly Term[],
  present: readonly Term[],
  limits: { money: Rupiah; today: string },
) {
  const known = new Set(present.map(({ dueOn }) => dueOn));
  const planned = terms.reduce((sum, { amount }) => sum + amount, 0n);
  return [
    ...terms.flatMap(({ dueOn, amount }, index) => [
      ...(amount < 1n
        ? [{ field: `instalments.${index}.amount`, code: 'AMOUNT_TOO_SMALL', message: 'is at least 1.' }]
        : []),
      ...(dueOn < limits.today && !known.has(dueOn)
        ? [{ field: `instalments.${index}.dueOn`, code: 'DATE_IN_PAST', message: `is ${limits.today} or later.` }]
        : []),
    ]),
    ...(planned === limits.money
      ? []
      : [
          {
            field: 'instalments',
            code: 'TERMS_NOT_EQUAL_TOTAL',
            message: `add up to ${planned}, the money of the pledge to ${limits.money}.`,
          },
        ]),
  ];
}
