import { Migration } from '@mikro-orm/migrations';

/** A message of a webhook may end before it is taken: its webhook was removed, or may not hear of it any more. */
export class Migration20261122webhookEnds extends Migration {
  override up(): void {
    for (const statement of CHANGES) this.addSql(statement);
  }
}

const CHANGES = [
  `alter table webhook_delivery drop constraint webhook_delivery_state_check,
    add column end_reason text check (end_reason in ('WEBHOOK_REMOVED', 'OUT_OF_SCOPE')),
    add constraint webhook_delivery_state_check check (state in ('PENDING', 'DELIVERED', 'FAILED', 'ENDED'))`,
  `update webhook_delivery d set state = 'ENDED', end_reason = 'WEBHOOK_REMOVED', claimed_until = null,
     next_attempt_at = null from webhook w where w.id = d.webhook_id and w.state = 'REMOVED' and d.state = 'PENDING'`,
  `alter table webhook_delivery add constraint webhook_delivery_ended check ((state = 'ENDED') = (end_reason is not null))`,
];
