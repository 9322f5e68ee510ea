import { ACTIVITY_STEPS } from './activity.rules.ts';

const LEGAL_STEPS = Object.entries(ACTIVITY_STEPS)
  .flatMap(([from, steps]) => steps.map((to) => `('${from}', '${to}')`))
  .join(', ');

/** The standing invariants of activities: each statement lists the rows that break its rule. */
export const ACTIVITY_RULES: Record<string, string> = {
  'each step of an activity follows the one before and is legal': `
    select e.activity_id as key, format('%s: %s -> %s after %s', e.id, e.from_state, e.to_state, e.before) as detail
    from (select *, lag(to_state) over (partition by activity_id order by id) as before from activity_event) e
    where e.from_state is distinct from e.before
      or case when e.before is null then e.to_state <> 'REPORTED'
        else (e.from_state, e.to_state) not in (${LEGAL_STEPS}) end`,
  'an activity stands where its last step left it': `
    select v.id as key, format('%s, last step %s', v.state, e.to_state) as detail from activity v
    left join lateral (select * from activity_event where activity_id = v.id order by id desc limit 1) e on true
    where v.state is distinct from e.to_state or v.amount is distinct from e.amount`,
  'a verified activity has stored evidence, and was not verified by who reported it': `
    select v.id as key, format('%s %s', v.reported_by, v.decided_by) as detail from activity v
    where v.state = 'VERIFIED' and (v.decided_by = v.reported_by or not exists (
      select 1 from activity_evidence ve join evidence e on e.id = ve.evidence_id
      where ve.activity_id = v.id and e.state = 'STORED'))`,
  'an activity is counted as its need line is, where that is': `
    select v.id as key, format('%s %s %s', v.kind, v.item, v.unit) as detail from activity v
    join need_account n using (need_line_id) join gap_account g on g.id = n.gap_area_id
    where (v.kind, v.item, v.unit) is distinct from (n.kind, n.item, n.unit)
      or (v.area_code, v.category_code, v.fiscal_year) is distinct from (g.area_code, g.category_code, g.fiscal_year)`,
};
