import { ArrayMaxSize, ArrayMinSize, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { AreaStub } from '../areas/area.stub.ts';
import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { CsrPlanState } from './csr-plan.rules.ts';

registerEnumType(CsrPlanState, {
  name: 'CsrPlanState',
  description: 'Whether the newest version of a plan was submitted.\nIstilah: status rencana TJSL.',
  valuesConfig: {
    DRAFT: { description: 'The newest version is for the company alone.\nIstilah: draf.' },
    SUBMITTED: { description: 'The newest version was handed in to the forum.\nIstilah: diajukan.' },
  },
});

@ObjectType('CsrPlanActivity', { description: 'One activity that a plan budgets for.\nIstilah: kegiatan TJSL.' })
export class CsrPlanActivityType {
  @Field(() => String, { description: 'What is to be done.\nIstilah: uraian kegiatan.' })
  title!: string;

  @Field(() => AreaStub, { nullable: true, description: 'Where; null for all areas of the company.' })
  area!: AreaStub | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the need it is for, such as PPKS-08; null for any.',
  })
  categoryCode!: string | null;

  @Field(() => GraphQLRupiah, { description: 'What it costs, in whole rupiah.\nIstilah: anggaran.' })
  budget!: Rupiah;
}

@ObjectType('CsrPlan', {
  description:
    'What a company plans to give in a year, as its directors decide it.\nIstilah: rencana TJSL tahunan. Dasar: PP 47/2012.',
})
export class CsrPlanType {
  @Field(() => ID, { description: 'The id of the plan, a UUID.' })
  id!: string;

  @Field(() => Int, { description: 'The fiscal year, 1 January to 31 December.\nIstilah: tahun buku.' })
  year!: number;

  @Field(() => Int, { description: 'The version shown here.\nIstilah: versi.' })
  version!: number;

  @Field(() => CsrPlanState, { description: 'Whether the version shown here was submitted.' })
  state!: CsrPlanState;

  @Field(() => GraphQLRupiah, {
    description: 'What its activities cost together, in whole rupiah.\nIstilah: anggaran.',
  })
  budget!: Rupiah;

  @Field(() => [CsrPlanActivityType], { description: 'Its activities, at most 50; their budgets add up to `budget`.' })
  activities!: CsrPlanActivityType[];

  @Field(() => String, { nullable: true, description: 'What else the company notes.\nIstilah: keterangan.' })
  note!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a version was last submitted; null before.' })
  submittedAt!: string | null;

  @Field(() => Boolean, { description: 'True for an invented plan of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;
}

@InputType('CsrPlanActivityInput', { description: 'One activity of a plan.' })
export class CsrPlanActivityInput {
  @Length(3, 300)
  @Field(() => String, { description: 'What is to be done, 3 to 300 characters.\nIstilah: uraian kegiatan.' })
  title!: string;

  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, { message: 'is a Kemendagri code with dots, such as 15.07.' })
  @Field(() => String, { nullable: true, description: 'Where: a Kemendagri code; left out for all areas.' })
  areaCode?: string | null;

  @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'The code of the need, such as PPKS-08; left out for any.' })
  categoryCode?: string | null;

  @Field(() => GraphQLRupiah, { description: 'What it costs, at least 1 rupiah.\nIstilah: anggaran.' })
  budget!: Rupiah;
}

@InputType()
class CsrPlanYearInput extends KeyedInput {
  @Min(2000)
  @Max(2200)
  @Field(() => Int, { description: 'The fiscal year.\nIstilah: tahun buku.' })
  year!: number;

  @Min(0)
  @Field(() => Int, { description: 'The version the caller has read; 0 when there is no plan yet.' })
  expectedVersion!: number;
}

@InputType('SaveCsrPlanInput', { description: "The own company's plan for a year, as a whole." })
export class SaveCsrPlanInput extends CsrPlanYearInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Field(() => [CsrPlanActivityInput], { description: 'Its activities, 1 to 50.\nIstilah: kegiatan.' })
  activities!: CsrPlanActivityInput[];

  @Length(1, 1000)
  @Field(() => String, { nullable: true, description: 'What else is to be noted, such as the decision of the board.' })
  note?: string | null;
}

@InputType('SubmitCsrPlanInput', { description: "The version of the own company's plan that is handed in." })
export class SubmitCsrPlanInput extends CsrPlanYearInput {}

@ObjectType()
export class CsrPlanSuccess {
  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  planId!: string;
}

@ObjectType('CsrPlanSaved', { description: 'The plan has a new version, a draft until it is submitted.' })
export class CsrPlanSaved extends CsrPlanSuccess {
  readonly __typename!: 'CsrPlanSaved';
}

@ObjectType('CsrPlanSubmitted', { description: 'The plan was handed in; the report of the year is held against it.' })
export class CsrPlanSubmitted extends CsrPlanSuccess {
  readonly __typename!: 'CsrPlanSubmitted';
}

@ObjectType('CsrPlanChangedMeanwhile', { implements: Refusal, description: 'The plan has another version now.' })
export class CsrPlanChangedMeanwhile extends Refusal {
  override readonly __typename!: 'CsrPlanChangedMeanwhile';

  @Field(() => Int, { description: 'The version it has; 0 when there is no plan.' })
  version!: number;
}

@ObjectType('CsrPlanAlreadySubmitted', { implements: Refusal, description: 'This version was handed in before.' })
export class CsrPlanAlreadySubmitted extends Refusal {
  override readonly __typename!: 'CsrPlanAlreadySubmitted';
}

export const SaveCsrPlanResult = createUnionType({
  name: 'SaveCsrPlanResult',
  description: 'The plan, or why it was not saved.',
  types: () => [CsrPlanSaved, CsrPlanChangedMeanwhile, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const SubmitCsrPlanResult = createUnionType({
  name: 'SubmitCsrPlanResult',
  description: 'The submitted plan, or why it was not handed in.',
  types: () => [CsrPlanSubmitted, CsrPlanChangedMeanwhile, CsrPlanAlreadySubmitted, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
