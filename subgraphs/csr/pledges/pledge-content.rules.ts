import type { Amount, Rupiah } from '#kit/amount';

import { hoursEach } from './channel.rules.ts';
import { problemsOfOrigin, type Flow, type Origin } from './flow.rules.ts';
import type { NeedKind } from '../allocations/allocation-state.rules.ts';

/** What a company offers, before anything is taken. */
export interface PledgeContent extends Origin {
  flow?: Flow;
  allocations: readonly {
    needLineId: string;
    amount: Amount;
    estimatedValue?: Rupiah | null;
    people?: number | null;
  }[];
  instalments: readonly { dueOn: string; amount: Rupiah }[];
  totals?: readonly { kind: NeedKind; item?: string | null; unit: string; amount: Amount }[] | null;
}

export interface KnownLine {
  kind: NeedKind;
  item: string | null;
  unit: string;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

const MOST_PARTS = 50;

/** Everything wrong with an offer at once; `lines` are the need lines csr knows. */
export function problemsOfContent(
  content: PledgeContent,
  lines: ReadonlyMap<string, KnownLine>,
  limits: { today: string; maxPledge: Rupiah },
): Problem[] {
  return [
    ...problemsOfAllocations(content, lines),
    ...problemsOfInstalments(content, lines, limits.today),
    ...problemsOfTotals(content, lines),
    ...problemsOfSize(content, lines, limits.maxPledge),
    ...problemsOfOrigin(content),
  ];
}

function problemsOfAllocations({ allocations }: PledgeContent, lines: ReadonlyMap<string, KnownLine>): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, code: string, message: string) => problems.push({ field, code, message });
  if (allocations.length === 0) add('allocations', 'REQUIRED', 'give at least one need line and an amount for it.');
  if (allocations.length > MOST_PARTS)
    add('allocations', 'TOO_MANY', `a pledge has at most ${MOST_PARTS} allocations.`);
  const seen = new Set<string>();
  allocations.forEach(({ needLineId, amount, estimatedValue, people = null }, index) => {
    const field = `allocations.${index}`;
    const line = lines.get(needLineId);
    if (!line) add(`${field}.needLineId`, 'NEED_LINE_UNKNOWN', 'there is no such need line that takes pledges.');
    if (seen.has(needLineId))
      add(`${field}.needLineId`, 'DUPLICATE', 'each need line stands in a pledge once: add the amounts.');
    seen.add(needLineId);
    if (amount < 1n) add(`${field}.amount`, 'AMOUNT_TOO_SMALL', 'is a whole number from 1.');
    const hasValue = estimatedValue !== null && estimatedValue !== undefined;
    if (hasValue && line && (line.kind === 'MONEY' || line.kind === 'PERSON_TIME')) {
      add(`${field}.estimatedValue`, 'KIND_NOT_ACCEPTED', 'is for goods and services only; money is its own value.');
    }
    if (people === null) return;
    if (line && line.kind !== 'PERSON_TIME') add(`${field}.people`, 'KIND_NOT_ACCEPTED', 'is for person-time only.');
    if (people < 1) add(`${field}.people`, 'AMOUNT_TOO_SMALL', 'is a whole number from 1.');
    else if (hoursEach(amount, people) === null)
      add(`${field}.people`, 'HOURS_NOT_WHOLE', 'divides the person-hours evenly: each gives as many whole hours.');
  });
  return problems;
}

function sumOfMoney({ allocations }: PledgeContent, lines: ReadonlyMap<string, KnownLine>): Rupiah {
  return allocations.reduce((sum, one) => (lines.get(one.needLineId)?.kind === 'MONEY' ? sum + one.amount : sum), 0n);
}

function problemsOfInstalments(
  content: PledgeContent,
  lines: ReadonlyMap<string, KnownLine>,
  today: string,
): Problem[] {
  const { instalments } = content;
  if (instalments.length === 0) return [];
  const problems: Problem[] = [];
  if (instalments.length > MOST_PARTS) {
    problems.push({
      field: 'instalments',
      code: 'TOO_MANY',
      message: `a pledge has at most ${MOST_PARTS} instalments.`,
    });
  }
  instalments.forEach(({ dueOn, amount }, index) => {
    const field = `instalments.${index}`;
    if (amount < 1n)
      problems.push({ field: `${field}.amount`, code: 'AMOUNT_TOO_SMALL', message: 'is a whole number from 1.' });
    if (dueOn < today)
      problems.push({ field: `${field}.dueOn`, code: 'DATE_IN_PAST', message: `is today (${today}) or later.` });
  });
  const planned = instalments.reduce((sum, one) => sum + one.amount, 0n);
  const money = sumOfMoney(content, lines);
  if (planned !== money) {
    problems.push({
      field: 'instalments',
      code: 'TERMS_NOT_EQUAL_TOTAL',
      message: `add up to ${planned}, the money of the pledge to ${money}.`,
    });
  }
  return problems;
}

const keyOf = (line: { kind: NeedKind; item?: string | null; unit: string }): string =>
  JSON.stringify([line.kind, line.item ?? null, line.unit]);

function problemsOfTotals(content: PledgeContent, lines: ReadonlyMap<string, KnownLine>): Problem[] {
  if (!content.totals) return [];
  const sums = new Map<string, bigint>();
  for (const { needLineId, amount } of content.allocations) {
    const line = lines.get(needLineId);
    if (line) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0n) + amount);
  }
  const told = new Map(content.totals.map((total) => [keyOf(total), total.amount]));
  const isEqual =
    told.size === content.totals.length &&
    told.size === sums.size &&
    [...sums].every(([key, sum]) => told.get(key) === sum);
  if (isEqual) return [];
  return [
    {
      field: 'totals',
      code: 'TERMS_NOT_EQUAL_TOTAL',
      message: 'the allocations do not add up to the pledge, kind by kind and unit by unit.',
    },
  ];
}

function problemsOfSize(content: PledgeContent, lines: ReadonlyMap<string, KnownLine>, maxPledge: Rupiah): Problem[] {
  const value = content.allocations.reduce((sum, one) => sum + (one.estimatedValue ?? 0n), sumOfMoney(content, lines));
  if (value <= maxPledge) return [];
  return [
    {
      field: 'allocations',
      code: 'AMOUNT_TOO_LARGE',
      message: `one pledge is worth at most ${maxPledge} rupiah; this one is ${value}.`,
    },
  ];
}

/** What a part is worth when its amount changes: in proportion, half a rupiah rounded up. */
export const valueInProportion = (value: Rupiah, from: Amount, to: Amount): Rupiah =>
  from === 0n ? 0n : (value * to * 2n + from) / (from * 2n);

/** The instalments of a pledge whose money was cut to what was open: the last ones give way first. */
export function cutInstalments<Part extends { amount: Rupiah }>(instalments: readonly Part[], money: Rupiah): Part[] {
  let left = money;
  return instalments.flatMap((part) => {
    const amount = part.amount < left ? part.amount : left;
    left -= amount;
    return amount > 0n ? [{ ...part, amount }] : [];
  });
}
