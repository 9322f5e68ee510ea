import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';
import { today } from '#kit/dates';

import { Area } from '../areas/area.stub.ts';
import type { PillarsContext } from '../context.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import { StaffingRatioType } from './staffing-ratio.type.ts';
import {
  listUnderstaffedAreas,
  type UnderstaffedAreaRow,
  type UnderstaffedGapRow,
} from './understaffed-area.queries.ts';
import {
  MissingPersonnelType,
  RegisterTrendType,
  UnderstaffedAreaConnection,
  UnderstaffedAreasArgs,
  UnderstaffedAreaType,
  UnderstaffedGapAreaConnection,
  UnderstaffedGapAreaType,
} from './understaffed-area.type.ts';

@Resolver(() => UnderstaffedAreaType)
class UnderstaffedAreaResolver {
  @Query(() => UnderstaffedAreaConnection, {
    nullable: true,
    description:
      'Kabupaten and kota by registered people per person in need, the fewest first, or by people missing in open gap\n' +
      'areas; only as full as the register.\nIstilah: wilayah kekurangan personel.',
  })
  understaffedAreas(
    @Args(() => UnderstaffedAreasArgs) question: UnderstaffedAreasArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<UnderstaffedAreaRow>> {
    return listUnderstaffedAreas(read, question, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The kabupaten or kota.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: UnderstaffedAreaRow): Area {
    return { code: areaCode };
  }

  @FieldResolver(() => StaffingRatioType, { description: 'Its ratio by the register, with both numbers.' })
  ratio(
    @Root() { areaCode, category }: UnderstaffedAreaRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<StaffingRatioType> {
    return loaders.staffingRatio(areaCode, { basis: 'REGISTER', category });
  }

  @FieldResolver(() => MissingPersonnelType, { nullable: true, description: 'Who is missing in its open gap areas.' })
  async openNeed(
    @Root() { areaCode, openNeed }: UnderstaffedAreaRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<MissingPersonnelType | null> {
    return openNeed ?? (await loaders.openNeedOfArea.load(areaCode))?.openNeed ?? null;
  }

  @FieldResolver(() => UnderstaffedGapAreaConnection, {
    nullable: true,
    description: 'The open gap areas behind `openNeed.missing`, the largest shortage first; they add up to it.',
  })
  understaffedGapAreas(
    @Root() { areaCode }: UnderstaffedAreaRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<Page<UnderstaffedGapRow>> {
    return loaders.understaffedGaps(page, today()).load(areaCode);
  }

  @FieldResolver(() => RegisterTrendType, { nullable: true, description: 'How its register grew in 90 days.' })
  trend(
    @Root() { areaCode }: UnderstaffedAreaRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<RegisterTrendType | null> {
    return loaders.registerTrend.load(areaCode);
  }
}

@Resolver(() => UnderstaffedGapAreaType)
class UnderstaffedGapAreaResolver {
  @FieldResolver(() => GapAreaStub, { nullable: true, description: 'The gap area.' })
  gapArea(@Root() { gapAreaId }: UnderstaffedGapRow): GapAreaStub {
    return { id: gapAreaId };
  }
}

export const understaffedAreaResolvers = [UnderstaffedAreaResolver, UnderstaffedGapAreaResolver] as const;
