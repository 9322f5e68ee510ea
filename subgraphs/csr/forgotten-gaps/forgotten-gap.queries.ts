import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';

import { assertAreaCode, liesIn } from '../areas/area.queries.ts';
import { COMPANY_NEARBY } from '../companies/nearby.queries.ts';
import type { CsrContext } from '../context.ts';
import { scoreOn } from '../priorities/priority.queries.ts';
import { decimalOf, millionthsOf } from '../priorities/score.rules.ts';
import { reasonsOf } from './forgotten-gap.rules.ts';
import type { ForgottenGap, ForgottenGapFilter } from './forgotten-gap.type.ts';

// Nothing from any source over all its lines; what is waitlisted or in a draft is nothing yet.
const FORGOTTEN = `
  select * from (
    select g.id, ${scoreOn('$1')} as score, bool_or(n.budget_known) as budget_known, k.deployed,
      coalesce(sum(n.need - n.budget - n.committed - n.delivered) filter (where n.kind = 'MONEY'), 0) as uncovered
    from gap_account g join need_account n on n.gap_area_id = g.id
    left join gap_priority p on p.gap_area_id = g.id left join gap_staffing k on k.gap_area_id = g.id
    where g.status = 'PUBLISHED' and (g.deadline is null or g.deadline >= $1::date)
      and ($2::text is null or ${liesIn('g.area_code', '$2')})
      and ($3::text[] is null or g.category_code = any($3)) and ($4::integer is null or g.fiscal_year = $4)
      and coalesce(k.deployed, 0) = 0 and not ${COMPANY_NEARBY}
    group by g.id, p.gap_area_id, k.gap_area_id
    having sum(n.budget + n.held + n.committed + n.delivered) = 0) gap
  where score >= $5::numeric or uncovered >= $6::bigint`;

interface ForgottenRow {
  id: string;
  score: string | null;
  uncovered: string;
  budgetKnown: boolean | null;
  deployed: number | null;
}

/** Gaps of high need that nobody gives to, with no company nearby; the most urgent first. */
export async function forgottenGaps(
  { read }: CsrContext,
  filter: ForgottenGapFilter,
  args: PageArgs,
): Promise<Page<ForgottenGap>> {
  assertAreaCode(filter.within);
  const { within, categories, fiscalYear, minimumScore, minimumUncovered } = filter;
  if (minimumScore.startsWith('-')) {
    throw badInput([{ field: 'filter.minimumScore', code: 'OUT_OF_RANGE', message: 'is a score of 0 to 100.' }]);
  }
  const page = readPage(args, ['number', 'uuid']);
  const values = [
    today(),
    within ?? null,
    categories ?? null,
    fiscalYear ?? null,
    minimumScore,
    String(minimumUncovered),
  ];
  const rows = await read.rows<ForgottenRow>(
    `select id, trim_scale(score)::text as score, uncovered::text as uncovered, budget_known as "budgetKnown", deployed
     from (${FORGOTTEN}) found
     where $7::numeric is null or coalesce(score, -1) < $7 or (coalesce(score, -1) = $7 and id > $8::uuid)
     order by coalesce(score, -1) desc, id limit $9`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const limits = { score: millionthsOf(minimumScore), uncovered: minimumUncovered };
  const found = rows.map((row): ForgottenGap & { id: string } => {
    const score = row.score === null ? null : millionthsOf(row.score);
    const [uncovered, budgetKnown] = [BigInt(row.uncovered), row.budgetKnown ?? false];
    return {
      id: row.id,
      gapArea: { id: row.id },
      score: score === null ? null : decimalOf(score),
      uncovered,
      reasons: reasonsOf({ score, uncovered, budgetKnown, deployed: row.deployed }, limits),
    };
  });
  return pageOf(
    found,
    page,
    (row) => [row.score ?? '-1', row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) from (${FORGOTTEN}) every`, values);
      return Number(counted?.count ?? 0);
    },
  );
}
