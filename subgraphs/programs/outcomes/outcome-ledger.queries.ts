import { OUTCOME_STEPS } from './outcome.rules.ts';

const LEGAL_STEPS = Object.entries(OUTCOME_STEPS)
  .flatMap(([from, steps]) => steps.map((to: string) => `('${from}', '${to}')`))
  .join(', ');

/** The standing invariants of what meetings decided. */
export const OUTCOME_RULES: Record<string, string> = {
  'an outcome of a meeting stands where its last step left it, and no step is missing': `
    select o.code as key, format('%s version %s, %s steps up to %s', o.status, o.version, count(s.version), max(s.version))
      as detail
    from meeting_outcome o left join meeting_outcome_step s on s.outcome_id = o.id group by o.id
    having o.version is distinct from max(s.version) or count(s.version) <> o.version
      or o.status is distinct from (array_agg(s.status order by s.version desc))[1]`,
  'each step of an outcome of a meeting is legal': `
    select s.outcome_id as key, format('version %s: %s -> %s', s.version, s.before, s.status) as detail
    from (select outcome_id, version, status, lag(status) over (partition by outcome_id order by version) as before
      from meeting_outcome_step) s
    where s.before is not null and (s.before, s.status) not in (${LEGAL_STEPS})`,
  'a meeting follows up an earlier meeting of its own area': `
    select m.code as key, f.code as detail from coordination_meeting m join coordination_meeting f on f.id = m.follows_id
    where m.area_code <> f.area_code or m.starts_on <= f.starts_on`,
};
