import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { maySee, shownCount, type GapAreaRow } from '../gap-areas/gap-area.queries.ts';
import { GapAreaType, PeopleCountType } from '../gap-areas/gap-area.type.ts';
import { gapFamily } from '../suppression/told-people.queries.ts';
import { SourceType } from '../sources/source.type.ts';
import { recordGapResult } from './gap-result.commands.ts';
import { knownAt, peopleReached, type GapResultRow } from './gap-result.queries.ts';
import { GapResultRecorded, GapResultType, RecordGapResultInput, RecordGapResultResult } from './gap-result.type.ts';

@Resolver(() => GapResultType)
export class GapResultResolver {
  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordGapResultResult, {
    description: 'Records how many people were reached; for officers of the area.\nIstilah: catat hasil.',
  })
  recordGapResult(
    @Arg('input', () => RecordGapResultInput, { description: 'Which gap area, how many people, and the source.' })
    input: RecordGapResultInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordGapResultResult>> {
    return readAfresh(context, recordGapResult(context, input));
  }

  @FieldResolver(() => PeopleCountType, { description: 'How many people were reached.\nIstilah: jiwa terjangkau.' })
  async peopleReached(@Root() result: GapResultRow, @Ctx() { actor, loaders }: ProgramsContext) {
    const below = await loaders.toldBelow('REACHED', gapFamily(result), result.id);
    return shownCount(actor, result.reached, result.areaCode, below);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the count comes from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: GapResultRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }

  @FieldResolver(() => GapAreaType, { nullable: true, description: 'The gap area it is a result of.' })
  async gapArea(@Root() { gapAreaId }: GapResultRow, @Ctx() { loaders, actor }: ProgramsContext) {
    const gap = await loaders.gapArea.load(gapAreaId);
    return gap && maySee(actor, gap) ? gap : null;
  }
}

@Resolver(() => GapResultRecorded)
export class GapResultRecordedResolver {
  @FieldResolver(() => GapResultType, { nullable: true, description: 'The result as it is on record.' })
  result(@Root() { resultId }: GapResultRecorded, @Ctx() { loaders }: ProgramsContext) {
    return loaders.gapResult.load(resultId);
  }
}

@Resolver(() => GapAreaType)
export class GapAreaResultsResolver {
  @FieldResolver(() => [GapResultType], {
    description:
      'What was reached, by day, the last 100; those put right included; with asOf those known then.\nIstilah: hasil.',
  })
  async results(@Root() { id, asKnownAt }: GapAreaRow, @Ctx() { loaders }: ProgramsContext) {
    return knownAt(await loaders.resultsOfGap.load(id), asKnownAt);
  }

  @FieldResolver(() => PeopleCountType, {
    nullable: true,
    description:
      'People reached: the sum of the results that stand; hidden when one of them is, so that nothing can be ' +
      'subtracted. Null when none is recorded, and with asOf.\nIstilah: jiwa terjangkau.',
  })
  async peopleReached(@Root() gap: GapAreaRow, @Ctx() { actor, loaders }: ProgramsContext) {
    // What stood at an instant is told by the results, each under its own rule.
    if (gap.asKnownAt !== undefined) return null;
    const family = gapFamily(gap);
    const counted = await Promise.all(
      (await loaders.countedOfGap.load(gap.id)).map(async (result) => ({
        ...result,
        below: await loaders.toldBelow('REACHED', family, result.id),
      })),
    );
    if (counted.length === 0) return null;
    return peopleReached(actor, counted, await loaders.toldBelow('REACHED', family, gap.id));
  }
}
