import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';

import type { CsrContext } from '../context.ts';
import { evidenceOfDelivery } from '../evidence/evidence.queries.ts';
import { EvidenceType } from '../evidence/evidence.type.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { undoOfDelivery } from '../undo/undo.queries.ts';
import { DeliveryFilter } from './delivery-input.type.ts';
import {
  deliveriesOfAllocation,
  deliveriesWithin,
  deliveryViewer,
  mayKnowDelivery,
  oneDelivery,
} from './delivery.queries.ts';
import { DeliveryAction, deliveryActions } from './delivery-action.rules.ts';
import { DeliveryConnection, DeliveryStepType, DeliveryType, DisputeType } from './delivery.type.ts';

@Resolver(() => DeliveryType)
export class DeliveryResolver {
  @Query(() => DeliveryType, { nullable: true, description: 'One delivery by id, or NOT_FOUND.' })
  delivery(
    @Arg('id', () => ID, { description: 'The id of the delivery, a UUID.' }) id: string,
    @Ctx() context: CsrContext,
  ): Promise<DeliveryType> {
    return oneDelivery(context, id);
  }

  @Authorized(Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Query(() => DeliveryConnection, {
    nullable: true,
    description:
      'The deliveries of an area, the oldest first: the work list of its officers and coordinators.\n' +
      'Istilah: daftar penyaluran.',
  })
  deliveries(
    @Arg('filter', () => DeliveryFilter, { description: 'Which area, and which state.' }) filter: DeliveryFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<DeliveryType>> {
    return deliveriesWithin(context, filter, page);
  }

  @FieldResolver(() => PledgeAllocationType, { nullable: true, description: 'The allocation it is a part of.' })
  allocation(@Root() delivery: DeliveryType, @Ctx() { loaders }: CsrContext): Promise<PledgeAllocationType | null> {
    return loaders.allocationById.load(delivery.allocationId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the company noted; for giver, receiver and coordinator.',
  })
  note(@Root() delivery: DeliveryType, @Ctx() { actor }: CsrContext): string | null {
    return mayKnowDelivery(actor, delivery) ? delivery.note : null;
  }

  @FieldResolver(() => [EvidenceType], {
    nullable: true,
    description: 'What proves it; null when the company behind it stays anonymous to the viewer.\nIstilah: bukti.',
  })
  evidence(@Root() delivery: DeliveryType, @Ctx() context: CsrContext): Promise<EvidenceType[] | null> {
    return evidenceOfDelivery(context, delivery.id);
  }

  @FieldResolver(() => [DeliveryStepType], {
    nullable: true,
    description: 'Its steps, oldest first; for giver, receiver and coordinator.',
  })
  async history(
    @Root() delivery: DeliveryType,
    @Ctx() { actor, loaders }: CsrContext,
  ): Promise<DeliveryStepType[] | null> {
    return mayKnowDelivery(actor, delivery) ? loaders.stepsByDelivery.load(delivery.id) : null;
  }

  @FieldResolver(() => [DisputeType], {
    nullable: true,
    description: 'Its disputes, oldest first; for giver, receiver and coordinator.\nIstilah: sengketa.',
  })
  async disputes(@Root() delivery: DeliveryType, @Ctx() { actor, loaders }: CsrContext): Promise<DisputeType[] | null> {
    return mayKnowDelivery(actor, delivery) ? loaders.disputesByDelivery.load(delivery.id) : null;
  }

  @FieldResolver(() => [DeliveryAction], { description: 'What the viewer may do with it now; empty for most.' })
  async viewerCan(@Root() delivery: DeliveryType, @Ctx() context: CsrContext): Promise<DeliveryAction[]> {
    const { organisation, sentBy, receivedBy, receivedOrganisation } = delivery;
    const hands = [{ subject: sentBy, organisation }];
    if (receivedBy !== null) hands.push({ subject: receivedBy, organisation: receivedOrganisation ?? organisation });
    const undo = await undoOfDelivery(context, delivery);
    return deliveryActions({ ...delivery, hands }, deliveryViewer(context.actor, delivery), undo !== null);
  }
}

@Resolver(() => PledgeAllocationType)
export class AllocationDeliveriesResolver {
  @FieldResolver(() => DeliveryConnection, {
    description: 'What was sent of it, by the time it was recorded.\nIstilah: penyaluran.',
  })
  deliveries(
    @Root() allocation: PledgeAllocationType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<DeliveryType>> {
    return deliveriesOfAllocation(context, allocation.id, page);
  }
}
