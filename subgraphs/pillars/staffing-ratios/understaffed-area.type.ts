import { Length, Matches } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { AREA_CODE } from '../areas/area.rules.ts';
import { UnderstaffedOrder } from './understaffed-area.rules.ts';

registerEnumType(UnderstaffedOrder, {
  name: 'UnderstaffedOrder',
  description: 'How understaffed areas are put in order, the worst first.\nIstilah: urutan.',
  valuesConfig: {
    RATIO: { description: 'By registered people per person in need; those with a known number of people in need.' },
    MISSING: {
      description: 'By people missing in open gap areas; those where anybody is missing.\nIstilah: kekurangan.',
    },
  },
});

@ObjectType('UnderstaffedArea', {
  description:
    'A kabupaten or kota with few registered people for those in need there.\nIstilah: wilayah kekurangan personel.',
})
export class UnderstaffedAreaType {
  /** Behind field resolvers. */
  areaCode!: string;
  category!: string;
}

@ObjectType('MissingPersonnel', {
  description: 'The social-pillar people missing in the open gap areas of a kabupaten or kota, below it too.',
})
export class MissingPersonnelType {
  @Field(() => Int, {
    description:
      'People missing, summed over its open gap areas that state a need.\nIstilah: kekurangan. Satuan: orang.',
  })
  missing!: number;

  @Field(() => Int, { description: 'Open gap areas that state a need of people.' })
  gapAreas!: number;

  @Field(() => Int, { description: 'Those of them where somebody is missing; `understaffedGapAreas` lists them.' })
  understaffed!: number;
}

@ObjectType('RegisterTrend', {
  description: 'How the register of an area grew: active people now and 90 days before.\nIstilah: tren.',
})
export class RegisterTrendType {
  @Field(() => GraphQLDate, { description: 'The day compared with; its end counts.' })
  since!: LocalDate;

  @Field(() => Int, { description: 'Active people in the register then, as it knows today.\nSatuan: orang.' })
  before!: number;

  @Field(() => Int, { description: 'Active people in the register now.\nSatuan: orang.' })
  now!: number;

  @Field(() => Int, { description: 'now − before; negative when more left than came.\nSatuan: orang.' })
  change!: number;
}

@ObjectType('UnderstaffedGapArea', { description: 'An open gap area where people are missing.' })
export class UnderstaffedGapAreaType {
  @Field(() => Int, { description: 'People missing there.\nSatuan: orang.' })
  missing!: number;

  /** Behind a field resolver. */
  gapAreaId!: string;
}

export const UnderstaffedAreaConnection = connectionOf(UnderstaffedAreaType, 'UnderstaffedArea');
export const UnderstaffedGapAreaConnection = connectionOf(UnderstaffedGapAreaType, 'UnderstaffedGapArea');

@ArgsType()
export class UnderstaffedAreasArgs {
  @Matches(AREA_CODE.form, { message: AREA_CODE.message })
  @Field(() => String, { nullable: true, description: 'Only kabupaten and kota in this area, by Kemendagri code.' })
  within?: string | null;

  @Length(1, 40)
  @Field(() => String, {
    defaultValue: 'PPKS-24',
    description: 'The category of the people in need, by its code; fakir miskin unless told.',
  })
  category!: string;

  @Field(() => UnderstaffedOrder, { defaultValue: 'RATIO', description: 'The order; by the ratio unless told.' })
  orderBy!: UnderstaffedOrder;
}
