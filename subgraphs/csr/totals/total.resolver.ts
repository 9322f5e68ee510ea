import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { ForumType } from '../forum/forum.type.ts';
import { forumTotals, rowsOf } from './total.queries.ts';
import { GivingRowConnection, GivingRowType, GivingTotals, GivingTotalType } from './total.type.ts';

const YEAR = 'The fiscal year of the gap areas, such as 2027.\nIstilah: tahun anggaran.';

@Resolver(() => GivingTotals)
export class GivingTotalsResolver {
  @Query(() => GivingTotals, {
    nullable: true,
    description: 'What the members of all forums of an area gave; a company in two forums counts once.',
  })
  forumTotals(
    @Arg('within', () => String, {
      nullable: true,
      description: 'Only forums of this area or of areas in it: a Kemendagri code; null for all.',
    })
    within: string | null,
    @Arg('fiscalYear', () => Int, { description: YEAR }) fiscalYear: number,
    @Ctx() context: CsrContext,
  ): Promise<GivingTotals> {
    return forumTotals(context, within, fiscalYear);
  }

  @FieldResolver(() => [GivingTotalType], {
    description: 'One total per kind, item and unit.\nIstilah: jumlah per jenis.',
  })
  lines(@Root() totals: GivingTotals, @Ctx() { loaders }: CsrContext): Promise<GivingTotalType[]> {
    return loaders.totalLines(totals.fiscalYear).load(totals);
  }

  @FieldResolver(() => GivingRowConnection, {
    description: 'The allocations and verified activities behind the totals, by id; they add up exactly.',
  })
  rows(
    @Root() totals: GivingTotals,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: CsrContext,
  ): Promise<Page<GivingRowType>> {
    return rowsOf(loaders, totals, page);
  }
}

@Resolver(() => GivingRowType)
export class GivingRowResolver {
  @FieldResolver(() => PledgeAllocationType, { nullable: true, description: 'The allocation; null for an activity.' })
  allocation(@Root() row: GivingRowType, @Ctx() { loaders }: CsrContext): Promise<PledgeAllocationType | null> | null {
    return row.isActivity ? null : loaders.allocationById.load(row.id);
  }
}

@Resolver(() => CompanyType)
export class CompanyTotalsResolver {
  @FieldResolver(() => GivingTotals, {
    description: 'What it gave in a fiscal year, as far as the viewer may connect it with the company.',
  })
  totals(
    @Root() company: CompanyType,
    @Arg('fiscalYear', () => Int, { description: YEAR }) fiscalYear: number,
  ): GivingTotals {
    return { fiscalYear, companyCount: 1, companyIds: [company.id] };
  }
}

@Resolver(() => ForumType)
export class ForumTotalsResolver {
  @FieldResolver(() => GivingTotals, { description: 'What all its members gave in a fiscal year, in all areas.' })
  async totals(
    @Root() forum: ForumType,
    @Arg('fiscalYear', () => Int, { description: YEAR }) fiscalYear: number,
    @Ctx() { loaders }: CsrContext,
  ): Promise<GivingTotals> {
    const companyIds = await loaders.membersByForum.load(forum.code);
    return { fiscalYear, companyCount: companyIds.length, companyIds };
  }
}

/** What csr adds about the totals of companies and forums. */
export const TOTAL_RESOLVERS: readonly Function[] = [
  GivingTotalsResolver,
  GivingRowResolver,
  CompanyTotalsResolver,
  ForumTotalsResolver,
];
