import { Migration } from '@mikro-orm/migrations';

/** Companies and the forum they join. */
export class Migration20261121b extends Migration {
  override up(): void {
    for (const statement of [...COMPANIES, ...FORUMS]) this.addSql(statement);
  }
}

const COMPANIES = [
  'create sequence company_number',
  // area_code points at the area projection without a foreign key: areas arrive as events, after or before.
  `create table company (
    id uuid primary key,
    code text not null unique,
    name text not null check (btrim(name) <> ''),
    organisation text not null unique,
    sector text not null check (sector in ('PLANTATION', 'FORESTRY', 'MINING', 'ENERGY', 'MANUFACTURING',
      'CONSTRUCTION', 'TRADE', 'TRANSPORT', 'FINANCE', 'TELECOMMUNICATION', 'SERVICES', 'OTHER')),
    ownership text not null check (ownership in ('PRIVATE', 'STATE_OWNED', 'REGION_OWNED')),
    area_code text not null,
    registration_number text not null unique check (registration_number ~ '^[0-9]{13}$'),
    contact_name text,
    contact_email text,
    contact_phone text,
    status text not null check (status in ('REGISTERED', 'VERIFIED', 'REJECTED', 'SUSPENDED')),
    status_reason text,
    is_visible boolean not null,
    is_demo boolean not null,
    version integer not null,
    registered_at timestamptz(3) not null,
    decided_at timestamptz(3),
    changed_at timestamptz(3) not null)`,
  "create index company_listed on company (name, id) where status = 'VERIFIED' and is_visible",
  "create index company_waiting on company (registered_at, id) where status = 'REGISTERED'",
  `create table company_event (
    id uuid primary key,
    company_id uuid not null references company,
    kind text not null,
    from_status text,
    to_status text not null,
    actor_subject text not null,
    actor_organisation text,
    reason text,
    happened_at timestamptz(3) not null)`,
  'create index company_event_of on company_event (company_id, happened_at, id)',
];

const FORUMS = [
  `create table forum (
    code text primary key,
    name text not null,
    area_code text not null,
    regulation text,
    source text,
    source_url text,
    note text,
    is_demo boolean not null)`,
  `create table forum_membership (
    id uuid primary key,
    forum_code text not null references forum,
    company_id uuid not null references company,
    state text not null check (state in ('REQUESTED', 'ACCEPTED', 'DECLINED', 'LEFT')),
    reason text,
    requested_at timestamptz(3) not null,
    decided_at timestamptz(3),
    decided_by text,
    is_demo boolean not null,
    unique (forum_code, company_id))`,
  'create index forum_membership_of_company on forum_membership (company_id)',
  `create table csr_observation (
    code text primary key,
    area_code text not null,
    period text not null,
    as_of text,
    indicator text not null,
    category text,
    value numeric not null,
    unit text not null,
    quote text,
    note text,
    source_code text not null,
    source_title text not null,
    source_url text)`,
  'create index csr_observation_of_area on csr_observation (area_code, period, code)',
];
