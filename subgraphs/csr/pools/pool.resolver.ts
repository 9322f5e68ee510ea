import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { companyAsked } from '../companies/company.queries.ts';
import { CompanyType } from '../companies/company.type.ts';
import { loadersAt, type CsrContext } from '../context.ts';
import { visibleAllocations, visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import { PoolFilter } from './pool-input.type.ts';
import { mayKnowPoolGiver, poolOfPledge, poolPledges, poolViewer } from './pool.queries.ts';
import { PoolAllocated } from './pool-result.type.ts';
import { PoolAction, poolActions } from './pool.rules.ts';
import { PoolConnection, PoolStepType, PoolType } from './pool.type.ts';

@Resolver(() => PoolType)
export class PoolResolver {
  @Query(() => PoolConnection, {
    nullable: true,
    description:
      'Money promised without a need line, by id: accepted pools, the own, and those of areas the viewer coordinates.\n' +
      'Istilah: dana bersama.',
  })
  poolPledges(
    @Arg('filter', () => PoolFilter, { nullable: true, description: 'Which of them; all unless told.' })
    filter: PoolFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<PoolType>> {
    return poolPledges(context, filter ?? {}, page);
  }

  @FieldResolver(() => PledgeType, {
    nullable: true,
    description: 'The pledge that is this pool; null for whoever may not know whose it is.',
  })
  pledge(@Root() pool: PoolType, @Ctx() context: CsrContext): Promise<PledgeType | null> | null {
    return mayKnowPoolGiver(context.actor, pool) ? visiblePledge(context, pool.pledgeId) : null;
  }

  @FieldResolver(() => CompanyType, {
    nullable: true,
    description: 'Who gives; null before acceptance and for a hidden company, except to itself and its coordinator.',
  })
  company(
    @Root() pool: PoolType,
    @Ctx() { actor, loaders }: CsrContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CompanyType | null> | null {
    return mayKnowPoolGiver(actor, pool) ? loaders.companyWith(companyAsked(info)).load(pool.companyId) : null;
  }

  @FieldResolver(() => [PoolStepType], {
    nullable: true,
    description: 'Its steps, oldest first; for its company, its coordinator and ADMIN.\nIstilah: riwayat.',
  })
  history(@Root() pool: PoolType, @Ctx() { actor, loaders }: CsrContext): Promise<PoolStepType[]> | null {
    const { isOwner, isCoordinator } = poolViewer(actor, pool);
    return isOwner || isCoordinator ? loaders.stepsByPool.load(pool.pledgeId) : null;
  }

  @FieldResolver(() => [PoolAction], { description: 'What the viewer may do with it now.\nIstilah: tindakan.' })
  viewerCan(@Root() pool: PoolType, @Ctx() { actor }: CsrContext): PoolAction[] {
    return poolActions(pool, poolViewer(actor, pool));
  }
}

@Resolver(() => PledgeType)
export class PledgePoolResolver {
  @FieldResolver(() => PoolType, {
    nullable: true,
    description: 'The pool that the pledge is; null for a pledge that names its need lines.\nIstilah: dana bersama.',
  })
  pool(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PoolType | null> | null {
    return pledge.earmark === 'NEED' ? null : poolOfPledge({ loaders: loadersAt(context, pledge) }, pledge.id);
  }
}

@Resolver(() => PoolAllocated)
export class PoolAllocatedResolver {
  @FieldResolver(() => [PledgeAllocationType], { description: 'What the need lines got.\nIstilah: alokasi.' })
  async allocations(@Root() done: PoolAllocated, @Ctx() context: CsrContext): Promise<PledgeAllocationType[]> {
    const all = await visibleAllocations(context, done.pledgeId);
    return all.filter(({ id }) => done.allocationIds.includes(id));
  }
}
