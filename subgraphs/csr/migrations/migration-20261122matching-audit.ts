import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Puts what companies say of themselves, and the weights of suggestions, under the audit trail. */
export class Migration20261122matchingAudit extends Migration {
  override up(): void {
    const statements = [
      ...audited('company_profile', 'Company', { id: 'company_id' }),
      ...audited('company_impact_zone', 'Company', { id: 'company_id' }),
      ...audited('match_weight', 'MatchWeight', { id: 'version,factor' }),
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
