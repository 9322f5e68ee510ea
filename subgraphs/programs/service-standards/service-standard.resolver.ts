import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { GraphQLAmount, type Amount } from '#kit/amount';
import { PageArgs } from '#kit/connection';
import { GraphQLDecimal } from '#kit/decimal';
import { inLanguage, LABEL_LANG } from '#kit/labels';
import { Language, type Answer } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import { GovernmentLevelName } from '../programmes/programme.type.ts';
import { RegulationType } from '../regulations/regulation.type.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  AchievementConnection,
  AchievementFilter,
  AchievementType,
  RecordServiceAchievementInput,
  RecordServiceAchievementResult,
} from './service-achievement.type.ts';
import { recordServiceAchievement } from './service-standard.commands.ts';
import {
  listAchievements,
  listServiceStandards,
  type AchievementRow,
  type ServiceStandard,
} from './service-standard.queries.ts';
import { achievedPercent, TARGET_PERCENT, type StandardLevel } from './service-standard.rules.ts';
import { ServiceStandardType } from './service-standard.type.ts';

const LEVELS: Partial<Record<GovernmentLevelName, StandardLevel>> = {
  PROVINCE: 'PROVINCE',
  REGENCY_CITY: 'REGENCY_CITY',
};

@Resolver(() => ServiceStandardType)
export class ServiceStandardResolver {
  @Query(() => [ServiceStandardType], {
    nullable: true,
    description: 'The minimum service standards: five of provinces, five of kabupaten and kota.\nIstilah: SPM sosial.',
  })
  serviceStandards(
    @Arg('level', () => GovernmentLevelName, { nullable: true, description: 'Only those this government owes.' })
    level: GovernmentLevelName | null,
    @Ctx() context: ProgramsContext,
  ): Promise<ServiceStandard[]> {
    return level && !LEVELS[level]
      ? Promise.resolve([])
      : listServiceStandards(context, (level && LEVELS[level]) ?? null);
  }

  @FieldResolver(() => String, { description: 'Its name in the language asked for.\nIstilah: nama.' })
  label(@Root() row: ServiceStandard, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(row, lang);
  }

  @FieldResolver(() => GraphQLDecimal, { description: 'The target, percent: always all who are entitled.' })
  targetPercent(): string {
    return TARGET_PERCENT;
  }

  @FieldResolver(() => RegulationType, { nullable: true, description: 'The law that lists it.\nIstilah: dasar hukum.' })
  regulation(@Root() { regulationCode }: ServiceStandard, @Ctx() { loaders }: ProgramsContext) {
    return loaders.regulation.load(regulationCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the hub has it from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: ServiceStandard, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

@Resolver(() => AchievementType)
export class AchievementResolver {
  @Query(() => AchievementConnection, {
    nullable: true,
    description: 'How areas met the standards, by area, newest year first, then by standard.\nIstilah: capaian SPM.',
  })
  serviceAchievements(
    @Arg('filter', () => AchievementFilter, { nullable: true, description: 'Which ones; all when left out.' })
    filter: AchievementFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listAchievements(context, filter ?? {}, page);
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordServiceAchievementResult, {
    description:
      'Records how many of the entitled an area served in a year; for its officers.\nIstilah: catat capaian SPM.',
  })
  recordServiceAchievement(
    @Arg('input', () => RecordServiceAchievementInput, { description: 'The standard, the area and the counts.' })
    input: RecordServiceAchievementInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordServiceAchievementResult>> {
    return readAfresh(context, recordServiceAchievement(context, input));
  }

  @FieldResolver(() => GraphQLAmount, { description: 'How many were entitled.\nIstilah: sasaran.' })
  entitled(@Root() { entitled }: AchievementRow): Amount {
    return BigInt(entitled);
  }

  @FieldResolver(() => GraphQLAmount, { description: 'How many of them were served.\nIstilah: terlayani.' })
  served(@Root() { served }: AchievementRow): Amount {
    return BigInt(served);
  }

  @FieldResolver(() => GraphQLDecimal, {
    description: 'Served of entitled, percent with two decimals, half up; the target is 100.\nIstilah: capaian.',
  })
  achievedPercent(@Root() { served, entitled }: AchievementRow): string {
    return achievedPercent(BigInt(served), BigInt(entitled));
  }

  @FieldResolver(() => ServiceStandardType, { nullable: true, description: 'The standard.\nIstilah: SPM.' })
  standard(@Root() { standardCode }: AchievementRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.serviceStandard.load(standardCode);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: AchievementRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where it comes from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: AchievementRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}
