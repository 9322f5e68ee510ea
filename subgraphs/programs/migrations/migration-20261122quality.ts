import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** What a verification round found wrong, in counts; the versions of the national registers; national aid programmes. */
export class Migration20261122quality extends Migration {
  override up(): void {
    for (const statement of [...QUALITY, ...DATASETS, ...ASSISTANCE, ...AUDITED]) this.addSql(statement);
  }
}

const CHECK_STATE = `check_state text not null check (check_state in ('CONFIRMED', 'STATED', 'NOT_CHECKED'))`;

const QUALITY = [
  // Each recording is a version of its round; the newest row of an issue counts. Rows are only ever added.
  `create table data_quality_count (
    id uuid primary key,
    round_id uuid not null references verification_round,
    version integer not null check (version > 0),
    issue text not null check (issue in ('INVALID_NIK', 'DUPLICATE_NIK', 'MISSING_NIK', 'ASN_LISTED_AS_POOR',
      'DECEASED', 'MOVED', 'NOT_FOUND', 'NO_LONGER_POOR')),
    count bigint not null check (count >= 0),
    referral text not null check (referral in ('NOT_REFERRED', 'REFERRED', 'ANSWERED', 'CORRECTED')),
    referred_on date,
    source_code text not null references source,
    as_of date not null,
    is_demo boolean not null,
    recorded_by text,
    recorded_at timestamptz(3) not null,
    unique (round_id, issue, version),
    check ((referral = 'NOT_REFERRED') = (referred_on is null)))`,
  'create index verification_round_family on verification_round (dataset, year, left(area_code, 2))',
  `create trigger data_quality_count_kept before update or delete on data_quality_count
    for each row execute function refuse_rewrite()`,
];

const DATASETS = [
  `create table welfare_dataset_version (
    code text primary key,
    ordinal integer not null,
    dataset text not null check (dataset in ('DTKS', 'DTSEN', 'LOCAL')),
    name_id text not null,
    name_en text not null,
    keeper text,
    in_force_from date,
    superseded_by text references welfare_dataset_version,
    promised_days integer check (promised_days > 0),
    regulation_code text references regulation,
    ${CHECK_STATE},
    source_codes text[] not null check (cardinality(source_codes) > 0),
    note text)`,
  `create table welfare_dataset_stage (
    code text primary key,
    dataset text not null check (dataset in ('DTKS', 'DTSEN', 'LOCAL')),
    ordinal integer not null,
    name_id text not null,
    name_en text not null,
    regulation_code text not null references regulation,
    source_code text not null references source)`,
];

const ASSISTANCE = [
  `create table assistance_programme (
    programme_code text primary key references programme,
    ordinal integer not null,
    recipient_unit text not null check (recipient_unit in ('PERSON', 'FAMILY')),
    indicator_code text references indicator)`,
];

const AUDITED = [
  ...audited('data_quality_count', 'VerificationRound', { id: 'round_id' }),
  ...audited('welfare_dataset_version', 'WelfareDatasetVersion', { id: 'code' }),
  ...audited('welfare_dataset_stage', 'WelfareDatasetStage', { id: 'code' }),
  ...audited('assistance_programme', 'Programme', { id: 'programme_code' }),
];
