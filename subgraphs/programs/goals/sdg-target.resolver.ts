import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { inLanguage, LABEL_LANG } from '#kit/labels';
import { Language } from '#kit/refusal-type';

import { NeedCategoryType } from '../categories/need-category.type.ts';
import type { ProgramsContext } from '../context.ts';
import { ProgrammeType } from '../programmes/programme.type.ts';
import { listSdgGoals, type SdgGoal, type SdgTarget } from './sdg-target.queries.ts';
import { SdgGoalType, SdgTargetType } from './sdg-target.type.ts';

@Resolver(() => SdgGoalType)
export class SdgGoalResolver {
  @Query(() => [SdgGoalType], { nullable: true, description: 'The seventeen goals.\nIstilah: daftar tujuan SDGs.' })
  sdgGoals(@Ctx() context: ProgramsContext) {
    return listSdgGoals(context);
  }

  @FieldResolver(() => String, { description: 'Its name in the language asked for.\nIstilah: nama tujuan.' })
  label(@Root() row: SdgGoal, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(row, lang);
  }

  @FieldResolver(() => [SdgTargetType], {
    description: 'Its targets that social welfare serves; empty where the hub has none.\nIstilah: target.',
  })
  targets(@Root() { number }: SdgGoal, @Ctx() { loaders }: ProgramsContext) {
    return loaders.sdgTargetsOfGoal.load(String(number));
  }
}

@Resolver(() => SdgTargetType)
export class SdgTargetResolver {
  @FieldResolver(() => String, { description: 'Its wording, shortened, in the language asked for.\nIstilah: target.' })
  label(@Root() row: SdgTarget, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(row, lang);
  }

  @FieldResolver(() => SdgGoalType, { nullable: true, description: 'The goal it belongs to.\nIstilah: tujuan.' })
  goal(@Root() { goal }: SdgTarget, @Ctx() { loaders }: ProgramsContext) {
    return loaders.sdgGoal.load(String(goal));
  }

  @FieldResolver(() => [ProgrammeType], { description: 'Programmes that serve it.\nIstilah: program.' })
  async programmes(@Root() { code }: SdgTarget, @Ctx() { loaders }: ProgramsContext) {
    const tagged = await loaders.programmesOfSdgTarget.load(code);
    const found = await Promise.all(tagged.map((tag) => loaders.programme.load(tag.code)));
    return found.filter((programme) => programme !== null);
  }

  @FieldResolver(() => [NeedCategoryType], { description: 'Need categories that serve it.\nIstilah: kategori PPKS.' })
  async needCategories(@Root() { code }: SdgTarget, @Ctx() { loaders }: ProgramsContext) {
    const tagged = await loaders.categoriesOfSdgTarget.load(code);
    const found = await Promise.all(tagged.map((tag) => loaders.needCategory.load(tag.code)));
    return found.filter((category) => category !== null);
  }
}

@Resolver(() => ProgrammeType)
export class ProgrammeGoalsResolver {
  @FieldResolver(() => [SdgTargetType], {
    description: 'The targets it serves, as the hub assigned them.\nIstilah: target SDGs.',
  })
  sdgTargets(@Root() { code }: { code: string }, @Ctx() { loaders }: ProgramsContext) {
    return loaders.sdgTargetsOfProgramme.load(code);
  }
}

@Resolver(() => NeedCategoryType)
export class CategoryGoalsResolver {
  @FieldResolver(() => [SdgTargetType], {
    description: 'The targets it serves, as the hub assigned them.\nIstilah: target SDGs.',
  })
  sdgTargets(@Root() { code }: { code: string }, @Ctx() { loaders }: ProgramsContext) {
    return loaders.sdgTargetsOfCategory.load(code);
  }
}
