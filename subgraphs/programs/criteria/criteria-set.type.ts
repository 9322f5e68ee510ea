import { Field, ID, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

@ObjectType('PovertyCriterion', { description: 'One criterion of who counts as poor.\nIstilah: kriteria.' })
export class CriterionType {
  @Field(() => Int, { description: 'The place in its set, from 1.\nIstilah: urutan.' })
  ordinal!: number;

  @Field(() => String, { description: 'The key that the same criterion has in every set, such as NO_OWN_TOILET.' })
  key!: string;
}

@ObjectType('CriteriaReading', {
  description: 'How a source reads a set where sources disagree; none is chosen, and no threshold is worked out.',
})
export class CriteriaReadingType {
  sourceCode!: string;
}

@ObjectType('PovertyCriteriaSet', {
  description:
    'Who counts as poor: by the national decree, or by the regulation of an area.\n' +
    'Istilah: kriteria fakir miskin. Dasar: Kepmensos 262/HUK/2022; daerah: Perkada.',
})
export class CriteriaSetType {
  @Field(() => ID, { description: 'The id of the set in the hub.' })
  id!: string;

  @Field(() => Int, { description: 'The version shown; give the newest as expectedVersion to revise it.' })
  version!: number;

  @Field(() => String, { description: 'The regulation it rests on, as written.\nIstilah: dasar hukum.' })
  regulationName!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it came into force; null where none is known.' })
  inForceFrom!: LocalDate | null;

  @Field(() => GraphQLDate, { description: 'The day what is said here stands for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => String, { nullable: true, description: 'Why this version took over from the one before.' })
  reason!: string | null;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When this version was recorded.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}

export const CriteriaSetConnection = connectionOf(CriteriaSetType, 'PovertyCriteriaSet');

@ObjectType('SharedCriterion', { description: 'A criterion that both the national and the local set have.' })
export class SharedCriterionType {
  @Field(() => String, { description: 'The key both have.' })
  key!: string;

  @Field(() => CriterionType, { description: 'As the national set puts it.' })
  national!: CriterionType;

  @Field(() => CriterionType, { description: 'As the local set puts it.' })
  local!: CriterionType;
}

@ObjectType('CriteriaComparison', {
  description: 'The criteria in force in an area beside the national ones.\nIstilah: perbandingan kriteria.',
})
export class CriteriaComparisonType {
  areaCode!: string;

  @Field(() => CriteriaSetType, { nullable: true, description: 'The national set.\nIstilah: kriteria nasional.' })
  national!: CriteriaSetType | null;

  @Field(() => CriteriaSetType, {
    nullable: true,
    description: 'The set of the area, or of the nearest area around it that has one; null where none has.',
  })
  local!: CriteriaSetType | null;

  @Field(() => [SharedCriterionType], { description: 'What both ask.\nIstilah: kriteria yang sama.' })
  shared!: SharedCriterionType[];

  @Field(() => [CriterionType], { description: 'What only the national set asks.\nIstilah: hanya nasional.' })
  onlyNational!: CriterionType[];

  @Field(() => [CriterionType], { description: 'What only the local set asks.\nIstilah: hanya daerah.' })
  onlyLocal!: CriterionType[];
}
