import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import {
  AddRecommendationInput,
  FollowUpCommitmentInput,
  RecordCommitmentInput,
  UpdateRecommendationInput,
} from './outcome-input.type.ts';
import {
  AddRecommendationResult,
  FollowUpCommitmentResult,
  RecordCommitmentResult,
  UpdateRecommendationResult,
} from './outcome-result.type.ts';
import { addOutcome, followUpCommitment, updateRecommendation } from './outcome.commands.ts';

@Resolver()
export class OutcomeCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => AddRecommendationResult, {
    description: 'Adds a recommendation to a meeting of your area.\nIstilah: tambah rumusan.',
  })
  async addRecommendation(
    @Arg('input', () => AddRecommendationInput, { description: 'What is recommended, to whom, by when.' })
    input: AddRecommendationInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof AddRecommendationResult>> {
    const added = await readAfresh(context, addOutcome(context, 'RECOMMENDATION', input));
    if (!('outcome' in added)) return added;
    return { __typename: 'RecommendationAdded', recommendation: added.outcome, replayed: added.replayed };
  }

  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => RecordCommitmentResult, {
    description: 'Records what an institution promised at a meeting of your area.\nIstilah: catat komitmen.',
  })
  async recordCommitment(
    @Arg('input', () => RecordCommitmentInput, { description: 'What was promised, by whom, by when.' })
    input: RecordCommitmentInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordCommitmentResult>> {
    const added = await readAfresh(context, addOutcome(context, 'COMMITMENT', input));
    if (!('outcome' in added)) return added;
    return { __typename: 'CommitmentRecorded', commitment: added.outcome, replayed: added.replayed };
  }

  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => UpdateRecommendationResult, {
    description: 'Records what has become of a recommendation, with a reason.\nIstilah: perbarui rumusan.',
  })
  updateRecommendation(
    @Arg('input', () => UpdateRecommendationInput, { description: 'Where it stands, and why.' })
    input: UpdateRecommendationInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof UpdateRecommendationResult>> {
    return readAfresh(context, updateRecommendation(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => FollowUpCommitmentResult, {
    description: 'Records what a later meeting was told of a commitment.\nIstilah: tindak lanjuti komitmen.',
  })
  followUpCommitment(
    @Arg('input', () => FollowUpCommitmentInput, { description: 'Where it stands, and what was told.' })
    input: FollowUpCommitmentInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof FollowUpCommitmentResult>> {
    return readAfresh(context, followUpCommitment(context, input));
  }
}
