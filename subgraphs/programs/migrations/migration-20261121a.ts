import { Migration } from '@mikro-orm/migrations';

import { INBOX_DDL } from '#kit/events';

/** Areas, sources, regulations, categories and programmes: what everything else in programs points at. */
export class Migration20261121a extends Migration {
  override up(): void {
    for (const statement of [INBOX_DDL, ...SHARED, ...AREAS, ...LAWS, ...PROGRAMMES]) this.addSql(statement);
  }
}

const CHECK_STATE = `check_state text not null check (check_state in ('CONFIRMED', 'STATED', 'NOT_CHECKED'))`;
const MECHANISM = `mechanism text not null check (mechanism in ('AGENCY_SPENDING', 'FINANCIAL_TRANSFER', 'UNKNOWN'))`;

const SHARED = [
  // The number of the newest announced state of what has no row of its own: a province's list, an area's counts.
  `create table announced_state (
    topic text not null,
    aggregate text not null,
    version bigint not null,
    primary key (topic, aggregate))`,
  // The first answer to a money command, for ever, so that a retry gets it again.
  `create table replay (
    organisation text not null,
    mutation text not null,
    key text not null,
    body_hash text not null,
    row_id uuid not null,
    row_version integer not null,
    kept_at timestamptz(3) not null default now(),
    primary key (organisation, mutation, key))`,
  `create table source (
    code text primary key,
    title text not null,
    publisher text,
    kind text not null,
    location text,
    dated text,
    licence text,
    note text)`,
];

const AREAS = [
  `create table area (
    code text primary key check (code ~ '^(0|[0-9]{2}([.][0-9]{2}){0,2}|[0-9]{2}[.][0-9]{2}[.][0-9]{2}[.][0-9]{4})$'),
    name text not null,
    level text not null check (level in ('COUNTRY', 'PROVINCE', 'REGENCY', 'CITY', 'DISTRICT', 'VILLAGE',
      'URBAN_VILLAGE', 'CUSTOMARY_VILLAGE')),
    parent_code text references area,
    bps_code text,
    valid_from date,
    valid_to date,
    source_code text not null references source,
    -- Lower case letters and digits only: "Batang Hari" and "Batanghari" are one name to a searcher.
    folded text generated always as (regexp_replace(lower(name), '[^a-z0-9]', '', 'g')) stored)`,
  'create index area_children on area (parent_code, code)',
  'create index area_prefix on area (code text_pattern_ops)',
  `create table area_alias (
    area_code text not null references area,
    alias text not null,
    kind text not null check (kind in ('SEED', 'BPS', 'COMMON')),
    folded text generated always as (regexp_replace(lower(alias), '[^a-z0-9]', '', 'g')) stored,
    primary key (area_code, alias))`,
  `create table area_group (
    code text primary key,
    name_id text not null,
    name_en text not null,
    kind text not null,
    source_code text not null references source,
    quote text,
    note text)`,
  `create table area_group_member (
    group_code text not null references area_group,
    area_code text not null references area,
    primary key (group_code, area_code))`,
  'create index area_group_of on area_group_member (area_code)',
];

const LAWS = [
  `create table regulation (
    code text primary key,
    ordinal integer not null,
    kind text not null,
    kind_label text not null,
    number text not null,
    year integer not null,
    title text not null,
    subject text not null,
    ${CHECK_STATE},
    source_codes text[] not null,
    note text)`,
  `create table priority_group (
    code text primary key,
    ordinal integer not null,
    name_id text not null,
    name_en text not null,
    regulation_code text not null references regulation,
    article text not null,
    source_code text not null references source)`,
  `create table need_category (
    code text primary key,
    ordinal integer not null,
    name_id text not null,
    name_en text not null,
    is_ppks boolean not null,
    priority_group_code text references priority_group,
    target_kind text,
    minimum_service_key text,
    regulation_code text references regulation,
    source_codes text[] not null,
    note text,
    check (is_ppks = (regulation_code is not null)))`,
];

const PROGRAMMES = [
  `create table programme (
    code text primary key,
    ordinal integer not null,
    name_id text not null,
    name_en text not null,
    kind text not null,
    government_level text not null check (government_level in ('NATIONAL', 'PROVINCE', 'REGENCY_CITY', 'VILLAGE')),
    owner text not null,
    area_code text not null references area,
    starts_in integer,
    ends_in integer,
    status text not null check (status in ('ACTIVE', 'ENDED', 'PLANNED', 'UNKNOWN')),
    -- The code of the national list of programmes; the pages read do not give its legal source.
    nomenclature_code text,
    nomenclature_check text check (nomenclature_check in ('CONFIRMED', 'STATED', 'NOT_CHECKED')),
    predecessor_code text references programme,
    part_of_code text references programme,
    ${CHECK_STATE},
    source_codes text[] not null,
    quote text,
    note text)`,
  `create table programme_pillar (
    code text primary key,
    programme_code text not null references programme,
    ordinal integer not null,
    name_id text not null,
    name_en text not null,
    funds_id text,
    funds_en text,
    source_codes text[] not null,
    note text)`,
  'create index programme_pillar_of on programme_pillar (programme_code, ordinal)',
  `create table programme_component (
    code text primary key,
    programme_code text not null references programme,
    pillar_code text references programme_pillar,
    name_id text not null,
    name_en text not null,
    ${MECHANISM},
    executor text,
    year integer,
    source_code text not null references source)`,
  'create index programme_component_of on programme_component (pillar_code, code)',
];
