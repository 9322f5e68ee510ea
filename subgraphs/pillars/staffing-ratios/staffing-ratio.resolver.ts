import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';
import { Language } from '#kit/refusal-type';

import { Area } from '../areas/area.stub.ts';
import { NeedCategoryStub } from '../categories/need-category.stub.ts';
import type { PillarsContext } from '../context.ts';
import { SourceStub, sourceOf } from '../sources/source.stub.ts';
import type { PeopleRow } from './staffing-ratio.queries.ts';
import { GAP_WORDS } from './staffing-ratio.rules.ts';
import {
  PeopleInNeedType,
  StaffingRatioType,
  UnderstaffedAreaConnection,
  UnderstaffedAreasArgs,
  UnderstaffedAreaType,
} from './staffing-ratio.type.ts';
import { listUnderstaffedAreas, type UnderstaffedAreaRow } from './understaffed-area.queries.ts';

@Resolver(() => StaffingRatioType)
export class StaffingRatioResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why there is no ratio, in one sentence; null when there is one.',
  })
  reason(
    @Root() { gap }: StaffingRatioType,
    @Arg('lang', () => Language, {
      defaultValue: Language.ID,
      description: 'The language of the sentence; Indonesian unless told.',
    })
    lang: Language,
  ): string | null {
    return gap === null ? null : GAP_WORDS[gap][lang];
  }
}

@Resolver(() => PeopleInNeedType)
export class PeopleInNeedResolver {
  @FieldResolver(() => SourceStub, { nullable: true, description: 'Who counted.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: PeopleRow): SourceStub | null {
    return sourceOf(sourceCode);
  }

  @FieldResolver(() => NeedCategoryStub, {
    nullable: true,
    description: 'Which need they have; null for all needs together.',
  })
  category(@Root() { categoryCode }: PeopleRow): NeedCategoryStub | null {
    return categoryCode === null ? null : { code: categoryCode };
  }
}

@Resolver(() => UnderstaffedAreaType)
export class UnderstaffedAreaResolver {
  @Query(() => UnderstaffedAreaConnection, {
    nullable: true,
    description:
      'Kabupaten and kota by registered people per person in need, the fewest first; only as full as the register.\n' +
      'Istilah: wilayah kekurangan personel.',
  })
  understaffedAreas(
    @Args(() => UnderstaffedAreasArgs) question: UnderstaffedAreasArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<UnderstaffedAreaRow>> {
    return listUnderstaffedAreas(read, question, page);
  }

  @FieldResolver(() => Area, { description: 'The kabupaten or kota.\nIstilah: wilayah.' })
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
}
