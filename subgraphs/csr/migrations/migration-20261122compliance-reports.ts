import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Annual plans, filed reports, and how many people a gap is about; these and the tables before go under the audit trail. */
export class Migration20261122complianceReports extends Migration {
  override up(): void {
    for (const statement of [...PLANS, ...REPORTS, ...AUDITED]) this.addSql(statement);
  }
}

const appendOnly = (table: string) =>
  `create trigger append_only before update or delete on ${table} for each row execute function refuse_rewriting()`;

const PLANS = [
  `create table csr_plan (
    id uuid primary key,
    company_id uuid not null references company,
    organisation text not null,
    fiscal_year integer not null check (fiscal_year between 2000 and 2200),
    version integer not null check (version >= 1),
    submitted_version integer check (submitted_version between 1 and version),
    submitted_at timestamptz(3),
    is_demo boolean not null,
    changed_at timestamptz(3) not null,
    unique (company_id, fiscal_year),
    check ((submitted_version is null) = (submitted_at is null)))`,
  `create table csr_plan_version (
    plan_id uuid not null references csr_plan,
    version integer not null,
    budget bigint not null check (budget between 1 and 9007199254740991),
    note text,
    actor_subject text not null,
    actor_organisation text,
    saved_at timestamptz(3) not null default clock_timestamp(),
    primary key (plan_id, version))`,
  appendOnly('csr_plan_version'),
  `create table csr_plan_activity (
    plan_id uuid not null,
    version integer not null,
    position integer not null,
    title text not null,
    area_code text,
    category_code text,
    budget bigint not null check (budget >= 1),
    primary key (plan_id, version, position),
    foreign key (plan_id, version) references csr_plan_version)`,
  appendOnly('csr_plan_activity'),
];

const REPORTS = [
  // Null while programs has not said it; told with each gap area, and shown in tens only.
  `create table gap_people (gap_area_id uuid primary key, people integer check (people >= 0))`,
  'create sequence csr_report_number',
  `create table csr_report (
    id uuid primary key,
    code text not null unique,
    company_id uuid not null references company,
    organisation text not null,
    fiscal_year integer not null,
    version integer not null check (version >= 1),
    content text not null,
    sha256 text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
    is_demo boolean not null,
    actor_subject text not null,
    actor_name text not null,
    actor_organisation text,
    filed_at timestamptz(3) not null,
    filed_on date not null,
    unique (company_id, fiscal_year, version))`,
  appendOnly('csr_report'),
];

const BY_ACTOR = { actor: 'actor_subject', organisation: 'actor_organisation' };

const AUDITED = [
  ...audited('contribution_certificate', 'ContributionCertificate', BY_ACTOR),
  ...audited('contribution_certificate_delivery', 'ContributionCertificate', { id: 'certificate_id' }),
  ...audited('contribution_certificate_revocation', 'ContributionCertificate', { id: 'certificate_id', ...BY_ACTOR }),
  ...audited('csr_plan', 'CsrPlan'),
  ...audited('csr_plan_version', 'CsrPlan', { id: 'plan_id', ...BY_ACTOR }),
  ...audited('csr_plan_activity', 'CsrPlan', { id: 'plan_id' }),
  ...audited('csr_report', 'CsrReport', BY_ACTOR),
];
