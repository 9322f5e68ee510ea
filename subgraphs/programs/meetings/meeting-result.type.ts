import { createUnionType, Field, ObjectType } from 'type-graphql';

import { byTypename } from '#kit/refusal-type';

import { CommandKeyReusedType, REPLAYED } from '../replays/replay.type.ts';
import type { MeetingRow } from './meeting.queries.ts';
import { MeetingType } from './meeting.type.ts';

@ObjectType('MeetingRecorded', { description: 'The meeting is in the hub.' })
export class MeetingRecorded {
  readonly __typename!: 'MeetingRecorded';

  @Field(() => MeetingType, { description: 'The meeting.\nIstilah: rapat.' })
  meeting!: MeetingRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

export const RecordMeetingResult = createUnionType({
  name: 'RecordMeetingResult',
  description: 'The meeting, or why it was not recorded.',
  types: () => [MeetingRecorded, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
