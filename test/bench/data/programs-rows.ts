import { RANK_ALL } from '../../../subgraphs/programs/migrations/migration-20261122ranking.ts';

/**
 * The gaps of the bench and what all subgraphs know of them, made once into tables of this connection. Everything follows
 * from the number of a row, so that each machine makes the same data.
 */
export const GAPS = [
  `create function pg_temp.made(kind integer, n bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex(1763000000000 + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8'
      || substr(md5(kind || ':' || n), 1, 15))::uuid $$`,
  `create temp table place as
    select row_number() over (order by md5(code)) - 1 as n, code, name from programs.area
    where length(code) = 13 and code like '15.%' order by md5(code) limit 1500`,
  `create temp table gap as
    select s.n, pg_temp.made(1, s.n) as id, pg_temp.made(2, s.n) as line_id, p.code as area_code, p.name as area_name,
      'PPKS-' || lpad((1 + s.n / 1500)::text, 2, '0') as category_code, (s.n / 1500 + 1)::integer as serial,
      format('KSJ-%s-2027-%s', replace(p.code, '.', ''), lpad((s.n / 1500 + 1)::text, 4, '0')) as code,
      format('Data contoh: kebutuhan %s di %s', s.n, p.name) as title, 1000000000 + (s.n * 7919 % 4000) * 1000000 as need,
      10 + s.n * 31 % 490 as people, (3 + s.n % 5)::integer as personnel,
      timestamptz '2026-11-01 02:00:00+00' + s.n * interval '1 second' as made_at
    from generate_series(0, 19999::bigint) as s (n) join place p on p.n = s.n % 1500`,
  'create unique index on gap (n)',
  'analyze gap',
];

const TOLD_LINE = `jsonb_build_object('id', line_id, 'item', null, 'kind', 'MONEY', 'need', need::text, 'unit', 'rupiah',
  'budget', '0', 'coverings', '[]'::jsonb, 'budgetKnown', false)`;

/** What programs owns of the gaps. */
export const PROGRAMS_ROWS = [
  `insert into programs.gap_area (id, code, title, area_code, category_code, fiscal_year, status, deadline, people_in_need,
      personnel_needed, is_demo, version, serial, created_at, changed_at, published_at)
    select id, code, title, area_code, category_code, 2027, 'PUBLISHED', '2027-11-30', people, personnel, true, 1, serial,
      made_at, made_at, made_at from gap`,
  `insert into programs.need_line (id, gap_area_id, position, kind, unit, need)
    select line_id, id, 1, 'MONEY', 'rupiah', need from gap`,
  `insert into programs.gap_evidence (id, gap_area_id, title, is_demo, added_at)
    select pg_temp.made(3, n), id, 'Data contoh', true, made_at from gap`,
  `insert into programs.gap_area_step (id, gap_area_id, version, action, reason, state, taken_at)
    select pg_temp.made(4, n), id, 1, 'PUBLISHED', 'bench', jsonb_build_object('id', id, 'code', code, 'title', title,
      'isDemo', true, 'status', 'PUBLISHED', 'areaCode', area_code, 'areaName', area_name, 'deadline', '2027-11-30',
      'needLines', jsonb_build_array(${TOLD_LINE}), 'fiscalYear', 2027, 'categoryCode', category_code,
      'peopleInNeed', people, 'peopleTargeted', null, 'personnelNeeded', personnel, 'programmePillarCode', null), made_at
    from gap`,
  // The same statement that the history began with, for these rows.
  `insert into programs.gap_area_version (gap_area_id, version, taken_at, row, lines, coverings)
    select g.id, g.version, gap.made_at, to_jsonb(g), jsonb_build_array(to_jsonb(line)), '[]'
    from gap join programs.gap_area g on g.id = gap.id join programs.need_line line on line.gap_area_id = g.id`,
];

/** What programs has heard from csr and pillars; made after their rows. */
export const PROGRAMS_PROJECTIONS = [
  `insert into programs.gap_coverage (gap_area_id, version, need_version, coverage_state, pledge_count, projected_at)
    select a.id, a.version, 1, 'OPEN', coalesce(t.live, 0), a.changed_at
    from gap join csr.gap_account a on a.id = gap.id left join taken t on t.gap_n = gap.n`,
  `insert into programs.gap_coverage_line (need_line_id, gap_area_id, kind, unit, need, budget, held, committed, delivered,
      uncovered, open, over_covered, new_held, new_committed, new_delivered)
    select need_line_id, gap_area_id, kind, unit, a.need, 0, held, committed, 0, a.need - committed,
      a.need - committed - held, 0, held, committed, 0
    from gap join csr.need_account a on a.need_line_id = gap.line_id`,
  `insert into programs.gap_staffing (gap_area_id, version, needed, deployed, missing, projected_at)
    select s.gap_area_id, s.version, s.needed, s.deployed + s.completed,
      greatest(0, s.needed - s.deployed - s.completed), s.changed_at
    from gap join pillars.gap_staffing s on s.gap_area_id = gap.id`,
  RANK_ALL,
  `insert into programs.gap_trust (gap_area_id)
    select id from gap where not exists (select from programs.gap_trust where gap_area_id = gap.id)`,
  `insert into programs.event_seen (topic, aggregate, sequence, occurred_at)
    select 'csr.coverage', gap_area_id::text, c.version, projected_at
      from gap join programs.gap_coverage c on c.gap_area_id = gap.id
    union all select 'pillars.staffing', gap_area_id::text, s.version, projected_at
      from gap join programs.gap_staffing s on s.gap_area_id = gap.id`,
];
