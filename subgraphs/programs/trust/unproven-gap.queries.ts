import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';

import { readSubtree } from '../areas/area.queries.ts';
import { GAP_AREAS, type GapAreaRow } from '../gap-areas/gap-area-columns.queries.ts';
import { officerScopes } from '../rankings/gap-filter.queries.ts';

// Evidence that can be looked up names a source or an address; drafts are known to the officers of their area only.
const MATCHES = `g.status in ('DRAFT', 'PUBLISHED')
  and ($1::text is null or g.area_code = $1 or starts_with(g.area_code, $1 || '.'))
  and ($2::integer is null or g.fiscal_year = $2)
  and not exists (select 1 from gap_evidence e where e.gap_area_id = g.id
    and (e.source_code is not null or e.address is not null))
  and (g.published_at is not null or exists (select 1 from unnest($3::text[]) as s (scope)
    where s.scope = '' or g.area_code = s.scope or starts_with(g.area_code, s.scope || '.')))`;

/** Open gap areas that nothing shows which could be looked up, by code. */
export async function listUnprovenGaps(
  context: RequestContext,
  search: { within: string | null; fiscalYear: number | null },
  args: PageArgs,
): Promise<Page<GapAreaRow>> {
  const page = readPage(args, ['text']);
  const filter = [readSubtree('within', search.within), search.fiscalYear, officerScopes(context.actor)];
  const rows = await context.read.rows<GapAreaRow>(
    `select ${GAP_AREAS.all.sql} from gap_area g where ${MATCHES} and ($4::text is null or g.code > $4)
     order by g.code limit $5`,
    [...filter, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from gap_area g where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}
