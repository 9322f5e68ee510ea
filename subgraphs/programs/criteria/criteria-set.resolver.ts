import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { mayActIn, Role } from '#kit/actor';
import { PageArgs } from '#kit/connection';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { LABEL_LANG } from '#kit/labels';
import { Language, type Answer } from '#kit/refusal-type';

import { COUNTRY_CODE } from '../areas/area.rules.ts';
import { AreaType } from '../areas/area.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import { RegulationType } from '../regulations/regulation.type.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  AdoptCriteriaSetInput,
  AdoptCriteriaSetResult,
  ReviseCriteriaSetInput,
  ReviseCriteriaSetResult,
} from './criteria-set-command.type.ts';
import { adoptCriteriaSet, reviseCriteriaSet } from './criteria-set.commands.ts';
import {
  listCriteriaSets,
  type CriteriaReadingRow,
  type CriteriaSetRow,
  type CriterionRow,
} from './criteria-set.queries.ts';
import { compareCriteria } from './criteria-set.rules.ts';
import {
  CriteriaComparisonType,
  CriteriaReadingType,
  CriteriaSetConnection,
  CriteriaSetType,
  CriterionType,
} from './criteria-set.type.ts';

@Resolver(() => CriteriaSetType)
export class CriteriaSetResolver {
  @Query(() => CriteriaSetConnection, {
    nullable: true,
    description: 'The sets of criteria, the national one first, then by area.\nIstilah: daftar kriteria fakir miskin.',
  })
  povertyCriteriaSets(
    @Arg('within', () => String, { nullable: true, description: 'Only of this area and what lies in it, by code.' })
    within: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listCriteriaSets(context, within ?? null, page);
  }

  @Query(() => CriteriaSetType, {
    nullable: true,
    description: 'One set at its newest version; NOT_FOUND when there is none.\nIstilah: kriteria fakir miskin.',
  })
  async povertyCriteriaSet(
    @Arg('id', () => ID, { description: 'The id of the set.' }) id: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<CriteriaSetRow> {
    const set = await loaders.criteriaSet.load(readId('id', id));
    if (!set) throw notFound('criteria set', id);
    return set;
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => AdoptCriteriaSetResult, {
    description: "Puts an area's own criteria beside the national ones; for its officers.\nIstilah: tetapkan kriteria.",
  })
  adoptCriteriaSet(
    @Arg('input', () => AdoptCriteriaSetInput, { description: 'The area, its regulation and the criteria.' })
    input: AdoptCriteriaSetInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof AdoptCriteriaSetResult>> {
    return readAfresh(context, adoptCriteriaSet(context, input));
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ReviseCriteriaSetResult, {
    description: 'Puts a new version over the criteria of an area; the others are kept.\nIstilah: ubah kriteria.',
  })
  reviseCriteriaSet(
    @Arg('input', () => ReviseCriteriaSetInput, { description: 'The set, and what it says from now on.' })
    input: ReviseCriteriaSetInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ReviseCriteriaSetResult>> {
    return readAfresh(context, reviseCriteriaSet(context, input));
  }

  @FieldResolver(() => String, { description: 'Its name; Indonesian where no English one is known.\nIstilah: nama.' })
  label(@Root() set: CriteriaSetRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return lang === Language.ID ? set.nameId : (set.nameEn ?? set.nameId);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where it is in force.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: CriteriaSetRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'True for the set of the whole country.\nIstilah: nasional.' })
  isNational(@Root() { areaCode }: CriteriaSetRow): boolean {
    return areaCode === COUNTRY_CODE;
  }

  @FieldResolver(() => [CriterionType], { description: 'Its criteria in their order.\nIstilah: kriteria.' })
  criteria(@Root() set: CriteriaSetRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.criteriaOf(set);
  }

  @FieldResolver(() => [CriteriaReadingType], {
    description: 'How sources read it where they disagree, side by side.\nIstilah: tafsiran.',
  })
  readings(@Root() { id }: CriteriaSetRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.criteriaReadings.load(id);
  }

  @FieldResolver(() => [CriteriaSetType], { description: 'All its versions, oldest first, the last 50.' })
  versions(@Root() { id }: CriteriaSetRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.criteriaVersions.load(id);
  }

  @FieldResolver(() => RegulationType, { nullable: true, description: 'The regulation, where the hub has it.' })
  regulation(@Root() { regulationCode }: CriteriaSetRow, @Ctx() { loaders }: ProgramsContext) {
    return regulationCode === null ? null : loaders.regulation.load(regulationCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the hub has it from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: CriteriaSetRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the person asking may revise it.' })
  viewerCanRevise(@Root() { areaCode }: CriteriaSetRow, @Ctx() { actor }: ProgramsContext): boolean {
    return mayActIn(actor, Role.PROGRAM_OFFICER, areaCode);
  }
}

@Resolver(() => CriterionType)
export class CriterionResolver {
  @FieldResolver(() => String, { description: 'What it asks; Indonesian where no English wording is known.' })
  statement(@Root() row: CriterionRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return lang === Language.ID ? row.statementId : (row.statementEn ?? row.statementId);
  }
}

@Resolver(() => CriteriaReadingType)
export class CriteriaReadingResolver {
  @FieldResolver(() => String, { description: 'The reading in the language asked for.\nIstilah: tafsiran.' })
  text(@Root() row: CriteriaReadingRow, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return lang === Language.ID ? row.textId : row.textEn;
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Who reads it so.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: CriteriaReadingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

@Resolver(() => CriteriaComparisonType)
export class CriteriaComparisonResolver {
  @Query(() => CriteriaComparisonType, {
    nullable: true,
    description: 'The criteria in force in an area beside the national ones.\nIstilah: perbandingan kriteria.',
  })
  async criteriaComparison(
    @Arg('area', () => ID, { description: 'The area, by Kemendagri code.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ) {
    const [area, national, local] = await Promise.all([
      loaders.area.load(code),
      loaders.nationalCriteriaSet.load(COUNTRY_CODE),
      loaders.localCriteriaSet.load(code),
    ]);
    if (!area) throw notFound('area', code);
    const [ofNation, ofArea] = await Promise.all([
      national ? loaders.criteriaOf(national) : [],
      local ? loaders.criteriaOf(local) : [],
    ]);
    return { areaCode: code, national, local, ...compareCriteria(ofNation, ofArea) };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: { areaCode: string }, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }
}
