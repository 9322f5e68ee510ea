import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { notFound } from '#kit/errors';
import { Language } from '#kit/refusal-type';

import type { ProgramsContext } from '../context.ts';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import { RegulationType } from '../regulations/regulation.type.ts';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  listNeedCategories,
  listPriorityGroups,
  type NeedCategory,
  type PriorityGroup,
} from './need-category.queries.ts';
import { NeedCategoryType, PriorityGroupType } from './need-category.type.ts';

@Resolver(() => NeedCategoryType)
export class NeedCategoryResolver {
  @Query(() => [NeedCategoryType], {
    nullable: true,
    description: 'The 26 PPKS in the order of the law, then our three.\nIstilah: daftar kategori PPKS (dahulu PMKS).',
  })
  needCategories(
    @Arg('isPpks', () => Boolean, { nullable: true, description: 'True: only the 26 of the law; false: only ours.' })
    isPpks: boolean | null,
    @Ctx() context: ProgramsContext,
  ) {
    return listNeedCategories(context, isPpks ?? null);
  }

  @Query(() => NeedCategoryType, {
    nullable: true,
    description: 'One category by its code; NOT_FOUND when there is none.\nIstilah: kategori PPKS.',
  })
  async needCategory(
    @Arg('code', () => ID, { description: 'The code, such as PPKS-24.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<NeedCategory> {
    const category = await loaders.needCategory.load(code);
    if (!category) throw notFound('need category', code);
    return category;
  }

  @FieldResolver(() => String, {
    description: 'The name of the category in the language asked for.\nIstilah: nama kategori.',
  })
  label(@Root() category: NeedCategory, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(category, lang);
  }

  @FieldResolver(() => PriorityGroupType, {
    nullable: true,
    description:
      'The priority criterion it belongs to, assigned by the hub; null for ours.\nIstilah: kriteria prioritas.',
  })
  priorityGroup(@Root() { priorityGroupCode }: NeedCategory, @Ctx() { loaders }: ProgramsContext) {
    return priorityGroupCode === null ? null : loaders.priorityGroup.load(priorityGroupCode);
  }

  @FieldResolver(() => RegulationType, {
    nullable: true,
    description: 'The law that lists it; null for ours.\nIstilah: dasar hukum.',
  })
  regulation(@Root() { regulationCode }: NeedCategory, @Ctx() { loaders }: ProgramsContext) {
    return regulationCode === null ? null : loaders.regulation.load(regulationCode);
  }

  @FieldResolver(() => [SourceType], { description: 'Where the hub has the name from.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: NeedCategory, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}

@Resolver(() => PriorityGroupType)
export class PriorityGroupResolver {
  @Query(() => [PriorityGroupType], {
    nullable: true,
    description: 'The seven priority criteria in the order of the law.\nIstilah: daftar kriteria prioritas.',
  })
  priorityGroups(@Ctx() context: ProgramsContext) {
    return listPriorityGroups(context);
  }

  @FieldResolver(() => String, {
    description: 'The name of the criterion in the language asked for.\nIstilah: nama kriteria.',
  })
  label(@Root() group: PriorityGroup, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(group, lang);
  }

  @FieldResolver(() => [NeedCategoryType], {
    description: 'The PPKS categories the hub puts under this criterion.\nIstilah: kategori PPKS.',
  })
  categories(@Root() { code }: PriorityGroup, @Ctx() { loaders }: ProgramsContext) {
    return loaders.categoriesOfGroup.load(code);
  }

  @FieldResolver(() => RegulationType, {
    nullable: true,
    description: 'The law that names the criterion.\nIstilah: dasar hukum.',
  })
  regulation(@Root() { regulationCode }: PriorityGroup, @Ctx() { loaders }: ProgramsContext) {
    return loaders.regulation.load(regulationCode);
  }
}
