import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import {
  freshnessOf,
  gradeOf,
  scoreOf,
  widensBy,
  type Freshness,
  type GradeLimit,
  type TrustGrade,
  type TrustReason,
} from './trust.rules.ts';

export interface Trust {
  grade: `${TrustGrade}`;
  score: number;
  freshness: `${Freshness}`;
  asOf: string | null;
  promisedDays: number;
  isPromiseAssumed: boolean;
  rulesVersion: number;
  reasons: TrustReason[];
  widensPercent: string;
}

interface TrustRow {
  id: string;
  version: number;
  asOf: string | null;
  promisedDays: number;
  isPromiseAssumed: boolean;
  reasons: TrustReason[];
  grades: GradeLimit[];
}

/** The rules in force: the newest version. */
export const RULE_SET = `(select version, default_promised_days as days from trust_rule_set order by version desc limit 1) ruled`;

/** The rule of the best of some sources. */
const bestSource = (codes: string) => `
  select r.code from source s left join trust_source_kind k on k.kind = s.kind
  join trust_rule r on r.version = ruled.version and r.factor = 'SOURCE' and r.code = coalesce(k.code, 'OTHER')
  where s.code = any (${codes}) order by r.points desc, r.code limit 1`;

/** The newest round of the kabupaten or kota in the figure's year or the year before; one made up lends no trust. */
const roundOf = (area: string, year: string) => `
  select case when v.carried_out = 'NO' then 'NOT_VERIFIED' when v.carried_out = 'YES' then
      case v.budget_status when 'BUDGETED' then 'VERIFIED_BUDGETED' when 'NOT_BUDGETED' then 'VERIFIED_UNBUDGETED'
      else 'VERIFIED_BUDGET_UNKNOWN' end end
  from verification_round v where v.area_code = left(${area}, 5) and v.year between ${year} - 1 and ${year}
    and not v.is_demo
  order by v.year desc, (v.carried_out = 'YES') desc, v.dataset limit 1`;

export const promiseOf = (subject: 'INDICATOR' | 'SOURCE', matches: string) =>
  `(select min(p.days) from publication_promise p where p.subject = '${subject}' and p.code ${matches})`;

/** How old `of.as_of` is on `day` against what was promised, as the code of a rule. */
const freshnessSql = (day: string) => `
  case when of.as_of is null then 'NO_DAY' else (
    select r.code from trust_rule r where r.version = of.version and r.factor = 'FRESHNESS' and r.code <> 'NO_DAY'
      and (r.until_percent is null or (${day} - of.as_of) * 100 <= of.promised_days * r.until_percent)
    order by r.until_percent nulls last limit 1) end`;

// `offset 0` makes Postgres work each fact out once a row, not once for each rule it is held against.
export const withFreshness = (facts: string, day: string) =>
  `select of.*, ${freshnessSql(day)} as freshness from (${facts} offset 0) of offset 0`;

/** What is known of one row `figure` with its `indicator`; no row before any rules are in. */
export const figureFacts = (day: string): string =>
  withFreshness(
    `select ruled.version, figure.as_of, figure.method, figure.check_state,
       case when figure.is_demo then 'DEMO' else coalesce((${bestSource('figure.source_codes')}), 'OTHER') end as source,
       case when not exists (select 1 from figure other where other.area_code = figure.area_code
           and other.indicator_code = figure.indicator_code and other.category = figure.category
           and other.period = figure.period and other.value <> figure.value) then 'UNCONTRADICTED'
         when exists (select 1 from figure_choice c where c.figure_id = figure.id) then 'CHOSEN'
         else 'CONTRADICTED' end as agreement,
       case when figure.method = 'SURVEY' or not indicator.counts_people then 'NOT_NEEDED' else coalesce(
         (${roundOf('figure.area_code', 'extract(year from figure.as_of)::int')}), 'NO_ROUND') end as verification,
       coalesce(told.days, ruled.days) as promised_days, told.days is null as is_promise_assumed
     from ${RULE_SET} cross join lateral (select coalesce(
       ${promiseOf('SOURCE', '= any (figure.source_codes)')}, ${promiseOf('INDICATOR', '= figure.indicator_code')}) as days
     ) told`,
    day,
  );

/** What is known of one gap area `g`: its evidence, how its need was worked out, the rounds of its area. */
export const gapFacts = (day: string): string =>
  withFreshness(
    `select ruled.version, coalesce(g.figures_as_of, shown.as_of) as as_of,
       case when formula.is_computed then 'COMPUTED' else 'STATED' end as method,
       case when shown.sources > 1 then 'CONFIRMED' when shown.pieces > 0 then 'STATED' else 'NOT_CHECKED' end
         as check_state,
       case when g.is_demo then 'DEMO' when shown.pieces = 0 then 'NONE' else coalesce(
         (${bestSource('shown.codes')}), 'OFFICER') end as source,
       case when formula.is_contradicted then 'CONTRADICTED' else 'UNCONTRADICTED' end as agreement,
       case when formula.is_computed then 'NOT_NEEDED' else coalesce((${roundOf(
         'g.area_code',
         'coalesce(extract(year from coalesce(g.figures_as_of, shown.as_of))::int, g.fiscal_year)',
       )}), 'NO_ROUND') end as verification,
       coalesce(told.days, ruled.days) as promised_days, told.days is null as is_promise_assumed
     from ${RULE_SET}
     cross join lateral (select count(*) as pieces, count(distinct e.source_code) as sources, max(e.as_of) as as_of,
       array_remove(array_agg(e.source_code), null) as codes from gap_evidence e where e.gap_area_id = g.id) shown
     cross join lateral (select count(*) > 0 as is_computed, coalesce(bool_or(exists (
         select 1 from figure f join figure other on other.area_code = f.area_code
           and other.indicator_code = f.indicator_code and other.category = f.category and other.period = f.period
           and other.value <> f.value
         where f.area_code = g.area_code and f.period = n.period and f.category = ''
           and f.indicator_code in ('poor_percent', 'poor_thousand', 'depth_p1', 'poverty_line_idr_month')
           and not exists (select 1 from figure_choice c where c.area_code = f.area_code
             and c.indicator_code = f.indicator_code and c.category = f.category and c.period = f.period))), false)
         as is_contradicted
       from need_line l join need_formula n on n.need_line_id = l.id where l.gap_area_id = g.id) formula
     cross join lateral (select case when formula.is_computed then ${promiseOf('INDICATOR', "= 'poor_percent'")}
       else ${promiseOf('SOURCE', '= any (shown.codes)')} end as days) told`,
    day,
  );

/** The rules that `fact` meets, one of each factor. */
export const MEETS = `r.version = fact.version and (r.factor, r.code) in (('SOURCE', fact.source), ('METHOD', fact.method),
  ('CHECK', fact.check_state), ('AGREEMENT', fact.agreement), ('VERIFICATION', fact.verification),
  ('FRESHNESS', fact.freshness))`;

/** The score of what the facts speak of, as one number; null before any rules are in. */
export const scoreSql = (facts: string): string =>
  `(select sum(r.points) from (${facts}) fact join trust_rule r on ${MEETS})`;

/** True where the facts are of a stale figure, or of one without a day. */
export const isStaleSql = (facts: string): string =>
  `exists (select 1 from (${facts}) fact where fact.freshness in ('STALE', 'NO_DAY'))`;

/** True when a score reaches the grade `least` (or it is null), and staleness is as `stale` says (or it is null). */
export const trustMatches = (
  { score, isStale }: { score: string; isStale: string },
  least: string,
  stale: string,
): string => `
  (${least}::text is null or ${score} >= (select l.least_score from trust_grade l
     where l.grade = ${least} and l.version = (select max(version) from trust_rule_set)))
  and (${stale}::boolean is null or ${stale} = ${isStale})`;

const trustOf = (from: string, facts: string, where: string) => `
  select ${from}.id, fact.version, fact.as_of as "asOf", fact.promised_days as "promisedDays",
    fact.is_promise_assumed as "isPromiseAssumed", met.reasons, limits.grades
  from ${from === 'figure' ? 'figure join indicator on indicator.code = figure.indicator_code' : 'gap_area g'}
  cross join lateral (${facts}) fact
  cross join lateral (select jsonb_agg(jsonb_build_object('factor', r.factor, 'code', r.code, 'points', r.points,
      'widensPercent', trim_scale(r.widens_percent)::text, 'textId', r.text_id, 'textEn', r.text_en,
      'mostPoints', (select max(m.points) from trust_rule m where m.version = r.version and m.factor = r.factor))
      order by r.points desc, r.factor) as reasons
    from trust_rule r where ${MEETS}) met
  cross join lateral (select jsonb_agg(jsonb_build_object('grade', l.grade, 'leastScore', l.least_score)) as grades
    from trust_grade l where l.version = fact.version) limits
  where ${where}`;

function asTrust({ reasons, grades, ...row }: TrustRow): Trust {
  const score = scoreOf(reasons);
  return {
    asOf: row.asOf,
    promisedDays: row.promisedDays,
    isPromiseAssumed: row.isPromiseAssumed,
    rulesVersion: row.version,
    score,
    grade: gradeOf(score, grades),
    freshness: freshnessOf(reasons),
    reasons,
    widensPercent: widensBy(reasons),
  };
}

/** The trust of figures and of gap areas on the day of the request. */
export function trustLoaders(read: Snapshot) {
  const loader = (sql: string) => rowLoader<TrustRow>(read, sql, (row) => row.id, [today()]);
  const figures = loader(trustOf('figure', figureFacts('$2::date'), 'figure.id = any ($1::uuid[])'));
  const gaps = loader(trustOf('g', gapFacts('$2::date'), 'g.id = any ($1::uuid[])'));
  const trusted = async (rows: typeof figures, id: string) => {
    const row = await rows.load(id);
    return row && asTrust(row);
  };
  return {
    figureTrust: (figureId: string) => trusted(figures, figureId),
    gapTrust: (gapAreaId: string) => trusted(gaps, gapAreaId),
  };
}

export interface TrustRuleRow extends TrustReason {
  version: number;
  untilPercent: number | null;
}

/** The rules of one version, the newest unless told, in the order of their factors. */
export function listTrustRules(context: RequestContext, version: number | null): Promise<TrustRuleRow[]> {
  return context.read.rows<TrustRuleRow>(
    `select r.version, r.factor, r.code, r.points, trim_scale(r.widens_percent)::text as "widensPercent",
       r.until_percent as "untilPercent", r.text_id as "textId", r.text_en as "textEn",
       max(r.points) over (partition by r.factor) as "mostPoints"
     from trust_rule r where r.version = coalesce($1::int, (select max(version) from trust_rule_set))
     order by r.factor, r.points desc, r.code`,
    [version],
  );
}
