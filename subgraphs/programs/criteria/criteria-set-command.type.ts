import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { byTypename, Refusal } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { CriteriaSetRow } from './criteria-set.queries.ts';
import { CriteriaSetType } from './criteria-set.type.ts';

@InputType({ description: 'One criterion of a set.\nIstilah: kriteria.' })
export class CriterionInput {
  @Length(1, 60)
  @Field(() => String, {
    description: 'Its key: that of the national set where it is the same criterion, else one of your own.',
  })
  key!: string;

  @Length(1, 500)
  @Field(() => String, { description: 'What it asks, in Indonesian, as the regulation puts it.' })
  statementId!: string;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'The same in English.' })
  statementEn?: string | null;
}

@InputType({ description: 'What a set of criteria says and rests on.' })
export abstract class CriteriaInput extends KeyedInput {
  @Length(1, 200)
  @Field(() => String, { description: 'What the set is called, in Indonesian.\nIstilah: nama.' })
  nameId!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: 'What the set is called, in English.' })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: 'The regulation by its code, where the hub has it.' })
  regulationCode?: string | null;

  @Length(1, 300)
  @Field(() => String, { description: 'The regulation as written, such as Perbup 84/2022.\nIstilah: Perkada.' })
  regulationName!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it comes into force.\nIstilah: berlaku sejak.' })
  inForceFrom?: LocalDate | null;

  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Field(() => [CriterionInput], { description: 'The criteria in their order.\nIstilah: kriteria.' })
  criteria!: CriterionInput[];

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where it comes from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@InputType({ description: 'The criteria of an area that has none of its own yet.\nIstilah: kriteria daerah baru.' })
export class AdoptCriteriaSetInput extends CriteriaInput {
  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;
}

@InputType({ description: 'A new version of a set.\nIstilah: perubahan kriteria.' })
export class ReviseCriteriaSetInput extends CriteriaInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The set to revise.' })
  setId!: string;

  @Field(() => Int, { description: 'The version you have seen.\nIstilah: versi.' })
  expectedVersion!: number;

  @Length(1, 500)
  @Field(() => String, { description: 'Why it is revised.\nIstilah: alasan.' })
  reason!: string;
}

@ObjectType('CriteriaSetAdopted', { description: 'The area has criteria of its own.' })
export class CriteriaSetAdopted {
  readonly __typename!: 'CriteriaSetAdopted';

  @Field(() => CriteriaSetType, { description: 'The set at its first version.' })
  criteriaSet!: CriteriaSetRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('CriteriaSetRevised', { description: 'The set stands at a new version; the others are kept.' })
export class CriteriaSetRevised {
  readonly __typename!: 'CriteriaSetRevised';

  @Field(() => CriteriaSetType, { description: 'The set at the version that was written.' })
  criteriaSet!: CriteriaSetRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('CriteriaSetAlreadyAdopted', { implements: Refusal, description: 'The area has its criteria already.' })
export class CriteriaSetAlreadyAdoptedType extends Refusal {
  declare readonly __typename: 'CriteriaSetAlreadyAdopted';

  @Field(() => ID, { description: 'The set that is there.' })
  setId!: string;
}

@ObjectType('CriteriaSetStale', { implements: Refusal, description: 'Somebody revised the set after you saw it.' })
export class CriteriaSetStaleType extends Refusal {
  declare readonly __typename: 'CriteriaSetStale';

  @Field(() => Int, { description: 'The version it stands at now.\nIstilah: versi terbaru.' })
  currentVersion!: number;
}

export const AdoptCriteriaSetResult = createUnionType({
  name: 'AdoptCriteriaSetResult',
  description: 'The set, or why it was not adopted.',
  types: () => [CriteriaSetAdopted, CriteriaSetAlreadyAdoptedType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});

export const ReviseCriteriaSetResult = createUnionType({
  name: 'ReviseCriteriaSetResult',
  description: 'The set at its new version, or why it stays as it was.',
  types: () => [CriteriaSetRevised, CriteriaSetStaleType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
