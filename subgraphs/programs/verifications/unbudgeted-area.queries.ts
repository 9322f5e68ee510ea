import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';

import { AREA_COLUMNS, readSubtree, type Area } from '../areas/area.queries.ts';
import type { MissingBudget } from './unbudgeted-area.rules.ts';
import type { Dataset } from './verification-round.rules.ts';

/** A kabupaten or kota of which no source says that it budgeted its verification of a year. */
export interface UnbudgetedArea extends Area {
  certainty: `${MissingBudget}`;
  roundId: string | null;
}

export interface UnbudgetedSearch {
  year: number;
  within: string | null;
  dataset: Dataset | null;
  certainty: `${MissingBudget}` | null;
}

// Rounds made up to show the hub count for nothing. Of several registers the one that budgeted counts, then one of which it is known that it did not.
const FOUND = `
  select ${AREA_COLUMNS}, known.id as "roundId", coalesce(known.certainty, 'NO_ROUND') as certainty
  from area left join lateral (
    select r.id, r.budget_status as certainty
    from verification_round r
    where r.area_code = area.code and r.year = $1 and not r.is_demo and ($3::text is null or r.dataset = $3)
    order by array_position(array['BUDGETED', 'NOT_BUDGETED', 'UNKNOWN'], r.budget_status), r.dataset limit 1) known on true
  where area.level in ('REGENCY', 'CITY') and ($2::text is null or area.code = $2 or area.code like $2 || '.%')
    and coalesce(known.certainty, 'NO_ROUND') <> 'BUDGETED'
    and ($4::text is null or coalesce(known.certainty, 'NO_ROUND') = $4)`;

/** Kabupaten and kota without a known budget for the verification of a year, in the order of their codes. */
export async function listUnbudgetedAreas(
  context: RequestContext,
  search: UnbudgetedSearch,
  args: PageArgs,
): Promise<Page<UnbudgetedArea>> {
  const page = readPage(args, ['text']);
  const filter = [search.year, readSubtree('within', search.within), search.dataset, search.certainty];
  const rows = await context.read.rows<UnbudgetedArea>(
    `select * from (${FOUND}) found where $5::text is null or code > $5 order by code limit $6`,
    [...filter, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from (${FOUND}) found`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}
