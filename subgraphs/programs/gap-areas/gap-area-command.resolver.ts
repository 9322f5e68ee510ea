import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { changeGapArea } from './gap-area-change.commands.ts';
import {
  AddGapEvidenceInput,
  ChangeGapAreaInput,
  CreateGapAreaInput,
  GapAreaStepInput,
} from './gap-area-input.type.ts';
import {
  AddGapEvidenceResult,
  ChangeGapAreaResult,
  CloseGapAreaResult,
  CreateGapAreaResult,
  PublishGapAreaResult,
  WithdrawGapAreaResult,
} from './gap-area-result.type.ts';
import { addGapEvidence, closeGapArea, publishGapArea, withdrawGapArea } from './gap-area-step.commands.ts';
import { createGapArea } from './gap-area.commands.ts';

@Resolver()
export class GapAreaCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => CreateGapAreaResult, { description: 'Makes a draft of a gap area in an area of the officer.' })
  createGapArea(
    @Arg('input', () => CreateGapAreaInput, { description: 'What is missing, where and how much.' })
    input: CreateGapAreaInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof CreateGapAreaResult>> {
    return readAfresh(context, createGapArea(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ChangeGapAreaResult, {
    description: 'Changes texts, counts, deadline and needs of an open gap area.',
  })
  changeGapArea(
    @Arg('input', () => ChangeGapAreaInput, { description: 'What changes, from which version, and why.' })
    input: ChangeGapAreaInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ChangeGapAreaResult>> {
    return readAfresh(context, changeGapArea(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => AddGapEvidenceResult, { description: 'Adds what shows that a gap is real.' })
  addGapEvidence(
    @Arg('input', () => AddGapEvidenceInput, { description: 'The piece of evidence.' }) input: AddGapEvidenceInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof AddGapEvidenceResult>> {
    return readAfresh(context, addGapEvidence(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => PublishGapAreaResult, { description: 'Makes a draft with evidence and a need public.' })
  publishGapArea(
    @Arg('input', () => GapAreaStepInput, { description: 'Which draft, seen at which version.' })
    input: GapAreaStepInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof PublishGapAreaResult>> {
    return readAfresh(context, publishGapArea(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => CloseGapAreaResult, { description: 'Closes a published gap area for new pledges.' })
  closeGapArea(
    @Arg('input', () => GapAreaStepInput, { description: 'Which gap area, seen at which version, and why.' })
    input: GapAreaStepInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof CloseGapAreaResult>> {
    return readAfresh(context, closeGapArea(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => WithdrawGapAreaResult, { description: 'Takes a draft or a published gap area back.' })
  withdrawGapArea(
    @Arg('input', () => GapAreaStepInput, { description: 'Which gap area, seen at which version, and why.' })
    input: GapAreaStepInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof WithdrawGapAreaResult>> {
    return readAfresh(context, withdrawGapArea(context, input));
  }
}
