import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { mayKnowGiver } from '../allocations/allocation.queries.ts';
import type { CsrContext } from '../context.ts';
import { oneDelivery } from '../deliveries/delivery.queries.ts';
import { DeliveryType } from '../deliveries/delivery.type.ts';
import { recordHandover } from './handover.commands.ts';
import { handoverOf } from './handover.queries.ts';
import { HandoverRecorded, HandoverRecordType, RecordHandoverInput, RecordHandoverResult } from './handover.type.ts';

@Resolver(() => HandoverRecordType)
class HandoverResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Who gave it, by the name the company had that day; null for whoever may not know it.\nIstilah: pihak pertama.',
  })
  async giver(@Root() record: HandoverRecordType, @Ctx() context: CsrContext): Promise<string | null> {
    const { allocationId } = await oneDelivery(context, record.deliveryId);
    const allocation = await context.loaders.allocationById.load(allocationId);
    return allocation && mayKnowGiver(context.actor, allocation) ? record.giverName : null;
  }

  @FieldResolver(() => DeliveryType, { description: 'The delivery it records.\nIstilah: penyaluran.' })
  delivery(@Root() record: HandoverRecordType, @Ctx() context: CsrContext): Promise<DeliveryType> {
    return oneDelivery(context, record.deliveryId);
  }

  @FieldResolver(() => Boolean, {
    description: 'True while its delivery counts as delivered; false once a dispute took that back.',
  })
  async stands(@Root() record: HandoverRecordType, @Ctx() context: CsrContext): Promise<boolean> {
    const { state } = await oneDelivery(context, record.deliveryId);
    return state === 'RECEIVED' || state === 'VERIFIED';
  }

  @Authorized(Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR, Role.FORUM_COORDINATOR)
  @Mutation(() => RecordHandoverResult, {
    description: 'Puts the handover of a received delivery on record: by its receiving side or its coordinator.',
  })
  recordHandover(
    @Arg('input', () => RecordHandoverInput, { description: 'Which delivery.' }) input: RecordHandoverInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RecordHandoverResult>> {
    return recordHandover(context, input);
  }
}

@Resolver(() => DeliveryType)
class DeliveryHandoverResolver {
  @FieldResolver(() => HandoverRecordType, {
    nullable: true,
    description: 'The record of its handover, for giver, receiver and coordinator; null without one.\nIstilah: BAST.',
  })
  handover(@Root() delivery: DeliveryType, @Ctx() context: CsrContext): Promise<HandoverRecordType | null> {
    return handoverOf(context, delivery);
  }
}

@Resolver(() => HandoverRecorded)
class HandoverRecordedResolver {
  @FieldResolver(() => HandoverRecordType, { nullable: true, description: 'The record.' })
  async handover(
    @Root() { deliveryId }: HandoverRecorded,
    @Ctx() context: CsrContext,
  ): Promise<HandoverRecordType | null> {
    return handoverOf(context, await oneDelivery(context, deliveryId));
  }
}

export const handoverResolvers = [HandoverResolver, DeliveryHandoverResolver, HandoverRecordedResolver];
