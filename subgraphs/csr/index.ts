import { readId } from '#kit/ids';
import { defineSubgraph } from '#host/subgraph';

import { ActivityCommandResolver } from './activities/activity-command.resolver.ts';
import {
  ACTIVITY_RESULT_RESOLVERS,
  ActivityResolver,
  CoverageActivityResolver,
  GivingActivityResolver,
} from './activities/activity.resolver.ts';
import { applyBrief } from './briefs/brief.events.ts';
import { briefResolvers } from './briefs/brief.resolver.ts';
import { MeetingBriefStub } from './briefs/brief.stub.ts';
import { AmendmentResolver, PledgeAmendmentsResolver } from './amendments/amendment.resolver.ts';
import { applyAreas } from './areas/area.events.ts';
import { csrAudit } from './audit.ts';
import { applyBudgetLine } from './budget-lines/budget-line.events.ts';
import { sweepPaperPasses } from './papers/paper-pass.commands.ts';
import { addCertificateRoutes } from './certificates/certificate.routes.ts';
import { complianceResolvers } from './compliance.ts';
import { Company, CompanyEvent } from './companies/company.entity.ts';
import { companyReference } from './companies/company.queries.ts';
import { CompanyProfileResolver } from './companies/company-profile.resolver.ts';
import { CompanyResolver } from './companies/company.resolver.ts';
import { csrPersonalData, personalDataResolvers } from './personal-data.ts';
import { csrContext, type CsrContext } from './context.ts';
import { Delivery, Dispute } from './deliveries/delivery.entity.ts';
import { deliveryReference } from './deliveries/delivery.queries.ts';
import { AllocationDeliveriesResolver, DeliveryResolver } from './deliveries/delivery.resolver.ts';
import { DeliveryStepResolver, deliveryResultResolvers } from './deliveries/delivery-step.resolver.ts';
import { Evidence } from './evidence/evidence.entity.ts';
import { evidenceReference } from './evidence/evidence.queries.ts';
import { EvidenceResolver } from './evidence/evidence.resolver.ts';
import { addFileRoutes } from './evidence/evidence.routes.ts';
import { storageFromEnvironment } from './evidence/evidence.storage.ts';
import { sweepUploads } from './evidence/file-pass.commands.ts';
import { ForgottenGapResolver } from './forgotten-gaps/forgotten-gap.resolver.ts';
import { Forum, ForumMembership } from './forum/forum.entity.ts';
import { oneForum } from './forum/forum.queries.ts';
import { ForumResolver } from './forum/forum.resolver.ts';
import { CompanyMembershipsResolver, ForumMembershipResolver } from './forum/membership.resolver.ts';
import { applyStaffing } from './gap-areas/gap-staffing.events.ts';
import { GapAccount, NeedAccount } from './gap-areas/gap-account.entity.ts';
import { applyGapArea, type GapAreaTold } from './gap-areas/gap-area.events.ts';
import { gapAreaResolvers } from './gap-areas/gap-area.resolver.ts';
import { GapArea } from './gap-areas/gap-area.stub.ts';
import { expireHolds } from './gap-areas/hold.commands.ts';
import { COMPANY_IMPORTS } from './imports/importing.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { notePeople } from './reports/gap-people.events.ts';
import { raiseReminders } from './reminders/reminder-raising.commands.ts';
import { allocationReference } from './allocations/allocation.queries.ts';
import { PledgeAllocationResolver } from './allocations/allocation.resolver.ts';
import { Instalment, Pledge, PledgeAllocation } from './pledges/pledge.entity.ts';
import { pledgeReference } from './pledges/pledge.queries.ts';
import { originResolvers } from './pledges/origin.resolver.ts';
import { PledgeCommandResolver, SUCCESS_RESOLVERS } from './pledges/pledge-command.resolver.ts';
import { PledgeResolver } from './pledges/pledge.resolver.ts';
import { SkipResolver } from './matching/skip.resolver.ts';
import { SuggestionResolver } from './matching/suggestion.resolver.ts';
import { overlapResolvers } from './overlaps/overlap.resolver.ts';
import { DraftPlanResolver } from './plans/draft-plan.resolver.ts';
import { PlanLimitResolver, PlanResolver } from './plans/plan.resolver.ts';
import { expirePools } from './pools/pool-step.commands.ts';
import { PoolCommandResolver } from './pools/pool-command.resolver.ts';
import { PledgePoolResolver, PoolAllocatedResolver, PoolResolver } from './pools/pool.resolver.ts';
import { PreviewResolver } from './previews/preview.resolver.ts';
import { TOTAL_RESOLVERS } from './totals/total.resolver.ts';
import { applyPriority } from './priorities/priority.events.ts';
import { hearOfDeployment } from './webhooks/deployment.events.ts';
import { DISPATCH, SEND, dispatchWebhooks, sendWebhook } from './webhooks/dispatch.commands.ts';
import { takingUpResolvers } from './taking-up/taking-up.resolver.ts';
import { undoResolvers } from './undo/undo.resolver.ts';
import { withdrawalResolvers } from './volunteers/withdrawal.resolver.ts';
import { volunteerResolvers } from './volunteers/volunteer.resolver.ts';
import { csrWatched } from './watched.ts';
import { Webhook } from './webhooks/webhook.entity.ts';
import { WebhookDeliveryResolver, WebhookResolver } from './webhooks/webhook.resolver.ts';

/** Who covers a gap, how far it has come, and what may still be taken. */
export const csr = defineSubgraph({
  name: 'csr',
  audit: csrAudit,
  watched: csrWatched,
  personalData: csrPersonalData,
  entities: [
    GapAccount,
    NeedAccount,
    Pledge,
    PledgeAllocation,
    Instalment,
    Company,
    CompanyEvent,
    Forum,
    ForumMembership,
    Evidence,
    Delivery,
    Dispute,
    Webhook,
  ],
  migrations: MIGRATIONS,
  resolvers: [
    PledgeResolver,
    ...COMPANY_IMPORTS.resolvers,
    ...gapAreaResolvers,
    PledgeCommandResolver,
    PledgeAllocationResolver,
    PreviewResolver,
    PlanResolver,
    PlanLimitResolver,
    DraftPlanResolver,
    ...overlapResolvers,
    ForgottenGapResolver,
    SuggestionResolver,
    SkipResolver,
    ...SUCCESS_RESOLVERS,
    CompanyResolver,
    CompanyProfileResolver,
    CompanyMembershipsResolver,
    ForumResolver,
    ForumMembershipResolver,
    EvidenceResolver,
    DeliveryResolver,
    AllocationDeliveriesResolver,
    DeliveryStepResolver,
    ...deliveryResultResolvers,
    ...TOTAL_RESOLVERS,
    WebhookResolver,
    WebhookDeliveryResolver,
    ActivityResolver,
    ActivityCommandResolver,
    CoverageActivityResolver,
    GivingActivityResolver,
    ...ACTIVITY_RESULT_RESOLVERS,
    PoolResolver,
    ...originResolvers,
    AmendmentResolver,
    PledgeAmendmentsResolver,
    PoolCommandResolver,
    PledgePoolResolver,
    PoolAllocatedResolver,
    ...briefResolvers,
    ...complianceResolvers,
    ...volunteerResolvers,
    ...personalDataResolvers,
    ...withdrawalResolvers,
    ...undoResolvers,
    ...takingUpResolvers,
  ],
  types: [MeetingBriefStub, GapArea],
  context: csrContext,
  references: {
    MeetingBrief: (reference: MeetingBriefStub) => reference,
    GapArea: ({ id }: GapArea) => ({ id: readId('id', id) }),
    Pledge: pledgeReference,
    PledgeAllocation: allocationReference,
    Company: companyReference,
    Delivery: deliveryReference,
    Evidence: evidenceReference,
    Forum: ({ code }: { code: string }, context: CsrContext) => oneForum(context, code),
  },
  follows: {
    'programs.brief': applyBrief,
    'programs.gap-area': async (tx, told: GapAreaTold & { peopleInNeed?: number | null }, envelope) => {
      await applyGapArea(tx, told, envelope);
      await notePeople(tx, told);
    },
    'programs.areas': applyAreas,
    'programs.budget-line': applyBudgetLine,
    'programs.priority': applyPriority,
    'pillars.staffing': applyStaffing,
    'pillars.deployment': hearOfDeployment,
  },
  clock: [
    { name: 'expire-holds', at: '* * * * *', work: expireHolds },
    // An event is dispatched as it happens; what a failure left behind is taken up here.
    { name: 'dispatch-waiting', at: '* * * * *', work: dispatchWebhooks },
    { name: 'expire-pools', at: '* * * * *', work: expirePools },
    { name: 'sweep-uploads', at: '17 18 * * *', work: sweepUploads },
    { name: 'raise-reminders', at: '*/10 * * * *', work: raiseReminders },
    { name: 'sweep-paper-passes', at: '27 18 * * *', work: sweepPaperPasses },
    ...COMPANY_IMPORTS.clock,
  ],
  jobs: { [DISPATCH]: (store) => dispatchWebhooks(store), [SEND]: sendWebhook },
  channels: ['coverage', 'pledge'],
  imports: COMPANY_IMPORTS.catalogue,
  routes: (store, router) => {
    addCertificateRoutes(store, router);
    addFileRoutes(store, router, storageFromEnvironment());
    COMPANY_IMPORTS.addRoutes(store, router);
  },
});
