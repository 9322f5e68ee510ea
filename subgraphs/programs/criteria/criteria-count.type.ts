import { IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { byTypename } from '#kit/refusal-type';

import { RecipientUnit } from '../assistance/assistance-programme.type.ts';
import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { CriteriaCountRow } from './criteria-count.queries.ts';

@ObjectType('CriteriaCount', {
  description:
    'How many were counted as poor under a set of criteria, as known now.\nIstilah: jumlah menurut kriteria.',
})
export class CriteriaCountType {
  @Field(() => ID, { description: 'The id of the count.' })
  id!: string;

  @Field(() => Int, { description: 'The version of the set that was counted by.\nIstilah: versi kriteria.' })
  setVersion!: number;

  @Field(() => Int, { description: 'The year it was counted for.\nIstilah: tahun.' })
  year!: number;

  @Field(() => RecipientUnit, { description: 'Whether persons or families were counted.\nIstilah: satuan.' })
  unit!: 'PERSON' | 'FAMILY';

  @Field(() => GraphQLDate, { description: 'The day the count stands for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}

@InputType({ description: 'How many were counted as poor under a set.\nIstilah: jumlah menurut kriteria.' })
export class RecordCriteriaCountInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The set that was counted by, at its newest version.' })
  setId!: string;

  @Field(() => String, { description: 'The area counted, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The year counted for, 2000 to 2100.\nIstilah: tahun.' })
  year!: number;

  @Field(() => RecipientUnit, { description: 'Whether persons or families were counted.\nIstilah: satuan.' })
  unit!: RecipientUnit;

  @Field(() => GraphQLAmount, { description: 'How many.\nIstilah: jumlah.' })
  count!: Amount;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where it comes from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@ObjectType('CriteriaCountRecorded', { description: 'The count is on record.' })
export class CriteriaCountRecorded {
  readonly __typename!: 'CriteriaCountRecorded';

  @Field(() => CriteriaCountType, { description: 'The count.' })
  count!: CriteriaCountRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

export const RecordCriteriaCountResult = createUnionType({
  name: 'RecordCriteriaCountResult',
  description: 'The count, or why it was not recorded.',
  types: () => [CriteriaCountRecorded, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
