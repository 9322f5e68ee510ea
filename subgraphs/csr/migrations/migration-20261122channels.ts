import { Migration } from '@mikro-orm/migrations';

/** By which way a pledge is delivered, and how many people give its person-time: as the company said it. */
export class Migration20261122channels extends Migration {
  override up(): void {
    this.addSql("alter table pledge add column channel text check (channel in ('DIRECT', 'FORUM', 'AGENCY'))");
    this.addSql(
      `alter table pledge_allocation add column people integer
         check (people is null or (people >= 1 and kind = 'PERSON_TIME'))`,
    );
  }
}
