import { IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { byTypename, Refusal } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';

@ObjectType('GapResult', {
  description: 'How many people were reached by a day, after something was delivered.\nIstilah: hasil.',
})
export class GapResultType {
  @Field(() => ID, { description: 'The id of the result.' })
  id!: string;

  @Field(() => GraphQLDate, { description: 'The day the count stands for.\nIstilah: per tanggal.' })
  reachedOn!: LocalDate;

  @Field(() => String, { nullable: true, description: 'What it rests on, in words.\nIstilah: catatan bukti.' })
  note!: string | null;

  @Field(() => ID, { nullable: true, description: 'The result this one puts right; null for most.' })
  replacesId!: string | null;

  @Field(() => Boolean, { description: 'True when a later result puts it right: it counts no more.' })
  isReplaced!: boolean;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: string;
}

@InputType({ description: 'A result of what was delivered to a gap area.\nIstilah: hasil.' })
export class RecordGapResultInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The gap area.' })
  gapAreaId!: string;

  @Field(() => Int, { description: 'How many people were reached, besides those of other results.\nIstilah: jiwa.' })
  peopleReached!: number;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where the count comes from; asOf is the day it stands for.' })
  provenance!: ProvenanceInput;

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'What it rests on, without names.\nIstilah: catatan bukti.' })
  note?: string | null;

  @IsUUID('all')
  @Field(() => ID, { nullable: true, description: 'The result of the same gap area that this one puts right.' })
  replacesId?: string;
}

@ObjectType('GapResultRecorded', { description: 'The result is on record.' })
export class GapResultRecorded {
  readonly __typename!: 'GapResultRecorded';

  resultId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('GapResultTooEarly', {
  implements: Refusal,
  description: 'Nothing was delivered or budgeted yet, so nobody can have been reached.',
})
export class GapResultTooEarlyType extends Refusal {
  declare readonly __typename: 'GapResultTooEarly';
}

@ObjectType('GapResultReplaced', { implements: Refusal, description: 'The result was put right before.' })
export class GapResultReplacedType extends Refusal {
  declare readonly __typename: 'GapResultReplaced';
}

export const RecordGapResultResult = createUnionType({
  name: 'RecordGapResultResult',
  description: 'The result, or why it was not recorded.',
  types: () => [GapResultRecorded, GapResultTooEarlyType, GapResultReplacedType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
