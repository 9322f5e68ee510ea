import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';

import type { ProgramsContext } from '../context.ts';
import type { GapAreaRow } from '../gap-areas/gap-area.queries.ts';
import { GapAreaType } from '../gap-areas/gap-area.type.ts';
import { MeetingType } from '../meetings/meeting.type.ts';
import { ProgrammeType } from '../programmes/programme.type.ts';
import { SourceType } from '../sources/source.type.ts';
import { listOutcomes, recommendationsOf, type FollowedUpRow, type OutcomeRow } from './outcome.queries.ts';
import type { OutcomeKind } from './outcome.rules.ts';
import {
  CommitmentConnection,
  FollowedUpType,
  MeetingCommitmentType,
  MeetingRecommendationType,
  OUTCOME_TYPES,
  OutcomeFilter,
  OutcomeStepType,
  RecommendationConnection,
} from './outcome.type.ts';

const WHICH = { nullable: true, description: 'Which of them; all when left out.' };

/** What a recommendation and a commitment both point at. */
function linksOf(kind: OutcomeKind) {
  @Resolver(() => OUTCOME_TYPES[kind])
  class OutcomeLinks {
    @FieldResolver(() => MeetingType, { nullable: true, description: 'The meeting it comes from.\nIstilah: rapat.' })
    meeting(@Root() { meetingId }: OutcomeRow, @Ctx() { loaders }: ProgramsContext) {
      return loaders.meeting.load(meetingId);
    }

    @FieldResolver(() => SourceType, { nullable: true, description: 'What it rests on.\nIstilah: sumber.' })
    source(@Root() { sourceCode }: OutcomeRow, @Ctx() { loaders }: ProgramsContext) {
      return loaders.source.load(sourceCode);
    }

    @FieldResolver(() => ProgrammeType, {
      nullable: true,
      description: 'The programme it is about; null for none.\nIstilah: program.',
    })
    programme(@Root() { programmeCode }: OutcomeRow, @Ctx() { loaders }: ProgramsContext) {
      return programmeCode && loaders.programme.load(programmeCode);
    }

    @FieldResolver(() => [GapAreaType], {
      description: 'The published gap areas it is about, up to 50.\nIstilah: kesenjangan.',
    })
    async gapAreas(@Root() { id }: OutcomeRow, @Ctx() { loaders }: ProgramsContext) {
      const links = await loaders.outcomeGaps.load(id);
      const gaps = await Promise.all(links.map(({ gapAreaId }) => loaders.gapArea.load(gapAreaId)));
      return gaps.filter((gap) => gap !== null && gap.publishedAt !== null);
    }

    @FieldResolver(() => [OutcomeStepType], {
      description: 'What was told of it, the oldest first; the last 100.\nIstilah: riwayat status.',
    })
    steps(@Root() { id }: OutcomeRow, @Ctx() { loaders }: ProgramsContext) {
      return loaders.outcomeSteps.load(id);
    }
  }
  return OutcomeLinks;
}

export const OUTCOME_LINKS = [linksOf('RECOMMENDATION'), linksOf('COMMITMENT')];

@Resolver()
export class OutcomeResolver {
  @Query(() => RecommendationConnection, {
    nullable: true,
    description: 'Recommendations of meetings, those due first in front.\nIstilah: daftar rumusan.',
  })
  meetingRecommendations(
    @Arg('filter', () => OutcomeFilter, WHICH) filter: OutcomeFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listOutcomes(context, 'RECOMMENDATION', filter ?? {}, page);
  }

  @Query(() => CommitmentConnection, {
    nullable: true,
    description: 'Commitments made at meetings, those due first in front.\nIstilah: daftar komitmen.',
  })
  meetingCommitments(
    @Arg('filter', () => OutcomeFilter, WHICH) filter: OutcomeFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listOutcomes(context, 'COMMITMENT', filter ?? {}, page);
  }
}

@Resolver(() => GapAreaType)
export class GapAreaRecommendationsResolver {
  @FieldResolver(() => [MeetingRecommendationType], {
    description:
      'What meetings recommend about it, by code, up to 100; shows now, with asOf too.\nIstilah: rumusan rapat.',
  })
  recommendations(@Root() { id }: GapAreaRow, @Ctx() { loaders }: ProgramsContext) {
    return recommendationsOf(loaders, id);
  }
}

@Resolver(() => FollowedUpType)
export class FollowedUpResolver {
  @FieldResolver(() => MeetingRecommendationType, {
    nullable: true,
    description: 'The recommendation that was open; null for a commitment.\nIstilah: rumusan.',
  })
  recommendation(@Root() { kind, outcomeId }: FollowedUpRow, @Ctx() { loaders }: ProgramsContext) {
    return kind === 'RECOMMENDATION' ? loaders.outcome.load(outcomeId) : null;
  }

  @FieldResolver(() => MeetingCommitmentType, {
    nullable: true,
    description: 'The commitment that was open; null for a recommendation.\nIstilah: komitmen.',
  })
  commitment(@Root() { kind, outcomeId }: FollowedUpRow, @Ctx() { loaders }: ProgramsContext) {
    return kind === 'COMMITMENT' ? loaders.outcome.load(outcomeId) : null;
  }

  @FieldResolver(() => OutcomeStepType, {
    nullable: true,
    description: 'What this meeting was told of it, the newest; null when nothing was told.\nIstilah: tindak lanjut.',
  })
  async told(@Root() { meetingId, outcomeId }: FollowedUpRow, @Ctx() { loaders }: ProgramsContext) {
    const steps = await loaders.outcomeSteps.load(outcomeId);
    return steps.filter((step) => step.meetingId === meetingId).at(-1) ?? null;
  }
}
