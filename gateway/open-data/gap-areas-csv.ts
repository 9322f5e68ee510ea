import { harmless, type Cell } from '../exports/cells.ts';
import type { PublishedGap } from './published-gaps.ts';

/** Columns of the open gap list with their HXL tags (hxlstandard.org), one row per need line. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['gap_code', '#meta+id'],
  ['title', '#subsector+name'],
  ['area_code', '#loc+code+kemendagri'],
  ['area_name', '#loc+name'],
  ['area_level', '#loc+type'],
  ['category_code', '#sector+code'],
  ['category', '#sector+name'],
  ['fiscal_year', '#date+year'],
  ['people_in_need', '#inneed'],
  ['kind', '#item+type'],
  ['item', '#item+name'],
  ['unit', '#item+unit'],
  ['need', '#value+need'],
  ['budget', '#value+budget'],
  ['budget_known', '#meta+budget+known'],
  ['held', '#value+held'],
  ['committed', '#value+committed'],
  ['delivered', '#value+delivered'],
  ['uncovered', '#value+uncovered'],
  ['deadline', '#date+deadline'],
  ['is_demo', '#meta+demo'],
  ['date_modified', '#date+updated'],
];

export const HEADINGS = COLUMNS.map(([name]) => name);
export const TAGS = COLUMNS.map(([, tag]) => tag);

/** The rows of one gap area; amounts are empty, not 0, while its account has not answered. */
export function rowsOf(gap: PublishedGap): Cell[][] {
  const head: Cell[] = [
    gap.code,
    harmless(gap.title),
    gap.area.code,
    harmless(gap.area.name),
    gap.area.level,
    gap.category.code,
    harmless(gap.category.label),
    gap.fiscalYear,
    gap.peopleInNeed?.display ?? null,
  ];
  const tail: Cell[] = [gap.deadline, gap.isDemo, gap.changedAt];
  const none: Cell[] = Array.from({ length: COLUMNS.length - head.length - tail.length }, () => null);
  if (!gap.coverage || gap.coverage.lines.length === 0) return [[...head, ...none, ...tail]];
  return gap.coverage.lines.map((line) => [
    ...head,
    line.kind,
    line.item === null ? null : harmless(line.item),
    harmless(line.unit),
    line.need,
    line.budget,
    line.budgetKnown,
    line.held,
    line.committed,
    line.delivered,
    line.uncovered,
    ...tail,
  ]);
}
