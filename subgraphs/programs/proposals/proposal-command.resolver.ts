import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { decidePlanningProposal, endorsePlanningProposal } from '../proposal-decisions/proposal-decision.commands.ts';
import { submitPlanningProposal } from './proposal.commands.ts';
import {
  DecidePlanningProposalInput,
  EndorsePlanningProposalInput,
  SubmitPlanningProposalInput,
} from './proposal-input.type.ts';
import { asProposal } from './proposal.queries.ts';
import {
  DecidePlanningProposalResult,
  EndorsePlanningProposalResult,
  PlanningProposalDecided,
  PlanningProposalEndorsed,
  PlanningProposalSubmitted,
  SubmitPlanningProposalResult,
} from './proposal-result.type.ts';
import { PlanningProposalType } from './proposal.type.ts';

@Resolver()
export class ProposalCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => SubmitPlanningProposalResult, {
    description: 'Submits a proposal at the stage of its area; for officers of that area.\nIstilah: ajukan usulan.',
  })
  submitPlanningProposal(
    @Arg('input', () => SubmitPlanningProposalInput, { description: 'What is asked for, where, by which institution.' })
    input: SubmitPlanningProposalInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof SubmitPlanningProposalResult>> {
    return readAfresh(context, submitPlanningProposal(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => DecidePlanningProposalResult, {
    description: 'Decides about a proposal; for officers of the area of its stage.\nIstilah: putuskan usulan.',
  })
  decidePlanningProposal(
    @Arg('input', () => DecidePlanningProposalInput, { description: 'What is decided, by whom, and why.' })
    input: DecidePlanningProposalInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof DecidePlanningProposalResult>> {
    return readAfresh(context, decidePlanningProposal(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => EndorsePlanningProposalResult, {
    description: 'Keeps who stands behind a proposal; for officers of its area.\nIstilah: catat dukungan.',
  })
  endorsePlanningProposal(
    @Arg('input', () => EndorsePlanningProposalInput, { description: 'Who endorses it, and why.' })
    input: EndorsePlanningProposalInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof EndorsePlanningProposalResult>> {
    return readAfresh(context, endorsePlanningProposal(context, input));
  }
}

/** The field of every answer to a command about a proposal. */
export const PROPOSAL = { nullable: true, description: 'The proposal as it stands now.\nIstilah: usulan.' };

export async function proposalNow({ loaders }: ProgramsContext, proposalId: string) {
  const row = await loaders.planningProposal.load(proposalId);
  return row && asProposal(row);
}

@Resolver(() => PlanningProposalSubmitted)
export class ProposalSubmittedResolver {
  @FieldResolver(() => PlanningProposalType, PROPOSAL)
  proposal(@Root() { proposalId }: PlanningProposalSubmitted, @Ctx() context: ProgramsContext) {
    return proposalNow(context, proposalId);
  }
}

@Resolver(() => PlanningProposalDecided)
export class ProposalDecidedResolver {
  @FieldResolver(() => PlanningProposalType, PROPOSAL)
  proposal(@Root() { proposalId }: PlanningProposalDecided, @Ctx() context: ProgramsContext) {
    return proposalNow(context, proposalId);
  }
}

@Resolver(() => PlanningProposalEndorsed)
export class ProposalEndorsedResolver {
  @FieldResolver(() => PlanningProposalType, PROPOSAL)
  proposal(@Root() { proposalId }: PlanningProposalEndorsed, @Ctx() context: ProgramsContext) {
    return proposalNow(context, proposalId);
  }
}
