import type { Rupiah } from '#kit/amount';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';

import { readSubtree } from '../areas/area.queries.ts';

export interface AgencyBudgetRow {
  agency: string;
  lineCount: number;
  notStarted: number;
  realisedUnknown: number;
  allocated: Rupiah | null;
  realised: Rupiah | null;
  lag: Rupiah | null;
}

export interface AgencySearch {
  within?: string | null;
  programme?: string | null;
  fiscalYear?: number | null;
}

const LISTED = `select line.agency, count(*)::int as "lineCount",
    count(*) filter (where line.allocated > 0 and line.realised = 0)::int as "notStarted",
    count(*) filter (where line.realised is null)::int as "realisedUnknown",
    sum(line.allocated)::text as allocated, sum(line.realised)::text as realised,
    sum(line.allocated - line.realised)::text as lag
  from budget_line line
  where ($1::text is null or line.area_code = $1 or starts_with(line.area_code, $1 || '.'))
    and ($2::text is null or line.programme_code = $2) and ($3::int is null or line.fiscal_year = $3)
  group by line.agency`;

type Told = Omit<AgencyBudgetRow, 'allocated' | 'realised' | 'lag'> &
  Record<'allocated' | 'realised' | 'lag', string | null>;

const whole = (digits: string | null): Rupiah | null => (digits === null ? null : BigInt(digits));

/** The agencies that spend, by name, each with the sums of its budget lines. */
export async function listAgencyBudgets(
  { read }: RequestContext,
  search: AgencySearch,
  args: PageArgs,
): Promise<Page<AgencyBudgetRow>> {
  const page = readPage(args, ['text']);
  const values = [readSubtree('filter.within', search.within), search.programme ?? null, search.fiscalYear ?? null];
  const rows = await read.rows<Told>(
    `select * from (${LISTED}) agencies where $4::text is null or agency > $4 order by agency limit $5`,
    [...values, page.after?.[0] ?? null, page.first + 1],
  );
  const shown = rows.map((row) => ({
    ...row,
    allocated: whole(row.allocated),
    realised: whole(row.realised),
    lag: whole(row.lag),
  }));
  return pageOf(
    shown,
    page,
    ({ agency }) => [agency],
    async () =>
      (await read.rows<{ n: number }>(`select count(*)::int as n from (${LISTED}) agencies`, values))[0]?.n ?? 0,
  );
}
