import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import { removeAvailability, stateAvailability } from './availability.commands.ts';
import {
  AvailabilityWindow,
  RemoveAvailabilityInput,
  RemoveAvailabilityResult,
  StateAvailabilityInput,
  StateAvailabilityResult,
} from './availability.type.ts';

@Resolver(() => AvailabilityWindow)
export class AvailabilityResolver {
  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => StateAvailabilityResult, { description: 'Notes when somebody of the coordinated area can serve.' })
  stateAvailability(
    @Arg('input', () => StateAvailabilityInput, { description: 'Who, and when.' }) input: StateAvailabilityInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof StateAvailabilityResult>> {
    return readAfresh(context, stateAvailability(context, input));
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RemoveAvailabilityResult, { description: 'Takes a stated window back.' })
  removeAvailability(
    @Arg('input', () => RemoveAvailabilityInput, { description: 'Which window.' }) input: RemoveAvailabilityInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RemoveAvailabilityResult>> {
    return readAfresh(context, removeAvailability(context, input));
  }
}
