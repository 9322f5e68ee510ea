import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { notFound } from '#kit/errors';
import { Language } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import type { ProgramsContext } from '../context.ts';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import { listProgrammes, type Programme, type ProgrammeComponent, type ProgrammePillar } from './programme.queries.ts';
import { ProgrammeComponentType, ProgrammeFilter, ProgrammePillarType, ProgrammeType } from './programme.type.ts';

@Resolver(() => ProgrammeType)
export class ProgrammeResolver {
  @Query(() => [ProgrammeType], {
    nullable: true,
    description: 'The register of government programmes.\nIstilah: daftar program.',
  })
  programmes(
    @Arg('filter', () => ProgrammeFilter, {
      nullable: true,
      description: 'Which programmes; all of them when left out.',
    })
    filter: ProgrammeFilter | null,
    @Ctx() context: ProgramsContext,
  ) {
    return listProgrammes(context, filter ?? {});
  }

  @Query(() => ProgrammeType, {
    nullable: true,
    description: 'One programme by its code; NOT_FOUND when there is none.\nIstilah: program.',
  })
  async programme(
    @Arg('code', () => ID, { description: 'The short code, such as DUMISAKE.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<Programme> {
    const programme = await loaders.programme.load(code);
    if (!programme) throw notFound('programme', code);
    return programme;
  }

  @FieldResolver(() => String, {
    description: 'The name of the programme in the language asked for.\nIstilah: nama program.',
  })
  label(@Root() programme: Programme, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(programme, lang);
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The area of the government that runs it.\nIstilah: wilayah.',
  })
  area(@Root() { areaCode }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => [ProgrammePillarType], {
    description: 'Its themes in their order; empty when it has none.\nIstilah: pilar program.',
  })
  pillars(@Root() { code }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return loaders.pillarsOfProgramme.load(code);
  }

  @FieldResolver(() => [ProgrammeComponentType], {
    description: 'Everything it pays for, also what no source puts under a pillar.\nIstilah: komponen program.',
  })
  components(@Root() { code }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return loaders.componentsOfProgramme.load(code);
  }

  @FieldResolver(() => ProgrammeType, {
    nullable: true,
    description: 'The programme it took over from.\nIstilah: program pendahulu.',
  })
  predecessor(@Root() { predecessorCode }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return predecessorCode === null ? null : loaders.programme.load(predecessorCode);
  }

  @FieldResolver(() => [ProgrammeType], {
    description: 'The programmes that took over from it.\nIstilah: program penerus.',
  })
  successors(@Root() { code }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return loaders.successors.load(code);
  }

  @FieldResolver(() => ProgrammeType, {
    nullable: true,
    description: 'The larger programme it is a part of.\nIstilah: bagian dari.',
  })
  partOf(@Root() { partOfCode }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return partOfCode === null ? null : loaders.programme.load(partOfCode);
  }

  @FieldResolver(() => [ProgrammeType], {
    description: 'The programmes that are a part of it.\nIstilah: program bagian.',
  })
  parts(@Root() { code }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return loaders.programmeParts.load(code);
  }

  @FieldResolver(() => [SourceType], { description: 'Where the hub has it from.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: Programme, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}

@Resolver(() => ProgrammePillarType)
export class ProgrammePillarResolver {
  @Query(() => ProgrammePillarType, {
    nullable: true,
    description: 'One programme pillar by its code; NOT_FOUND when there is none.\nIstilah: pilar program.',
  })
  async programmePillar(
    @Arg('code', () => ID, { description: 'The short code, such as DUMISAKE-TANGGUH.' }) code: string,
    @Ctx() { loaders }: ProgramsContext,
  ): Promise<ProgrammePillar> {
    const pillar = await loaders.programmePillar.load(code);
    if (!pillar) throw notFound('programme pillar', code);
    return pillar;
  }

  @FieldResolver(() => String, {
    description: 'The name of the pillar in the language asked for.\nIstilah: nama pilar.',
  })
  label(@Root() pillar: ProgrammePillar, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(pillar, lang);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it pays for, in one sentence; null where no source of its years says.\nIstilah: isi pilar.',
  })
  funds(
    @Root() { fundsId, fundsEn }: ProgrammePillar,
    @Arg('lang', () => Language, LABEL_LANG) lang: Language,
  ): string | null {
    return lang === Language.ID ? fundsId : fundsEn;
  }

  @FieldResolver(() => ProgrammeType, {
    nullable: true,
    description: 'The programme it is a pillar of.\nIstilah: program.',
  })
  programme(@Root() { programmeCode }: ProgrammePillar, @Ctx() { loaders }: ProgramsContext) {
    return loaders.programme.load(programmeCode);
  }

  @FieldResolver(() => [ProgrammeComponentType], {
    description: 'What it pays for, piece by piece.\nIstilah: komponen program.',
  })
  components(@Root() { code }: ProgrammePillar, @Ctx() { loaders }: ProgramsContext) {
    return loaders.componentsOfPillar.load(code);
  }

  @FieldResolver(() => [SourceType], { description: 'Where the hub has it from.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: ProgrammePillar, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}

@Resolver(() => ProgrammeComponentType)
export class ProgrammeComponentResolver {
  @FieldResolver(() => String, {
    description: 'The name of the component in the language asked for.\nIstilah: nama komponen.',
  })
  label(@Root() component: ProgrammeComponent, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(component, lang);
  }

  @FieldResolver(() => ProgrammePillarType, {
    nullable: true,
    description: 'The pillar it belongs to; null where no source says.\nIstilah: pilar program.',
  })
  pillar(@Root() { pillarCode }: ProgrammeComponent, @Ctx() { loaders }: ProgramsContext) {
    return pillarCode === null ? null : loaders.programmePillar.load(pillarCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the hub has it from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: ProgrammeComponent, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}
