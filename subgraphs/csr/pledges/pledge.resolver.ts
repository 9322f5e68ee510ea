import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Info, Query, Resolver, Root, Subscription } from 'type-graphql';

import { Role } from '#kit/actor';
import { AS_OF, readAsOf } from '#kit/as-of';
import { PageArgs, type Page } from '#kit/connection';
import { readId } from '#kit/ids';
import { GraphQLDateTime, today } from '#kit/dates';

import { companyAsked } from '../companies/company.queries.ts';
import { CompanyType } from '../companies/company.type.ts';
import { loadersAt, type CsrContext } from '../context.ts';
import { viewerOf } from '../allocations/allocation.queries.ts';
import { allocationActions } from '../allocations/allocation.rules.ts';
import { AllocationState, pledgeState } from '../allocations/allocation-state.rules.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { changesOf } from './changes.queries.ts';
import { isMoneyVisible, onePledge, pledgesOfViewer, visibleAllocations, visiblePledge } from './pledge.queries.ts';
import { PledgeAction, instalmentsWithLateness, pledgeActions, totalsOf } from './pledge.rules.ts';
import { poolOfPledge } from '../pools/pool.queries.ts';
import { restOf } from '../pools/pool.rules.ts';
import { InstalmentType, PledgeConnection, PledgeFilter, PledgeTotalType, PledgeType } from './pledge.type.ts';

/** Who looks, at what was known when the pledge was read as of. */
const at = (context: CsrContext, pledge: PledgeType) => ({
  actor: context.actor,
  loaders: loadersAt(context, pledge),
});

@Resolver(() => PledgeType)
export class PledgeResolver {
  @Query(() => PledgeType, {
    nullable: true,
    description: 'One pledge by id or by code; NOT_FOUND when the viewer may not see it.\nIstilah: ikrar.',
  })
  pledge(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the pledge, a UUID.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'The code of the pledge, such as IKR-2026-12.' }) code:
      | string
      | null,
    @Arg('asOf', () => GraphQLDateTime, AS_OF) asOf: string | null,
    @Ctx() context: CsrContext,
  ): Promise<PledgeType> {
    return onePledge(context, { id, code }, readAsOf(asOf));
  }

  @Authorized(Role.COMPANY)
  @Query(() => PledgeConnection, {
    nullable: true,
    description: 'The pledges of the own organisation, drafts too, the newest first.\nIstilah: ikrar saya.',
  })
  myPledges(
    @Arg('filter', () => PledgeFilter, { nullable: true, description: 'Which of them; all unless told.' })
    filter: PledgeFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<PledgeType>> {
    return pledgesOfViewer(context, filter ?? {}, page);
  }

  @FieldResolver(() => CompanyType, { nullable: true, description: 'Who gives; null for whoever may not know it.' })
  company(
    @Root() pledge: PledgeType,
    @Ctx() { loaders }: CsrContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CompanyType | null> {
    return loaders.companyWith(companyAsked(info)).load(pledge.companyId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A note to the coordinator; for the company and ADMIN or coordinators of its gaps.',
  })
  async note(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<string | null> {
    const viewers = (await visibleAllocations(at(context, pledge), pledge.id)).map((one) =>
      viewerOf(context.actor, one),
    );
    return viewers.some((viewer) => viewer.isOwner || viewer.isCoordinator) ? pledge.privateNote : null;
  }

  @FieldResolver(() => AllocationState, {
    description: 'Where it stands: its least advanced live allocation; none live: the last exit.',
  })
  async state(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<AllocationState> {
    const parts = await visibleAllocations(at(context, pledge), pledge.id);
    const pool = pledge.earmark === 'NEED' ? null : await poolOfPledge(at(context, pledge), pledge.id);
    return pledgeState(pool ? [...parts, ...restOf(pool)] : parts);
  }

  @FieldResolver(() => [PledgeAllocationType], {
    description: 'Its parts that the viewer may see, at most 50.\nIstilah: bagian ikrar.',
  })
  allocations(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PledgeAllocationType[]> {
    return visibleAllocations(at(context, pledge), pledge.id);
  }

  @FieldResolver(() => [PledgeTotalType], {
    description: 'What its parts add up to, kind by kind and unit by unit.\nIstilah: jumlah ikrar.',
  })
  async totals(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PledgeTotalType[]> {
    return totalsOf(await visibleAllocations(at(context, pledge), pledge.id));
  }

  @FieldResolver(() => [InstalmentType], {
    description:
      'When its money comes, at most 50 parts; empty without a plan, or while the viewer may not see all its money.\n' +
      'Istilah: termin.',
  })
  async instalments(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<InstalmentType[]> {
    if (!(await isMoneyVisible(at(context, pledge), pledge.id))) return [];
    const terms = await loadersAt(context, pledge).instalmentsByPledge.load(pledge.id);
    const parts = await visibleAllocations(at(context, pledge), pledge.id);
    return instalmentsWithLateness(
      terms.map((term) => ({ ...term, amount: BigInt(term.amount) })),
      parts,
      today(pledge.asKnownAt),
    );
  }

  @FieldResolver(() => [PledgeAction], {
    description: 'What the viewer may do with the whole pledge now.\nIstilah: tindakan.',
  })
  async viewerCan(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<PledgeAction[]> {
    if (pledge.asKnownAt !== undefined) return [];
    const allocations = await visibleAllocations(at(context, pledge), pledge.id);
    const isOwner = (context.actor?.organisation ?? null) === pledge.organisation;
    return pledgeActions(
      isOwner,
      allocations.map((one) => ({
        state: one.state,
        actions: allocationActions(one.state, viewerOf(context.actor, one)),
      })),
    );
  }

  @Subscription(() => PledgeType, {
    nullable: true,
    description:
      'Tells each change of one pledge, with the pledge as it is then; null while the viewer may not see it.\nIstilah: pembaruan langsung.',
    subscribe: ({ args, context }: { args: { pledgeId: string }; context: CsrContext }) =>
      changesOf(context, 'pledge', readId('pledgeId', args.pledgeId)),
  })
  pledgeStateChanged(
    @Arg('pledgeId', () => ID, { description: 'The id of the pledge.' }) pledgeId: string,
    @Ctx() context: CsrContext,
  ): Promise<PledgeType | null> {
    return visiblePledge(context, readId('pledgeId', pledgeId));
  }
}
