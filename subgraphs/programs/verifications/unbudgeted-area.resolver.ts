import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';

import { AreaType } from '../areas/area.type.ts';
import type { ProgramsContext } from '../context.ts';
import { listUnbudgetedAreas, type UnbudgetedArea } from './unbudgeted-area.queries.ts';
import { MissingBudget } from './unbudgeted-area.rules.ts';
import { UnbudgetedAreaConnection, UnbudgetedAreaType } from './unbudgeted-area.type.ts';
import { withCounts } from './verification-round.queries.ts';
import type { Dataset } from './verification-round.rules.ts';
import { DatasetName, VerificationRoundType } from './verification-round.type.ts';

@Resolver(() => UnbudgetedAreaType)
export class UnbudgetedAreaResolver {
  @Query(() => UnbudgetedAreaConnection, {
    nullable: true,
    description:
      'Kabupaten and kota without a known verification budget in a year, in the order of their codes.\n' +
      'Istilah: daerah tanpa anggaran verval.',
  })
  areasWithoutVerificationBudget(
    @Arg('year', () => Int, { description: 'The year of the round.\nIstilah: tahun.' }) year: number,
    @Arg('within', () => String, { nullable: true, description: 'Only in this area, by Kemendagri code.' })
    within: string | null,
    @Arg('dataset', () => DatasetName, { nullable: true, description: 'Only this register; any when left out.' })
    dataset: Dataset | null,
    @Arg('certainty', () => MissingBudget, { nullable: true, description: 'Only areas of which this much is known.' })
    certainty: `${MissingBudget}` | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listUnbudgetedAreas(
      context,
      { year, within: within ?? null, dataset: dataset ?? null, certainty: certainty ?? null },
      page,
    );
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The kabupaten or kota.\nIstilah: wilayah.' })
  area(@Root() row: UnbudgetedArea) {
    return row;
  }

  @FieldResolver(() => VerificationRoundType, {
    nullable: true,
    description: 'What is on record of its round; null where nothing is.\nIstilah: verval.',
  })
  async round(@Root() { roundId }: UnbudgetedArea, @Ctx() { loaders }: ProgramsContext) {
    const row = roundId === null ? null : await loaders.verificationRound.load(roundId);
    return row && withCounts(row);
  }
}
