import { ArrayMaxSize, IsUUID, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, type LocalDate } from '#kit/dates';
import { byTypename, Refusal } from '#kit/refusal-type';

import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';
import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { VerificationRoundRow } from '../verifications/verification-round.queries.ts';
import { VerificationRoundType } from '../verifications/verification-round.type.ts';
import type { DataQualityRow } from './data-quality.queries.ts';
import { DataQualityIssue, Referral } from './data-quality.rules.ts';
import { DataQualityCountType } from './data-quality.type.ts';

@InputType({ description: 'How many records had one issue.\nIstilah: masalah data dan jumlahnya.' })
export class DataQualityIssueInput {
  @Field(() => DataQualityIssue, { description: 'What was wrong.\nIstilah: masalah.' })
  issue!: DataQualityIssue;

  @Field(() => GraphQLAmount, { description: 'How many records; 0 where it was looked for and not found.' })
  count!: Amount;

  @Field(() => Referral, {
    defaultValue: Referral.NOT_REFERRED,
    description: 'How far the civil registry has been asked.\nIstilah: rujukan Dukcapil.',
  })
  referral!: Referral;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was passed on to the civil registry.' })
  referredOn?: LocalDate | null;
}

@InputType({ description: 'What a verification round found wrong, in counts.\nIstilah: hasil verval.' })
export class RecordDataQualityInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The id of the round.\nIstilah: verval.' })
  roundId!: string;

  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [DataQualityIssueInput], { description: 'Each issue once; issues left out keep their last count.' })
  issues!: DataQualityIssueInput[];

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where the counts come from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@ObjectType('DataQualityRecorded', { description: 'The counts are on record.' })
export class DataQualityRecorded {
  readonly __typename!: 'DataQualityRecorded';

  @Field(() => VerificationRoundType, { description: 'The round they belong to.\nIstilah: verval.' })
  round!: VerificationRoundRow;

  @Field(() => [DataQualityCountType], { description: 'What this recording said.' })
  counts!: DataQualityRow[];

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('VerificationRoundNotCarriedOut', {
  implements: Refusal,
  description: 'The round is on record as not carried out, so it found nothing.',
})
export class VerificationRoundNotCarriedOutType extends Refusal {
  declare readonly __typename: 'VerificationRoundNotCarriedOut';
}

export const RecordDataQualityResult = createUnionType({
  name: 'RecordDataQualityResult',
  description: 'The counts, or why they were not recorded.',
  types: () => [DataQualityRecorded, VerificationRoundNotCarriedOutType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
