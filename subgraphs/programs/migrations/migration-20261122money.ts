import { Migration } from '@mikro-orm/migrations';

/** How much of what csr counts for a need line is new money: sums over gaps count no other. */
export class Migration20261122money extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table gap_coverage_line
    add column new_held bigint not null default 0,
    add column new_committed bigint not null default 0,
    add column new_delivered bigint not null default 0`,
  // Until csr tells the parts, all of it counts as new, as it did before.
  'update gap_coverage_line set new_held = held, new_committed = committed, new_delivered = delivered',
  `alter table gap_coverage_line add constraint new_is_a_part check (new_held between 0 and held
    and new_committed between 0 and committed and new_delivered between 0 and delivered)`,
];
