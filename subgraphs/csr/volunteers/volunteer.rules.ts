import type { Amount } from '#kit/amount';
import type { LocalDate } from '#kit/dates';
import type { RefusalReason } from '#kit/refusal';

import type { AllocationState } from '../allocations/allocation-state.rules.ts';
import { stateDiffers } from '../allocations/allocation.rules.ts';

export const VolunteerOfferStatus = {
  WAITING: 'WAITING',
  ACCEPTED: 'ACCEPTED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type VolunteerOfferStatus = keyof typeof VolunteerOfferStatus;

const DAY_MS = 86_400_000;
const DAY_HOURS = 24;
const LONGEST_DAYS = 731;

/** What a company offers: people and days, never names. */
export interface Offered {
  people: number;
  hours: Amount;
  beginsOn: LocalDate;
  endsOn: LocalDate;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

/** Everything that is wrong with an offer by itself. */
export function problemsOfOffer({ people, hours, beginsOn, endsOn }: Offered, today: LocalDate): Problem[] {
  const problems: Problem[] = [];
  const days = (Date.parse(endsOn) - Date.parse(beginsOn)) / DAY_MS + 1;
  if (beginsOn < today) {
    problems.push({ field: 'beginsOn', code: 'DAY_IN_PAST', message: `is ${today} at the earliest.` });
  }
  if (days < 1) {
    problems.push({ field: 'endsOn', code: 'ENDS_BEFORE_BEGIN', message: 'is not before beginsOn.' });
  } else if (days > LONGEST_DAYS) {
    problems.push({ field: 'endsOn', code: 'PERIOD_TOO_LONG', message: 'is at most two years after beginsOn.' });
  }
  if (hours < 1n) {
    problems.push({ field: 'hours', code: 'INVALID_AMOUNT', message: 'is at least 1.' });
  } else if (days >= 1 && hours > BigInt(people) * BigInt(days) * BigInt(DAY_HOURS)) {
    const message = 'is more than so many people have in so many days.';
    problems.push({ field: 'hours', code: 'HOURS_BEYOND_DAYS', message });
  }
  return problems;
}

/** Why nobody volunteers inside this allocation: it is counted in something else, or not accepted, or over. */
export function refuseAllocation({ kind, state }: { kind: string; state: AllocationState }) {
  if (kind !== 'PERSON_TIME') {
    return {
      __typename: 'NotPersonTime',
      code: 'NOT_PERSON_TIME',
      words: {
        ID: 'Bagian ikrar ini bukan jam relawan. Tawarkan relawan pada bagian yang dihitung dalam jam orang.',
        EN: 'This allocation is not counted in person-hours. Offer volunteers inside one that is.',
      },
    } as const satisfies RefusalReason;
  }
  return state === 'COMMITTED' || state === 'IN_DELIVERY' ? null : stateDiffers(state);
}

/** Why these hours do not fit in what the company committed to, beside the hours accepted before. */
export function refuseHours(amount: Amount, accepted: Amount, hours: Amount) {
  const left = amount > accepted ? amount - accepted : 0n;
  if (hours <= left) return null;
  return {
    __typename: 'VolunteerHoursExceed',
    code: 'VOLUNTEER_HOURS_EXCEED',
    left,
    words: {
      ID: `Komitmennya tinggal ${left} jam untuk relawan. Kurangi jamnya, atau ubah ikrarnya lebih dahulu.`,
      EN: `The commitment has ${left} hours left for volunteers. Lower the hours, or amend the pledge first.`,
    },
  } as const satisfies RefusalReason & { left: Amount };
}

interface Standing {
  status: VolunteerOfferStatus;
  endsOn: LocalDate;
}

/** Why an offer is decided no more: it was, or its last day is past. */
export const refuseDecided = (offer: Standing, today: LocalDate) => refuseClosed(offer, ['WAITING'], today);

/** Why a company cannot take an offer back: it was declined or taken back before, or its last day is past. */
export const refuseWithdrawal = (offer: Standing, today: LocalDate) =>
  refuseClosed(offer, ['WAITING', 'ACCEPTED'], today);

function refuseClosed({ status, endsOn }: Standing, open: readonly VolunteerOfferStatus[], today: LocalDate) {
  const isPast = endsOn < today;
  if (open.includes(status) && !isPast) return null;
  return {
    __typename: 'VolunteerOfferClosed',
    code: 'VOLUNTEER_OFFER_CLOSED',
    status,
    words: {
      ID: isPast
        ? 'Hari-hari yang ditawarkan sudah lewat.'
        : 'Tawaran ini sudah selesai diputuskan. Muat ulang halamannya.',
      EN: isPast ? 'The days that were offered are past.' : 'This offer was decided already. Load the page again.',
    },
  } as const satisfies RefusalReason & { status: VolunteerOfferStatus };
}
