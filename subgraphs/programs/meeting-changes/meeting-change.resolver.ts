import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type ProgramsContext } from '../context.ts';
import type { MeetingRow } from '../meetings/meeting.queries.ts';
import { MeetingType } from '../meetings/meeting.type.ts';
import { changeMeeting } from './meeting-change.commands.ts';
import { ChangeMeetingInput, ChangeMeetingResult, MeetingChangeType } from './meeting-change.type.ts';

@Resolver(() => MeetingType)
export class MeetingChangeResolver {
  @Authorized(Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR)
  @Mutation(() => ChangeMeetingResult, {
    description:
      'Changes the record of a meeting until the day before it begins; for programme officers and forum coordinators ' +
      'of its area.\nIstilah: ubah rapat koordinasi.',
  })
  changeMeeting(
    @Arg('input', () => ChangeMeetingInput, { description: 'What is otherwise, and why.' }) input: ChangeMeetingInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ChangeMeetingResult>> {
    return readAfresh(context, changeMeeting(context, input));
  }

  @FieldResolver(() => [MeetingChangeType], {
    description:
      'How its record was changed before it was held, oldest first, the last 100.\nIstilah: riwayat perubahan.',
  })
  changes(@Root() { id }: MeetingRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.changesOfMeeting.load(id);
  }
}
