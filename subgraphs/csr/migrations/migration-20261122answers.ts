import { Migration } from '@mikro-orm/migrations';

/** A step that leaves the state as it is tells whether it asked the company something or is what the company answered. */
export class Migration20261122answers extends Migration {
  override up(): void {
    this.addSql("alter table allocation_event add column info text check (info in ('ASKED', 'ANSWERED'))");
  }
}
