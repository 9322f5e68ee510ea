import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { GraphQLAmount, type Amount } from '#kit/amount';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { SourceType } from '../sources/source.type.ts';
import { shownCount, type ShownCount } from '../suppression/shown-count.rules.ts';
import { withCounts, type VerificationRoundRow } from '../verifications/verification-round.queries.ts';
import { VerificationRoundType } from '../verifications/verification-round.type.ts';
import { RecordDataQualityInput, RecordDataQualityResult } from './data-quality-command.type.ts';
import { recordDataQuality } from './data-quality.commands.ts';
import type { DataQualityRow } from './data-quality.queries.ts';
import { DataQualityCountType } from './data-quality.type.ts';

async function shownFinding({ loaders, actor }: ProgramsContext, row: DataQualityRow): Promise<ShownCount> {
  const round = await loaders.verificationRound.load(row.roundId);
  const below = round && (await loaders.roundCountBelow(withCounts(round), row.issue, actor));
  return shownCount(BigInt(row.count), below ?? null);
}

@Resolver(() => DataQualityCountType)
export class DataQualityResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordDataQualityResult, {
    description:
      'Records what a verification round found wrong, in counts; for programme officers of its area.\n' +
      'Istilah: catat masalah data.',
  })
  recordDataQuality(
    @Arg('input', () => RecordDataQualityInput, { description: 'The round and its counts.' })
    input: RecordDataQualityInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordDataQualityResult>> {
    return readAfresh(context, recordDataQuality(context, input));
  }

  @FieldResolver(() => GraphQLAmount, {
    nullable: true,
    description: 'How many records; null where the count is withheld.\nIstilah: jumlah.',
  })
  async count(@Root() row: DataQualityRow, @Ctx() context: ProgramsContext): Promise<Amount | null> {
    return (await shownFinding(context, row)).count;
  }

  @FieldResolver(() => String, {
    description: 'The count as it may be shown: digits, or "<5" and wider when withheld.',
  })
  async display(@Root() row: DataQualityRow, @Ctx() context: ProgramsContext): Promise<string> {
    return (await shownFinding(context, row)).display;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when it is withheld: 1 to 4 below kabupaten and kota, or what would give such a count away.\n' +
      'Istilah: disembunyikan.',
  })
  async isSuppressed(@Root() row: DataQualityRow, @Ctx() context: ProgramsContext): Promise<boolean> {
    return (await shownFinding(context, row)).isSuppressed;
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where it comes from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: DataQualityRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

const NULL_WHERE = 'null where it is not known or withheld.';

@Resolver(() => VerificationRoundType)
export class VerificationRoundCountsResolver {
  @FieldResolver(() => [DataQualityCountType], {
    description: 'What it found wrong, in counts, the newest of each issue.\nIstilah: masalah data.',
  })
  dataQuality(@Root() { id }: VerificationRoundRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.findings.load(id);
  }

  @FieldResolver(() => GraphQLAmount, {
    nullable: true,
    description: `Records checked; ${NULL_WHERE}\nIstilah: data diperiksa.`,
  })
  async checkedCount(@Root() round: VerificationRoundRow, @Ctx() { loaders, actor }: ProgramsContext) {
    return (await loaders.roundCountBelow(round, 'CHECKED', actor)) === null ? round.checkedCount : null;
  }

  @FieldResolver(() => GraphQLAmount, {
    nullable: true,
    description: `Records found valid; ${NULL_WHERE}\nIstilah: data valid.`,
  })
  async validCount(@Root() round: VerificationRoundRow, @Ctx() { loaders, actor }: ProgramsContext) {
    return (await loaders.roundCountBelow(round, 'VALID', actor)) === null ? round.validCount : null;
  }

  @FieldResolver(() => GraphQLAmount, {
    nullable: true,
    description: `Records whose identity number is missing, double or wrong; ${NULL_WHERE}\nIstilah: NIK bermasalah.`,
  })
  async invalidIdentityCount(@Root() round: VerificationRoundRow, @Ctx() { loaders, actor }: ProgramsContext) {
    return (await loaders.roundCountBelow(round, 'INVALID_IDENTITY', actor)) === null
      ? round.invalidIdentityCount
      : null;
  }
}
