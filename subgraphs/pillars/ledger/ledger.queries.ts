import { BRIEF_RULES } from '../briefs/brief-ledger.queries.ts';
import { IMPORT_LEDGER_RULES } from '../../import-runs/import-tables.ts';
import { DEPLOYMENT_STEPS } from '../deployments/deployment.rules.ts';

const LEGAL_STEPS = Object.entries(DEPLOYMENT_STEPS)
  .flatMap(([from, steps]) => steps.map((to) => `('${from}', '${to}')`))
  .join(', ');

/** Every standing invariant of the deployments, by its sentence; each statement lists the rows that break it. */
export const LEDGER_RULES: Record<string, string> = {
  ...IMPORT_LEDGER_RULES,
  'the staffing of a gap area counts its people, each once': `
    select s.gap_area_id as key,
      format('%s/%s proposed, %s/%s deployed, %s/%s completed', s.proposed, c.proposed, s.deployed, c.deployed, s.completed,
        c.completed) as detail
    from gap_staffing s cross join lateral (
      select count(*) filter (where on_duty) as deployed, count(*) filter (where done and not on_duty) as completed,
        count(*) filter (where waits and not done and not on_duty) as proposed
      from (select bool_or(state in ('CONFIRMED', 'ACTIVE')) as on_duty, bool_or(state = 'COMPLETED') as done,
          bool_or(state = 'PROPOSED') as waits
        from deployment where gap_area_id = s.gap_area_id group by personnel_id) as people) c
    where (s.proposed, s.deployed, s.completed) is distinct from (c.proposed, c.deployed, c.completed)`,
  'a deployment stands where its last step left it, and no step is missing': `
    select d.id as key, format('%s, %s steps up to %s', d.state, count(e.ordinal), max(e.ordinal)) as detail
    from deployment d left join deployment_event e on e.deployment_id = d.id group by d.id
    having count(e.ordinal) is distinct from max(e.ordinal)
      or d.state is distinct from (array_agg(e.to_state order by e.ordinal desc))[1]`,
  'each step of a deployment follows the one before and is legal': `
    select e.deployment_id as key, format('%s -> %s after %s', e.from_state, e.to_state, e.before) as detail
    from (select *, lag(to_state) over (partition by deployment_id order by ordinal) as before from deployment_event) e
    where e.from_state is distinct from e.before
      or (e.from_state is not null and (e.from_state, e.to_state) not in (${LEGAL_STEPS}))`,
  'the people of delivery requirements are the sum of their rows, and no version is missing': `
    select s.gap_area_id as key, format('version %s says %s', s.version, s.people) as detail
    from delivery_requirement_set s left join delivery_requirement r using (gap_area_id, version)
    group by s.gap_area_id, s.version, s.people
    having coalesce(sum(r.people), 0) <> s.people or (s.version > 1 and not exists (
      select from delivery_requirement_set b where b.gap_area_id = s.gap_area_id and b.version = s.version - 1))`,
  'the hours of a person on a day are the sum of the reports that stand, at most 24': `
    select coalesce(d.personnel_id, v.personnel_id)::text || ' ' || coalesce(d.visited_on, v.visited_on) as key,
      format('%s kept, %s reported', d.hours, v.hours) as detail
    from visit_day d full join (select personnel_id, visited_on, sum(hours) as hours from visit
      where not exists (select from visit_void o where o.visit_id = visit.id) group by 1, 2) v
      using (personnel_id, visited_on)
    where d.hours is distinct from v.hours or d.hours > 24`,
  'a report names the person and the gap area of its deployment, and a day inside it': `
    select v.id as key, format('%s, %s to %s, %s', v.visited_on, d.begins_on, d.ends_on, d.state) as detail
    from visit v join deployment d on d.id = v.deployment_id
    where v.personnel_id <> d.personnel_id or v.gap_area_id <> d.gap_area_id
      or v.visited_on not between d.begins_on and d.ends_on or d.state in ('PROPOSED', 'CONFIRMED', 'DECLINED')`,
  'who serves no more is kept up to a day, and who was erased is not kept': `
    select p.id as key, format('%s, erased %s, kept until %s', p.status, n.erased_at, n.retention_until) as detail
    from personnel p join person n on n.personnel_id = p.id
    where (p.status = 'ENDED' and n.erased_at is null) <> (n.retention_until is not null)`,
  'a correction stands where its last step left it, no step is missing, and only an open one holds a value': `
    select c.id as key, format('%s, %s steps up to %s', c.state, count(s.ordinal), max(s.ordinal)) as detail
    from correction c left join correction_step s on s.correction_id = c.id group by c.id
    having count(s.ordinal) is distinct from max(s.ordinal)
      or c.state is distinct from (array_agg(s.to_state order by s.ordinal desc))[1]
      or (c.state <> 'REQUESTED' and c.wanted_value is not null)`,
  ...BRIEF_RULES,
};

/** How much the walk goes over. */
export const LEDGER_COUNTS = `
  select (select count(*) from personnel) as people, (select count(*) from deployment) as deployments,
    (select count(*) from deployment_event) as steps, (select count(*) from gap_staffing) as "gap areas"`;

/** The fingerprint of each part of a brief that pillars keeps. */
export const FINGERPRINTS = `select code, 'STAFFING' as part, fingerprint from brief`;

/** The newest number of each aggregate that pillars announces, by topic. */
export const ANNOUNCED: Record<string, string> = {
  'pillars.brief': 'select id::text as aggregate, 1 as sequence from brief',
  'pillars.deployment': `select deployment_id::text as aggregate, max(ordinal) as sequence from deployment_event
    group by deployment_id`,
  'pillars.staffing': 'select gap_area_id::text as aggregate, version as sequence from gap_staffing',
};
