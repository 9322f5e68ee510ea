import { Migration } from '@mikro-orm/migrations';

/** What no webhook followed is kept no more; an event is let go without a look at every message ever sent. */
export class Migration20261123webhookLog extends Migration {
  override up(): void {
    for (const statement of CHANGES) this.addSql(statement);
  }
}

const CHANGES = [
  'create index webhook_delivery_of_event on webhook_delivery (event_id)',
  `delete from webhook_event e where dispatched_at is not null
     and not exists (select from webhook_delivery d where d.event_id = e.id)`,
];
