import { Length, Matches } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';
import { GraphQLDecimal } from '#kit/decimal';

import { AREA_CODE } from '../areas/area.rules.ts';
import { CheckState } from '../sources/check-state.type.ts';
import { PersonnelIndicator } from './figure.rules.ts';

registerEnumType(PersonnelIndicator, {
  name: 'PersonnelIndicator',
  description: 'What a figure about social-pillar people counts. They are never added up or divided across kinds.',
  valuesConfig: {
    HEADCOUNT: {
      description: 'People who serve in a role; the only kind that may stand in a ratio.\nIstilah: jumlah personel.',
    },
    TRAINING_PARTICIPANTS: {
      description: 'People who took part in a training; no headcount.\nIstilah: peserta bimtek.',
    },
    EVENT_PARTICIPANTS: { description: 'People who took part in an event; no headcount.\nIstilah: peserta kegiatan.' },
    TYPE_COUNT: { description: 'How many types a list has, such as the 13 PSKS of a speaker.\nIstilah: jumlah jenis.' },
  },
});

@ObjectType('PersonnelFigure', {
  description:
    'A number somebody stated about social-pillar people, with where and when; never a sum made by the hub.\n' +
    'Istilah: angka personel.',
})
export class PersonnelFigureType {
  @Field(() => ID, { description: 'The id of the figure, a UUID.' })
  id!: string;

  @Field(() => PersonnelIndicator, { description: 'What is counted.' })
  indicator!: PersonnelIndicator;

  @Field(() => GraphQLDecimal, { description: 'The number, in the unit beside it.\nIstilah: nilai.' })
  value!: string;

  @Field(() => String, { description: 'What one of it is, such as persons.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => String, {
    description: 'The year, month or day it is about, as exactly as the source says.\nIstilah: periode.',
  })
  period!: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day of the figure; null where the source names no day.\nIstilah: per tanggal.',
  })
  asOf!: LocalDate | null;

  @Field(() => String, { description: 'How the number came about, such as a statement in the news.\nIstilah: metode.' })
  method!: string;

  @Field(() => CheckState, { description: 'How sure the hub is of it.' })
  checkState!: CheckState;

  @Field(() => String, {
    nullable: true,
    description: 'The sentence that states it, word for word.\nIstilah: kutipan.',
  })
  quote!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know before using it.\nIstilah: catatan.' })
  note!: string | null;

  @Field(() => Boolean, { description: 'True for an invented figure of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  /** Behind field resolvers. */
  areaCode!: string;
  typeCode!: string | null;
  sourceCode!: string | null;
}

export const PersonnelFigureConnection = connectionOf(PersonnelFigureType, 'PersonnelFigure');

@InputType('PersonnelFigureFilter', {
  description: 'Which figures to list; what is left out does not narrow the list.',
})
export class PersonnelFigureFilter {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' })
  within?: string | null;

  @Field(() => PersonnelIndicator, { nullable: true, description: 'Only figures that count this.' })
  indicator?: PersonnelIndicator | null;

  @Length(1, 40)
  @Field(() => String, { nullable: true, description: 'Only figures about this personnel type, by its code.' })
  type?: string | null;
}
