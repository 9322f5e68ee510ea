import { ArrayMaxSize, ArrayMinSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { byTypename, Refusal } from '#kit/refusal-type';

import type { FieldChange } from '../changes/change.rules.ts';
import { FieldChangeType } from '../changes/change.type.ts';
import { NothingChangedType } from '../changes/nothing-changed.type.ts';
import { MeetingParticipantInput } from '../meetings/meeting-input.type.ts';
import type { MeetingRow } from '../meetings/meeting.queries.ts';
import { MeetingType } from '../meetings/meeting.type.ts';
import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';

@InputType({
  description: 'A change of a meeting before it is held; what is left out stays.\nIstilah: perubahan rapat.',
})
export class ChangeMeetingInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The version the change was made from.' })
  expectedVersion!: number;

  @Length(1, 500)
  @Field(() => String, { description: 'Why, for the history.\nIstilah: alasan.' })
  reason!: string;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Another theme; null for none.\nIstilah: tema.' })
  theme?: string | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Another first day, today or later.\nIstilah: hari pertama.',
  })
  startsOn?: LocalDate | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Another last day; null for a meeting of one day.\nIstilah: hari terakhir.',
  })
  endsOn?: LocalDate | null;

  @MaxLength(300)
  @Field(() => String, { nullable: true, description: 'Another place; null for none yet.\nIstilah: tempat.' })
  place?: string | null;

  @ArrayMaxSize(50)
  @Length(1, 300, { each: true })
  @Field(() => [String], {
    nullable: true,
    description:
      'All points of the agenda, in their new order, up to 50; none for an empty one.\nIstilah: agenda rapat.',
  })
  agenda?: string[] | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Field(() => [MeetingParticipantInput], {
    nullable: true,
    description: 'All institutions, instead of those it has, 1 to 200.\nIstilah: peserta.',
  })
  participants?: MeetingParticipantInput[] | null;
}

@ObjectType('MeetingChange', {
  description: 'A change of the record of a meeting; rows are only ever added.\nIstilah: riwayat perubahan rapat.',
})
export class MeetingChangeType {
  @Field(() => Int, { description: 'The version of the record after it.' })
  version!: number;

  @Field(() => String, { description: 'Why.\nIstilah: alasan.' })
  reason!: string;

  @Field(() => [FieldChangeType], { description: 'What it did, field by field.\nIstilah: rincian perubahan.' })
  changes!: FieldChange[];

  @Field(() => GraphQLDateTime, { description: 'When it was entered.' })
  happenedAt!: string;
}

@ObjectType('MeetingChanged', { description: 'The record says so now, and its history why.' })
export class MeetingChanged {
  readonly __typename!: 'MeetingChanged';

  @Field(() => MeetingType, { description: 'The meeting.\nIstilah: rapat.' })
  meeting!: MeetingRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('MeetingHeld', {
  implements: Refusal,
  description: 'The meeting has begun, is over, or has no day.\nIstilah: rapat sudah berlangsung.',
})
export class MeetingHeldType extends Refusal {
  declare readonly __typename: 'MeetingHeld';

  @Field(() => GraphQLDate, { nullable: true, description: 'Its first day; null where the source gives none.' })
  startsOn!: LocalDate | null;
}

@ObjectType('MeetingOutdated', {
  implements: Refusal,
  description: 'The record has changed since it was read.\nIstilah: catatan sudah berubah.',
})
export class MeetingOutdatedType extends Refusal {
  declare readonly __typename: 'MeetingOutdated';

  @Field(() => Int, { description: 'The version it has now.' })
  currentVersion!: number;
}

export const ChangeMeetingResult = createUnionType({
  name: 'ChangeMeetingResult',
  description: 'The meeting as its record says now, or why it was not changed.',
  types: () =>
    [MeetingChanged, MeetingHeldType, MeetingOutdatedType, NothingChangedType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
