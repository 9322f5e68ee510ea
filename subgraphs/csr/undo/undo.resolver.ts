import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import type { CsrContext } from '../context.ts';
import { oneDelivery } from '../deliveries/delivery.queries.ts';
import { DeliveryType } from '../deliveries/delivery.type.ts';
import { undoAllocationStep } from './allocation-undo.commands.ts';
import { undoDeliveryStep } from './delivery-undo.commands.ts';
import { undoOfAllocation, undoOfDelivery } from './undo.queries.ts';
import {
  AllocationStepUndone,
  DeliveryStepUndone,
  UndoAllocationStepInput,
  UndoAllocationStepResult,
  UndoDeliveryStepInput,
  UndoDeliveryStepResult,
  UndoOfferType,
} from './undo.type.ts';

@Resolver()
class UndoResolver {
  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => UndoAllocationStepResult, {
    description:
      'Takes the own verification, rejection or allocation from a pool back, within seconds and while nothing followed.\n' +
      'Istilah: urungkan keputusan.',
  })
  undoAllocationStep(
    @Arg('input', () => UndoAllocationStepInput, { description: 'Which allocations, each with the version it had.' })
    input: UndoAllocationStepInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof UndoAllocationStepResult>> {
    return undoAllocationStep(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => UndoDeliveryStepResult, {
    description:
      'Takes the own verification of a delivery back, within seconds and while nothing followed.\n' +
      'Istilah: urungkan pemeriksaan.',
  })
  undoDeliveryStep(
    @Arg('input', () => UndoDeliveryStepInput, { description: 'Which delivery, with the version it had.' })
    input: UndoDeliveryStepInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof UndoDeliveryStepResult>> {
    return undoDeliveryStep(context, input);
  }
}

const OFFERED = {
  nullable: true,
  description: 'Until when the viewer may take the own newest step back; null when there is none to take back.',
};

@Resolver(() => PledgeAllocationType)
class AllocationUndoResolver {
  @FieldResolver(() => UndoOfferType, OFFERED)
  undo(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<UndoOfferType | null> {
    return undoOfAllocation(context, allocation);
  }
}

@Resolver(() => DeliveryType)
class DeliveryUndoResolver {
  @FieldResolver(() => UndoOfferType, OFFERED)
  undo(@Root() delivery: DeliveryType, @Ctx() context: CsrContext): Promise<UndoOfferType | null> {
    return undoOfDelivery(context, delivery);
  }
}

@Resolver(() => AllocationStepUndone)
class AllocationStepUndoneResolver {
  @FieldResolver(() => [PledgeAllocationType], { nullable: true, description: 'The allocations as they stand now.' })
  async allocations(
    @Root() { allocationIds }: AllocationStepUndone,
    @Ctx() { loaders }: CsrContext,
  ): Promise<PledgeAllocationType[]> {
    const found = await Promise.all(allocationIds.map((id) => loaders.allocationById.load(id)));
    return found.filter((allocation) => allocation !== null);
  }
}

@Resolver(() => DeliveryStepUndone)
class DeliveryStepUndoneResolver {
  @FieldResolver(() => DeliveryType, { nullable: true, description: 'The delivery as it stands now.' })
  delivery(@Root() { deliveryId }: DeliveryStepUndone, @Ctx() context: CsrContext): Promise<DeliveryType> {
    return oneDelivery(context, deliveryId);
  }
}

export const undoResolvers = [
  UndoResolver,
  AllocationUndoResolver,
  DeliveryUndoResolver,
  AllocationStepUndoneResolver,
  DeliveryStepUndoneResolver,
] as const;
