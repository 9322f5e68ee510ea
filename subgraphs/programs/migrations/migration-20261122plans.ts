import { Migration } from '@mikro-orm/migrations';

/** What csr was told last of a gap's priority, so that only a change is told. */
export class Migration20261122plans extends Migration {
  override up(): void {
    this.addSql('alter table gap_priority add column told jsonb');
  }
}
