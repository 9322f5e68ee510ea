import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { mayActIn, Role } from '#kit/actor';

import { withSums } from '../budgets/budget-line.queries.ts';
import { BudgetLineType } from '../budgets/budget-line.type.ts';
import type { ProgramsContext } from '../context.ts';
import { PlanningCycleType } from '../planning-cycles/planning-cycle.type.ts';
import { PlanningDocumentType } from '../planning-documents/planning-document.type.ts';
import { PlanningOverrideType, ProposalDecisionType } from './proposal-decision.type.ts';
import { asDecision, asProposal, type DecisionRow, type FundingRow } from '../proposals/proposal.queries.ts';
import { PlanningProposalType, ProposalFundingType } from '../proposals/proposal.type.ts';

@Resolver(() => ProposalDecisionType)
export class ProposalDecisionResolver {
  @FieldResolver(() => PlanningProposalType, { nullable: true, description: 'The proposal it is about.' })
  async proposal(@Root() { proposalId }: DecisionRow, @Ctx() { loaders }: ProgramsContext) {
    const row = await loaders.planningProposal.load(proposalId);
    return row && asProposal(row);
  }

  @FieldResolver(() => PlanningDocumentType, {
    nullable: true,
    description: 'The planning document it stands in; null when none was named.\nIstilah: dokumen.',
  })
  document(@Root() { documentId }: DecisionRow, @Ctx() { loaders }: ProgramsContext) {
    return documentId === null ? null : loaders.planningDocument.load(documentId);
  }

  @FieldResolver(() => PlanningOverrideType, {
    nullable: true,
    description: 'Why it was taken outside the window of its stage; null when it was not.\nIstilah: pengecualian.',
  })
  override(@Root() { overrideReason, windowOpensOn, windowClosesOn }: DecisionRow) {
    return overrideReason === null
      ? null
      : { reason: overrideReason, opensOn: windowOpensOn, closesOn: windowClosesOn };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Whose account entered it; for officers of the area only.\nIstilah: dicatat oleh.',
  })
  async recordedBy(@Root() { proposalId, actorName }: DecisionRow, @Ctx() { actor, loaders }: ProgramsContext) {
    const row = await loaders.planningProposal.load(proposalId);
    return row && mayActIn(actor, Role.PROGRAM_OFFICER, row.areaCode) ? actorName : null;
  }
}

@Resolver(() => ProposalFundingType)
export class ProposalFundingResolver {
  @FieldResolver(() => BudgetLineType, { nullable: true, description: 'The budget line.\nIstilah: pos anggaran.' })
  async budgetLine(@Root() { budgetLineId }: FundingRow, @Ctx() { loaders }: ProgramsContext) {
    const row = await loaders.budgetLine.load(budgetLineId);
    return row && withSums(row);
  }
}

@Resolver(() => BudgetLineType)
export class BudgetLineProposalsResolver {
  @FieldResolver(() => [PlanningProposalType], {
    description: 'The proposals it funds, by code, up to 100.\nIstilah: usulan yang didanai.',
  })
  async planningProposals(@Root() { id }: { id: string }, @Ctx() { loaders }: ProgramsContext) {
    return (await loaders.proposalsOfBudgetLine.load(id)).map(asProposal);
  }
}

@Resolver(() => PlanningCycleType)
export class CycleOverridesResolver {
  @FieldResolver(() => [ProposalDecisionType], {
    description: 'Steps taken outside their windows, newest first, the last 100.\nIstilah: daftar pengecualian.',
  })
  async overrides(@Root() { id }: { id: string }, @Ctx() { loaders }: ProgramsContext) {
    return (await loaders.overridesOfCycle.load(id)).map(asDecision);
  }
}
