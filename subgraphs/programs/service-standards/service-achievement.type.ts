import { Length, Max, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { byTypename } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { AchievementRow } from './service-standard.queries.ts';

@ObjectType('ServiceAchievement', {
  description:
    'How many of the entitled an area served in a year; the target is always all of them.\nIstilah: capaian SPM.',
})
export class AchievementType {
  @Field(() => ID, { description: 'The id of the recording.' })
  id!: string;

  @Field(() => Int, { description: 'The year.\nIstilah: tahun.' })
  year!: number;

  @Field(() => Int, { description: 'The number of this recording; earlier ones are kept.\nIstilah: versi.' })
  version!: number;

  @Field(() => GraphQLDate, { description: 'The day it stands for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}

export const AchievementConnection = connectionOf(AchievementType, 'ServiceAchievement');

@InputType({ description: 'Which achievements to list; what is left out does not narrow the list.' })
export class AchievementFilter {
  @Field(() => String, { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' })
  within?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only this year.\nIstilah: tahun.' })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'Only this standard, by its code.\nIstilah: SPM.' })
  standard?: string | null;
}

@InputType({ description: 'How many of the entitled an area served in a year.\nIstilah: capaian SPM.' })
export class RecordServiceAchievementInput extends KeyedInput {
  @Length(1, 50)
  @Field(() => String, { description: 'The standard, by its code.\nIstilah: SPM.' })
  standardCode!: string;

  @Field(() => String, { description: 'The province, kabupaten or kota, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The year, 2000 to 2100.\nIstilah: tahun.' })
  year!: number;

  @Field(() => GraphQLAmount, { description: 'How many were entitled, 1 or more.\nIstilah: sasaran.' })
  entitled!: Amount;

  @Field(() => GraphQLAmount, { description: 'How many of them were served.\nIstilah: terlayani.' })
  served!: Amount;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where it comes from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@ObjectType('ServiceAchievementRecorded', { description: 'The achievement is on record.' })
export class ServiceAchievementRecorded {
  readonly __typename!: 'ServiceAchievementRecorded';

  @Field(() => AchievementType, { description: 'The recording.' })
  achievement!: AchievementRow;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

export const RecordServiceAchievementResult = createUnionType({
  name: 'RecordServiceAchievementResult',
  description: 'The achievement, or why it was not recorded.',
  types: () => [ServiceAchievementRecorded, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
