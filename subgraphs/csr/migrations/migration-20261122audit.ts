import { Migration } from '@mikro-orm/migrations';

import { audited, auditDdl } from '#kit/audit';

/** The audit trail, and every table that holds facts under it. */
export class Migration20261122audit extends Migration {
  override up(): void {
    for (const statement of [...auditDdl('csr'), ...AUDITED]) this.addSql(statement);
  }
}

const AUDITED = [
  ...audited('gap_account', 'GapArea'),
  ...audited('need_account', 'GapArea', { id: 'gap_area_id' }),
  ...audited('covering', 'Covering'),
  ...audited('pledge', 'Pledge', { actor: 'created_by', organisation: 'organisation' }),
  ...audited('pledge_allocation', 'PledgeAllocation'),
  ...audited('instalment', 'Pledge', { id: 'pledge_id' }),
  ...audited('allocation_event', 'PledgeAllocation', {
    id: 'allocation_id',
    actor: 'actor_subject',
    organisation: 'actor_organisation',
  }),
  ...audited('company', 'Company'),
  ...audited('company_event', 'Company', { id: 'company_id' }),
  ...audited('forum', 'Forum', { id: 'code' }),
  ...audited('forum_membership', 'ForumMembership'),
  ...audited('csr_observation', 'CsrObservation', { id: 'code' }),
  ...audited('evidence', 'Evidence'),
  ...audited('delivery', 'Delivery'),
  ...audited('delivery_evidence', 'Delivery', { id: 'delivery_id' }),
  ...audited('delivery_event', 'Delivery', { id: 'delivery_id' }),
  ...audited('dispute', 'Delivery', { id: 'delivery_id' }),
];
