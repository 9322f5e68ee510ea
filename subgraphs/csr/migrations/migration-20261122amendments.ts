import { Migration } from '@mikro-orm/migrations';

/** A step tells what more an allocation asks from then on, so that the history tells all that was held. */
export class Migration20261122amendments extends Migration {
  override up(): void {
    this.addSql('alter table allocation_event add column increase bigint not null default 0 check (increase >= 0)');
  }
}
