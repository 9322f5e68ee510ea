/** What pillars owns: 50,000 people with 60,000 deployments, three for each gap. */
export const PILLARS_ROWS = [
  `insert into pillars.gap_area (id, code, title, area_code, category_code, fiscal_year, status, deadline, people_in_need,
      is_demo)
    select id, code, title, area_code, category_code, 2027, 'PUBLISHED', '2027-11-30', people, true from gap`,
  `create temp table volunteer as
    select s.n, pg_temp.made(8, s.n) as id, p.code as area_code, timestamptz '2026-10-01 02:00:00+00' as made_at
    from generate_series(0, 49999::bigint) as s (n) join place p on p.n = s.n % 1500`,
  `insert into pillars.personnel (id, type_code, area_code, status, skills, is_demo, registered_by, registered_at, changed_at,
      version)
    select id, (array['PSM', 'TAGANA', 'PUSKESOS'])[1 + n % 3], area_code, 'ACTIVE', '{}', true, 'bench', made_at, made_at, 1
    from volunteer`,
  `insert into pillars.person (personnel_id, full_name, initials) select id, 'Contoh Relawan ' || n, 'C.R.' from volunteer`,
  `insert into pillars.consent (id, personnel_id, purpose, text_version, means, given_on, is_demo, recorded_by, recorded_at)
    select pg_temp.made(9, n), id, 'REGISTER', 1, 'PAPER', '2026-10-01', true, 'bench', made_at from volunteer`,
  // The first 50,000 serve now; 10,000 of them have served elsewhere before.
  `create temp table assignment as
    select s.n, pg_temp.made(10, s.n) as id, v.id as personnel_id, g.id as gap_area_id, s.n >= 50000 as is_over
    from generate_series(0, 59999::bigint) as s (n)
    join volunteer v on v.n = case when s.n < 50000 then s.n else (s.n - 50000) * 4 end
    join gap g on g.n = s.n % 20000`,
  `insert into pillars.deployment (id, personnel_id, gap_area_id, begins_on, ends_on, hours_per_week, task, state, is_demo,
      created_at, changed_at)
    select id, personnel_id, gap_area_id, case when is_over then date '2026-08-01' else date '2026-11-01' end,
      case when is_over then date '2026-10-15' else date '2027-01-31' end, 10, 'Data contoh',
      case when is_over then 'COMPLETED' else 'ACTIVE' end, true, '2026-10-20', '2026-10-20' from assignment`,
  `insert into pillars.deployment_event (deployment_id, ordinal, from_state, to_state, actor_subject, actor_name, happened_at)
    select id, s.ordinal, s.before, s.after, 'bench', 'Data contoh', '2026-10-20'
    from assignment cross join (values (1, null, 'PROPOSED'), (2, 'PROPOSED', 'CONFIRMED'), (3, 'CONFIRMED', 'ACTIVE'),
      (4, 'ACTIVE', 'COMPLETED')) as s (ordinal, before, after) where is_over or s.ordinal < 4`,
  `insert into pillars.gap_staffing (gap_area_id, needed, proposed, deployed, completed, version, changed_at)
    select g.id, g.personnel, 0, count(*) filter (where on_duty), count(*) filter (where not on_duty), 4, '2026-10-20'
    from gap g join (select gap_area_id, personnel_id, bool_or(not is_over) as on_duty from assignment group by 1, 2) p
      on p.gap_area_id = g.id
    group by g.id, g.personnel`,
  `insert into pillars.event_seen (topic, aggregate, sequence, occurred_at)
    select 'programs.gap-area', id::text, 1, made_at from gap`,
];
