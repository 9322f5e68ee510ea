import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';

import { isSuppressed } from '../gap-areas/gap-area.rules.ts';
import { gapFacts, MEETS, scoreSql } from '../trust/trust.queries.ts';
import type { BriefGap, BriefTotals } from './brief.rules.ts';
import { withheldBesideEarlier } from './brief-people.queries.ts';

export interface BriefDecision {
  position: number;
  kind: 'RECOMMENDATION' | 'COMMITMENT';
  code: string;
  text: string;
  institution: string;
  dueOn: string | null;
  status: string;
  isOverdue: boolean;
  meetingCode: string;
}

export interface BriefBudgetLine {
  position: number;
  name: string;
  areaCode: string;
  areaName: string;
  agency: string;
  ceiling: string | null;
  allocated: string | null;
  covered: string;
  realised: string | null;
  asOf: string;
  sourceTitle: string;
  isDemo: boolean;
}

export interface BriefDoubt {
  position: number;
  gapCode: string;
  areaName: string;
  factor: string;
  textId: string;
  textEn: string;
  sourceTitles: string[];
  asOf: string | null;
}

/** The part of a brief that programs keeps. */
export interface BriefNeeds {
  frozenOn: string;
  decisions: BriefDecision[];
  gaps: BriefGap[];
  budgetLines: BriefBudgetLine[];
  doubts: BriefDoubt[];
  totals: BriefTotals;
}

type Unnumbered<Row> = Omit<Row, 'position'>;

export interface NeedsView {
  decisions: Unnumbered<BriefDecision>[];
  gaps: Unnumbered<BriefGap>[];
  budgetLines: Unnumbered<BriefBudgetLine>[];
  doubts: Unnumbered<BriefDoubt>[];
}

const within = (column: string) => `(${column} = scope.area or ${column} like scope.area || '.%')`;

const FACTS = gapFacts('(select day from scope)');

const SCOPE = `
  with scope as (select ?::text as area, ?::int as year, ?::uuid as meeting, ?::date as day),
  gap as (
    select g.*, a.name as area_name, c.name_id as category_name
    from scope, gap_area g join area a on a.code = g.area_code join need_category c on c.code = g.category_code
    where g.published_at is not null and g.status in ('PUBLISHED', 'CLOSED') and g.fiscal_year = scope.year
      and ${within('g.area_code')})`;

const DECISIONS = `
  select o.kind, o.code, o.text, o.institution, o.due_on::text as "dueOn", o.status, m.code as "meetingCode",
    coalesce(o.due_on < scope.day and o.status in ('OPEN', 'IN_PROGRESS'), false) as "isOverdue"
  from scope, meeting_outcome o join coordination_meeting m on m.id = o.meeting_id
  where (o.status in ('OPEN', 'IN_PROGRESS') and ${within('m.area_code')}) or m.id = scope.meeting
  order by o.due_on nulls last, o.code`;

const GAPS = `
  select g.id, g.code, g.title, g.area_code as "areaCode", g.area_name as "areaName", g.category_code as "categoryCode",
    g.category_name as "categoryName", g.status, g.deadline::text as deadline, g.people_in_need::text as "peopleInNeed",
    exists (select 1 from gap_people_withheld w where w.gap_area_id = g.id) as "isSuppressed", g.personnel_needed as "personnelNeeded", g.is_demo as "isDemo",
    ${scoreSql(FACTS)} as "trustScore", (select nullif(fact.freshness, 'NO_DAY') from (${FACTS}) fact) as freshness, needed.lines
  from gap g cross join lateral (
    select coalesce(json_agg(json_build_object('kind', n.kind, 'item', n.item, 'unit', n.unit, 'need', n.need::text,
      'budget', coalesce(k.budget, 0)::text, 'budgetKnown', k.budget is not null) order by n.position), '[]') as lines
    from need_line n left join lateral (select sum(amount) as budget from covering
      where need_line_id = n.id and released_at is null) k on true
    where n.gap_area_id = g.id) needed
  order by g.code`;

const BUDGET_LINES = `
  select b.name, b.area_code as "areaCode", a.name as "areaName", b.agency, b.ceiling::text as ceiling,
    b.allocated::text as allocated, b.covered::text as covered, b.realised::text as realised, b.as_of::text as "asOf",
    s.title as "sourceTitle", b.is_demo as "isDemo"
  from scope, budget_line b join area a on a.code = b.area_code join source s on s.code = b.source_code
  where b.fiscal_year = scope.year and ${within('b.area_code')} order by b.area_code, b.name, b.id`;

/** The reasons of a trust grade that a meeting has to hear of. */
const DOUBTFUL = `('SOURCE', 'NONE'), ('SOURCE', 'OTHER'), ('FRESHNESS', 'OVERDUE'), ('FRESHNESS', 'STALE'),
  ('FRESHNESS', 'NO_DAY'), ('CHECK', 'NOT_CHECKED'), ('VERIFICATION', 'NOT_VERIFIED'), ('VERIFICATION', 'NO_ROUND'),
  ('VERIFICATION', 'VERIFIED_UNBUDGETED'), ('VERIFICATION', 'VERIFIED_BUDGET_UNKNOWN'), ('AGREEMENT', 'CONTRADICTED')`;

const DOUBTS = `
  select g.code as "gapCode", g.area_name as "areaName", r.factor, r.text_id as "textId", r.text_en as "textEn",
    fact.as_of::text as "asOf", shown.titles as "sourceTitles"
  from gap g cross join lateral (${FACTS}) fact
  join trust_rule r on ${MEETS} and (r.factor, r.code) in (${DOUBTFUL})
  cross join lateral (select coalesce(json_agg(distinct s.title order by s.title), '[]') as titles
    from gap_evidence e join source s on s.code = e.source_code where e.gap_area_id = g.id) shown
  order by g.code, r.factor`;

const listOf = (name: string, sql: string) => `(select coalesce(json_agg(row), '[]') from (${sql}) row) as "${name}"`;

/** How many gap areas a brief would hold. */
export async function countGaps(tx: EntityManager, areaCode: string, fiscalYear: number): Promise<number> {
  const [counted] = await rowsIn<{ count: number }>(tx, `${SCOPE} select count(*)::int as count from gap`, [
    areaCode,
    fiscalYear,
    null,
    today(),
  ]);
  return counted?.count ?? 0;
}

/** What anybody may see of an area and a year now, all of it in one statement and so of one moment. */
export async function needsView(
  tx: EntityManager,
  { areaCode, fiscalYear, meetingId }: { areaCode: string; fiscalYear: number; meetingId: string | null },
): Promise<NeedsView> {
  const [view] = await rowsIn<NeedsView>(
    tx,
    `${SCOPE} select ${listOf('decisions', DECISIONS)}, ${listOf('gaps', GAPS)}, ${listOf('budgetLines', BUDGET_LINES)},
       ${listOf('doubts', DOUBTS)}`,
    [areaCode, fiscalYear, meetingId, today()],
  );
  if (!view) throw new Error('no view of an area');
  const beside = await withheldBesideEarlier(tx, view.gaps, fiscalYear);
  return { ...view, gaps: view.gaps.map((gap) => asPublic(gap, beside.has(gap.id))) };
}

/** A few people below kabupaten are not counted in public, nor by what an earlier brief shows. */
function asPublic<Gap extends Unnumbered<BriefGap>>(gap: Gap, isGivenAway: boolean): Gap {
  const people = gap.peopleInNeed === null ? null : Number(gap.peopleInNeed);
  return gap.isSuppressed || isGivenAway || isSuppressed(people, gap.areaCode)
    ? { ...gap, peopleInNeed: null, isSuppressed: true }
    : gap;
}
