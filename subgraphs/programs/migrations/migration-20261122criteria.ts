import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Who counts as poor, nationally and by regional rule; minimum service standards; sustainable development goals. */
export class Migration20261122criteria extends Migration {
  override up(): void {
    for (const statement of [...CRITERIA, ...SERVICES, ...GOALS, ...AUDITED]) this.addSql(statement);
  }
}

const kept = (table: string): string =>
  `create trigger ${table}_kept before update or delete on ${table} for each row execute function refuse_rewrite()`;

const CRITERIA = [
  // One set per area; the country's is the national one.
  `create table poverty_criteria_set (
    id uuid primary key,
    area_code text not null unique references area,
    is_demo boolean not null,
    created_at timestamptz(3) not null)`,
  // Every version is kept; the newest is in force.
  `create table poverty_criteria_version (
    set_id uuid not null references poverty_criteria_set,
    version integer not null check (version > 0),
    name_id text not null check (btrim(name_id) <> ''),
    name_en text,
    regulation_code text references regulation,
    regulation_name text not null check (btrim(regulation_name) <> ''),
    in_force_from date,
    reason text,
    source_code text not null references source,
    as_of date not null,
    recorded_by text,
    organisation text,
    recorded_at timestamptz(3) not null,
    primary key (set_id, version))`,
  `create table poverty_criterion (
    set_id uuid not null,
    version integer not null,
    ordinal integer not null check (ordinal > 0),
    key text not null check (key ~ '^[A-Z0-9_]{1,60}$'),
    statement_id text not null check (btrim(statement_id) <> ''),
    statement_en text,
    primary key (set_id, version, key),
    unique (set_id, version, ordinal),
    foreign key (set_id, version) references poverty_criteria_version)`,
  // How sources read a set where they disagree; side by side, none is chosen.
  `create table poverty_criteria_reading (
    set_id uuid not null references poverty_criteria_set,
    ordinal integer not null,
    text_id text not null,
    text_en text not null,
    source_code text not null references source,
    primary key (set_id, ordinal))`,
  `create table poverty_criteria_count (
    id uuid primary key,
    set_id uuid not null,
    set_version integer not null,
    area_code text not null references area,
    year integer not null check (year between 2000 and 2100),
    unit text not null check (unit in ('PERSON', 'FAMILY')),
    recording integer not null check (recording > 0),
    count bigint not null check (count >= 0),
    source_code text not null references source,
    as_of date not null,
    is_demo boolean not null,
    recorded_by text,
    recorded_at timestamptz(3) not null,
    unique (set_id, area_code, year, unit, recording),
    foreign key (set_id, set_version) references poverty_criteria_version)`,
  'create index poverty_criteria_count_of on poverty_criteria_count (area_code, year)',
  ...['poverty_criteria_version', 'poverty_criterion', 'poverty_criteria_count'].map(kept),
];

const SERVICES = [
  `create table service_standard (
    code text primary key,
    ordinal integer not null,
    government_level text not null check (government_level in ('PROVINCE', 'REGENCY_CITY')),
    name_id text not null,
    name_en text not null,
    minimum_service_key text not null,
    regulation_code text not null references regulation,
    article text not null,
    source_code text not null references source)`,
  `create table service_achievement (
    id uuid primary key,
    standard_code text not null references service_standard,
    area_code text not null references area,
    year integer not null check (year between 2000 and 2100),
    version integer not null check (version > 0),
    entitled bigint not null check (entitled > 0),
    served bigint not null check (served >= 0),
    source_code text not null references source,
    as_of date not null,
    is_demo boolean not null,
    recorded_by text,
    recorded_at timestamptz(3) not null,
    unique (area_code, year, standard_code, version),
    check (served <= entitled))`,
  kept('service_achievement'),
];

const GOALS = [
  `create table sdg_goal (
    number integer primary key check (number between 1 and 17),
    name_id text not null,
    name_en text not null,
    source_code text not null references source)`,
  `create table sdg_target (
    code text primary key,
    ordinal integer not null,
    goal integer not null references sdg_goal,
    name_id text not null,
    name_en text not null,
    source_code text not null references source)`,
  // What a programme or a need category serves, as the hub assigned it.
  `create table sdg_tag (
    subject text not null check (subject in ('PROGRAMME', 'NEED_CATEGORY')),
    code text not null,
    target_code text not null references sdg_target,
    primary key (subject, code, target_code))`,
  'create index sdg_tag_of on sdg_tag (target_code, subject, code)',
];

const AUDITED = [
  ...audited('poverty_criteria_set', 'PovertyCriteriaSet'),
  ...audited('poverty_criteria_version', 'PovertyCriteriaSet', { id: 'set_id' }),
  ...audited('poverty_criterion', 'PovertyCriteriaSet', { id: 'set_id' }),
  ...audited('poverty_criteria_reading', 'PovertyCriteriaSet', { id: 'set_id' }),
  ...audited('poverty_criteria_count', 'PovertyCriteriaSet', { id: 'set_id' }),
  ...audited('service_standard', 'ServiceStandard', { id: 'code' }),
  ...audited('service_achievement', 'ServiceAchievement'),
  ...audited('sdg_goal', 'SdgGoal', { id: 'number' }),
  ...audited('sdg_target', 'SdgTarget', { id: 'code' }),
  ...audited('sdg_tag', 'SdgTarget', { id: 'target_code' }),
];
