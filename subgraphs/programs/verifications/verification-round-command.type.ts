import { Length, Max, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { byTypename, Refusal } from '#kit/refusal-type';

import { ProvenanceInput } from '../sources/source-input.type.ts';
import type { VerificationRoundRow } from './verification-round.queries.ts';
import type { Answered, BudgetStatus, Dataset } from './verification-round.rules.ts';
import { AnsweredName, BudgetStatusName, DatasetName, VerificationRoundType } from './verification-round.type.ts';

@InputType({
  description: 'One year of checking the register of one area, as it is known now.\nIstilah: putaran verval.',
})
export class RecordVerificationRoundInput {
  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: wilayah.' })
  areaCode!: string;

  @Field(() => DatasetName, { description: 'Which register was checked.\nIstilah: basis data.' })
  dataset!: Dataset;

  @Min(2000)
  @Max(2100)
  @Field(() => Int, { description: 'The year of the round, 2000 to 2100.\nIstilah: tahun.' })
  year!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version you have seen when the round is on record already; left out for a new round.\nIstilah: versi.',
  })
  expectedVersion?: number | null;

  @Field(() => AnsweredName, { description: 'Whether the round took place.\nIstilah: dilaksanakan.' })
  carriedOut!: Answered;

  @Field(() => BudgetStatusName, { description: 'Whether the area set money aside for it.\nIstilah: dianggarkan.' })
  budgetStatus!: BudgetStatus;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The money set aside; with BUDGETED only.\nIstilah: anggaran verval.',
  })
  budget?: Rupiah | null;

  @Field(() => GraphQLAmount, { nullable: true, description: 'Records checked.\nIstilah: data diperiksa.' })
  checkedCount?: Amount | null;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description: 'Records found valid, not more than were checked.\nIstilah: data valid.',
  })
  validCount?: Amount | null;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description: 'Records with a missing, double or wrong identity number; the count only.\nIstilah: NIK bermasalah.',
  })
  invalidIdentityCount?: Amount | null;

  @Length(1, 500)
  @Field(() => String, {
    description: 'What this rests on, such as the number of the budget document.\nIstilah: dasar.',
  })
  basis!: string;

  @ValidateNested()
  @Field(() => ProvenanceInput, { description: 'Where it comes from.\nIstilah: asal data.' })
  provenance!: ProvenanceInput;
}

@ObjectType('VerificationRoundRecorded', { description: 'The round is on record as given.' })
export class VerificationRoundRecorded {
  readonly __typename!: 'VerificationRoundRecorded';

  @Field(() => VerificationRoundType, { description: 'The round at its newest version.' })
  round!: VerificationRoundRow;
}

@ObjectType('VerificationRoundStale', {
  implements: Refusal,
  description: 'The round is on record at another version than the one you have seen.',
})
export class VerificationRoundStaleType extends Refusal {
  declare readonly __typename: 'VerificationRoundStale';

  @Field(() => Int, { description: 'The version it stands at; 0 when it is not on record.\nIstilah: versi terbaru.' })
  currentVersion!: number;
}

export const RecordVerificationRoundResult = createUnionType({
  name: 'RecordVerificationRoundResult',
  description: 'The round, or why it was not recorded.',
  types: () => [VerificationRoundRecorded, VerificationRoundStaleType] as const,
  resolveType: byTypename,
});
