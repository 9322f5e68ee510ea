import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { Language } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { gapSuggestions } from './suggestion.queries.ts';
import { GapSuggestion, MatchReasonType } from './suggestion.type.ts';

@Resolver(() => MatchReasonType)
export class SuggestionResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => [GapSuggestion], {
    nullable: true,
    description:
      'The gaps that fit the own company best, or one of the coordinated area, with reasons; never automatic.\n' +
      'Istilah: saran pencocokan.',
  })
  gapSuggestions(
    @Arg('companyId', () => ID, {
      nullable: true,
      description: 'A company of the coordinated area; the own one unless told.',
    })
    companyId: string | null,
    @Arg('first', () => Int, { defaultValue: 3, description: 'How many to give, 1 to 20; 3 unless told.' })
    first: number,
    @Ctx() context: CsrContext,
  ): Promise<GapSuggestion[]> {
    return gapSuggestions(context, { companyId: companyId ?? null, first });
  }

  @FieldResolver(() => String, { description: 'The reason as a sentence.' })
  message(
    @Root() reason: MatchReasonType,
    @Arg('lang', () => Language, {
      defaultValue: Language.ID,
      description: 'The language of the sentence; Indonesian unless told.',
    })
    lang: Language,
  ): string {
    return reason.words[lang];
  }
}
