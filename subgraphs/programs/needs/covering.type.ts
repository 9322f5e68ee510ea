import { IsUUID, Length } from 'class-validator';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { byTypename, Refusal } from '#kit/refusal-type';

import { GapAreaType } from '../gap-areas/gap-area.type.ts';

import { CoveringType } from './need-line.type.ts';

@InputType({
  description: 'Which budget line pays for how much of which need line.\nIstilah: pemenuhan oleh anggaran.',
})
export class CoverNeedLineInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The need line that is paid for.' })
  needLineId!: string;

  @IsUUID('all')
  @Field(() => ID, { description: 'The budget line that pays; of the same fiscal year and a related area.' })
  budgetLineId!: string;

  @Field(() => GraphQLAmount, {
    description: 'How much of the need it covers, 1 or more, in the unit of the need line.',
  })
  amount!: Amount;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'Rupiah drawn from the budget line; required for goods and services, left out for money.',
  })
  value?: Rupiah | null;

  @Length(1, 255)
  @Field(() => String, { description: 'Chosen by the caller; the same key gets the first answer again.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which covering is released, and why.\nIstilah: pelepasan anggaran.' })
export class ReleaseCoveringInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The covering to release, whole.' })
  coveringId!: string;

  @Length(1, 500)
  @Field(() => String, { description: 'Why, for the history.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 255)
  @Field(() => String, {
    nullable: true,
    description: 'Chosen by the caller; a retry with the same key is told the first answer. Null: no key is kept.',
  })
  idempotencyKey?: string | null;
}

@ObjectType('NeedLineCovered', { description: 'The budget line is set against the need line.' })
export class NeedLineCovered {
  readonly __typename!: 'NeedLineCovered';

  @Field(() => CoveringType, { description: 'The covering that was made.' })
  covering!: CoveringType;

  @Field(() => GapAreaType, { description: 'The gap area as it is now.' })
  gapArea!: GapAreaType;

  @Field(() => Boolean, { description: 'True when the same key had made it before and nothing new was written.' })
  replayed!: boolean;
}

@ObjectType('CoveringReleased', { description: 'The covering was released; the budget line has its rupiah back.' })
export class CoveringReleased {
  readonly __typename!: 'CoveringReleased';

  @Field(() => GapAreaType, { description: 'The gap area as it is now.' })
  gapArea!: GapAreaType;

  @Field(() => Boolean, { description: 'True when an earlier request with the same key released it.' })
  replayed!: boolean;
}

@ObjectType('BudgetLineOverdrawn', {
  implements: Refusal,
  description: 'The budget line has less left than was asked for.',
})
export class BudgetLineOverdrawnType extends Refusal {
  declare readonly __typename: 'BudgetLineOverdrawn';

  @Field(() => GraphQLRupiah, { description: 'The newest allocated sum of the budget line.\nIstilah: alokasi.' })
  allocated!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What may still be drawn.\nIstilah: sisa.' })
  left!: Rupiah;
}

@ObjectType('CoveringDoesNotFit', {
  implements: Refusal,
  description: 'This budget line cannot pay for this need line: year, area, kind or status do not fit.',
})
export class CoveringDoesNotFitType extends Refusal {
  declare readonly __typename: 'CoveringDoesNotFit';
}

@ObjectType('CoveringKeyReused', { implements: Refusal, description: 'The key was used for another covering.' })
export class CoveringKeyReusedType extends Refusal {
  declare readonly __typename: 'CoveringKeyReused';
}

export const CoverNeedLineResult = createUnionType({
  name: 'CoverNeedLineResult',
  description: 'The covering, or why there is none.',
  types: () => [NeedLineCovered, BudgetLineOverdrawnType, CoveringDoesNotFitType, CoveringKeyReusedType] as const,
  resolveType: byTypename,
});

export const ReleaseCoveringResult = createUnionType({
  name: 'ReleaseCoveringResult',
  description: 'The gap area without the covering, or why it stays.',
  types: () => [CoveringReleased, CoveringDoesNotFitType, CoveringKeyReusedType] as const,
  resolveType: byTypename,
});
