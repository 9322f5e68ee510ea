import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { GraphQLAmount, type Amount } from '#kit/amount';
import type { Answer } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import { SourceType } from '../sources/source.type.ts';
import { shownCount, type ShownCount } from '../suppression/shown-count.rules.ts';
import { recordCriteriaCount } from './criteria-count.commands.ts';
import type { CriteriaCountRow } from './criteria-count.queries.ts';
import { CriteriaCountType, RecordCriteriaCountInput, RecordCriteriaCountResult } from './criteria-count.type.ts';
import { CriteriaComparisonType, CriteriaSetType } from './criteria-set.type.ts';

const shown = async ({ loaders, actor }: ProgramsContext, row: CriteriaCountRow): Promise<ShownCount> =>
  shownCount(BigInt(row.count), await loaders.criteriaCountBelow(row, actor));

@Resolver(() => CriteriaCountType)
export class CriteriaCountResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordCriteriaCountResult, {
    description: 'Records how many were counted under a set; for officers of the area.\nIstilah: catat jumlah.',
  })
  recordCriteriaCount(
    @Arg('input', () => RecordCriteriaCountInput, { description: 'The set, the area and the count.' })
    input: RecordCriteriaCountInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordCriteriaCountResult>> {
    return readAfresh(context, recordCriteriaCount(context, input));
  }

  @FieldResolver(() => GraphQLAmount, {
    nullable: true,
    description: 'How many; null where the count is withheld.\nIstilah: jumlah.',
  })
  async count(@Root() row: CriteriaCountRow, @Ctx() context: ProgramsContext): Promise<Amount | null> {
    return (await shown(context, row)).count;
  }

  @FieldResolver(() => String, {
    description: 'The count as it may be shown: digits, or "<5" and wider when withheld.',
  })
  async display(@Root() row: CriteriaCountRow, @Ctx() context: ProgramsContext): Promise<string> {
    return (await shown(context, row)).display;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when it is withheld: 1 to 4 below kabupaten and kota, or what would give such a count away.\n' +
      'Istilah: disembunyikan.',
  })
  async isSuppressed(@Root() row: CriteriaCountRow, @Ctx() context: ProgramsContext): Promise<boolean> {
    return (await shown(context, row)).isSuppressed;
  }

  @FieldResolver(() => CriteriaSetType, { nullable: true, description: 'The set that was counted by.' })
  criteriaSet(@Root() { setId }: CriteriaCountRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.criteriaSet.load(setId);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area counted.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: CriteriaCountRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where it comes from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: CriteriaCountRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }
}

@Resolver(() => CriteriaComparisonType)
export class ComparedCountsResolver {
  @FieldResolver(() => [CriteriaCountType], {
    description: 'How many were counted in exactly this area under either set, newest year first, at most 100.',
  })
  counts(@Root() { areaCode }: { areaCode: string }, @Ctx() { loaders }: ProgramsContext) {
    return loaders.criteriaCounts.load(areaCode);
  }
}
