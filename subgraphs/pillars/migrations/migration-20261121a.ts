import { Migration } from '@mikro-orm/migrations';

import { INBOX_DDL } from '#kit/events';

import { DEPLOYMENTS, WINDOWS } from './deployment-tables.ts';

/** Types, figures, people, organisations, trainings, availability, deployments, and what other subgraphs announce. */
export class Migration20261121a extends Migration {
  override up(): void {
    for (const statement of [INBOX_DDL, RANGES_OF_PEOPLE, ...PROJECTIONS, ...TYPES, ...PEOPLE]) this.addSql(statement);
    for (const statement of [...FIGURES, ...TRAININGS, ...WINDOWS, ...DEPLOYMENTS]) this.addSql(statement);
  }
}

// Two periods of one person are kept apart by an exclusion constraint, which compares ids through this extension.
const RANGES_OF_PEOPLE = `do $$
begin
  if not exists (select from pg_extension where extname = 'btree_gist') then
    create extension btree_gist with schema public;
  end if;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise exception 'pillars needs the Postgres extension btree_gist, and this role may not create it here'
    using hint = 'Run as a superuser in this database: create extension btree_gist; then start again.';
end $$`;

const CHECK_STATE = `check_state text not null check (check_state in ('CONFIRMED', 'STATED', 'NOT_CHECKED'))`;

const PROJECTIONS = [
  `create table area (
    code text primary key,
    name text not null,
    level text not null,
    province_code text not null)`,
  'create index area_prefix on area (code text_pattern_ops)',
  'create index area_of_province on area (province_code)',
  `create table people_in_need (
    area_code text not null,
    category_code text,
    period text not null,
    value numeric not null,
    unit text not null,
    source_code text,
    unique nulls not distinct (area_code, category_code, period, unit, source_code))`,
  `create table gap_area (
    id uuid primary key,
    code text not null,
    title text not null,
    area_code text not null,
    category_code text,
    fiscal_year integer not null,
    status text not null,
    deadline date,
    people_in_need bigint,
    is_demo boolean not null)`,
  `create table gap_staffing (
    gap_area_id uuid primary key references gap_area,
    needed integer check (needed >= 0),
    proposed integer not null default 0 check (proposed >= 0),
    deployed integer not null default 0 check (deployed >= 0),
    completed integer not null default 0 check (completed >= 0),
    -- People already placed when the need was lowered; only a changed need may raise it.
    excess integer not null default 0 check (excess >= 0),
    version bigint not null default 1,
    changed_at timestamptz(3) not null default now(),
    constraint staffing_within_need check (needed is null or proposed + deployed + completed <= needed + excess))`,
];

const TYPES = [
  `create table resource_type (
    code text primary key,
    ordinal integer not null,
    parent_code text references resource_type,
    name_id text not null,
    name_en text not null,
    abbreviation text,
    subject text not null check (subject in ('PERSON', 'HOUSEHOLD', 'INSTITUTION', 'COMPANY')),
    is_in_law boolean not null,
    is_leaf boolean not null,
    regulation_code text,
    source_code text,
    ${CHECK_STATE},
    note text)`,
  `create table personnel_type (
    code text primary key,
    ordinal integer not null,
    name_id text not null,
    name_en text not null,
    resource_type_code text references resource_type,
    is_organisation boolean not null,
    source_codes text[] not null,
    note text)`,
];

const PEOPLE = [
  `create table organisation (
    id uuid primary key,
    name text not null,
    type_code text not null references resource_type,
    area_code text not null,
    status text not null check (status in ('ACTIVE', 'ENDED')),
    end_reason text,
    is_demo boolean not null,
    registered_by text not null,
    registered_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    version integer not null)`,
  'create index organisation_in_area on organisation (area_code text_pattern_ops, id)',
  `create table personnel (
    id uuid primary key,
    type_code text not null references personnel_type,
    area_code text not null,
    organisation_id uuid references organisation,
    status text not null check (status in ('ACTIVE', 'ENDED')),
    skills text[] not null,
    end_reason text,
    is_demo boolean not null,
    registered_by text not null,
    registered_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    version integer not null)`,
  'create index personnel_in_area on personnel (area_code text_pattern_ops, id)',
  'create index personnel_of_organisation on personnel (organisation_id)',
  // What identifies a person lies here and nowhere else, so that it can be guarded and erased in one place.
  `create table person (
    personnel_id uuid primary key references personnel,
    full_name text not null,
    initials text not null,
    phone text)`,
];

const FIGURES = [
  `create table personnel_figure (
    id uuid primary key,
    area_code text not null,
    type_code text references personnel_type,
    indicator text not null
      check (indicator in ('HEADCOUNT', 'TRAINING_PARTICIPANTS', 'EVENT_PARTICIPANTS', 'TYPE_COUNT')),
    value numeric not null check (value >= 0),
    unit text not null,
    period text not null,
    as_of date,
    source_code text,
    method text not null,
    ${CHECK_STATE},
    quote text,
    note text,
    is_demo boolean not null)`,
  'create index personnel_figure_in_area on personnel_figure (area_code text_pattern_ops, id)',
];

const TRAININGS = [
  `create table training_session (
    id uuid primary key,
    title text not null,
    area_code text not null,
    type_codes text[] not null,
    held_on date,
    period text not null,
    participants bigint check (participants >= 0),
    organiser text,
    source_code text,
    source_note text not null,
    quote text,
    note text,
    ${CHECK_STATE},
    is_demo boolean not null,
    recorded_by text not null,
    recorded_at timestamptz(3) not null)`,
  'create index training_session_in_area on training_session (area_code text_pattern_ops, id)',
  `create table certificate (
    id uuid primary key,
    personnel_id uuid not null references personnel,
    training_session_id uuid references training_session,
    title text not null,
    issued_on date not null,
    expires_on date check (expires_on > issued_on),
    is_demo boolean not null,
    issued_by text not null,
    recorded_at timestamptz(3) not null,
    unique nulls not distinct (personnel_id, title, issued_on, training_session_id))`,
];
