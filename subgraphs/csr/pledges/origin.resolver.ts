import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { viewerOf } from '../allocations/allocation.queries.ts';
import type { CsrContext } from '../context.ts';
import { visibleAllocations, visiblePledge } from './pledge.queries.ts';
import { PledgeOriginType, PledgeType } from './pledge.type.ts';

@Resolver(() => PledgeType)
export class PledgeOriginOfResolver {
  @FieldResolver(() => PledgeOriginType, {
    nullable: true,
    description: 'Where its amounts come from when they are handed on or carried over; null for new money.',
  })
  async origin(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PledgeOriginType | null> {
    if (pledge.flow === 'NEW_MONEY') return null;
    const viewers = (await visibleAllocations(context, pledge.id)).map((one) => viewerOf(context.actor, one));
    const isSide = viewers.some(({ isOwner, isCoordinator }) => isOwner || isCoordinator);
    return {
      giver: isSide ? pledge.passedOnFrom : null,
      fiscalYear: pledge.carriedOverFrom,
      pledgeId: pledge.originPledgeId,
    };
  }
}

@Resolver(() => PledgeOriginType)
export class PledgeOriginResolver {
  @FieldResolver(() => PledgeType, { nullable: true, description: 'The pledge it comes from, for whoever may see it.' })
  pledge(@Root() { pledgeId }: PledgeOriginType, @Ctx() context: CsrContext): Promise<PledgeType | null> | null {
    return pledgeId === null ? null : visiblePledge(context, pledgeId);
  }
}
