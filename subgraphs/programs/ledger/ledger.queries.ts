import { BRIEF_RULES } from '../briefs/brief-ledger.queries.ts';
import { IMPORT_LEDGER_RULES } from '../../import-runs/import-tables.ts';
import { GAP_AREA_STEPS } from '../gap-areas/gap-area.rules.ts';
import { MEETING_RULES } from '../meeting-changes/meeting-change-ledger.queries.ts';
import { OUTCOME_RULES } from '../outcomes/outcome-ledger.queries.ts';
import { RANKING_RULES } from '../rankings/ranking-ledger.queries.ts';
import { TRUST_RULES } from '../trust/kept-trust.queries.ts';
import { PLANNING_RULES } from '../proposals/proposal-ledger.queries.ts';

const LEGAL_STEPS = Object.entries(GAP_AREA_STEPS)
  .flatMap(([from, steps]) => [from, ...steps].map((to) => `('${from}', '${to}')`))
  .join(', ');

/** Every standing invariant of the needs and budgets, by its sentence; each statement lists the rows that break it. */
export const LEDGER_RULES: Record<string, string> = {
  ...IMPORT_LEDGER_RULES,
  'what a budget line covers is the sum of its living coverings, and no more than is allocated': `
    select b.id as key, format('%s/%s of %s', b.covered, coalesce(c.sum, 0), b.allocated) as detail from budget_line b
    left join (select budget_line_id, sum(value) from covering where released_at is null group by 1) c
      on c.budget_line_id = b.id
    where b.covered <> coalesce(c.sum, 0) or b.covered > coalesce(b.allocated, 0)`,
  'a budget line stands at its last version': `
    select b.id as key, format('%s/%s', b.version, max(v.version)) as detail from budget_line b
    left join budget_line_version v on v.budget_line_id = b.id group by b.id
    having b.version is distinct from max(v.version) or count(v.version) <> b.version`,
  'a gap area stands where its last step left it, and no step is missing': `
    select g.id as key, format('version %s, %s steps up to %s', g.version, count(s.id), max(s.version)) as detail
    from gap_area g left join gap_area_step s on s.gap_area_id = g.id group by g.id
    having g.version is distinct from max(s.version) or count(s.id) <> g.version
      or g.status is distinct from (array_agg(s.state ->> 'status' order by s.version desc))[1]`,
  'the history of a gap area ends with the gap area and its needs as they stand': `
    select g.id as key, format('version %s, remembered %s', g.version, v.version) as detail
    from gap_area g left join lateral (
      select * from gap_area_version where gap_area_id = g.id order by version desc limit 1) v on true
    where v.version is distinct from g.version or v.row ->> 'status' <> g.status or v.lines is distinct from (
      select coalesce(jsonb_agg(to_jsonb(n) order by n.position), '[]') from need_line n where n.gap_area_id = g.id)`,
  'each step of a gap area is legal': `
    select s.gap_area_id as key, format('version %s: %s -> %s', s.version, s.before, s.status) as detail
    from (select gap_area_id, version, state ->> 'status' as status,
        lag(state ->> 'status') over (partition by gap_area_id order by version) as before from gap_area_step) s
    where s.before is not null and (s.before, s.status) not in (${LEGAL_STEPS})`,
  'a published gap area has evidence and a need': `
    select g.id as key, g.code as detail from gap_area g where g.published_at is not null
      and (not exists (select 1 from gap_evidence where gap_area_id = g.id)
        or not exists (select 1 from need_line where gap_area_id = g.id))`,
  'a ranked need adds up': `
    select need_line_id as key, format('%s + %s, %s', need, over_covered, uncovered) as detail from gap_coverage_line
    where need + over_covered <> budget + committed + delivered + uncovered or open <> greatest(0, uncovered - held)`,
  ...MEETING_RULES,
  ...OUTCOME_RULES,
  ...PLANNING_RULES,
  ...RANKING_RULES,
  ...TRUST_RULES,
  'each version of a set of criteria follows the one before, and has criteria': `
    select s.id as key, format('%s versions up to %s', count(v.version), max(v.version)) as detail
    from poverty_criteria_set s left join poverty_criteria_version v on v.set_id = s.id group by s.id
    having count(v.version) is distinct from max(v.version)::bigint or bool_or(not exists (
      select 1 from poverty_criterion c where c.set_id = v.set_id and c.version = v.version))`,
  'each recording of a service achievement is the next version, at the level that the standard binds': `
    select a.area_code || ' ' || a.year || ' ' || a.standard_code as key, format('%s up to %s', count(*), max(version)) as detail
    from service_achievement a join service_standard s on s.code = a.standard_code
    group by a.area_code, a.year, a.standard_code, s.government_level
    having count(*) <> max(version) or length(a.area_code) <> case s.government_level when 'PROVINCE' then 2 else 5 end`,
  'a withheld count of people lies below its bound, and no small count is left out': `
    select g.id as key, format('%s people, below %s', g.people_in_need, w.below) as detail
    from gap_area g left join gap_people_withheld w on w.gap_area_id = g.id
    where w.below <= g.people_in_need or w.below is not null and g.people_in_need is null
      or w.below is null and g.people_in_need between 1 and 4 and length(g.area_code) > 5 and g.published_at is not null`,
  'each recording of what a round found wrong is the next version, and none is missing': `
    select round_id as key, format('%s recordings up to %s', count(distinct version), max(version)) as detail
    from data_quality_count group by round_id having count(distinct version) <> max(version)`,
  ...BRIEF_RULES,
};

/** How much the walk goes over. */
export const LEDGER_COUNTS = `
  select (select count(*) from gap_area) as "gap areas", (select count(*) from gap_area_step) as steps,
    (select count(*) from need_line) as "need lines", (select count(*) from covering) as coverings,
    (select count(*) from budget_line) as "budget lines", (select count(*) from planning_proposal) as proposals`;

/** The newest number of each aggregate that programs announces, by topic. */
export const ANNOUNCED: Record<string, string> = {
  'programs.gap-area': 'select id::text as aggregate, version as sequence from gap_area where published_at is not null',
  'programs.budget-line': 'select id::text as aggregate, version as sequence from budget_line',
  'programs.brief': 'select id::text as aggregate, 1 as sequence from meeting_brief',
  'programs.areas': `select aggregate, version as sequence from announced_state where topic = 'programs.areas'`,
  'programs.people-in-need': `select aggregate, version as sequence from announced_state where topic = 'programs.people-in-need'`,
  'programs.priority': `select aggregate, version as sequence from announced_state where topic = 'programs.priority'`,
};

/** The fingerprints that the other subgraphs told of their parts of each brief. */
export const TOLD_FINGERPRINTS = `
  select b.code, p.part, p.fingerprint from meeting_brief_part p join meeting_brief b on b.id = p.brief_id`;

/** What the ranking knows of each account of csr, in one word. */
export const PROJECTED_ACCOUNTS = `
  select gap_area_id as id, max(c.version) as version,
    string_agg(concat_ws(' ', need_line_id, need, budget, held, committed, delivered, new_held, new_committed,
      new_delivered), ',' order by need_line_id) as figures
  from gap_coverage_line join gap_coverage c using (gap_area_id) group by gap_area_id`;
