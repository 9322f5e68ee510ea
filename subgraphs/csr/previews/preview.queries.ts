import { today } from '#kit/dates';
import { badInput } from '#kit/errors';

import type { CsrContext } from '../context.ts';
import {
  afterMove,
  coverageRatio,
  openOf,
  overCoveredOf,
  takesPledges,
  uncoveredOf,
  type LineFigures,
} from '../gap-areas/account.rules.ts';
import { maxPledge } from '../settings.ts';
import type { NeedKind, Share } from '../allocations/allocation-state.rules.ts';
import { overlapVerdicts, type Candidate } from './overlap.rules.ts';
import { problemsOfContent } from '../pledges/pledge-content.rules.ts';
import type { LineForecast, Overlap, PledgePreview, PreviewLine, PreviewPledgeInput } from './preview.type.ts';

interface Target extends LineFigures {
  needLineId: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  areaCode: string;
  categoryCode: string;
  fiscalYear: number;
  status: string;
  deadline: string | null;
}

type Told = Omit<Target, keyof LineFigures> & Record<keyof LineFigures, string>;

const TARGETS = `
  select n.need_line_id as "needLineId", n.kind, n.item, n.unit, n.need::text as need, n.budget::text as budget,
    n.held::text as held, n.committed::text as committed, n.delivered::text as delivered, n.excess::text as excess,
    g.area_code as "areaCode", g.category_code as "categoryCode", g.fiscal_year as "fiscalYear", g.status,
    g.deadline::text as deadline
  from need_account n join gap_account g on g.id = n.gap_area_id where n.need_line_id = any($1::uuid[])`;

const NEAR = (code: string) => `(${code} = line_gap.area_code or ${code} like line_gap.area_code || '.%'
  or line_gap.area_code like ${code} || '.%')`;

// What lies in the gap's own area and names its category counts in the sum, whether it is listed or not.
const INSIDE = (code: string) => `(${code} = line_gap.area_code or ${code} like line_gap.area_code || '.%')`;
const MOST_LISTED = 20;

const PLEDGED = `
  select * from (
    select line.id as "needLineId", a.id as "allocationId", g.area_code as "areaCode",
      g.category_code as "categoryCode", g.fiscal_year as "fiscalYear",
      (a.held + a.committed + a.delivered)::text as amount,
      (sum(a.held + a.committed + a.delivered) filter (where ${INSIDE('g.area_code')})
        over every_of_line)::text as together,
      row_number() over (partition by line.id order by a.id desc) as place
    from unnest($1::uuid[]) as line (id) join need_account n on n.need_line_id = line.id
    join gap_account line_gap on line_gap.id = n.gap_area_id
    join gap_account g on g.category_code = line_gap.category_code and g.fiscal_year = line_gap.fiscal_year
      and ${NEAR('g.area_code')}
    join pledge_allocation a on a.gap_area_id = g.id and a.kind = n.kind and a.unit = n.unit
      and a.item is not distinct from n.item and a.held + a.committed + a.delivered > 0
      and a.pledge_id is distinct from $2::uuid
    window every_of_line as (partition by line.id)) near
  where place <= ${MOST_LISTED} order by "needLineId", place`;

// Budget lines are in rupiah: beside goods or services their amount cannot be held against the need.
const BUDGETED = `
  select * from (
    select line.id as "needLineId", b.id as "budgetLineId", b.area_code as "areaCode",
      b.category_code as "categoryCode", b.fiscal_year as "fiscalYear",
      case when n.kind = 'MONEY' then b.allocated::text end as amount,
      (sum(b.allocated) filter (where n.kind = 'MONEY' and b.category_code is not null and ${INSIDE('b.area_code')})
        over every_of_line)::text as together,
      row_number() over (partition by line.id order by b.category_code nulls last, b.id) as place
    from unnest($1::uuid[]) as line (id) join need_account n on n.need_line_id = line.id
    join gap_account line_gap on line_gap.id = n.gap_area_id
    join budget_line b on b.fiscal_year = line_gap.fiscal_year
      and (b.category_code is null or b.category_code = line_gap.category_code)
      and (b.item is null or n.item is null or b.item = n.item) and ${NEAR('b.area_code')}
    window every_of_line as (partition by line.id)) near
  where place <= ${MOST_LISTED} order by "needLineId", place`;

type Near = Omit<Candidate, 'amount'> & {
  needLineId: string;
  fiscalYear: number;
  amount: string | null;
  /** What all of its kind that can be compared add up to; null for none. */
  together: string | null;
  allocationId?: string;
  budgetLineId?: string;
};

/** What a pledge would do to the gaps it is for, and what others do for the same purpose. */
export async function previewPledge(
  context: CsrContext,
  { pledge, pledgeId }: PreviewPledgeInput,
): Promise<PledgePreview> {
  const ids = pledge.allocations.map((one) => one.needLineId.toLowerCase());
  const targets = new Map(
    (await context.read.rows<Told>(TARGETS, [ids])).map((row) => [row.needLineId, targetOf(row)]),
  );
  const problems = problemsOfContent(pledge, targets, { today: today(), maxPledge: maxPledge() });
  if (problems.length > 0) throw badInput(problems.map((one) => ({ ...one, field: `pledge.${one.field}` })));
  const wanted = new Map(pledge.allocations.map((one) => [one.needLineId.toLowerCase(), one.amount]));
  const lines = [...wanted].flatMap(([id, requested]) => {
    const target = targets.get(id);
    return target ? [previewLine(target, requested)] : [];
  });
  const takes = [...targets.values()].every((target) => takesPledges(target, today()));
  const near = [
    await context.read.rows<Near>(PLEDGED, [ids, pledgeId ?? null]),
    await context.read.rows<Near>(BUDGETED, [ids]),
  ];
  const overlaps = await Promise.all(
    [...targets.values()].map((target) => overlapsOf(context, target, wanted.get(target.needLineId) ?? 0n, near)),
  );
  return { fits: takes && lines.every((line) => line.fits), lines, overlaps: overlaps.flat() };
}

function targetOf(row: Told): Target {
  return {
    ...row,
    need: BigInt(row.need),
    budget: BigInt(row.budget),
    held: BigInt(row.held),
    committed: BigInt(row.committed),
    delivered: BigInt(row.delivered),
    excess: BigInt(row.excess),
  };
}

const NO_SHARE: Share = { held: 0n, committed: 0n, delivered: 0n };

function previewLine(target: Target, requested: bigint): PreviewLine {
  const open = openOf(target);
  const taken = requested < open ? requested : open;
  return {
    needLine: { id: target.needLineId },
    requested,
    open,
    fits: requested <= open,
    submitted: forecast(afterMove(target, NO_SHARE, { ...NO_SHARE, held: taken })),
    accepted: forecast(afterMove(target, NO_SHARE, { ...NO_SHARE, committed: taken })),
  };
}

function forecast(line: LineFigures): LineForecast {
  return {
    held: line.held,
    committed: line.committed,
    uncovered: uncoveredOf(line),
    overCovered: overCoveredOf(line),
    open: openOf(line),
    ratio: coverageRatio(line),
  };
}

async function overlapsOf(
  { loaders }: CsrContext,
  target: Target,
  requested: bigint,
  near: readonly (readonly Near[])[],
): Promise<Overlap[]> {
  const own = near.map((kind) => kind.filter((one) => one.needLineId === target.needLineId));
  const total = own.reduce((sum, kind) => sum + BigInt(kind[0]?.together ?? 0), requested);
  const candidates = own.flat().map((one) => ({ ...one, amount: one.amount === null ? null : BigInt(one.amount) }));
  const verdicts = overlapVerdicts(candidates, target, total);
  return Promise.all(
    candidates.map(async ({ areaCode, fiscalYear, amount, allocationId, budgetLineId }, index) => ({
      verdict: verdicts[index] ?? 'UNKNOWN',
      needLine: { id: target.needLineId },
      areaCode,
      fiscalYear,
      amount,
      allocation: allocationId ? await loaders.allocationById.load(allocationId) : null,
      budgetLine: budgetLineId ? { id: budgetLineId } : null,
    })),
  );
}
