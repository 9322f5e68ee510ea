import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import { assertAreaCode } from '../areas/area.queries.ts';
import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import type { CsrContext } from '../context.ts';
import { activityShown, allocationShown } from './offer-overlap.queries.ts';
import { BUDGETED_AMOUNT, BUDGETED_NEAR, DONE_NEAR, PLEDGED_NEAR, inside } from './near.queries.ts';
import { groupVerdict, overlapVerdicts } from './overlap.rules.ts';
import type { Overlap, OverlapFilter, OverlapGroup } from './overlap.type.ts';

/** From a relation `line (id)`: everything given, done or planned for its purpose that names the category. */
const sources = (line: string): string => `
  select line.id as line, 1 as rank, a.id, a.id as allocation, null::uuid as activity, null::uuid as budget_line,
    p.organisation as funder,
    g.area_code, g.category_code, g.fiscal_year, a.held + a.committed + a.delivered as amount,
    ${inside('g.area_code')} as comparable
  from ${line} ${PLEDGED_NEAR} join pledge p on p.id = a.pledge_id
  union all
  select line.id, 2, v.id, null, v.id, null, v.organisation, v.area_code, v.category_code, v.fiscal_year, v.amount,
    ${inside('v.area_code')}
  from ${line} ${DONE_NEAR}
  union all
  select line.id, 3, b.id, null, null, b.id, null, b.area_code, b.category_code, b.fiscal_year, ${BUDGETED_AMOUNT},
    ${inside('b.area_code')} and ${BUDGETED_AMOUNT} is not null
  from ${line} ${BUDGETED_NEAR} where b.category_code is not null`;

const LINES = `(select n.need_line_id as id from need_account n
  join gap_account g on g.id = n.gap_area_id
  where g.status <> 'WITHDRAWN' and ($1::text is null or g.area_code = $1 or g.area_code like $1 || '.%')
    and ($2::text[] is null or g.category_code = any($2)) and ($3::integer is null or g.fiscal_year = $3)) line`;

// Each company is a funder, and the state is one. The verdict is the rule's: see groupVerdict, which a test holds it to.
const FUNDERS = "coalesce(funder, '')";
const GROUPS = `
  select * from (
    select s.line as "needLineId", n.gap_area_id as "gapAreaId", n.kind, n.item, n.unit, n.need::text as need,
      coalesce(sum(s.amount) filter (where s.comparable), 0)::text as together,
      greatest(0, coalesce(sum(s.amount) filter (where s.comparable), 0) - n.need) as excess,
      count(distinct ${FUNDERS})::integer as funders,
      count(distinct ${FUNDERS}) filter (where s.comparable)::integer as "comparableFunders",
      case when count(distinct ${FUNDERS}) filter (where s.comparable) < 2 then 'UNKNOWN'
        when sum(s.amount) filter (where s.comparable) > n.need then 'DUPLICATE' else 'COMPLEMENT' end as verdict
    from (${sources(LINES)}) s join need_account n on n.need_line_id = s.line
    group by s.line, n.need_line_id having count(distinct ${FUNDERS}) > 1) found
  where ($4::text is null or verdict = $4)`;

interface GroupTold {
  needLineId: string;
  gapAreaId: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  need: string;
  together: string;
  funders: number;
  comparableFunders: number;
}

function groupOf({ gapAreaId, comparableFunders, ...row }: GroupTold): OverlapGroup {
  const [need, together] = [BigInt(row.need), BigInt(row.together)];
  return {
    ...row,
    need,
    together,
    excess: together > need ? together - need : 0n,
    verdict: groupVerdict({ comparableFunders, together, need }),
    needLine: { id: row.needLineId },
    gapArea: { id: gapAreaId },
  };
}

/** Purposes that several give to, those that exceed their need the most first. */
export async function overlaps(
  { read }: CsrContext,
  filter: OverlapFilter,
  args: PageArgs,
): Promise<Page<OverlapGroup>> {
  assertAreaCode(filter.within);
  const page = readPage(args, ['number', 'uuid']);
  const { within, categories, fiscalYear, verdict } = filter;
  const values = [within ?? null, categories ?? null, fiscalYear ?? null, verdict ?? null];
  const rows = await read.rows<GroupTold>(
    `${GROUPS} and ($5::numeric is null or excess < $5 or (excess = $5 and "needLineId" > $6::uuid))
     order by excess desc, "needLineId" limit $7`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(groupOf),
    page,
    (row) => [String(row.excess), row.needLineId],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) from (${GROUPS}) every`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

interface RowTold {
  line: string;
  rank: number;
  id: string;
  allocation: string | null;
  activity: string | null;
  budgetLine: string | null;
  areaCode: string;
  categoryCode: string | null;
  fiscalYear: number;
  amount: string | null;
}

const ASKED = '(select unnest as id from unnest($1::uuid[])) line';

/** What a request loads of the rows behind overlaps. */
export const overlapLoaders = (read: Snapshot) => ({
  overlapRows: perArguments((first: number, after: readonly string[] | null) =>
    rowsLoader<RowTold>(
      read,
      `select found.* from unnest($1::uuid[]) as asked (id) cross join lateral (
         select line, rank, id, allocation, activity, budget_line as "budgetLine", area_code as "areaCode",
           category_code as "categoryCode", fiscal_year as "fiscalYear", amount::text as amount
         from (${sources(ASKED)}) s where s.line = asked.id and ($2::integer is null or (rank, s.id) > ($2, $3::uuid))
         order by rank, s.id limit $4) found order by found.line, rank, id`,
      (row) => row.line,
      [after?.[0] ?? null, after?.[1] ?? null, first + 1],
    ),
  ),
  overlapCounts: rowLoader<{ line: string; count: string }>(
    read,
    `select line, count(*) as count from (${sources(ASKED)}) s group by line`,
    (row) => row.line,
  ),
  overlapPurposes: rowLoader<{ id: string; areaCode: string; categoryCode: string }>(
    read,
    `select n.need_line_id as id, g.area_code as "areaCode", g.category_code as "categoryCode"
     from need_account n join gap_account g on g.id = n.gap_area_id where n.need_line_id = any($1::uuid[])`,
    (row) => row.id,
  ),
});

/** The rows behind one overlap: pledges first, then activities, then budget lines; the comparable ones add up to `together`. */
export async function rowsOfOverlap(context: CsrContext, group: OverlapGroup, args: PageArgs): Promise<Page<Overlap>> {
  const { loaders } = context;
  const page = readPage(args, ['number', 'uuid']);
  const rows = await loaders.overlapRows(page.first, page.after).load(group.needLineId);
  const purpose = await loaders.overlapPurposes.load(group.needLineId);
  const told = pageOf(
    rows,
    page,
    (row) => [String(row.rank), row.id],
    async () => Number((await loaders.overlapCounts.load(group.needLineId))?.count ?? 0),
  );
  const candidates = told.nodes.map((row) => ({ ...row, amount: row.amount === null ? null : BigInt(row.amount) }));
  const verdicts = purpose ? overlapVerdicts(candidates, { ...purpose, need: group.need }, group.together) : [];
  const nodes = await Promise.all(
    candidates.map(
      async ({ areaCode, fiscalYear, amount, allocation, activity, budgetLine }, at): Promise<Overlap> => ({
        verdict: verdicts[at] ?? 'UNKNOWN',
        needLine: group.needLine,
        areaCode,
        fiscalYear,
        amount,
        allocation: allocation ? await allocationShown(context, allocation) : null,
        activity: activity ? await activityShown(context, activity) : null,
        budgetLine: budgetLine ? { id: budgetLine } : null,
      }),
    ),
  );
  const edges = told.edges.flatMap(({ cursor }, at) => (nodes[at] ? [{ cursor, node: nodes[at] }] : []));
  return { ...told, nodes, edges };
}
