import type { LocalDate } from '#kit/dates';
import type { RefusalReason } from '#kit/refusal';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';

export const RealisationSource = { DELIVERY: 'DELIVERY', ACTIVITY: 'ACTIVITY' } as const;
export type RealisationSource = keyof typeof RealisationSource;

/** One thing that was given in the year; amounts are strings of digits, so that a report is kept as it was told. */
export interface RealisationRow {
  id: string;
  source: RealisationSource;
  code: string;
  flow: Flow;
  kind: NeedKind;
  item: string | null;
  unit: string;
  amount: string;
  /** Rupiah of goods and services as estimated; null where nothing was, and for money and person-time. */
  estimatedValue: string | null;
  day: LocalDate;
  areaCode: string;
  categoryCode: string;
  gapAreaId: string | null;
  isVerified: boolean;
  /** Where an amount that is not new comes from; reports filed before say nothing of it. */
  origin?: { giver: string | null; fiscalYear: number | null; pledgeId: string | null } | null;
}

export interface Realisation {
  money: string;
  estimatedValue: string;
  personHours: string;
}

const add = (sum: string, more: string): string => String(BigInt(sum) + BigInt(more));

/** What rows of one flow add up to: rupiah, the value of goods and services apart, and person-hours apart. */
export function realisationOf(rows: readonly RealisationRow[], flow: Flow): Realisation {
  return rows
    .filter((row) => row.flow === flow)
    .reduce<Realisation>(
      (sum, { kind, amount, estimatedValue }) => ({
        money: kind === 'MONEY' ? add(sum.money, amount) : sum.money,
        estimatedValue: add(sum.estimatedValue, estimatedValue ?? '0'),
        personHours: kind === 'PERSON_TIME' ? add(sum.personHours, amount) : sum.personHours,
      }),
      { money: '0', estimatedValue: '0', personHours: '0' },
    );
}

/** The sums of rows, one per flow, kind, item and unit, in a fixed order. */
export function reportLines(rows: readonly RealisationRow[]) {
  const sums = new Map<string, Pick<RealisationRow, 'flow' | 'kind' | 'item' | 'unit' | 'amount'>>();
  for (const { flow, kind, item, unit, amount } of rows) {
    const key = JSON.stringify([flow, kind, item, unit]);
    sums.set(key, { flow, kind, item, unit, amount: add(sums.get(key)?.amount ?? '0', amount) });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** The level of kabupaten/kota; counts of people are told exactly down to here. */
const isWide = (areaCode: string): boolean => areaCode.split('.').length <= 2;

/**
 * How many people the gaps are about, each gap once. As soon as one lies below kabupaten/kota the sum is told in whole
 * tens: nobody finds a small count by taking the others away. Null when one of them is not known.
 */
export function peopleReached(gaps: readonly { gapAreaId: string; areaCode: string; people: number | null }[]): {
  people: number | null;
  isRounded: boolean;
} {
  const each = new Map(gaps.map((gap) => [gap.gapAreaId, gap]));
  const isRounded = gaps.some(({ areaCode }) => !isWide(areaCode));
  let people = 0;
  for (const gap of each.values()) {
    if (gap.people === null) return { people: null, isRounded };
    people += gap.people;
  }
  return { people: isRounded ? people - (people % 10) : people, isRounded };
}

export const RegisterState = {
  REPORTED: 'REPORTED',
  NOT_REPORTED: 'NOT_REPORTED',
  NOTHING_PLEDGED: 'NOTHING_PLEDGED',
} as const;
export type RegisterState = keyof typeof RegisterState;

/** Where a member stands in the register of a year: a report counts as one even when nothing was pledged. */
export function registerState(hasReported: boolean, pledged: number, realised: number): RegisterState {
  if (hasReported) return 'REPORTED';
  return pledged + realised > 0 ? 'NOT_REPORTED' : 'NOTHING_PLEDGED';
}

/**
 * The rows that the public may name first, then the others by what they say anyway: no place in the list and no cursor
 * is the mark of a company, for in another year it may be named.
 */
export function inRegisterOrder<
  Entry extends { isPublic: boolean; membershipId: string; state: RegisterState; filedOn: LocalDate | null },
>(entries: readonly Entry[]): Entry[] {
  const placeOf = ({ isPublic, state, filedOn, membershipId }: Entry): string =>
    isPublic ? `0 ${membershipId}` : `1 ${state} ${filedOn ?? ''} ${membershipId}`;
  const places = new Map(entries.map((entry) => [entry, placeOf(entry)]));
  return entries.toSorted((a, b) => ((places.get(a) ?? '') < (places.get(b) ?? '') ? -1 : 1));
}

/** Why the same report is not filed again: nothing has changed since. */
export function refuseUnchangedReport(reportCode: string | null) {
  if (reportCode === null) return null;
  return {
    __typename: 'CsrReportUnchanged',
    code: 'REPORT_UNCHANGED',
    reportCode,
    words: {
      ID: `Isinya sama dengan laporan ${reportCode}. Tidak ada yang perlu dilaporkan ulang.`,
      EN: `It says the same as report ${reportCode}. There is nothing to file again.`,
    },
  } as const satisfies RefusalReason & { reportCode: string };
}
