import type { RefusalReason } from '#kit/refusal';

/** The parts of a brief, by the subgraph that keeps each. */
export enum BriefPart {
  NEEDS = 'NEEDS',
  COVERAGE = 'COVERAGE',
  STAFFING = 'STAFFING',
}

/** More gap areas than this are no brief. */
const MOST_GAPS = 5_000;

export interface BriefTooWide extends RefusalReason {
  __typename: 'BriefTooWide';
  gapCount: number;
}

/** Why an area is too wide for one brief, or null when it is not. */
export function refuseWidth(gapCount: number): BriefTooWide | null {
  if (gapCount <= MOST_GAPS) return null;
  return {
    __typename: 'BriefTooWide',
    code: 'BRIEF_TOO_WIDE',
    gapCount,
    words: {
      ID: `Ada ${gapCount} kesenjangan; satu bahan rakor memuat paling banyak ${MOST_GAPS}. Pilih wilayah yang lebih kecil.`,
      EN: `There are ${gapCount} gap areas; a brief holds ${MOST_GAPS} at most. Choose a smaller area.`,
    },
  };
}

/** What is wrong with what a brief is asked for, but for whether the hub knows it. */
export function problemsOfBrief(asked: {
  meetingId?: string | null | undefined;
  areaCode?: string | null | undefined;
}): { field: string; code: string; message: string }[] {
  if (Boolean(asked.meetingId) === Boolean(asked.areaCode)) {
    return [{ field: 'areaCode', code: 'ONE_SCOPE', message: 'name either a meetingId or an areaCode.' }];
  }
  if (asked.areaCode !== '0') return [];
  return [{ field: 'areaCode', code: 'WHOLE_COUNTRY', message: 'a brief is about a province or a part of one.' }];
}

/** The code people quote: BRF-<area>-<year>-<number>. */
export function briefCode(areaCode: string, year: number, serial: number): string {
  return `BRF-${areaCode.replaceAll('.', '')}-${year}-${String(serial).padStart(4, '0')}`;
}

/** One need of a gap area in a brief; whole numbers as digits. */
export interface BriefNeedLine {
  kind: string;
  item: string | null;
  unit: string;
  need: string;
  budget: string;
  budgetKnown: boolean;
}

export interface BriefGap {
  position: number;
  id: string;
  code: string;
  title: string;
  areaCode: string;
  areaName: string;
  categoryCode: string;
  categoryName: string;
  status: string;
  deadline: string | null;
  /** Null where nobody has counted, and where the count is suppressed. */
  peopleInNeed: string | null;
  isSuppressed: boolean;
  personnelNeeded: number | null;
  trustScore: number | null;
  freshness: string | null;
  isDemo: boolean;
  lines: BriefNeedLine[];
}

export interface BriefNeedTotal {
  kind: string;
  item: string | null;
  unit: string;
  lines: number;
  need: string;
  budget: string;
}

export interface BriefTotals {
  gapCount: number;
  peopleInNeed: string;
  suppressedCount: number;
  allocated: string;
  needs: BriefNeedTotal[];
}

const sum = (numbers: readonly (string | null)[]): string =>
  String(numbers.reduce((total, number) => total + BigInt(number ?? 0), 0n));

function needTotals(lines: readonly BriefNeedLine[]): BriefNeedTotal[] {
  const totals = new Map<string, BriefNeedTotal>();
  for (const { kind, item, unit, need, budget } of lines) {
    const key = JSON.stringify([kind, item, unit]);
    const known = totals.get(key) ?? { kind, item, unit, lines: 0, need: '0', budget: '0' };
    totals.set(key, {
      ...known,
      lines: known.lines + 1,
      need: sum([known.need, need]),
      budget: sum([known.budget, budget]),
    });
  }
  return [...totals.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}

/** What the rows of a brief add up to; people whose count is suppressed are in no total. */
export function totalsOf(
  gaps: readonly Omit<BriefGap, 'position'>[],
  budgetLines: readonly { allocated: string | null }[],
): BriefTotals {
  return {
    gapCount: gaps.length,
    peopleInNeed: sum(gaps.map(({ peopleInNeed }) => peopleInNeed)),
    suppressedCount: gaps.filter(({ isSuppressed }) => isSuppressed).length,
    allocated: sum(budgetLines.map(({ allocated }) => allocated)),
    needs: needTotals(gaps.flatMap(({ lines }) => lines)),
  };
}
