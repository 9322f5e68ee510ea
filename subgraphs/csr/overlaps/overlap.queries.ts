import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import { assertAreaCode } from '../areas/area.queries.ts';
import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import type { CsrContext } from '../context.ts';
import { activityShown, allocationShown } from './offer-overlap.queries.ts';
import { GROUPS_COUNT, GROUPS_PAGE, sources } from './overlap-groups.queries.ts';
import { groupVerdict, overlapVerdicts } from './overlap.rules.ts';
import type { Overlap, OverlapFilter, OverlapGroup } from './overlap.type.ts';

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
  /** How many groups there are in all. */
  total: string;
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
  const [excess, line] = page.after ?? [null, null];
  const rows = await read.rows<GroupTold>(GROUPS_PAGE, [...values, excess, line, page.first + 1]);
  return pageOf(
    rows.map(groupOf),
    page,
    (row) => [String(row.excess), row.needLineId],
    async () => {
      // A page after the last row tells no total.
      const [counted] = rows.length > 0 ? rows : await read.rows<{ total: string }>(GROUPS_COUNT, values);
      return Number(counted?.total ?? 0);
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
