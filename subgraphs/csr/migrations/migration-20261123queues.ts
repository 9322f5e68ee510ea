import { Migration } from '@mikro-orm/migrations';

/** Lets the lists of a coordinator's desk be walked and counted by an index alone, however many pledges there are. */
export class Migration20261123queues extends Migration {
  override up(): void {
    for (const statement of INDEXES) this.addSql(statement);
  }
}

const INDEXES = [
  // Without accepted_at among its columns the index alone would not be trusted to know the day that is made of it.
  `create index pledge_allocation_quiet on pledge_allocation (((accepted_at at time zone 'Asia/Jakarta')::date), id)
    include (gap_area_id, accepted_at) where state = 'COMMITTED'`,
  'drop index pledge_allocation_to_verify',
  `create index pledge_allocation_to_verify on pledge_allocation (submitted_at, id)
    include (gap_area_id) where state = 'SUBMITTED'`,
];
