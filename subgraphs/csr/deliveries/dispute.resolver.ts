import { Arg, Args, Authorized, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';

import type { CsrContext } from '../context.ts';
import { DisputeFilter } from './delivery-input.type.ts';
import { oneDelivery } from './delivery.queries.ts';
import { DeliveryType, DisputeConnection, DisputeType } from './delivery.type.ts';
import { disputes } from './dispute.queries.ts';

const DAY_MS = 86_400_000;

@Resolver(() => DisputeType)
export class DisputeResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => DisputeConnection, {
    nullable: true,
    description:
      'Disputes over deliveries of the own organisation, or of an area the viewer coordinates; the oldest first.\n' +
      'Istilah: daftar sengketa.',
  })
  disputes(
    @Arg('filter', () => DisputeFilter, { nullable: true, description: 'Which of them; all the own ones unless told.' })
    filter: DisputeFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<DisputeType>> {
    return disputes(context, filter ?? {}, page);
  }

  @FieldResolver(() => DeliveryType, { description: 'The delivery that is or was in doubt.\nIstilah: penyaluran.' })
  delivery(@Root() { deliveryId }: DisputeType, @Ctx() context: CsrContext): Promise<DeliveryType> {
    return oneDelivery(context, deliveryId);
  }

  @FieldResolver(() => Int, { description: 'Whole days it has been open, or was open until it ended.' })
  daysOpen(@Root() { raisedAt, resolvedAt }: DisputeType, @Ctx() { read }: CsrContext): number {
    const end = (resolvedAt === null ? read.now() : new Date(resolvedAt)).getTime();
    return Math.max(0, Math.floor((end - new Date(raisedAt).getTime()) / DAY_MS));
  }
}
