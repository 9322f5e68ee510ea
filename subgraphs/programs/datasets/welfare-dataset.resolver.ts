import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { inLanguage, LABEL_LANG } from '#kit/labels';
import { Language } from '#kit/refusal-type';

import type { ProgramsContext } from '../context.ts';
import { RegulationType } from '../regulations/regulation.type.ts';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import type { Dataset } from '../verifications/verification-round.rules.ts';
import { DatasetName } from '../verifications/verification-round.type.ts';
import {
  listDatasetVersions,
  type WelfareDatasetStage,
  type WelfareDatasetVersion,
} from './welfare-dataset.queries.ts';
import { WelfareDatasetStageType, WelfareDatasetVersionType } from './welfare-dataset.type.ts';

@Resolver(() => WelfareDatasetVersionType)
export class WelfareDatasetResolver {
  @Query(() => [WelfareDatasetVersionType], {
    nullable: true,
    description:
      'The national registers of the poor, oldest first, each with what took over from it.\nIstilah: DTKS, DTSEN.',
  })
  welfareDatasetVersions(
    @Arg('dataset', () => DatasetName, { nullable: true, description: 'Only this register; all when left out.' })
    dataset: Dataset | null,
    @Ctx() context: ProgramsContext,
  ) {
    return listDatasetVersions(context, dataset ?? null);
  }

  @FieldResolver(() => String, { description: 'Its name in the language asked for.\nIstilah: nama.' })
  label(@Root() row: WelfareDatasetVersion, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(row, lang);
  }

  @FieldResolver(() => WelfareDatasetVersionType, {
    nullable: true,
    description: 'What took over from it; null while it is in force.\nIstilah: digantikan oleh.',
  })
  supersededBy(@Root() { supersededBy }: WelfareDatasetVersion, @Ctx() { loaders }: ProgramsContext) {
    return supersededBy === null ? null : loaders.datasetVersion.load(supersededBy);
  }

  @FieldResolver(() => [WelfareDatasetVersionType], { description: 'What it took over from.\nIstilah: menggantikan.' })
  supersedes(@Root() { code }: WelfareDatasetVersion, @Ctx() { loaders }: ProgramsContext) {
    return loaders.datasetPredecessors.load(code);
  }

  @FieldResolver(() => [WelfareDatasetStageType], {
    description: 'The stages the register goes through; empty where no source lists them.\nIstilah: tahapan.',
  })
  stages(@Root() { dataset }: WelfareDatasetVersion, @Ctx() { loaders }: ProgramsContext) {
    return loaders.datasetStages.load(dataset);
  }

  @FieldResolver(() => RegulationType, { nullable: true, description: 'What it rests on.\nIstilah: dasar hukum.' })
  regulation(@Root() { regulationCode }: WelfareDatasetVersion, @Ctx() { loaders }: ProgramsContext) {
    return regulationCode === null ? null : loaders.regulation.load(regulationCode);
  }

  @FieldResolver(() => [SourceType], { description: 'Where the hub has it from.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: WelfareDatasetVersion, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}

@Resolver(() => WelfareDatasetStageType)
export class WelfareDatasetStageResolver {
  @FieldResolver(() => String, { description: 'Its name in the language asked for.\nIstilah: nama tahapan.' })
  label(@Root() row: WelfareDatasetStage, @Arg('lang', () => Language, LABEL_LANG) lang: Language): string {
    return inLanguage(row, lang);
  }

  @FieldResolver(() => RegulationType, { nullable: true, description: 'The law that lists it.\nIstilah: dasar hukum.' })
  regulation(@Root() { regulationCode }: WelfareDatasetStage, @Ctx() { loaders }: ProgramsContext) {
    return loaders.regulation.load(regulationCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the hub has it from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: WelfareDatasetStage, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}
