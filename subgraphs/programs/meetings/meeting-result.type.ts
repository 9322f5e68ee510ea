import { createUnionType, Field, ObjectType } from 'type-graphql';

import { byTypename, Refusal } from '#kit/refusal-type';

import type { MeetingRow } from './meeting.queries.ts';
import { MeetingType } from './meeting.type.ts';

export const REPLAYED = {
  description: 'True when this is the kept answer to an earlier request with the same key.\nIstilah: jawaban ulang.',
};

@ObjectType('MeetingRecorded', { description: 'The meeting is in the hub.' })
export class MeetingRecorded {
  readonly __typename!: 'MeetingRecorded';

  @Field(() => MeetingType, { description: 'The meeting.\nIstilah: rapat.' })
  meeting!: MeetingRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('MeetingKeyReused', { implements: Refusal, description: 'The key was used for another input.' })
export class MeetingKeyReusedType extends Refusal {
  declare readonly __typename: 'MeetingKeyReused';
}

export const RecordMeetingResult = createUnionType({
  name: 'RecordMeetingResult',
  description: 'The meeting, or why it was not recorded.',
  types: () => [MeetingRecorded, MeetingKeyReusedType] as const,
  resolveType: byTypename,
});
