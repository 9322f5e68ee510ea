import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { viewerOf } from '../allocations/allocation.queries.ts';
import { mayKnowActivity } from '../activities/activity.queries.ts';
import { ActivityType } from '../activities/activity.type.ts';
import { ContributionCertificateType } from '../certificates/contribution-certificate.type.ts';
import type { CsrContext } from '../context.ts';
import { poolOfPledge, poolViewer } from '../pools/pool.queries.ts';
import { Flow } from './flow.rules.ts';
import { visibleAllocations, visiblePledge } from './pledge.queries.ts';
import { PledgeOriginType, PledgeType } from './pledge.type.ts';

const FROM = 'Where its amounts come from when they are handed on or carried over; null for new money.';

/** The giver by name is between the sides: the company and the coordinators of its areas, or of its pool. */
async function originOfPledge(context: CsrContext, pledge: PledgeType): Promise<PledgeOriginType | null> {
  if (pledge.flow === 'NEW_MONEY') return null;
  const viewers = (await visibleAllocations(context, pledge.id)).map((one) => viewerOf(context.actor, one));
  const pool = await poolOfPledge(context, pledge.id);
  if (pool) viewers.push(poolViewer(context.actor, pool));
  const isSide = viewers.some(({ isOwner, isCoordinator }) => isOwner || isCoordinator);
  return {
    giver: isSide ? pledge.passedOnFrom : null,
    fiscalYear: pledge.carriedOverFrom,
    pledgeId: pledge.originPledgeId,
  };
}

@Resolver(() => PledgeType)
export class PledgeOriginOfResolver {
  @FieldResolver(() => PledgeOriginType, { nullable: true, description: FROM })
  origin(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PledgeOriginType | null> {
    return originOfPledge(context, pledge);
  }
}

@Resolver(() => ContributionCertificateType)
export class CertificateOriginResolver {
  @FieldResolver(() => Flow, {
    nullable: true,
    description: 'Whether what it certifies is new money, handed on or carried over.\nIstilah: jenis aliran.',
  })
  async flow(@Root() { pledgeId }: ContributionCertificateType, @Ctx() context: CsrContext): Promise<Flow | null> {
    return (await visiblePledge(context, pledgeId))?.flow ?? null;
  }

  @FieldResolver(() => PledgeOriginType, { nullable: true, description: FROM })
  async origin(
    @Root() { pledgeId }: ContributionCertificateType,
    @Ctx() context: CsrContext,
  ): Promise<PledgeOriginType | null> {
    const pledge = await visiblePledge(context, pledgeId);
    return pledge && originOfPledge(context, pledge);
  }
}

@Resolver(() => ActivityType)
export class ActivityOriginResolver {
  @FieldResolver(() => PledgeOriginType, { nullable: true, description: FROM })
  origin(@Root() activity: ActivityType, @Ctx() { actor }: CsrContext): PledgeOriginType | null {
    if (activity.flow === 'NEW_MONEY') return null;
    return {
      giver: mayKnowActivity(actor, activity) ? activity.passedOnFrom : null,
      fiscalYear: activity.carriedOverFrom,
      pledgeId: activity.originPledgeId,
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

export const originResolvers = [
  PledgeOriginOfResolver,
  PledgeOriginResolver,
  CertificateOriginResolver,
  ActivityOriginResolver,
] as const;
