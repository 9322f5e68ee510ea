import DataLoader from 'dataloader';

import type { Remembered } from '#kit/as-of';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';
import { perArguments, rowsOfEach } from '#kit/loading';

import type { NeedKind, Share } from '../allocations/allocation-state.rules.ts';
import {
  coverageRatio,
  coverageStateOf,
  newMoneyOf,
  openOf,
  overCoveredOf,
  uncoveredOf,
  type LineFigures,
} from './account.rules.ts';
import type { Coverage, CoverageRow, LineCoverage } from './coverage.type.ts';

type Texts<Row> = { [Key in keyof Row]: string };

interface LineTold {
  needLineId: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  budgetKnown: boolean;
  relayed: Share;
}

interface GapTold extends Remembered {
  gapAreaId: string;
  version: string;
  needVersion: string;
  asOf: string;
}

type LineRow = Omit<LineTold, 'relayed'> &
  Texts<LineFigures> &
  Texts<{ [Part in keyof Share as `relayed_${Part}`]: 0 }>;
type CoverageTold = GapTold & (LineRow | { needLineId: null });

const COVERAGE = `
  select g.id as "gapAreaId", g.version::text as version, g.need_version::text as "needVersion", g.changed_at as "asOf",
    n.need_line_id as "needLineId", n.kind, n.item, n.unit, n.budget_known as "budgetKnown", n.need::text as need,
    n.budget::text as budget, n.held::text as held, n.committed::text as committed, n.delivered::text as delivered,
    n.excess::text as excess, n.relayed_held::text, n.relayed_committed::text, n.relayed_delivered::text
  from gap_account g left join need_account n on n.gap_area_id = g.id
  where g.id = any($1::uuid[]) order by g.id, n.position, n.need_line_id`;

/** Gives a line's figures with everything that follows from them. */
export function lineCoverage(line: LineTold & LineFigures): LineCoverage {
  const { needLineId, kind, item, unit, budgetKnown, need, budget, held, committed, delivered, relayed } = line;
  return {
    needLineId,
    needLine: { id: needLineId },
    kind,
    item,
    unit,
    budgetKnown,
    need,
    budget,
    held,
    committed,
    delivered,
    uncovered: uncoveredOf(line),
    overCovered: overCoveredOf(line),
    open: openOf(line),
    ratio: coverageRatio(line),
    newMoney: newMoneyOf(line, relayed),
  };
}

function coverageOf(rows: readonly CoverageTold[]): Coverage | null {
  const gap = rows[0];
  if (!gap) return null;
  const lines = rows.flatMap((row) =>
    row.needLineId === null
      ? []
      : [
          {
            ...row,
            need: BigInt(row.need),
            budget: BigInt(row.budget),
            held: BigInt(row.held),
            committed: BigInt(row.committed),
            delivered: BigInt(row.delivered),
            excess: BigInt(row.excess),
            relayed: {
              held: BigInt(row.relayed_held),
              committed: BigInt(row.relayed_committed),
              delivered: BigInt(row.relayed_delivered),
            },
          },
        ],
  );
  const remembered = gap.asKnownAt === undefined ? {} : { asKnownAt: gap.asKnownAt };
  return {
    gapAreaId: gap.gapAreaId,
    version: Number(gap.version),
    needVersion: Number(gap.needVersion),
    asOf: gap.asOf,
    state: coverageStateOf(lines),
    lines: lines.map((line) => ({ ...lineCoverage(line), ...remembered })),
    ...remembered,
  };
}

/** How gaps are covered; null for a gap that csr has not heard of yet. */
function coverageByGap(read: Snapshot) {
  return new DataLoader<string, Coverage | null>(async (ids) => {
    const rows = await read.rows<CoverageTold>(COVERAGE, [[...ids]]);
    return rowsOfEach(ids, rows, (row) => row.gapAreaId).map(coverageOf);
  });
}

const DAY = "(at at time zone 'Asia/Jakarta')::date::text as day";
const ALLOCATIONS = `from pledge_allocation a where a.need_line_id = line.id
  and a.state not in ('DRAFT', 'WAITLISTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')`;

/** The rows of one line; `line.id` is the line. Every total of the account is the sum of its part. */
const ROWS = `
  select 1 as rank, 'BUDGET' as part, c.id, c.amount, c.changed_at as at, null as state, c.budget_line_id as budget_line,
    null::uuid as allocation, null::uuid as activity from covering c where c.need_line_id = line.id and c.amount > 0
  union all select 2, 'HELD', coalesce(a.increase_of, a.id), a.held, a.state_changed_at, 'SUBMITTED', null, a.id, null ${ALLOCATIONS} and a.held > 0
  union all select 3, 'COMMITTED', a.id, a.committed, a.state_changed_at, a.state, null, a.id, null ${ALLOCATIONS} and a.committed > 0
  union all select 4, 'DELIVERED', a.id, a.delivered, a.state_changed_at, a.state, null, a.id, null ${ALLOCATIONS} and a.delivered > 0
  union all select 4, 'DELIVERED', v.id, v.delivered, v.decided_at, null, null, null, v.id from activity v
    where v.need_line_id = line.id and v.delivered > 0`;

function rowsByLine(read: Snapshot, first: number, after: readonly string[] | null) {
  return new DataLoader<string, CoverageRow[]>(async (ids) => {
    const rows = await read.rows<Omit<CoverageRow, 'amount'> & { amount: string }>(
      `select line.id as "needLineId", n.kind, found.id, rank, part, amount::text as amount, state, ${DAY},
         budget_line as "budgetLineId", allocation as "allocationId",
         activity as "activityId"
       from unnest($1::uuid[]) as line (id) join need_account n on n.need_line_id = line.id
       cross join lateral (select * from (${ROWS}) every
         where ($2::integer is null or (rank, id) > ($2, $3::uuid)) order by rank, id limit $4) found
       order by line.id, rank, found.id`,
      [[...ids], after?.[0] ?? null, after?.[1] ?? null, first + 1],
    );
    const told = rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
    return rowsOfEach(ids, told, (row) => row.needLineId);
  });
}

function rowCounts(read: Snapshot) {
  return new DataLoader<string, number>(async (ids) => {
    const rows = await read.rows<{ id: string; count: string }>(
      `select line.id, count(*) as count from unnest($1::uuid[]) as line (id) cross join lateral (${ROWS}) every group by line.id`,
      [[...ids]],
    );
    const counts = new Map(rows.map((row) => [row.id, Number(row.count)]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
}

/** What a request loads of the gap accounts. */
export const coverageLoaders = (read: Snapshot) => ({
  coverageByGap: coverageByGap(read),
  rowsByLine: perArguments((first: number, after: readonly string[] | null) => rowsByLine(read, first, after)),
  rowCounts: rowCounts(read),
});

/** A page of the rows behind a line's totals: budget first, then held, committed and delivered. */
export async function rowsOfLine(
  loaders: Pick<ReturnType<typeof coverageLoaders>, 'rowsByLine' | 'rowCounts'>,
  needLineId: string,
  args: PageArgs,
): Promise<Page<CoverageRow>> {
  const page = readPage(args, ['number', 'uuid']);
  const rows = await loaders.rowsByLine(page.first, page.after).load(needLineId);
  return pageOf(
    rows,
    page,
    (row) => [String(row.rank), row.id],
    () => loaders.rowCounts.load(needLineId),
  );
}
