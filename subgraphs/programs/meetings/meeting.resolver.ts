import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';

import { AreaType } from '../areas/area.type.ts';
import type { ProgramsContext } from '../context.ts';
import { FollowedUpType, MeetingCommitmentType, MeetingRecommendationType } from '../outcomes/outcome.type.ts';
import { SourceType } from '../sources/source.type.ts';
import { findMeeting, listMeetings, type MeetingRow } from './meeting.queries.ts';
import {
  CoordinationMeetingFilter,
  MeetingConnection,
  MeetingParticipantType,
  MeetingStatementType,
  MeetingType,
} from './meeting.type.ts';

@Resolver(() => MeetingType)
export class MeetingResolver {
  @Query(() => MeetingConnection, {
    nullable: true,
    description: 'Coordination meetings, the newest first.\nIstilah: daftar rapat koordinasi.',
  })
  coordinationMeetings(
    @Arg('filter', () => CoordinationMeetingFilter, {
      nullable: true,
      description: 'Which meetings; all of them when left out.',
    })
    filter: CoordinationMeetingFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ) {
    return listMeetings(context, filter ?? {}, page);
  }

  @Query(() => MeetingType, {
    nullable: true,
    description: 'One meeting by its id or its code; NOT_FOUND when there is none.\nIstilah: rapat koordinasi.',
  })
  coordinationMeeting(
    @Arg('id', () => ID, { nullable: true, description: 'Its id.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'Its code, such as RKR-15-2022-0001.' })
    code: string | null,
    @Ctx() context: ProgramsContext,
  ): Promise<MeetingRow> {
    return findMeeting(context, { id, code });
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area whose meeting it is.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'What the record rests on.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }

  @FieldResolver(() => [MeetingParticipantType], {
    description: 'The institutions, in the order of the record, up to 200.\nIstilah: peserta.',
  })
  participants(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.meetingParticipants.load(id);
  }

  @FieldResolver(() => [MeetingStatementType], {
    description: 'What officials said, in the order of the record, up to 50.\nIstilah: pernyataan.',
  })
  statements(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.meetingStatements.load(id);
  }

  @FieldResolver(() => [MeetingRecommendationType], {
    description: 'What the meeting recommends, in its order, up to 100.\nIstilah: rumusan rapat.',
  })
  recommendations(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.outcomesOfMeeting('RECOMMENDATION').load(id);
  }

  @FieldResolver(() => [MeetingCommitmentType], {
    description: 'What institutions promised at it, in its order, up to 100.\nIstilah: komitmen rapat.',
  })
  commitments(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.outcomesOfMeeting('COMMITMENT').load(id);
  }

  @FieldResolver(() => MeetingType, {
    nullable: true,
    description: 'The earlier meeting that it follows up; null where it follows none.\nIstilah: rapat sebelumnya.',
  })
  follows(@Root() { followsId }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return followsId && loaders.meeting.load(followsId);
  }

  @FieldResolver(() => [MeetingType], {
    description: 'Later meetings that follow it up, up to 20.\nIstilah: rapat berikutnya.',
  })
  followedBy(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.meetingsFollowing.load(id);
  }

  @FieldResolver(() => [FollowedUpType], {
    description:
      'What earlier meetings of its chain had left open when it began, and what it was told of each, up to 200.\n' +
      'Istilah: tindak lanjut rapat sebelumnya.',
  })
  followsUp(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.followedUp.load(id);
  }
}
