import { agreementResolvers } from './agreements/agreement.resolver.ts';
import { handoverResolvers } from './handovers/handover.resolver.ts';
import { certificateResolvers } from './certificates/contribution-certificate.resolver.ts';
import { receiptResolvers } from './receipts/pledge-receipt.resolver.ts';
import { csrPlanResolvers } from './annual-plans/csr-plan.resolver.ts';
import { reportResolvers } from './reports/report.resolver.ts';
import { registerResolvers } from './reports/register.resolver.ts';
import { reminderResolvers } from './reminders/reminder.resolver.ts';
import { DisputeResolver } from './deliveries/dispute.resolver.ts';

/** What a company answers for: agreements, handovers, receipts, certificates, plans, reports, reminders and disputes. */
export const complianceResolvers = [
  ...agreementResolvers,
  ...handoverResolvers,
  ...certificateResolvers,
  ...receiptResolvers,
  ...csrPlanResolvers,
  ...reportResolvers,
  ...registerResolvers,
  ...reminderResolvers,
  DisputeResolver,
];
