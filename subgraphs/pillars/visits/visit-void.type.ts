import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDateTime } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { VisitKeyReused, VisitReportType } from './visit.type.ts';

@InputType('VoidVisitReportInput', { description: 'The report that does not stand, and why.' })
export class VoidVisitReportInput {
  @IsUUID()
  @Field(() => ID, { description: 'The report.' })
  visitId!: string;

  @Length(3, 500)
  @Field(() => String, { description: 'Why, 3 to 500 characters; no name of anybody.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 255, { message: 'is 1 to 255 characters: one key per intended command, the same for each retry.' })
  @Field(() => String, {
    description: 'One key per intended command; a retry with it is told the first answer.\nIstilah: kunci idempoten.',
  })
  idempotencyKey!: string;
}

@ObjectType('VisitReportVoided', { description: 'The report stays in the record and counts nowhere any more.' })
export class VisitReportVoided {
  readonly __typename!: 'VisitReportVoided';

  @Field(() => VisitReportType, { description: 'The report.' })
  visit!: VisitReportType;

  @Field(() => Boolean, { description: 'True when the same key had done it before and nothing new was written.' })
  replayed!: boolean;
}

@ObjectType('VisitAlreadyVoided', { implements: Refusal, description: 'The report was voided before.' })
export class VisitAlreadyVoided extends Refusal {
  override readonly __typename!: 'VisitAlreadyVoided';

  @Field(() => GraphQLDateTime, { description: 'When.' })
  voidedAt!: string;
}

export const VoidVisitReportResult = createUnionType({
  name: 'VoidVisitReportResult',
  description: 'The voided report, or why it stands as it was.',
  types: () => [VisitReportVoided, VisitAlreadyVoided, VisitKeyReused] as const,
  resolveType: byTypename,
});
