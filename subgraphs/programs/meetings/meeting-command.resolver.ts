import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import { RecordMeetingInput } from './meeting-input.type.ts';
import { RecordMeetingResult } from './meeting-result.type.ts';
import { recordMeeting } from './meeting.commands.ts';

@Resolver()
export class MeetingCommandResolver {
  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => RecordMeetingResult, {
    description:
      'Records a coordination meeting; for programme officers and forum coordinators of its area.\n' +
      'Istilah: catat rapat koordinasi.',
  })
  recordMeeting(
    @Arg('input', () => RecordMeetingInput, { description: 'The meeting and what the record rests on.' })
    input: RecordMeetingInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordMeetingResult>> {
    return readAfresh(context, recordMeeting(context, input));
  }
}
