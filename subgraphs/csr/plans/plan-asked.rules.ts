import type { Rupiah } from '#kit/amount';

import type { PlanRules } from './plan.rules.ts';

/** What somebody asks of a plan. */
export interface PlanQuestion {
  budget: Rupiah;
  within: readonly string[];
  categories: readonly string[];
  minimumTicket?: Rupiah | null;
  maximumGaps: number;
  equity?: {
    maxShareOfOneArea?: string | null;
    minShareToPriorityAreas?: string | null;
    priorityAreas: readonly string[];
  } | null;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

const AREA_CODE = /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/;
const REGION_CODE = /^\d{2}(\.\d{2})?$/;
const SHARE = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/;
/** A plan names at most so many gaps. */
export const MOST_GAPS = 500;

/** A share of 0 to 1 in ten-thousandths; null when it is none. */
export function readShare(text: string): bigint | null {
  if (!SHARE.test(text)) return null;
  const [whole = '0', part = ''] = text.split('.');
  const share = BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'));
  return share > 0n ? share : null;
}

/** Everything that is wrong with a question, at once. */
export function problemsOfQuestion(asked: PlanQuestion): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, code: string, message: string) => problems.push({ field, code, message });
  if (asked.budget < 1n) add('budget', 'AMOUNT_TOO_SMALL', 'is a whole number of rupiah from 1.');
  if (asked.minimumTicket !== null && asked.minimumTicket !== undefined && asked.minimumTicket > asked.budget)
    add('minimumTicket', 'AMOUNT_TOO_LARGE', 'is at most the budget.');
  if (asked.maximumGaps < 1 || asked.maximumGaps > MOST_GAPS)
    add('maximumGaps', 'OUT_OF_RANGE', `is a whole number from 1 to ${MOST_GAPS}.`);
  asked.within.forEach((code, at) => {
    if (!AREA_CODE.test(code))
      add(`within.${at}`, 'INVALID_AREA_CODE', 'is a Kemendagri code with dots, such as 15.07.');
  });
  const { maxShareOfOneArea, minShareToPriorityAreas, priorityAreas = [] } = asked.equity ?? {};
  for (const [field, share] of Object.entries({ maxShareOfOneArea, minShareToPriorityAreas })) {
    if (share && readShare(share) === null)
      add(
        `equity.${field}`,
        'INVALID_SHARE',
        'is a share above 0 and up to 1 with at most 4 decimals, such as "0.25".',
      );
  }
  priorityAreas.forEach((code, at) => {
    if (!REGION_CODE.test(code))
      add(`equity.priorityAreas.${at}`, 'INVALID_AREA_CODE', 'is the code of a province, kabupaten or kota.');
  });
  if (minShareToPriorityAreas && priorityAreas.length === 0)
    add('equity.priorityAreas', 'REQUIRED', 'says for which areas the share is kept.');
  return problems;
}

/** The question as rules in whole rupiah; every share is cut off to the stricter side. */
export function rulesOf({ budget, minimumTicket, maximumGaps, equity }: PlanQuestion): PlanRules {
  const most = readShare(equity?.maxShareOfOneArea ?? '');
  const kept = readShare(equity?.minShareToPriorityAreas ?? '');
  return {
    budget,
    minimumTicket: minimumTicket ?? 1n,
    maximumGaps,
    areaLimit: most === null ? null : (budget * most) / 10_000n,
    otherAreasLimit: kept === null ? null : (budget * (10_000n - kept)) / 10_000n,
    priorityAreas: equity?.priorityAreas ?? [],
  };
}
