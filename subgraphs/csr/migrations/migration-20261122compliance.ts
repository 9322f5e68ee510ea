import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Agreements between companies and institutions, and the records of handovers. */
export class Migration20261122compliance extends Migration {
  override up(): void {
    for (const statement of [...AGREEMENTS, ...HANDOVERS, ...AUDITED]) this.addSql(statement);
  }
}

const appendOnly = (table: string) =>
  `create trigger append_only before update or delete on ${table} for each row execute function refuse_rewriting()`;

const AGREEMENTS = [
  'create sequence agreement_number',
  // The row carries who and which version counts; what was agreed stands in its versions, which are only ever added.
  `create table agreement (
    id uuid primary key,
    code text not null unique,
    company_id uuid not null references company,
    organisation text not null,
    version integer not null check (version >= 1),
    is_demo boolean not null,
    recorded_at timestamptz(3) not null)`,
  'create index agreement_of_organisation on agreement (organisation, recorded_at desc, id desc)',
  `create table agreement_version (
    agreement_id uuid not null references agreement,
    version integer not null check (version >= 1),
    number text not null check (btrim(number) <> ''),
    parties text[] not null check (cardinality(parties) between 2 and 10),
    signed_on date not null,
    valid_from date not null,
    valid_until date,
    ended_on date,
    reason text,
    evidence_id uuid references evidence,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    recorded_at timestamptz(3) not null default clock_timestamp(),
    primary key (agreement_id, version),
    check (valid_until is null or valid_until >= valid_from),
    check (ended_on is null or reason is not null))`,
  'create index agreement_version_of_evidence on agreement_version (evidence_id) where evidence_id is not null',
  'create index agreement_version_ending on agreement_version (valid_until) where valid_until is not null',
  appendOnly('agreement_version'),
  `create table agreement_pledge (
    agreement_id uuid not null references agreement,
    pledge_id uuid not null references pledge,
    primary key (agreement_id, pledge_id))`,
  'create index agreement_pledge_of on agreement_pledge (pledge_id, agreement_id)',
  appendOnly('agreement_pledge'),
];

const HANDOVERS = [
  'create sequence handover_number',
  `create table handover_record (
    id uuid primary key,
    code text not null unique,
    delivery_id uuid not null references delivery,
    official_number text check (btrim(official_number) <> ''),
    handed_over_on date not null,
    giver text not null,
    receiver text not null,
    kind text not null,
    item text,
    unit text not null,
    amount bigint not null check (amount >= 1),
    note text,
    is_demo boolean not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    recorded_at timestamptz(3) not null,
    constraint one_handover_per_delivery unique (delivery_id))`,
  appendOnly('handover_record'),
];

const AUDITED = [
  ...audited('agreement', 'Agreement'),
  ...audited('agreement_version', 'Agreement', { id: 'agreement_id' }),
  ...audited('agreement_pledge', 'Agreement', { id: 'agreement_id' }),
  ...audited('handover_record', 'Delivery', { id: 'delivery_id' }),
];
