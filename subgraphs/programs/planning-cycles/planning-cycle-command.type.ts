import { ArrayMaxSize, ArrayMinSize, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { byTypename, Refusal } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import { PlanningStage } from './planning-stage.rules.ts';

@InputType({ description: 'When one stage is open.\nIstilah: jadwal tahap.' })
export class PlanningWindowInput {
  @Field(() => PlanningStage, { description: 'The stage; each once.' })
  stage!: PlanningStage;

  @Field(() => GraphQLDate, { description: 'The first day it is open.\nIstilah: dibuka.' })
  opensOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day it is open.\nIstilah: ditutup.' })
  closesOn!: LocalDate;

  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'What a reader has to know about it.\nIstilah: catatan.' })
  note?: string | null;
}

@InputType({
  description: 'The planning of one year of an area, with all its windows as they stand now.\nIstilah: siklus.',
})
export class RecordPlanningCycleInput extends KeyedInput {
  @Field(() => String, { description: 'The province, kabupaten or kota, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The fiscal year planned, 2000 to 2100.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Field(() => [PlanningWindowInput], { description: 'All windows; a stage left out is not open.' })
  windows!: PlanningWindowInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have seen when the cycle is on record; left out for a new one.',
  })
  expectedVersion?: number | null;

  @Length(1, 500)
  @Field(() => String, { description: 'What this rests on, such as a circular of Bappeda.\nIstilah: alasan.' })
  reason!: string;

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'What a reader has to know about the cycle.' })
  note?: string | null;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where the days come from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@ObjectType('PlanningCycleRecorded', { description: 'The cycle is on record with these windows.' })
export class PlanningCycleRecorded {
  readonly __typename!: 'PlanningCycleRecorded';

  cycleId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('PlanningCycleStale', {
  implements: Refusal,
  description: 'The cycle is on record at another version than the one you have seen.',
})
export class PlanningCycleStaleType extends Refusal {
  declare readonly __typename: 'PlanningCycleStale';

  @Field(() => Int, { description: 'The version it stands at; 0 when it is not on record.' })
  currentVersion!: number;
}

@ObjectType('PlanningWindowClosed', {
  implements: Refusal,
  description: 'The stage is not open on that day; with an override reason it is done all the same, and listed.',
})
export class PlanningWindowClosedType extends Refusal {
  declare readonly __typename: 'PlanningWindowClosed';

  @Field(() => PlanningStage, { description: 'The stage that is not open.\nIstilah: tahap.' })
  stage!: PlanningStage;

  @Field(() => GraphQLDate, { nullable: true, description: 'The first day it is open; null when nobody has said.' })
  opensOn!: LocalDate | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day it is open; null when nobody has said.' })
  closesOn!: LocalDate | null;
}

export const RecordPlanningCycleResult = createUnionType({
  name: 'RecordPlanningCycleResult',
  description: 'The cycle, or why it was not recorded.',
  types: () => [PlanningCycleRecorded, PlanningCycleStaleType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
