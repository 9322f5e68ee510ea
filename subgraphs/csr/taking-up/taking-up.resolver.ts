import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { instant } from '#kit/dates';
import type { Answer } from '#kit/refusal-type';

import { viewerOf } from '../allocations/allocation.queries.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import type { CsrContext } from '../context.ts';
import { takeUpAllocation } from './taking-up.commands.ts';
import { AllocationTakenUp, TakeUpAllocationInput, TakeUpAllocationResult, TakenUpType } from './taking-up.type.ts';

@Resolver(() => PledgeAllocationType)
class AllocationTakingResolver {
  @FieldResolver(() => TakenUpType, {
    nullable: true,
    description:
      'Which coordinator has it open now, for coordinators of the area; null when nobody has, or it is decided.\n' +
      'Istilah: sedang dibuka.',
  })
  async takenUp(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<TakenUpType | null> {
    const { state, asKnownAt } = allocation;
    if (state !== 'SUBMITTED' || asKnownAt || !viewerOf(context.actor, allocation).isCoordinator) return null;
    const taken = await context.loaders.takenUp.load(allocation.id);
    if (!taken) return null;
    const { actorName, takenAt, actorSubject } = taken;
    return { actorName, takenAt: instant(takenAt), isViewer: actorSubject === context.actor?.subject };
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => TakeUpAllocationResult, {
    description:
      'Says that the viewer has a submitted allocation open, so that no other coordinator begins with it; it decides nothing.\n' +
      'Istilah: sedang dibuka.',
  })
  takeUpAllocation(
    @Arg('input', () => TakeUpAllocationInput, { description: 'Which allocation.' }) input: TakeUpAllocationInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof TakeUpAllocationResult>> {
    return takeUpAllocation(context, input);
  }
}

@Resolver(() => AllocationTakenUp)
class AllocationTakenUpResolver {
  @FieldResolver(() => PledgeAllocationType, { nullable: true, description: 'The allocation as it is now.' })
  allocation(
    @Root() { allocationId }: AllocationTakenUp,
    @Ctx() { loaders }: CsrContext,
  ): Promise<PledgeAllocationType | null> {
    return loaders.allocationById.load(allocationId);
  }
}

export const takingUpResolvers = [AllocationTakingResolver, AllocationTakenUpResolver] as const;
