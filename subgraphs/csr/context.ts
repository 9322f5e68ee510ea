import type { Remembered } from '#kit/as-of';
import type { RequestContext } from '#kit/context';
import { gatherLoaders } from '#kit/loading';

import { briefLoaders } from './briefs/brief.queries.ts';
import { importLoaders } from '../import-runs/import-run.queries.ts';
import { agreementLoaders } from './agreements/agreement.queries.ts';
import { activityLoaders } from './activities/activity.queries.ts';
import { contributionCertificateLoaders } from './certificates/contribution-certificate.queries.ts';
import { amendmentLoaders } from './amendments/amendment.queries.ts';
import { reminderLoaders } from './reminders/reminder.queries.ts';
import { registerLoaders } from './reports/register.queries.ts';
import { reportLoaders } from './reports/report.queries.ts';
import { companyLoaders } from './companies/company.queries.ts';
import { companyProfileLoaders } from './companies/company-profile.queries.ts';
import { contactLoader } from './contacts/contact.commands.ts';
import { deliveryLoaders } from './deliveries/delivery.queries.ts';
import { evidenceLoaders } from './evidence/evidence.queries.ts';
import { forumLoaders } from './forum/forum.queries.ts';
import { handoverLoaders } from './handovers/handover.queries.ts';
import { coverageLoaders } from './gap-areas/coverage.queries.ts';
import { nearLoaders } from './overlaps/near.queries.ts';
import { overlapLoaders } from './overlaps/overlap.queries.ts';
import { totalLoaders } from './totals/total.queries.ts';
import { historyLoaders } from './history/history.queries.ts';
import { pledgeReceiptLoaders } from './receipts/pledge-receipt.queries.ts';
import { pledgeLoaders } from './pledges/pledge.queries.ts';
import { undoLoaders } from './undo/undo.queries.ts';
import { skipLoaders } from './matching/skip.queries.ts';
import { takingUpLoaders } from './taking-up/taking-up.queries.ts';
import { volunteerLoaders } from './volunteers/volunteer.queries.ts';
import { webhookLoaders } from './webhooks/webhook.queries.ts';

/** Everything the resolvers of csr load by key; one fresh set per request. Each noun spreads its own loaders in here. */
const loadersOf = gatherLoaders(
  briefLoaders,
  importLoaders,
  coverageLoaders,
  pledgeLoaders,
  historyLoaders,
  companyLoaders,
  companyProfileLoaders,
  (_read, base) => ({ contact: contactLoader(base) }),
  forumLoaders,
  (_read, base) => evidenceLoaders(base),
  deliveryLoaders,
  agreementLoaders,
  handoverLoaders,
  reportLoaders,
  (_read, base) => reminderLoaders(base),
  registerLoaders,
  (_read, base) => totalLoaders(base),
  webhookLoaders,
  volunteerLoaders,
  undoLoaders,
  takingUpLoaders,
  skipLoaders,
  activityLoaders,
  amendmentLoaders,
  nearLoaders,
  overlapLoaders,
  (_read, base) => contributionCertificateLoaders(base),
  (_read, base) => pledgeReceiptLoaders(base),
);

export interface CsrContext extends RequestContext {
  loaders: ReturnType<typeof loadersOf>;
}

/** Adds the loaders of csr to a fresh request context. */
export function csrContext(base: RequestContext): CsrContext {
  return { ...base, loaders: loadersOf(base) };
}

/** After a command: what is read next comes from a new snapshot, and nothing that was loaded before is handed out again. */
export async function refreshContext(context: CsrContext): Promise<void> {
  await context.read.renew();
  context.loaders = loadersOf(context);
}

/** What loads beside a row: of the instant the row was read as of, or of now. */
export function loadersAt({ loaders }: CsrContext, { asKnownAt }: Remembered) {
  return asKnownAt === undefined ? loaders : loaders.past(asKnownAt);
}
