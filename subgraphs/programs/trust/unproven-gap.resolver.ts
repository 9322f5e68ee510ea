import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql';

import { PageArgs } from '#kit/connection';

import type { ProgramsContext } from '../context.ts';
import { GapAreaConnection, GapAreaType } from '../gap-areas/gap-area.type.ts';
import { listUnprovenGaps } from './unproven-gap.queries.ts';

@Resolver(() => GapAreaType)
export class UnprovenGapResolver {
  @Query(() => GapAreaConnection, {
    nullable: true,
    description:
      'Open gap areas without evidence that can be looked up: none at all, or none that names a source or an address. ' +
      'Drafts are listed to the officers of their area.\n' +
      'Istilah: kesenjangan tanpa bukti.',
  })
  gapAreasWithoutEvidence(
    @Arg('within', () => String, { nullable: true, description: 'Only in this area, by Kemendagri code.' })
    within: string | null,
    @Arg('fiscalYear', () => Int, { nullable: true, description: 'Only of this fiscal year.' })
    fiscalYear: number | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listUnprovenGaps(context, { within: within ?? null, fiscalYear: fiscalYear ?? null }, page);
  }
}
