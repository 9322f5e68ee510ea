import { ArrayMaxSize, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import { AREA_CODE } from '../areas/area.rules.ts';
import { NO_NIK, PersonnelStatus, PHONE } from './personnel.rules.ts';

@InputType('PersonnelFilter', { description: 'Which people to list; what is left out does not narrow the list.' })
export class PersonnelFilter {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, {
    nullable: true,
    description: 'Only people of this area and what lies in it, by Kemendagri code.',
  })
  within?: string | null;

  @ArrayMaxSize(20)
  @Field(() => [String], { nullable: true, description: 'Only people of these personnel types, by their codes.' })
  types?: string[] | null;

  @Field(() => PersonnelStatus, {
    nullable: true,
    description: 'Only people of this status; the active ones unless told.',
  })
  status?: PersonnelStatus | null;

  @Length(2, 60)
  @Field(() => String, { nullable: true, description: 'Only people with this skill, in the words of the entry.' })
  skill?: string | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'Only people of this organisation, by its id.' })
  organisationId?: string | null;

  @Field(() => FreePeriodInput, {
    nullable: true,
    description: 'Only people free for all of this period; for coordinators, with `within` in their area.',
  })
  free?: FreePeriodInput | null;
}

@InputType('FreePeriodInput', {
  description: 'A period in which somebody has no deployment and has stated nothing against it.',
})
export class FreePeriodInput {
  @Field(() => GraphQLDate, { description: 'The first day.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included.' })
  endsOn!: LocalDate;
}

@InputType('RegisterPersonnelInput', { description: 'Somebody who serves in the coordinated area.' })
export class RegisterPersonnelInput {
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Length(2, 120)
  @Field(() => String, { description: 'The full name, 2 to 120 characters; shown to coordinators of the area only.' })
  fullName!: string;

  @Matches(PHONE.form, { message: PHONE.message })
  @Field(() => String, { nullable: true, description: 'The telephone number; shown to coordinators of the area only.' })
  phone?: string | null;

  @Length(1, 40)
  @Field(() => String, { description: 'The personnel type by its code, such as TKSK; none that is an organisation.' })
  type!: string;

  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { description: 'The area served, by Kemendagri code.\nIstilah: wilayah tugas.' })
  areaCode!: string;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The organisation the person belongs to, by its id.' })
  organisationId?: string | null;

  @ArrayMaxSize(20)
  @Length(2, 60, { each: true })
  @Matches(NO_NIK.form, { each: true, message: NO_NIK.message })
  @Field(() => [String], { defaultValue: [], description: 'What the person can do besides the role; at most 20.' })
  skills!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True says: another person than the one of the same name, type and area.',
  })
  isAnotherPerson!: boolean;
}

@InputType('ChangePersonnelInput', { description: 'What to change of an entry; what is left out stays.' })
export class ChangePersonnelInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the entry.' })
  personnelId!: string;

  @Field(() => Int, { description: 'The version that was read; a newer one refuses the change.' })
  expectedVersion!: number;

  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Length(2, 120)
  @Field(() => String, { nullable: true, description: 'The full name.' })
  fullName?: string | null;

  @Matches(PHONE.form, { message: PHONE.message })
  @Field(() => String, { nullable: true, description: 'The telephone number; null takes it away.' })
  phone?: string | null;

  @Length(1, 40)
  @Field(() => String, { nullable: true, description: 'The personnel type by its code.' })
  type?: string | null;

  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, {
    nullable: true,
    description: 'The area served; the actor coordinates the old and the new one.',
  })
  areaCode?: string | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The organisation by its id; null takes it away.' })
  organisationId?: string | null;

  @ArrayMaxSize(20)
  @Length(2, 60, { each: true })
  @Matches(NO_NIK.form, { each: true, message: NO_NIK.message })
  @Field(() => [String], { nullable: true, description: 'All skills anew; at most 20.' })
  skills?: string[] | null;
}

@InputType('EndPersonnelInput', { description: 'Who serves no more, and why.' })
export class EndPersonnelInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the entry.' })
  personnelId!: string;

  @Length(3, 500)
  @Matches(NO_NIK.form, { message: NO_NIK.message })
  @Field(() => String, { description: 'Why the service ends, 3 to 500 characters; kept, not shown.\nIstilah: alasan.' })
  reason!: string;
}
