import { Migration } from '@mikro-orm/migrations';

/** Gap areas, what they need, what the state pays of it, and the read model they are ranked by. */
export class Migration20261121c extends Migration {
  override up(): void {
    for (const statement of [...GAP_AREAS, ...NEEDS, ...RANKING, ...APPEND_ONLY]) this.addSql(statement);
  }
}

const KIND = `kind text not null check (kind in ('MONEY', 'GOODS', 'SERVICE', 'PERSON_TIME'))`;

const GAP_AREAS = [
  `create table gap_area (
    id uuid primary key,
    code text not null unique,
    title text not null check (btrim(title) <> ''),
    area_code text not null references area,
    category_code text not null references need_category,
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    programme_pillar_code text references programme_pillar,
    status text not null check (status in ('DRAFT', 'PUBLISHED', 'CLOSED', 'WITHDRAWN')),
    deadline date,
    people_in_need bigint check (people_in_need >= 0),
    personnel_needed integer check (personnel_needed >= 0),
    note text,
    is_demo boolean not null,
    version integer not null check (version > 0),
    serial integer not null check (serial > 0),
    figures_as_of date,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    published_at timestamptz(3),
    unique (area_code, fiscal_year, serial))`,
  // One open gap area per area, category, year and pillar: two would be counted twice.
  `create unique index gap_area_once on gap_area (area_code, category_code, fiscal_year, coalesce(programme_pillar_code, ''))
    where status in ('DRAFT', 'PUBLISHED')`,
  'create index gap_area_listed on gap_area (status, fiscal_year, area_code text_pattern_ops)',
  'create index gap_area_of_category on gap_area (category_code)',
  `create table gap_evidence (
    id uuid primary key,
    gap_area_id uuid not null references gap_area,
    title text not null check (btrim(title) <> ''),
    source_code text references source,
    address text,
    as_of date,
    quote text,
    is_demo boolean not null,
    added_organisation text,
    added_at timestamptz(3) not null)`,
  'create index gap_evidence_of on gap_evidence (gap_area_id, added_at, id)',
  `create table gap_area_step (
    id uuid primary key,
    gap_area_id uuid not null references gap_area,
    version integer not null,
    action text not null,
    reason text,
    actor_subject text,
    actor_name text,
    organisation text,
    state jsonb not null,
    taken_at timestamptz(3) not null,
    unique (gap_area_id, version))`,
];

const NEEDS = [
  `create table need_line (
    id uuid primary key,
    gap_area_id uuid not null references gap_area,
    position integer not null,
    ${KIND},
    item text,
    unit text not null check (btrim(unit) <> ''),
    need bigint not null check (need >= 0),
    unique (gap_area_id, position))`,
  `create unique index need_line_once on need_line (gap_area_id, kind, lower(coalesce(item, '')), lower(unit))`,
  // The inputs of a computed need, so that anybody can work it out again.
  `create table need_formula (
    need_line_id uuid primary key references need_line,
    formula text not null,
    poor_percent text not null,
    depth_p1 text not null,
    poor_thousand text not null,
    poverty_line bigint not null,
    period text not null,
    source_codes text[] not null check (cardinality(source_codes) > 0))`,
  `create table covering (
    id uuid primary key,
    need_line_id uuid not null references need_line,
    budget_line_id uuid not null references budget_line,
    amount bigint not null check (amount > 0),
    value bigint not null check (value > 0),
    is_demo boolean not null,
    made_at timestamptz(3) not null,
    made_organisation text,
    released_at timestamptz(3),
    release_reason text)`,
  'create index covering_of_line on covering (need_line_id) where released_at is null',
  'create index covering_from on covering (budget_line_id) where released_at is null',
];

const RANKING = [
  // Weights and scales of the priority score; a new version is a new set of rows.
  `create table priority_weight (
    version integer not null,
    component text not null check (component in ('PEOPLE_IN_NEED', 'UNCOVERED_PER_PERSON', 'POVERTY_RATE', 'DEADLINE')),
    ordinal integer not null,
    weight integer not null check (weight between 0 and 100),
    scale jsonb not null,
    primary key (version, component))`,
  `create table gap_coverage (
    gap_area_id uuid primary key references gap_area,
    version bigint not null,
    need_version bigint not null,
    coverage_state text not null check (coverage_state in ('OPEN', 'FULLY_HELD', 'COVERED', 'OVER_COVERED')),
    pledge_count integer not null,
    projected_at timestamptz(3) not null)`,
  'create index gap_coverage_state on gap_coverage (coverage_state)',
  `create table gap_coverage_line (
    need_line_id uuid primary key references need_line,
    gap_area_id uuid not null references gap_area,
    ${KIND},
    item text,
    unit text not null,
    need bigint not null,
    budget bigint not null,
    held bigint not null,
    committed bigint not null,
    delivered bigint not null,
    uncovered bigint not null,
    open bigint not null,
    over_covered bigint not null)`,
  'create index gap_coverage_line_of on gap_coverage_line (gap_area_id, kind)',
  `create table gap_staffing (
    gap_area_id uuid primary key references gap_area,
    version bigint not null,
    needed integer,
    deployed integer not null,
    missing integer,
    projected_at timestamptz(3) not null)`,
  `create table gap_priority (
    gap_area_id uuid primary key references gap_area,
    weights_version integer not null,
    people_in_need bigint,
    is_suppressed boolean not null,
    uncovered_money bigint,
    poverty_percent text,
    poverty_figure_id uuid,
    base_score numeric(9, 6) not null,
    deadline_weight integer not null,
    deadline_days integer not null,
    computed_at timestamptz(3) not null)`,
];

const APPEND_ONLY = [
  `create function refuse_rewrite() returns trigger language plpgsql as
    $$ begin raise exception 'rows of % are only ever added', tg_table_name; end $$`,
  `create trigger gap_area_step_kept before update or delete on gap_area_step
    for each row execute function refuse_rewrite()`,
];
