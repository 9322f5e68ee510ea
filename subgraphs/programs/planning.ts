import { PlanningCycleRecordedResolver, PlanningCycleResolver } from './planning-cycles/planning-cycle.resolver.ts';
import {
  PlanningDocumentRecordedResolver,
  PlanningDocumentResolver,
  ProgrammeDocumentsResolver,
} from './planning-documents/planning-document.resolver.ts';
import {
  ProposalCommandResolver,
  ProposalDecidedResolver,
  ProposalEndorsedResolver,
  ProposalSubmittedResolver,
} from './proposals/proposal-command.resolver.ts';
import { GapAreaOriginResolver, ProposalGapResolver } from './proposal-gaps/proposal-gap.resolver.ts';
import {
  GapAreaResultsResolver,
  GapResultRecordedResolver,
  GapResultResolver,
} from './gap-results/gap-result.resolver.ts';
import {
  ProposalChangedResolver,
  ProposalChangeResolver,
  ProposalChangesResolver,
  ProposalWithdrawnResolver,
} from './proposal-changes/proposal-change.resolver.ts';
import { PlanningProposalResolver } from './proposals/proposal.resolver.ts';
import {
  BudgetLineProposalsResolver,
  CycleOverridesResolver,
  ProposalDecisionResolver,
  ProposalFundingResolver,
} from './proposal-decisions/proposal-trail.resolver.ts';

/** The resolvers of the yearly planning, from its cycles to the results of what it led to. */
export const PLANNING_RESOLVERS = [
  PlanningCycleResolver,
  PlanningCycleRecordedResolver,
  PlanningDocumentResolver,
  PlanningDocumentRecordedResolver,
  ProgrammeDocumentsResolver,
  PlanningProposalResolver,
  ProposalDecisionResolver,
  ProposalFundingResolver,
  BudgetLineProposalsResolver,
  CycleOverridesResolver,
  ProposalCommandResolver,
  ProposalGapResolver,
  GapAreaOriginResolver,
  GapResultResolver,
  GapResultRecordedResolver,
  GapAreaResultsResolver,
  ProposalSubmittedResolver,
  ProposalDecidedResolver,
  ProposalEndorsedResolver,
  ProposalChangeResolver,
  ProposalChangesResolver,
  ProposalChangedResolver,
  ProposalWithdrawnResolver,
] as const;
