import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { maySee, shownCount } from '../gap-areas/gap-area.queries.ts';
import { GapAreaType, PeopleCountType } from '../gap-areas/gap-area.type.ts';
import { SourceType } from '../sources/source.type.ts';
import { recordGapResult } from './gap-result.commands.ts';
import { peopleReached, type GapResultRow } from './gap-result.queries.ts';
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
  peopleReached(@Root() { reached, areaCode }: GapResultRow, @Ctx() { actor }: ProgramsContext) {
    return shownCount(actor, reached, areaCode);
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
    description: 'What was reached, by day, the last 100; those put right included.\nIstilah: hasil.',
  })
  results(@Root() { id }: { id: string }, @Ctx() { loaders }: ProgramsContext) {
    return loaders.resultsOfGap.load(id);
  }

  @FieldResolver(() => PeopleCountType, {
    nullable: true,
    description:
      'People reached: the sum of the results that stand; hidden when one of them is, so that nothing can be ' +
      'subtracted. Null when none is recorded.\nIstilah: jiwa terjangkau.',
  })
  async peopleReached(@Root() { id }: { id: string }, @Ctx() { actor, loaders }: ProgramsContext) {
    return peopleReached(actor, await loaders.countedOfGap.load(id));
  }
}
