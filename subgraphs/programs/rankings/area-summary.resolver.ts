import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import { GapAreaType } from '../gap-areas/gap-area.type.ts';
import { AreaLevelName, AreaType } from '../areas/area.type.ts';
import type { ProgramsContext } from '../context.ts';

import { compareAreas, gapMap, summariesAsked, type AreaSummaryRow } from './area-summary.queries.ts';
import { AreaGapSummaryType } from './area-summary.type.ts';
import { rowsOfArea, type AreaGapRow } from './area-gap-row.queries.ts';
import { AreaGapRowConnection, AreaGapRowType } from './area-gap-row.type.ts';

@Resolver(() => AreaGapSummaryType)
export class AreaGapSummaryResolver {
  @Query(() => [AreaGapSummaryType], {
    nullable: true,
    description:
      'The parts of an area that have published gaps, for a map; others are left out.\nIstilah: peta kesenjangan.',
  })
  gapMap(
    @Arg('within', () => ID, {
      nullable: true,
      description: 'The area on the map, by Kemendagri code; the country when left out.',
    })
    within: string | null,
    @Arg('level', () => AreaLevelName, {
      nullable: true,
      description: 'The level of the parts: one below the area unless told, two at most.',
    })
    level: AreaLevelName | null,
    @Arg('fiscalYear', () => Int, {
      nullable: true,
      description: 'The fiscal year; next year, which is being planned now, when left out.',
    })
    fiscalYear: number | null,
    @Arg('category', () => [String], { nullable: true, description: 'Only these need categories, by code.' }) category:
      | string[]
      | null,
    @Ctx() context: ProgramsContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AreaSummaryRow[]> {
    return gapMap(context, { within, level, fiscalYear, category }, summariesAsked(info));
  }

  @Query(() => [AreaGapSummaryType], {
    nullable: true,
    description: 'Up to four areas side by side, in the order asked for.\nIstilah: perbandingan wilayah.',
  })
  compareAreas(
    @Arg('codes', () => [ID], { description: 'One to four Kemendagri codes.' }) codes: string[],
    @Arg('fiscalYear', () => Int, {
      nullable: true,
      description: 'The fiscal year; next year, which is being planned now, when left out.',
    })
    fiscalYear: number | null,
    @Ctx() context: ProgramsContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AreaSummaryRow[]> {
    return compareAreas(context, codes, fiscalYear, summariesAsked(info));
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area summed up.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: AreaSummaryRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => AreaGapRowConnection, {
    description: 'The gap areas behind its money sums, by code: each part adds up to its sum.\nIstilah: rincian.',
  })
  rows(
    @Root() summary: AreaSummaryRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<Page<AreaGapRow>> {
    return rowsOfArea(loaders, summary, page);
  }
}

@Resolver(() => AreaGapRowType)
export class AreaGapRowResolver {
  @FieldResolver(() => GapAreaType, { nullable: true, description: 'The gap area.\nIstilah: kesenjangan.' })
  gapArea(@Root() { gapAreaId }: AreaGapRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.gapArea.load(gapAreaId);
  }
}
