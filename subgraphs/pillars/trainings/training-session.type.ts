import { ArrayMaxSize, ArrayNotEmpty, Length, Matches, Max, Min } from 'class-validator';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { AREA_CODE } from '../areas/area.rules.ts';
import { CheckState } from '../sources/check-state.type.ts';

@ObjectType('TrainingSession', {
  description:
    'A training of social-pillar people, with the number of participants as stated; it is no headcount.\n' +
    'Istilah: bimbingan teknis (bimtek).',
})
@Directive('@key(fields: "id")')
export class TrainingSessionType {
  @Field(() => ID, { description: 'The id of the session, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'What the training is called.\nIstilah: judul.' })
  title!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was held; null where the source names none.' })
  heldOn!: LocalDate | null;

  @Field(() => String, {
    description: 'The year, month or day as exactly as it is known, such as 2024.\nIstilah: periode.',
  })
  period!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people took part, all roles together; null where it is not stated.\nIstilah: peserta.',
  })
  participants!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who held it, in the words of the source.\nIstilah: penyelenggara.',
  })
  organiser!: string | null;

  @Field(() => String, { description: 'How it is known: a document, a news page, a report.\nIstilah: asal data.' })
  sourceNote!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The sentence that states it, word for word.\nIstilah: kutipan.',
  })
  quote!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is doubtful, such as an organiser that does not fit.\nIstilah: catatan.',
  })
  note!: string | null;

  @Field(() => CheckState, { description: 'How sure the hub is of it.' })
  checkState!: CheckState;

  @Field(() => Boolean, { description: 'True for an invented session of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** Behind field resolvers. */
  areaCode!: string;
  typeCodes!: string[];
  sourceCode!: string | null;
}

export const TrainingSessionConnection = connectionOf(TrainingSessionType, 'TrainingSession');

@InputType('TrainingSessionFilter', {
  description: 'Which trainings to list; what is left out does not narrow the list.',
})
export class TrainingSessionFilter {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' })
  within?: string | null;

  @Length(1, 40)
  @Field(() => String, {
    nullable: true,
    description: 'Only trainings that this personnel type took part in, by its code.',
  })
  type?: string | null;

  @Min(1945)
  @Max(2100)
  @Field(() => Int, { nullable: true, description: 'Only trainings of this year.' })
  year?: number | null;
}

@InputType('RecordTrainingSessionInput', { description: 'What a coordinator reports of a training.' })
export class RecordTrainingSessionInput {
  @Length(3, 200)
  @Field(() => String, { description: 'What the training is called, 3 to 200 characters.' })
  title!: string;

  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { description: 'The area whose people were trained, by Kemendagri code.' })
  areaCode!: string;

  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @Field(() => [String], { description: 'The personnel types that took part, by their codes; at least one.' })
  types!: string[];

  @Field(() => GraphQLDate, { description: 'The day it was held, today at the latest.' })
  heldOn!: LocalDate;

  @Min(0)
  @Max(1_000_000)
  @Field(() => Int, { nullable: true, description: 'How many people took part; left out when nobody counted.' })
  participants?: number | null;

  @Length(2, 200)
  @Field(() => String, { nullable: true, description: 'Who held it.\nIstilah: penyelenggara.' })
  organiser?: string | null;

  @Length(3, 500)
  @Field(() => String, {
    description: 'How it is known: the attendance list, a report, a letter.\nIstilah: asal data.',
  })
  sourceNote!: string;
}
