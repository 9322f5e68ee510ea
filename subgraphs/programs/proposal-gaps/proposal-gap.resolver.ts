import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { GapAreaType } from '../gap-areas/gap-area.type.ts';
import { openGapFromProposal } from './proposal-gap.commands.ts';
import { GapOpenedFromProposal, OpenGapFromProposalInput, OpenGapFromProposalResult } from './proposal-gap.type.ts';
import { asProposal } from '../proposals/proposal.queries.ts';
import { PlanningProposalType } from '../proposals/proposal.type.ts';

@Resolver(() => GapOpenedFromProposal)
export class ProposalGapResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => OpenGapFromProposalResult, {
    description: 'Opens to companies what the budget did not fund of a proposal.\nIstilah: buka sebagai kesenjangan.',
  })
  openGapFromProposal(
    @Arg('input', () => OpenGapFromProposalInput, { description: 'Which proposal, and whether to publish at once.' })
    input: OpenGapFromProposalInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof OpenGapFromProposalResult>> {
    return readAfresh(context, openGapFromProposal(context, input));
  }

  @FieldResolver(() => PlanningProposalType, { nullable: true, description: 'The proposal as it stands now.' })
  async proposal(@Root() { proposalId }: GapOpenedFromProposal, @Ctx() { loaders }: ProgramsContext) {
    const row = await loaders.planningProposal.load(proposalId);
    return row && asProposal(row);
  }

  @FieldResolver(() => GapAreaType, {
    nullable: true,
    description: 'The gap area that was opened.\nIstilah: kesenjangan.',
  })
  async gapArea(@Root() { proposalId }: GapOpenedFromProposal, @Ctx() { loaders }: ProgramsContext) {
    const row = await loaders.planningProposal.load(proposalId);
    return row?.gapAreaId ? loaders.gapArea.load(row.gapAreaId) : null;
  }
}

@Resolver(() => GapAreaType)
export class GapAreaOriginResolver {
  @FieldResolver(() => PlanningProposalType, {
    nullable: true,
    description:
      'The proposal it was opened from, with its whole trail; null when there is none; shows now, with asOf too.\n' +
      'Istilah: asal usulan.',
  })
  async planningProposal(@Root() { id }: { id: string }, @Ctx() { loaders }: ProgramsContext) {
    const row = await loaders.proposalOfGap.load(id);
    return row && asProposal(row);
  }
}
