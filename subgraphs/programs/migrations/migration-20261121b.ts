import { Migration } from '@mikro-orm/migrations';

/** Budget lines, figures and verification rounds: what officers record. */
export class Migration20261121b extends Migration {
  override up(): void {
    for (const statement of [...BUDGETS, ...FIGURES, ...VERIFICATIONS]) this.addSql(statement);
  }
}

const CHECK_STATE = `check_state text not null check (check_state in ('CONFIRMED', 'STATED', 'NOT_CHECKED'))`;
const MECHANISM = `mechanism text not null check (mechanism in ('AGENCY_SPENDING', 'FINANCIAL_TRANSFER', 'UNKNOWN'))`;

const BUDGETS = [
  `create table budget_line (
    id uuid primary key,
    name text not null check (btrim(name) <> ''),
    programme_code text references programme,
    pillar_code text references programme_pillar,
    component_code text references programme_component,
    area_code text not null references area,
    category_code text references need_category,
    item text,
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    agency text not null,
    ${MECHANISM},
    version integer not null check (version > 0),
    ceiling bigint check (ceiling >= 0),
    allocated bigint check (allocated >= 0),
    realised bigint check (realised >= 0),
    -- The rupiah that living coverings draw from this line, kept by the commands that cover and release.
    covered bigint not null default 0 check (covered >= 0),
    source_code text not null references source,
    as_of date not null,
    is_demo boolean not null,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    constraint never_more_covered_than_allocated check (covered <= coalesce(allocated, 0)))`,
  'create index budget_line_listed on budget_line (fiscal_year desc, area_code, id)',
  'create index budget_line_of_programme on budget_line (programme_code, fiscal_year)',
  'create index budget_line_of_pillar on budget_line (pillar_code, fiscal_year)',
  // One row per version, the first included; rows are only ever added.
  `create table budget_line_version (
    budget_line_id uuid not null references budget_line,
    version integer not null,
    ceiling bigint,
    allocated bigint,
    realised bigint,
    source_code text not null references source,
    as_of date not null,
    reason text not null,
    recorded_by text,
    recorded_at timestamptz(3) not null,
    primary key (budget_line_id, version))`,
];

const FIGURES = [
  `create table indicator (
    code text primary key,
    name_id text not null,
    name_en text not null,
    -- Counts of people are shown as "<5" below kabupaten and kota; people in need are announced to other subgraphs.
    counts_people boolean not null,
    is_people_in_need boolean not null,
    note text)`,
  `create table figure (
    id uuid primary key,
    area_code text not null references area,
    indicator_code text not null references indicator,
    category text not null,
    category_code text references need_category,
    period text not null,
    value numeric(30, 12) not null,
    unit text not null,
    source_codes text[] not null check (cardinality(source_codes) > 0),
    as_of date not null,
    method text not null check (method in ('SURVEY', 'REGISTER', 'STATED', 'SUM', 'COMPUTED')),
    ${CHECK_STATE},
    quote text,
    note text,
    is_demo boolean not null,
    budget_line_id uuid references budget_line,
    recorded_by text,
    recorded_at timestamptz(3) not null)`,
  'create index figure_of_area on figure (area_code, indicator_code, as_of, id)',
  'create index figure_of_indicator on figure (indicator_code, as_of, id)',
  'create index figure_of_budget_line on figure (budget_line_id) where budget_line_id is not null',
  'create unique index figure_once on figure (area_code, indicator_code, category, period, value, source_codes)',
  // Which of several figures for one thing the hub counts with, and why.
  `create table figure_choice (
    area_code text not null,
    indicator_code text not null references indicator,
    category text not null,
    period text not null,
    figure_id uuid not null references figure,
    reason_id text not null,
    reason_en text,
    chosen_by text,
    chosen_at timestamptz(3) not null,
    primary key (area_code, indicator_code, category, period))`,
];

const VERIFICATIONS = [
  `create table verification_round (
    id uuid primary key,
    area_code text not null references area,
    dataset text not null check (dataset in ('DTKS', 'DTSEN', 'LOCAL')),
    year integer not null check (year between 2000 and 2100),
    carried_out text not null check (carried_out in ('YES', 'NO', 'UNKNOWN')),
    budget_status text not null check (budget_status in ('BUDGETED', 'NOT_BUDGETED', 'UNKNOWN')),
    budget bigint check (budget > 0),
    checked_count bigint check (checked_count >= 0),
    valid_count bigint check (valid_count >= 0),
    invalid_identity_count bigint check (invalid_identity_count >= 0),
    source_code text not null references source,
    as_of date not null,
    basis text not null,
    is_demo boolean not null,
    version integer not null check (version > 0),
    changed_by text,
    changed_at timestamptz(3) not null,
    check (budget is null or budget_status = 'BUDGETED'),
    check (valid_count is null or checked_count >= valid_count),
    unique (area_code, dataset, year))`,
  `create table verification_round_version (
    round_id uuid not null references verification_round,
    version integer not null,
    carried_out text not null,
    budget_status text not null,
    budget bigint,
    source_code text not null,
    basis text not null,
    changed_by text,
    changed_at timestamptz(3) not null,
    primary key (round_id, version))`,
  `create table verification_statement (
    code text primary key,
    area_code text not null references area,
    dataset text not null,
    period text not null,
    year integer,
    area_count integer not null,
    carried_out_count integer,
    budgeted_count integer,
    not_budgeted_count integer,
    named_area_codes text[] not null,
    source_codes text[] not null,
    as_of date not null,
    quote text not null,
    note text)`,
];
