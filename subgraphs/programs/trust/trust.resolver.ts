import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { LABEL_LANG } from '#kit/labels';
import { Language } from '#kit/refusal-type';

import type { ProgramsContext } from '../context.ts';
import type { FigureRow } from '../figures/figure.queries.ts';
import { FigureType } from '../figures/figure.type.ts';
import { peopleCount, type GapAreaRow } from '../gap-areas/gap-area.queries.ts';
import { GapAreaType } from '../gap-areas/gap-area.type.ts';
import { listTrustRules, type TrustRuleRow } from './trust.queries.ts';
import { rangeOf, type TrustReason } from './trust.rules.ts';
import { TrustReasonType, TrustRuleType, TrustType } from './trust.type.ts';

const textOf = ({ textId, textEn }: TrustReason, lang: Language): string => (lang === Language.ID ? textId : textEn);

@Resolver(() => FigureType)
export class FigureTrustResolver {
  @FieldResolver(() => TrustType, {
    nullable: true,
    description: 'How far it can be relied on today; null before any rules are in.\nIstilah: kepercayaan data.',
  })
  async trust(@Root() figure: FigureRow, @Ctx() { loaders }: ProgramsContext): Promise<TrustType | null> {
    const [trust, below] = await Promise.all([loaders.figureTrust(figure.id), loaders.figureBelow(figure)]);
    if (!trust) return null;
    const range = below !== null ? null : rangeOf(figure.value, figure.unit, trust.widensPercent, figure.countsPeople);
    return { ...trust, range };
  }
}

@Resolver(() => GapAreaType)
export class GapAreaTrustResolver {
  @FieldResolver(() => TrustType, {
    nullable: true,
    description:
      'How far its figures can be relied on today: evidence, age, verification; the range is that of the people in ' +
      'need. Null before any rules are in, and with asOf.\n' +
      'Istilah: kepercayaan data.',
  })
  async trust(@Root() gap: GapAreaRow, @Ctx() { loaders, actor }: ProgramsContext): Promise<TrustType | null> {
    // A grade is worked out from what is known now; none is kept of then.
    if (gap.asKnownAt !== undefined) return null;
    const trust = await loaders.gapTrust(gap.id);
    if (!trust) return null;
    const people = peopleCount(actor, gap)?.count ?? null;
    return { ...trust, range: people === null ? null : rangeOf(String(people), 'persons', trust.widensPercent, true) };
  }
}

@Resolver(() => TrustReasonType)
export class TrustReasonResolver {
  @FieldResolver(() => String, { description: 'The reason as a sentence in the language asked for.\nIstilah: alasan.' })
  text(@Root() reason: TrustReason, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return textOf(reason, lang);
  }
}

@Resolver(() => TrustRuleType)
export class TrustRuleResolver {
  @Query(() => [TrustRuleType], {
    nullable: true,
    description: 'The rules that trust scores are worked out with.\nIstilah: aturan kepercayaan data.',
  })
  trustRules(
    @Arg('version', () => Int, { nullable: true, description: 'Of which version; the newest when left out.' })
    version: number | null,
    @Ctx() context: ProgramsContext,
  ): Promise<TrustRuleRow[]> {
    return listTrustRules(context, version ?? null);
  }

  @FieldResolver(() => String, { description: 'The rule as a sentence in the language asked for.\nIstilah: aturan.' })
  text(@Root() rule: TrustRuleRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return textOf(rule, lang);
  }
}
