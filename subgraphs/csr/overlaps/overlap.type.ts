import { ArrayMaxSize, Matches, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';

import { ActivityType } from '../activities/activity.type.ts';
import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { BudgetLineStub, GapArea, NeedLineStub } from '../gap-areas/gap-area.stub.ts';
import { OverlapVerdict } from './overlap.rules.ts';

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
    description:
      'The allocation of another pledge; null for what is none, and while the viewer may not know whose it is.',
  })
  allocation!: PledgeAllocationType | null;

  @Field(() => ActivityType, {
    nullable: true,
    description:
      'What a company did without a pledge, once verified; null for what is none, and of a company that hides.\n' +
      'Istilah: kegiatan langsung.',
  })
  activity!: ActivityType | null;

  @Field(() => BudgetLineStub, { nullable: true, description: 'The budget line of the state; null for a company.' })
  budgetLine!: BudgetLineStub | null;
}

@ObjectType('PledgeWarning', {
  description: 'Something to know about a pledge; it refuses nothing.\nIstilah: peringatan ikrar.',
})
export class PledgeWarning {
  @Field(() => String, { description: 'A stable code for programs, such as DUPLICATE_OVERLAP.' })
  code!: string;

  @Field(() => [Overlap], { description: 'What it is about.' })
  overlaps!: Overlap[];

  words!: { ID: string; EN: string };
}

export const OverlapConnection = connectionOf(Overlap, 'Overlap');

@ObjectType('OverlapGroup', {
  description:
    'Several funders on one purpose: companies and the state on the same or a containing area, the same category, fiscal\n' +
    'year and item, seen from one need line.\nIstilah: tumpang tindih antarpemberi.',
})
export class OverlapGroup {
  @Field(() => OverlapVerdict, {
    description:
      'DUPLICATE when the comparable ones exceed the need, COMPLEMENT when not; UNKNOWN with fewer than two.',
  })
  verdict!: OverlapVerdict;

  @Field(() => NeedLineStub, { nullable: true, description: 'The need line it is seen from.' })
  needLine!: NeedLineStub;

  @Field(() => GapArea, { nullable: true, description: 'The gap of that line.' })
  gapArea!: GapArea;

  @Field(() => NeedKind, { description: 'What the line is counted in.' })
  kind!: NeedKind;

  @Field(() => String, { nullable: true, description: 'The item of the line; null for money.' })
  item!: string | null;

  @Field(() => String, { description: 'The unit of the line.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'What the line needs.' })
  need!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'What can be compared with it adds up to: the rows whose verdict is not UNKNOWN.',
  })
  together!: Amount;

  @Field(() => GraphQLAmount, { description: 'By how much that exceeds the need; 0 when it does not.' })
  excess!: Amount;

  @Field(() => Int, { description: 'How many give or plan: each company counts once, the state once.' })
  funders!: number;

  needLineId!: string;
}

export const OverlapGroupConnection = connectionOf(OverlapGroup, 'OverlapGroup');

@InputType('OverlapFilter', { description: 'Which overlaps to list; conditions are joined by "and".' })
export class OverlapFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, { message: 'is a Kemendagri code with dots, such as 15.07.' })
  @Field(() => String, { nullable: true, description: 'Only need lines in this area, by Kemendagri code.' })
  within?: string | null;

  @ArrayMaxSize(50)
  @MaxLength(40, { each: true })
  @Field(() => [String], { nullable: true, description: 'Only these need categories, by code; at most 50.' })
  categories?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Only this fiscal year.' })
  fiscalYear?: number | null;

  @Field(() => OverlapVerdict, { nullable: true, description: 'Only this verdict.' })
  verdict?: OverlapVerdict | null;
}
