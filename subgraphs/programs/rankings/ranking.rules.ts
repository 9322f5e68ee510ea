import type { FieldProblem } from '#kit/errors';

import { NeedKind } from '../needs/need-line.rules.ts';

/** What gap areas may be ordered by. */
export enum GapAreaOrderField {
  REMAINING = 'REMAINING',
  COVERAGE = 'COVERAGE',
  PRIORITY = 'PRIORITY',
  PEOPLE = 'PEOPLE',
  SHORTAGE = 'SHORTAGE',
  DEADLINE = 'DEADLINE',
  TRUST = 'TRUST',
}

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

/** How much of the need is covered, by csr's account. */
export enum CoverageState {
  OPEN = 'OPEN',
  FULLY_HELD = 'FULLY_HELD',
  COVERED = 'COVERED',
  OVER_COVERED = 'OVER_COVERED',
}

export interface RankedLines {
  field: GapAreaOrderField;
  kind: NeedKind;
  item: string | null;
  unit: string | null;
}

/** Pieces, hours and services of different items have no sum: the order has to say which lines it means. */
export function problemsOfOrder({ field, kind, item, unit }: RankedLines): FieldProblem[] {
  const countsLines = field === GapAreaOrderField.REMAINING || field === GapAreaOrderField.COVERAGE;
  if (!countsLines || kind === NeedKind.MONEY || item !== null || unit !== null) return [];
  return [
    {
      field: 'orderBy.kind',
      code: 'ITEM_OR_UNIT_MISSING',
      message: `to order by ${kind} lines, name their item or unit in the filter or the order: only MONEY has a sum.`,
    },
  ];
}

/** Text to be found anywhere, with LIKE's own signs taken as they are. */
export function likePattern(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
