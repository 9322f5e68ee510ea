import { Migration20261122briefs } from './migration-20261122briefs.ts';
import { Migration20261122privacy } from './migration-20261122privacy.ts';
import { Migration20261121a } from './migration-20261121a.ts';
import { Migration20261121b } from './migration-20261121b.ts';
import { Migration20261121c } from './migration-20261121c.ts';
import { Migration20261122audit } from './migration-20261122audit.ts';
import { Migration20261122compliance } from './migration-20261122compliance.ts';
import { Migration20261122money } from './migration-20261122money.ts';
import { Migration20261122matching } from './migration-20261122matching.ts';
import { Migration20261122matchingAudit } from './migration-20261122matching-audit.ts';
import { Migration20261122history } from './migration-20261122history.ts';
import { Migration20261122plans } from './migration-20261122plans.ts';
import { Migration20261122amendments } from './migration-20261122amendments.ts';
import { Migration20261122webhooks } from './migration-20261122webhooks.ts';
import { Migration20261122webhookEnds } from './migration-20261122webhook-ends.ts';
import { Migration20261122complianceReports } from './migration-20261122compliance-reports.ts';
import { Migration20261122readiness } from './migration-20261122readiness.ts';
import { Migration20261122operations } from './migration-20261122operations.ts';
import { Migration20261122operationsVolunteers } from './migration-20261122operations-volunteers.ts';
import { Migration20261122complianceReminders } from './migration-20261122compliance-reminders.ts';
import { Migration20261122complianceCertificates } from './migration-20261122compliance-certificates.ts';
import { Migration20261122imports } from './migration-20261122imports.ts';

/** The migrations of csr in the order they run; a new one goes to the end. */
export const MIGRATIONS = [
  { name: 'Migration20261121a', class: Migration20261121a },
  { name: 'Migration20261121b', class: Migration20261121b },
  { name: 'Migration20261121c', class: Migration20261121c },
  { name: 'Migration20261122audit', class: Migration20261122audit },
  { name: 'Migration20261122compliance', class: Migration20261122compliance },
  { name: 'Migration20261122money', class: Migration20261122money },
  { name: 'Migration20261122plans', class: Migration20261122plans },
  { name: 'Migration20261122webhooks', class: Migration20261122webhooks },
  { name: 'Migration20261122complianceCertificates', class: Migration20261122complianceCertificates },
  { name: 'Migration20261122matching', class: Migration20261122matching },
  { name: 'Migration20261122briefs', class: Migration20261122briefs },
  { name: 'Migration20261122amendments', class: Migration20261122amendments },
  { name: 'Migration20261122complianceReports', class: Migration20261122complianceReports },
  { name: 'Migration20261122matchingAudit', class: Migration20261122matchingAudit },
  { name: 'Migration20261122imports', class: Migration20261122imports },
  { name: 'Migration20261122complianceReminders', class: Migration20261122complianceReminders },
  { name: 'Migration20261122history', class: Migration20261122history },
  { name: 'Migration20261122readiness', class: Migration20261122readiness },
  { name: 'Migration20261122operations', class: Migration20261122operations },
  { name: 'Migration20261122privacy', class: Migration20261122privacy },
  { name: 'Migration20261122operationsVolunteers', class: Migration20261122operationsVolunteers },
  { name: 'Migration20261122webhookEnds', class: Migration20261122webhookEnds },
];
