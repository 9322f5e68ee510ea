import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { mayActIn, Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { FieldChangeType } from '../changes/change.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import { ProposalDecisionType } from '../proposal-decisions/proposal-decision.type.ts';
import { PROPOSAL, proposalNow } from '../proposals/proposal-command.resolver.ts';
import type { DecisionRow } from '../proposals/proposal.queries.ts';
import { PlanningProposalType } from '../proposals/proposal.type.ts';
import { changePlanningProposal, withdrawPlanningProposal } from './proposal-change.commands.ts';
import {
  ChangePlanningProposalInput,
  ChangePlanningProposalResult,
  PlanningProposalChanged,
  PlanningProposalWithdrawn,
  WithdrawPlanningProposalInput,
  WithdrawPlanningProposalResult,
} from './proposal-change.type.ts';

@Resolver()
export class ProposalChangeResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ChangePlanningProposalResult, {
    description:
      'Changes a proposal while no decision has ended it; for officers of its area, of the organisation that ' +
      'submitted it.\nIstilah: perbaiki usulan.',
  })
  changePlanningProposal(
    @Arg('input', () => ChangePlanningProposalInput, { description: 'What it says instead, and why.' })
    input: ChangePlanningProposalInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ChangePlanningProposalResult>> {
    return readAfresh(context, changePlanningProposal(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => WithdrawPlanningProposalResult, {
    description:
      'Takes a proposal back while no decision has ended it; for officers of its area, of the organisation that ' +
      'submitted it.\nIstilah: tarik usulan.',
  })
  withdrawPlanningProposal(
    @Arg('input', () => WithdrawPlanningProposalInput, { description: 'Which proposal, and why.' })
    input: WithdrawPlanningProposalInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof WithdrawPlanningProposalResult>> {
    return readAfresh(context, withdrawPlanningProposal(context, input));
  }
}

@Resolver(() => ProposalDecisionType)
export class ProposalChangesResolver {
  @FieldResolver(() => [FieldChangeType], {
    description:
      'What a row CHANGED did, field by field; none on other rows. How many people it is to reach is told to officers ' +
      'of the area only.\nIstilah: rincian perubahan.',
  })
  async changes(@Root() { proposalId, changes }: DecisionRow, @Ctx() { actor, loaders }: ProgramsContext) {
    if (!changes) return [];
    const row = await loaders.planningProposal.load(proposalId);
    if (row && mayActIn(actor, Role.PROGRAM_OFFICER, row.areaCode)) return changes;
    return changes.map((one) => (one.field === 'peopleTargeted' ? { ...one, before: null, after: null } : one));
  }
}

@Resolver(() => PlanningProposalChanged)
export class ProposalChangedResolver {
  @FieldResolver(() => PlanningProposalType, PROPOSAL)
  proposal(@Root() { proposalId }: PlanningProposalChanged, @Ctx() context: ProgramsContext) {
    return proposalNow(context, proposalId);
  }
}

@Resolver(() => PlanningProposalWithdrawn)
export class ProposalWithdrawnResolver {
  @FieldResolver(() => PlanningProposalType, PROPOSAL)
  proposal(@Root() { proposalId }: PlanningProposalWithdrawn, @Ctx() context: ProgramsContext) {
    return proposalNow(context, proposalId);
  }
}
