import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';

import { Language } from '#kit/refusal-type';

import { NeedCategoryStub } from '../categories/need-category.stub.ts';
import { SourceStub, sourceOf } from '../sources/source.stub.ts';
import type { PeopleRow } from './staffing-ratio.queries.ts';
import { GAP_WORDS } from './staffing-ratio.rules.ts';
import { PeopleInNeedType, StaffingRatioType } from './staffing-ratio.type.ts';

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
