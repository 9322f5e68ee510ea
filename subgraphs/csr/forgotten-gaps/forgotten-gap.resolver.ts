import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';
import { Language } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { forgottenGaps } from './forgotten-gap.queries.ts';
import { HIGH_SCORE, LARGE_UNCOVERED } from './forgotten-gap.rules.ts';
import { ForgottenGap, ForgottenGapConnection, ForgottenGapFilter, ForgottenReasonType } from './forgotten-gap.type.ts';

@Resolver(() => ForgottenReasonType)
export class ForgottenGapResolver {
  @Query(() => ForgottenGapConnection, {
    nullable: true,
    description:
      'Gaps of high need that no source covers at all, with no company nearby, the most urgent first.\n' +
      'Istilah: kesenjangan terlupakan.',
  })
  forgottenGaps(
    @Arg('filter', () => ForgottenGapFilter, { nullable: true, description: 'Which, and what counts as high need.' })
    filter: ForgottenGapFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ForgottenGap>> {
    return forgottenGaps(context, filter ?? { minimumScore: HIGH_SCORE, minimumUncovered: LARGE_UNCOVERED }, page);
  }

  @FieldResolver(() => String, { description: 'The reason as a sentence.' })
  message(
    @Root() reason: ForgottenReasonType,
    @Arg('lang', () => Language, {
      defaultValue: Language.ID,
      description: 'The language of the sentence; Indonesian unless told.',
    })
    lang: Language,
  ): string {
    return reason.words[lang];
  }
}
