import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Offers of volunteer days that their company took back. */
export class Migration20261122operationsVolunteers extends Migration {
  override up(): void {
    for (const statement of WITHDRAWALS) this.addSql(statement);
  }
}

const WITHDRAWALS = [
  `create table volunteer_withdrawal (
    offer_id uuid primary key references volunteer_offer,
    reason text not null check (length(reason) between 3 and 500),
    withdrawn_by text not null,
    withdrawn_at timestamptz(3) not null default clock_timestamp())`,
  `create trigger append_only before update or delete on volunteer_withdrawal for each row
    execute function refuse_rewriting()`,
  ...audited('volunteer_withdrawal', 'VolunteerOffer', { id: 'offer_id' }),
];
