import { Migration } from '@mikro-orm/migrations';

/** Where companies work and what they care for, who is deployed to gaps, and the weights of suggestions. */
export class Migration20261122matching extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table company_profile (
    company_id uuid primary key references company,
    focus_categories text[] not null default '{}' check (cardinality(focus_categories) <= 30),
    annual_budget bigint check (annual_budget between 1 and 9007199254740991),
    changed_at timestamptz(3) not null default clock_timestamp())`,
  `create table company_impact_zone (
    company_id uuid not null references company,
    area_code text not null,
    kind text not null check (kind in ('RING_1', 'OPERATION')),
    primary key (company_id, area_code))`,
  'create index company_impact_zone_in on company_impact_zone (area_code text_pattern_ops, company_id)',
  // No foreign key to the gap's account: both arrive as events, in any order.
  `create table gap_staffing (
    gap_area_id uuid primary key,
    deployed integer not null check (deployed >= 0),
    version bigint not null)`,
  `create table match_weight (
    version integer not null check (version >= 1),
    factor text not null check (factor in ('RING_1', 'OPERATION_AREA', 'FOCUS_CATEGORY', 'PRIORITY', 'FITS_BUDGET',
      'OVERLAP', 'ALREADY_GIVING', 'DEADLINE_NEAR', 'NEARLY_COVERED')),
    points integer not null check (points between -100 and 100 and points <> 0),
    threshold integer check (threshold >= 0),
    ordinal integer not null,
    note text not null,
    primary key (version, factor))`,
];
