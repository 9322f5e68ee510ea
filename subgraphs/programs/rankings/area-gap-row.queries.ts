import DataLoader from 'dataloader';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import { perArguments } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { COUNTRY_CODE } from '../areas/area.rules.ts';

import type { AreaSummaryRow } from './area-summary.queries.ts';

const AMOUNTS = [
  'moneyNeed',
  'moneyBudget',
  'moneyHeld',
  'moneyCommitted',
  'moneyDelivered',
  'moneyUncovered',
] as const;
type Amounts = (typeof AMOUNTS)[number];

/** What one gap area adds to the money sums of an area. */
export type AreaGapRow = Record<Amounts, bigint> & { gapAreaId: string; code: string };

type Told = Record<Amounts, string> & { gapAreaId: string; code: string; areaCode: string };

const GAPS = `from gap_area g where g.status = 'PUBLISHED' and g.fiscal_year = $2
  and ($3::text[] is null or g.category_code = any ($3))
  and (asked.code = '${COUNTRY_CODE}' or g.area_code = asked.code or starts_with(g.area_code, asked.code || '.'))`;

const SUMS = `
  select coalesce(sum(need), 0)::text as "moneyNeed", coalesce(sum(budget), 0)::text as "moneyBudget",
    coalesce(sum(new_held), 0)::text as "moneyHeld", coalesce(sum(new_committed), 0)::text as "moneyCommitted",
    coalesce(sum(new_delivered), 0)::text as "moneyDelivered", coalesce(sum(uncovered), 0)::text as "moneyUncovered"
  from gap_coverage_line l where l.gap_area_id = gap.id and l.kind = 'MONEY'`;

function asRow(row: Told): AreaGapRow {
  return {
    gapAreaId: row.gapAreaId,
    code: row.code,
    moneyNeed: BigInt(row.moneyNeed),
    moneyBudget: BigInt(row.moneyBudget),
    moneyHeld: BigInt(row.moneyHeld),
    moneyCommitted: BigInt(row.moneyCommitted),
    moneyDelivered: BigInt(row.moneyDelivered),
    moneyUncovered: BigInt(row.moneyUncovered),
  };
}

type Asked = readonly [year: number, categories: string[] | null, first: number, after: string | null];

const rowsByArea = (read: Snapshot, [year, categories, first, after]: Asked) =>
  new DataLoader<string, AreaGapRow[]>(async (codes) => {
    const rows = await read.rows<Told>(
      `select asked.code as "areaCode", gap.id as "gapAreaId", gap.code, sums.* from unnest($1::text[]) as asked (code)
       cross join lateral (select g.id, g.code ${GAPS} and ($4::text is null or g.code > $4) order by g.code limit $5) gap
       cross join lateral (${SUMS}) sums order by asked.code, gap.code`,
      [[...codes], year, categories, after, first + 1],
    );
    return codes.map((code) => rows.filter((row) => row.areaCode === code).map(asRow));
  });

const countsByArea = (read: Snapshot, year: number, categories: string[] | null) =>
  new DataLoader<string, number>(async (codes) => {
    const rows = await read.rows<{ code: string; count: number }>(
      `select asked.code, (select count(*)::int ${GAPS}) as count from unnest($1::text[]) as asked (code)`,
      [[...codes], year, categories],
    );
    const counts = new Map(rows.map((row) => [row.code, row.count]));
    return codes.map((code) => counts.get(code) ?? 0);
  });

/** What a request loads of the rows behind the sums of areas. */
export const areaGapRowLoaders = (read: Snapshot) => ({
  areaGapRows: perArguments((...asked: Asked) => rowsByArea(read, asked)),
  areaGapRowCounts: perArguments((year: number, categories: string[] | null) => countsByArea(read, year, categories)),
});

/** A page of the gap areas behind the sums of an area. */
export async function rowsOfArea(
  loaders: ReturnType<typeof areaGapRowLoaders>,
  { areaCode, fiscalYear, categories }: AreaSummaryRow,
  args: PageArgs,
): Promise<Page<AreaGapRow>> {
  const page = readPage(args, 1);
  const year = fiscalYear ?? 0;
  const rows = await loaders.areaGapRows(year, categories, page.first, page.after?.[0] ?? null).load(areaCode);
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    () => loaders.areaGapRowCounts(year, categories).load(areaCode),
  );
}
