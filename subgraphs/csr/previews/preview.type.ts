import { IsUUID, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDecimal } from '#kit/decimal';

import { BudgetLineStub, NeedLineStub } from '../gap-areas/gap-area.stub.ts';
import { OverlapVerdict } from './overlap.rules.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { PledgeContentInput } from '../pledges/pledge-input.type.ts';

registerEnumType(OverlapVerdict, {
  name: 'OverlapVerdict',
  description: 'What it means that others give to the same purpose.\nIstilah: tumpang tindih.',
  valuesConfig: {
    COMPLEMENT: { description: 'Same purpose, and together they do not exceed the need.\nIstilah: saling melengkapi.' },
    DUPLICATE: { description: 'Same purpose, and together they exceed the need.\nIstilah: ganda.' },
    UNKNOWN: {
      description:
        'Area, category, period or amount is missing or coarser, so nobody can tell.\nIstilah: belum diketahui.',
    },
  },
});

@InputType('PreviewPledgeInput', { description: 'A pledge to try out; nothing is written.\nIstilah: pratinjau ikrar.' })
export class PreviewPledgeInput {
  @ValidateNested()
  @Field(() => PledgeContentInput, { description: 'The pledge as it would be submitted.' })
  pledge!: PledgeContentInput;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The draft it comes from, so that it is not held against itself.' })
  pledgeId?: string | null;
}

@ObjectType('LineForecast', { description: 'The figures of a need line as they would be.\nIstilah: perkiraan.' })
export class LineForecast {
  @Field(() => GraphQLAmount, { description: 'What would be held.' })
  held!: Amount;

  @Field(() => GraphQLAmount, { description: 'What would be committed.' })
  committed!: Amount;

  @Field(() => GraphQLAmount, { description: 'What nobody would have committed to.' })
  uncovered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What would go beyond the need.' })
  overCovered!: Amount;

  @Field(() => GraphQLAmount, { description: 'What others could still take.' })
  open!: Amount;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The covered share of the need, 4 decimals; null for no need.',
  })
  ratio!: string | null;
}

@ObjectType('PreviewLine', { description: 'What a pledge would do to one need line.' })
export class PreviewLine {
  @Field(() => NeedLineStub, { nullable: true, description: 'The need line; programs knows more of it.' })
  needLine!: NeedLineStub;

  @Field(() => GraphQLAmount, { description: 'What the pledge asks, in the unit of the line.' })
  requested!: Amount;

  @Field(() => GraphQLAmount, { description: 'What is open now.\nIstilah: sisa terbuka.' })
  open!: Amount;

  @Field(() => Boolean, { description: 'True when it fits whole now; another pledge may still be faster.' })
  fits!: boolean;

  @Field(() => LineForecast, { description: 'The line once it is submitted, cut to what is open.' })
  submitted!: LineForecast;

  @Field(() => LineForecast, { description: 'The line once it is accepted, cut to what is open.' })
  accepted!: LineForecast;
}

@ObjectType('Overlap', {
  description: 'Something that others give or plan for the same purpose.\nIstilah: tumpang tindih.',
})
export class Overlap {
  @Field(() => OverlapVerdict, { description: 'What it means for this pledge.' })
  verdict!: OverlapVerdict;

  @Field(() => NeedLineStub, { nullable: true, description: 'The need line of the pledge that it overlaps with.' })
  needLine!: NeedLineStub;

  @Field(() => String, { description: 'The Kemendagri code of its area.' })
  areaCode!: string;

  @Field(() => Int, { description: 'Its fiscal year.' })
  fiscalYear!: number;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description: 'How much it is, in the unit of the need line; null when unknown or in another unit.',
  })
  amount!: Amount | null;

  @Field(() => PledgeAllocationType, {
    nullable: true,
    description: 'The allocation of another pledge; null for a budget line.',
  })
  allocation!: PledgeAllocationType | null;

  @Field(() => BudgetLineStub, { nullable: true, description: 'The budget line of the state; null for a pledge.' })
  budgetLine!: BudgetLineStub | null;
}

@ObjectType('PledgePreview', {
  description: 'What a pledge would do if it were submitted now. Nothing is held by looking.\nIstilah: pratinjau.',
})
export class PledgePreview {
  @Field(() => Boolean, { description: 'True when every line fits whole now and every gap takes pledges.' })
  fits!: boolean;

  @Field(() => [PreviewLine], { description: 'One entry per allocation, in its order.' })
  lines!: PreviewLine[];

  @Field(() => [Overlap], {
    description: 'What others give or plan for the same purpose, at most 20 pledges and 20 budget lines per line.',
  })
  overlaps!: Overlap[];
}
