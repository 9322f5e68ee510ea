import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';

import { AreaType } from '../areas/area.type.ts';
import type { ProgramsContext } from '../context.ts';
import { sourcesOf } from '../sources/source.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  listConsistentlyBudgeted,
  listVerificationRounds,
  listVerificationStatements,
  type VerificationRoundRow,
  type VerificationStatement,
} from './verification-round.queries.ts';
import type { Dataset } from './verification-round.rules.ts';
import {
  DatasetName,
  VerificationRoundConnection,
  VerificationRoundFilter,
  VerificationRoundType,
} from './verification-round.type.ts';
import { VerificationStatementType } from './verification-statement.type.ts';

const WITHIN = { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' };

@Resolver(() => VerificationRoundType)
export class VerificationRoundResolver {
  @Query(() => VerificationRoundConnection, {
    nullable: true,
    description: 'Verification rounds, newest year first, then by area.\nIstilah: daftar verval.',
  })
  verificationRounds(
    @Arg('filter', () => VerificationRoundFilter, {
      nullable: true,
      description: 'Which rounds; all of them when left out.',
    })
    filter: VerificationRoundFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listVerificationRounds(context, filter ?? {}, page);
  }

  @Query(() => [AreaType], {
    nullable: true,
    description:
      'Areas known to have budgeted in every year on record for their province; an unknown year leaves an area ' +
      'out.\n' +
      'Istilah: konsisten menganggarkan verval.',
  })
  consistentlyBudgeted(
    @Arg('within', () => String, WITHIN) within: string | null,
    @Arg('dataset', () => DatasetName, {
      defaultValue: DatasetName.DTKS,
      description: 'Which register; DTKS unless told.',
    })
    dataset: Dataset,
    @Arg('from', () => Int, { defaultValue: 2019, description: 'The first year looked at.' }) from: number,
    @Arg('to', () => Int, { defaultValue: 2021, description: 'The last year looked at.' }) to: number,
    @Ctx() context: ProgramsContext,
  ) {
    return listConsistentlyBudgeted(context, { within, dataset, from, to });
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The area whose register was checked.\nIstilah: wilayah.',
  })
  area(@Root() { areaCode }: VerificationRoundRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the hub has it from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: VerificationRoundRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

@Resolver(() => VerificationStatementType)
export class VerificationStatementResolver {
  @Query(() => [VerificationStatementType], {
    nullable: true,
    description:
      'What was said of verification rounds in counts, such as 7 of 11 in 2020.\nIstilah: daftar pernyataan verval.',
  })
  verificationStatements(@Arg('within', () => String, WITHIN) within: string | null, @Ctx() context: ProgramsContext) {
    return listVerificationStatements(context, within);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area the statement is about.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: VerificationStatement, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => [AreaType], {
    description: 'The areas it names; the others are counted only.\nIstilah: daerah yang disebut.',
  })
  async namedAreas(@Root() { namedAreaCodes }: VerificationStatement, @Ctx() { loaders }: ProgramsContext) {
    const found = await Promise.all(namedAreaCodes.map((code) => loaders.area.load(code)));
    return found.filter((area) => area !== null);
  }

  @FieldResolver(() => [SourceType], { description: 'Where it was reported.\nIstilah: sumber.' })
  sources(@Root() { sourceCodes }: VerificationStatement, @Ctx() { loaders }: ProgramsContext) {
    return sourcesOf(loaders, sourceCodes);
  }
}
