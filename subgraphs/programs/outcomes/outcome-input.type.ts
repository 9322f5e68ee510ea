import { ArrayMaxSize, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { KeyedInput } from '../replays/replay.type.ts';
import type { OutcomeStatus } from './outcome.rules.ts';
import { OutcomeStatusName } from './outcome.type.ts';

@InputType()
export abstract class OutcomeInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The meeting it comes from.\nIstilah: rapat.' })
  meetingId!: string;

  @Length(1, 2000)
  @Field(() => String, { description: 'What is to be done, up to 2,000 characters.\nIstilah: isi.' })
  text!: string;

  @Length(1, 300)
  @Field(() => String, { description: 'The institution that is to do it.\nIstilah: penanggung jawab.' })
  institution!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it is due.\nIstilah: tenggat.' })
  dueOn?: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'The programme it is about, by its code.\nIstilah: program.' })
  programmeCode?: string | null;

  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  @Field(() => [ID], {
    nullable: true,
    description:
      'Published gap areas within the area of the meeting that it is about, up to 50.\nIstilah: kesenjangan.',
  })
  gapAreaIds?: string[] | null;

  @MaxLength(2000)
  @Field(() => String, { nullable: true, description: 'The words it rests on.\nIstilah: kutipan.' })
  quote?: string | null;
}

@InputType({ description: 'A recommendation of a meeting.\nIstilah: rumusan rapat.' })
export class AddRecommendationInput extends OutcomeInput {}

@InputType({ description: 'What an institution promised at a meeting.\nIstilah: komitmen rapat.' })
export class RecordCommitmentInput extends OutcomeInput {}

@InputType()
export abstract class TellingInput {
  @Field(() => Int, { description: 'The version you have seen.\nIstilah: versi.' })
  expectedVersion!: number;

  @Field(() => OutcomeStatusName, { description: 'Where it stands now.\nIstilah: status.' })
  status!: OutcomeStatus;

  @Length(1, 2000)
  @Field(() => String, { description: 'Why, or what was done, up to 2,000 characters.\nIstilah: alasan.' })
  reason!: string;
}

@InputType({ description: 'What has become of a recommendation.\nIstilah: tindak lanjut rumusan.' })
export class UpdateRecommendationInput extends TellingInput {
  @IsUUID()
  @Field(() => ID, { description: 'The recommendation.\nIstilah: rumusan.' })
  recommendationId!: string;

  @IsUUID()
  @Field(() => ID, {
    nullable: true,
    description: 'The later meeting at which it was told; left out for news between meetings.\nIstilah: rapat.',
  })
  meetingId?: string | null;
}

@InputType({ description: 'What the next meeting was told of a commitment.\nIstilah: tindak lanjut komitmen.' })
export class FollowUpCommitmentInput extends TellingInput {
  @IsUUID()
  @Field(() => ID, { description: 'The commitment.\nIstilah: komitmen.' })
  commitmentId!: string;

  @IsUUID()
  @Field(() => ID, { description: 'The later meeting at which it was told.\nIstilah: rapat berikutnya.' })
  meetingId!: string;
}
