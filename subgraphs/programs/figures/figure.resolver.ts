import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import { GraphQLDecimal } from '#kit/decimal';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { Language } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import { NeedCategoryType } from '../categories/need-category.type.ts';
import type { ProgramsContext } from '../context.ts';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  figuresOfArea,
  listFigures,
  listIndicators,
  type FigureChoice,
  type FigureRow,
  type Indicator,
} from './figure.queries.ts';
import { isCountedWith } from './figure.rules.ts';
import { FigureChoiceType, FigureConnection, FigureFilter, FigureType, IndicatorType } from './figure.type.ts';

@Resolver(() => FigureType)
export class FigureResolver {
  @Query(() => FigureConnection, {
    nullable: true,
    description: 'Figures by indicator, area and day, contradicting ones included.\nIstilah: daftar angka.',
  })
  figures(
    @Arg('filter', () => FigureFilter, { nullable: true, description: 'Which figures; all of them when left out.' })
    filter: FigureFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listFigures(context, filter ?? {}, page);
  }

  @Query(() => FigureType, {
    nullable: true,
    description: 'One figure by its id; NOT_FOUND when there is none.\nIstilah: angka.',
  })
  async figure(
    @Arg('id', () => ID, { description: 'The id of the figure.' }) id: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<FigureRow> {
    const figure = await loaders.figure.load(readId('id', id));
    if (!figure) throw notFound('figure', id);
    return figure;
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it speaks of.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => IndicatorType, { nullable: true, description: 'What it measures.\nIstilah: indikator.' })
  indicator(@Root() { indicatorCode }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.indicator.load(indicatorCode);
  }

  @FieldResolver(() => NeedCategoryType, {
    nullable: true,
    description: 'The need category it counts, where it is one.\nIstilah: kategori PPKS.',
  })
  needCategory(@Root() { categoryCode }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    return categoryCode === null ? null : loaders.needCategory.load(categoryCode);
  }

  @FieldResolver(() => GraphQLDecimal, {
    nullable: true,
    description:
      'The exact value in its unit; null when it is a count of 1 to 4 people below kabupaten and kota, or would give ' +
      'such a count away.\n' +
      'Istilah: nilai.',
  })
  async value(@Root() figure: FigureRow, @Ctx() { loaders }: ProgramsContext): Promise<string | null> {
    return (await loaders.figureBelow(figure)) === null ? figure.value : null;
  }

  @FieldResolver(() => Boolean, { description: 'True when the value is withheld.\nIstilah: disembunyikan.' })
  async isSuppressed(@Root() figure: FigureRow, @Ctx() { loaders }: ProgramsContext): Promise<boolean> {
    return (await loaders.figureBelow(figure)) !== null;
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'The first source of the figure.\nIstilah: sumber.' })
  source(@Root() { sourceCodes }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    const [first] = sourceCodes;
    return first === undefined ? null : loaders.source.load(first);
  }

  @FieldResolver(() => [SourceType], {
    description: 'Every source that gives this same figure.\nIstilah: semua sumber.',
  })
  sources(@Root() { sourceCodes }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }

  @FieldResolver(() => [FigureType], {
    description: 'Other values given for the same area, indicator, part and period.\nIstilah: angka yang bertentangan.',
  })
  competing(@Root() { id }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.competingFigures.load(id);
  }

  @FieldResolver(() => FigureChoiceType, {
    nullable: true,
    description: 'The recorded choice among contradicting figures; null while none is made.\nIstilah: pilihan angka.',
  })
  choice(@Root() { id }: FigureRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.figureChoice.load(id);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the hub counts with it: nothing contradicts it, or it was chosen.\nIstilah: dipakai.',
  })
  async isChosen(@Root() { id }: FigureRow, @Ctx() { loaders }: ProgramsContext): Promise<boolean> {
    const [competing, choice] = await Promise.all([loaders.competingFigures.load(id), loaders.figureChoice.load(id)]);
    return isCountedWith(
      id,
      competing.map((other) => other.id),
      choice?.figureId ?? null,
    );
  }
}

@Resolver(() => FigureChoiceType)
export class FigureChoiceResolver {
  @FieldResolver(() => FigureType, { nullable: true, description: 'The chosen figure.\nIstilah: angka yang dipakai.' })
  figure(@Root() { figureId }: FigureChoice, @Ctx() { loaders }: ProgramsContext) {
    return loaders.figure.load(figureId);
  }

  @FieldResolver(() => String, {
    description:
      'Why this one, in the language asked for; as it was written where only one is known.\nIstilah: alasan.',
  })
  reason(
    @Root() { reasonId, reasonEn }: FigureChoice,
    @Arg('lang', () => Language, LABEL_LANG) lang: Language,
  ): string {
    return lang === Language.ID ? reasonId : (reasonEn ?? reasonId);
  }
}

@Resolver(() => IndicatorType)
export class IndicatorResolver {
  @Query(() => [IndicatorType], {
    nullable: true,
    description: 'Everything the hub has figures of.\nIstilah: daftar indikator.',
  })
  indicators(@Ctx() context: ProgramsContext) {
    return listIndicators(context);
  }

  @FieldResolver(() => String, {
    description: 'The name of the indicator in the language asked for.\nIstilah: nama indikator.',
  })
  label(@Root() indicator: Indicator, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(indicator, lang);
  }
}

@Resolver(() => AreaType)
export class AreaFiguresResolver {
  @FieldResolver(() => FigureConnection, {
    description: 'Figures of exactly this area, oldest first, so that a trend reads in order.\nIstilah: angka wilayah.',
  })
  figures(
    @Root() { code }: { code: string },
    @Arg('indicator', () => String, {
      nullable: true,
      description: 'Only this indicator, by its code, such as poor_percent.',
    })
    indicator: string | null,
    @Arg('period', () => String, { nullable: true, description: 'Only this period, written as the figure writes it.' })
    period: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: ProgramsContext,
  ) {
    return figuresOfArea(loaders, code, { indicator: indicator ?? null, period: period ?? null }, page);
  }
}
