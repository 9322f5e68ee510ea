import { Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';

@InputType('FileCsrReportInput', { description: 'The year whose report the own company hands in.' })
export class FileCsrReportInput extends KeyedInput {
  @Min(2000)
  @Max(2200)
  @Field(() => Int, { description: 'The fiscal year, this one at the latest.\nIstilah: tahun buku.' })
  year!: number;
}

@ObjectType('CsrReportFiled', { description: 'The report is kept as it is now, under its code.' })
export class CsrReportFiled {
  readonly __typename!: 'CsrReportFiled';

  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  reportId!: string;
}

@ObjectType('CsrReportUnchanged', { implements: Refusal, description: 'It says what the last report said.' })
export class CsrReportUnchanged extends Refusal {
  override readonly __typename!: 'CsrReportUnchanged';

  @Field(() => String, { description: 'The code of that report.' })
  reportCode!: string;
}

export const FileCsrReportResult = createUnionType({
  name: 'FileCsrReportResult',
  description: 'The filed report, or why it was not filed.',
  types: () => [CsrReportFiled, CsrReportUnchanged, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
