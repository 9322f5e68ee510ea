import { ArrayMaxSize, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah, type Amount, type Rupiah } from '#kit/amount';
import { GraphQLDecimal } from '#kit/decimal';

import { AreaStub } from '../areas/area.stub.ts';
import { GapArea, NeedLineStub } from '../gap-areas/gap-area.stub.ts';
import { PlanLimitKind } from './limit.rules.ts';

registerEnumType(PlanLimitKind, {
  name: 'PlanLimitKind',
  description: 'What keeps a plan from reaching more people.\nIstilah: kendala rencana.',
  valuesConfig: {
    BUDGET: { description: 'The budget.\nIstilah: anggaran.' },
    AREA_SHARE: { description: 'The most that one kabupaten or kota may get.\nIstilah: batas per wilayah.' },
    PRIORITY_SHARE: { description: 'What is kept for priority areas.\nIstilah: bagian wilayah prioritas.' },
    MAXIMUM_GAPS: { description: 'The most gaps that the plan may name.\nIstilah: batas jumlah kesenjangan.' },
    MINIMUM_TICKET: { description: 'The least that a gap gets.\nIstilah: nilai minimum.' },
  },
});

@InputType('PlanEquityInput', { description: 'How fairly a plan spreads the money.\nIstilah: aturan pemerataan.' })
export class PlanEquityInput {
  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The largest share of the budget that one kabupaten or kota may get, such as "0.25".',
  })
  maxShareOfOneArea?: string | null;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'The share of the budget kept for `priorityAreas`: what they cannot take stays unspent.',
  })
  minShareToPriorityAreas?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [String], {
    defaultValue: [],
    description: 'Provinces, kabupaten or kota to be served first, by Kemendagri code; at most 50.',
  })
  priorityAreas!: string[];
}

@InputType('PlanAllocationInput', { description: 'A budget to be planned.\nIstilah: perencanaan alokasi.' })
export class PlanAllocationInput {
  @Field(() => GraphQLRupiah, { description: 'How much there is to give, from 1.\nIstilah: anggaran CSR.' })
  budget!: Rupiah;

  @ArrayMaxSize(50)
  @Field(() => [String], {
    defaultValue: [],
    description: 'Only gaps in these areas, by Kemendagri code; everywhere when empty. At most 50.',
  })
  within!: string[];

  @ArrayMaxSize(50)
  @MaxLength(40, { each: true })
  @Field(() => [String], {
    defaultValue: [],
    description: 'Only gaps of these need categories, by code; all when empty. At most 50.',
  })
  categories!: string[];

  @Field(() => Int, { nullable: true, description: 'Only gaps of this fiscal year; every year unless told.' })
  fiscalYear?: number | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The least that a gap gets; a gap with less open is closed whole or left.\nIstilah: nilai minimum.',
  })
  minimumTicket?: Rupiah | null;

  @Field(() => Int, { defaultValue: 50, description: 'The most gaps the plan may name, 1 to 500; 50 unless told.' })
  maximumGaps!: number;

  @ValidateNested()
  @Field(() => PlanEquityInput, { nullable: true, description: 'How fairly to spread the money; no rule unless told.' })
  equity?: PlanEquityInput | null;
}

@ObjectType('PlanLine', { description: 'What a plan gives to one need line.\nIstilah: baris rencana.' })
export class PlanLine {
  @Field(() => NeedLineStub, { nullable: true, description: 'The money line; programs knows more of it.' })
  needLine!: NeedLineStub;

  @Field(() => GapArea, { nullable: true, description: 'The gap it belongs to.' })
  gapArea!: GapArea;

  @Field(() => GraphQLRupiah, { description: 'How much it gets.' })
  amount!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What is open now; the plan holds nothing of it.' })
  open!: Amount;

  @Field(() => GraphQLDecimal, { description: 'The priority of the gap today, 0 to 100.' })
  score!: string;

  @Field(() => GraphQLDecimal, {
    description:
      'People reached: people in need × amount ÷ need, cut off after 6 decimals.\nIstilah: orang terjangkau.',
  })
  peopleReached!: string;

  @Field(() => GraphQLDecimal, {
    description: 'The same × score ÷ 100: what the plan is judged by, cut off after 6 decimals.',
  })
  weightedPeople!: string;

  @Field(() => Boolean, {
    description: 'True when the count of people is suppressed (1 to 4 below kabupaten/kota) and taken as 4.',
  })
  isSuppressed!: boolean;
}

@ObjectType('PlanLimit', {
  description: 'A rule that keeps the plan from reaching more, with what easing it would bring.\nIstilah: kendala.',
})
export class PlanLimit {
  @Field(() => PlanLimitKind, { description: 'Which rule.' })
  kind!: PlanLimitKind;

  @Field(() => AreaStub, { nullable: true, description: 'The area of AREA_SHARE; null for the others.' })
  area!: AreaStub | null;

  @Field(() => GraphQLAmount, { description: 'What the rule allows: rupiah, or a number of gaps.' })
  limit!: Amount;

  @Field(() => GraphQLAmount, { description: 'How much of it the plan uses.' })
  used!: Amount;

  @Field(() => GraphQLAmount, { description: 'By how much it is eased for the comparison.' })
  easedBy!: Amount;

  @Field(() => GraphQLDecimal, { description: 'How many more people the eased plan reaches at least; may be below 0.' })
  morePeople!: string;

  @Field(() => GraphQLDecimal, { description: 'How much more it reaches weighted with priority; always above 0.' })
  moreWeightedPeople!: string;

  words!: { ID: string; EN: string };
}

@ObjectType('AllocationPlan', {
  description:
    'The plan that reaches the most people, weighted with priority, that the rules allow. It holds and writes nothing.\n' +
    'Istilah: rencana alokasi.',
})
export class AllocationPlan {
  @Field(() => GraphQLRupiah, { description: 'The budget that was asked for.' })
  budget!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What the plan gives: the sum of its lines.' })
  total!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What is left of the budget.\nIstilah: sisa anggaran.' })
  remainder!: Rupiah;

  @Field(() => GraphQLDecimal, { description: 'People reached: the sum of the lines.' })
  peopleReached!: string;

  @Field(() => GraphQLDecimal, { description: 'People reached weighted with priority: the sum of the lines.' })
  weightedPeople!: string;

  @Field(() => Boolean, {
    description: 'True when no plan within the rules can reach more.\nIstilah: terbukti optimal.',
  })
  isProvenOptimal!: boolean;

  @Field(() => GraphQLDecimal, {
    nullable: true,
    description: 'By which share a better plan could at most be better; 0 when proven, null when unknown.',
  })
  optimalityGap!: string | null;

  @Field(() => Int, { description: 'How many gaps were weighed: those with money open and people known.' })
  gapsConsidered!: number;

  @Field(() => Int, { description: 'How many gaps with money open could not be weighed: people or priority unknown.' })
  gapsWithoutPeople!: number;

  @Field(() => [PlanLine], {
    description: 'Who gets how much, the most people per rupiah first; a gap with several money lines has several.',
  })
  lines!: PlanLine[];

  @Field(() => [PlanLimit], {
    description:
      'The rules that bind, the dearest first; worked out in what time was left.\nIstilah: kendala yang mengikat.',
  })
  limits!: PlanLimit[];
}
