import { today } from '#kit/dates';
import { badInput } from '#kit/errors';

import type { CsrContext } from '../context.ts';
import { scoreOn } from '../priorities/priority.queries.ts';
import { decimalOf, millionthsOf } from '../priorities/score.rules.ts';
import { planSeconds } from '../settings.ts';
import { wordsOfLimit } from './limit.rules.ts';
import { problemsOfQuestion, rulesOf } from './plan-asked.rules.ts';
import { solveApart, type Eased } from './plan.solver.ts';
import { byWorth, peopleReached, reachOf, weightedReached, type Plan, type PlanGap } from './plan.rules.ts';
import type { AllocationPlan, PlanAllocationInput, PlanLimit, PlanLine } from './plan.type.ts';

const LEAST_SECONDS = 0.4;
/** Lines that are weighed at most, those that reach the most per rupiah. */
const MOST_LINES = 12_000;

interface MoneyLine {
  needLineId: string;
  gapAreaId: string;
  areaCode: string;
  open: string;
  need: string;
  people: string | null;
  isSuppressed: boolean;
  score: string | null;
}

const LINES = `
  select * from (
    select n.need_line_id as "needLineId", g.id as "gapAreaId", g.area_code as "areaCode",
      (n.need - n.budget - n.committed - n.delivered - n.held)::text as open, n.position, g.id,
      (select sum(need) from need_account where gap_area_id = g.id and kind = 'MONEY')::text as need,
      p.people_in_need::text as people, coalesce(p.is_suppressed, false) as "isSuppressed",
      trim_scale(${scoreOn('$1')})::text as score, p.people_in_need * ${scoreOn('$1')} as weight
    from gap_account g join need_account n on n.gap_area_id = g.id and n.kind = 'MONEY'
    left join gap_priority p on p.gap_area_id = g.id
    where g.status = 'PUBLISHED' and (g.deadline is null or g.deadline >= $1::date)
      and n.need > n.budget + n.committed + n.delivered + n.held
      and (cardinality($2::text[]) = 0 or exists (select 1 from unnest($2::text[]) as scope
        where g.area_code = scope or g.area_code like scope || '.%'))
      and (cardinality($3::text[]) = 0 or g.category_code = any($3::text[]))
      and ($4::integer is null or g.fiscal_year = $4)) line
  order by weight / need::numeric desc nulls last, id, position, "needLineId" limit ${MOST_LINES}`;

/** A gap with its open money lines, in their order. */
type Candidate = PlanGap & { lines: { needLineId: string; open: bigint }[]; isSuppressed: boolean };

const MILLION = 1_000_000n;

function candidatesOf(rows: readonly MoneyLine[]): Candidate[] {
  const gaps = new Map<string, Candidate>();
  for (const { needLineId, gapAreaId, areaCode, need, people, score, isSuppressed, ...row } of rows) {
    if (people === null || score === null || people === '0') continue;
    const open = BigInt(row.open);
    const known = gaps.get(gapAreaId) ?? {
      id: gapAreaId,
      areaCode,
      score: millionthsOf(score),
      people: BigInt(people),
      need: BigInt(need),
      open: 0n,
      lines: [],
      isSuppressed,
    };
    gaps.set(gapAreaId, { ...known, open: known.open + open, lines: [...known.lines, { needLineId, open }] });
  }
  return [...gaps.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The gap's share goes to its lines in their order; the parts of a line add up to those of its gap. */
function linesOf(gap: Candidate, amount: bigint): PlanLine[] {
  let left = amount;
  let [people, weighted] = [0n, 0n];
  return gap.lines.flatMap(({ needLineId, open }) => {
    const part = left < open ? left : open;
    left -= part;
    if (part === 0n) return [];
    const until = amount - left;
    const [reached, weighed] = [peopleReached(gap, until) - people, weightedReached(gap, until) - weighted];
    people += reached;
    weighted += weighed;
    return [
      {
        needLine: { id: needLineId },
        gapArea: { id: gap.id },
        amount: part,
        open,
        score: decimalOf(gap.score),
        peopleReached: decimalOf(reached),
        weightedPeople: decimalOf(weighed),
        isSuppressed: gap.isSuppressed,
      },
    ];
  });
}

const peopleOf = (plan: Plan, gaps: readonly PlanGap[]): bigint =>
  gaps.reduce((sum, gap) => sum + peopleReached(gap, plan.get(gap.id) ?? 0n), 0n);

/** The limits whose easing brings something, the dearest first. */
function limitsOf(eased: readonly Eased[], plan: Plan, gaps: readonly PlanGap[]): PlanLimit[] {
  const [reach, people] = [reachOf(plan, gaps), peopleOf(plan, gaps)];
  return eased
    .map(({ limit, amounts }) => ({
      limit,
      more: reachOf(amounts, gaps) - reach,
      people: peopleOf(amounts, gaps) - people,
    }))
    .filter(({ more }) => more > 0n)
    .toSorted((a, b) => (a.more === b.more ? 0 : a.more > b.more ? -1 : 1))
    .map(({ limit, more, people: morePeople }) => ({
      kind: limit.kind,
      area: limit.areaCode === null ? null : { code: limit.areaCode },
      limit: limit.limit,
      used: limit.used,
      easedBy: limit.step,
      morePeople: decimalOf(morePeople),
      moreWeightedPeople: decimalOf(more),
      words: wordsOfLimit(limit, morePeople / MILLION),
    }));
}

/** Plans a budget over the gaps that are open now; writes nothing. */
export async function planAllocation({ read }: CsrContext, input: PlanAllocationInput): Promise<AllocationPlan> {
  const problems = problemsOfQuestion(input);
  if (problems.length > 0) throw badInput(problems);
  const startedAt = performance.now();
  const values = [today(), input.within, input.categories, input.fiscalYear ?? null];
  const rows = await read.rows<MoneyLine>(LINES, values);
  const gaps = candidatesOf(rows);
  const bare = gaps.map(({ lines: _lines, isSuppressed: _isSuppressed, ...gap }): PlanGap => gap);
  const left = Math.max(LEAST_SECONDS, planSeconds() - (performance.now() - startedAt) / 1_000);
  const { solved, eased } = await solveApart({ gaps: bare, rules: rulesOf(input), seconds: left });
  const plan = solved.amounts;
  const total = [...plan.values()].reduce((sum, amount) => sum + amount, 0n);
  const given = gaps.filter(({ id }) => plan.has(id)).toSorted(byWorth);
  return {
    budget: input.budget,
    total,
    remainder: input.budget - total,
    peopleReached: decimalOf(peopleOf(plan, gaps)),
    weightedPeople: decimalOf(solved.reach),
    isProvenOptimal: solved.isProven,
    optimalityGap: solved.gap === null ? null : solved.gap.toFixed(6),
    gapsConsidered: gaps.length,
    gapsWithoutPeople: new Set(rows.map(({ gapAreaId }) => gapAreaId)).size - gaps.length,
    lines: given.flatMap((gap) => linesOf(gap, plan.get(gap.id) ?? 0n)),
    limits: limitsOf(eased, plan, gaps),
  };
}
