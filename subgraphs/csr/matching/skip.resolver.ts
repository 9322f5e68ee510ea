import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { instant } from '#kit/dates';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { resumeSuggestion, skipSuggestion } from './skip.commands.ts';
import {
  ResumeSuggestionInput,
  ResumeSuggestionResult,
  SkipSuggestionInput,
  SkipSuggestionResult,
  SuggestionSkip,
} from './skip.type.ts';
import { GapSuggestion } from './suggestion.type.ts';

@Resolver(() => GapSuggestion)
export class SkipResolver {
  @FieldResolver(() => SuggestionSkip, {
    nullable: true,
    description: 'Who put it aside and why, for coordinators; null while it stands.\nIstilah: saran dilewati.',
  })
  async skip(@Root() suggestion: GapSuggestion, @Ctx() { loaders }: CsrContext): Promise<SuggestionSkip | null> {
    if (suggestion.coordinatedCompanyId === null) return null;
    const skips = await loaders.skipsOfCompany.load(suggestion.coordinatedCompanyId);
    const skip = skips.find(({ gapAreaId }) => gapAreaId === suggestion.gapArea.id);
    return skip ? { ...skip, skippedAt: instant(skip.skippedAt) } : null;
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => SkipSuggestionResult, {
    description:
      'Puts a suggestion for a company of the coordinated area aside, with the reason.\nIstilah: lewati saran.',
  })
  skipSuggestion(
    @Arg('input', () => SkipSuggestionInput, { description: 'Which suggestion, and why.' }) input: SkipSuggestionInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SkipSuggestionResult>> {
    return skipSuggestion(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => ResumeSuggestionResult, {
    description: 'Shows a suggestion again that was put aside.\nIstilah: tampilkan lagi saran.',
  })
  resumeSuggestion(
    @Arg('input', () => ResumeSuggestionInput, { description: 'Which suggestion.' }) input: ResumeSuggestionInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof ResumeSuggestionResult>> {
    return resumeSuggestion(context, input);
  }
}
