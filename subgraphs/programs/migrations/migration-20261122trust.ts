import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** How far a figure can be trusted: the rules as rows with a version, and how often each source promises to publish. */
export class Migration20261122trust extends Migration {
  override up(): void {
    for (const statement of [...RULES, ...PRIORITY, ...AUDITED]) this.addSql(statement);
  }
}

const RULES = [
  `create table trust_rule_set (
    version integer primary key check (version > 0),
    -- What is taken where neither the source nor the indicator promises how often it comes out.
    default_promised_days integer not null check (default_promised_days > 0))`,
  `create table trust_rule (
    version integer not null references trust_rule_set,
    factor text not null
      check (factor in ('SOURCE', 'METHOD', 'FRESHNESS', 'CHECK', 'VERIFICATION', 'AGREEMENT')),
    code text not null,
    points integer not null check (points between 0 and 100),
    widens_percent numeric(5, 2) not null check (widens_percent between 0 and 100),
    -- Of FRESHNESS: up to which age, in percent of the promised days; null for whatever is older.
    until_percent integer check (until_percent > 0),
    text_id text not null,
    text_en text not null,
    primary key (version, factor, code),
    check (until_percent is null or factor = 'FRESHNESS'))`,
  `create table trust_grade (
    version integer not null references trust_rule_set,
    grade text not null check (grade in ('A', 'B', 'C', 'D')),
    least_score integer not null check (least_score between 0 and 100),
    primary key (version, grade))`,
  // The rule that a kind of source falls under; kinds not listed fall under OTHER.
  `create table trust_source_kind (
    kind text primary key,
    code text not null)`,
  `create table publication_promise (
    subject text not null check (subject in ('INDICATOR', 'SOURCE')),
    code text not null,
    days integer not null check (days > 0),
    basis_id text not null,
    basis_en text not null,
    primary key (subject, code))`,
];

const PRIORITY = [
  'alter table priority_weight drop constraint priority_weight_component_check',
  `alter table priority_weight add constraint priority_weight_component_check
    check (component in ('PEOPLE_IN_NEED', 'UNCOVERED_PER_PERSON', 'POVERTY_RATE', 'DEADLINE', 'TRUST'))`,
  // Like the deadline's part, the part of trust changes with the day: it is worked out where rows are ordered.
  'alter table gap_priority add column trust_weight integer not null default 0',
];

const AUDITED = [
  ...audited('trust_rule_set', 'TrustRuleSet', { id: 'version' }),
  ...audited('trust_rule', 'TrustRuleSet', { id: 'version' }),
  ...audited('trust_grade', 'TrustRuleSet', { id: 'version' }),
  ...audited('trust_source_kind', 'TrustSourceKind', { id: 'kind' }),
  ...audited('publication_promise', 'PublicationPromise', { id: 'subject,code' }),
];
