import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';

import { PageArgs } from '#kit/connection';

import type { ProgramsContext } from '../context.ts';
import { listAgencyBudgets } from './agency.queries.ts';
import { AgencyBudgetConnection, AgencyBudgetFilter, AgencyBudgetType } from './agency.type.ts';

@Resolver(() => AgencyBudgetType)
export class AgencyResolver {
  @Query(() => AgencyBudgetConnection, {
    nullable: true,
    description: 'The agencies that spend, by name, with the sums of their lines.\nIstilah: realisasi per OPD.',
  })
  agencyBudgets(
    @Arg('filter', () => AgencyBudgetFilter, { nullable: true, description: 'Which lines; all when left out.' })
    filter: AgencyBudgetFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listAgencyBudgets(context, filter ?? {}, page);
  }
}
