import { IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { byTypename } from '#kit/refusal-type';

import { NothingChangedType } from '../changes/nothing-changed.type.ts';
import { NeedLineInput } from '../needs/need-line.type.ts';
import { PlanningWindowClosedType } from '../planning-cycles/planning-cycle-command.type.ts';
import { StakeholderKind } from '../proposals/proposal-facts.rules.ts';
import { ProposalOutdatedType, ProposalStepNotAllowedType } from '../proposals/proposal-result.type.ts';
import { CommandKeyReusedType, KeyedInput, REPLAYED } from '../replays/replay.type.ts';

@InputType({
  description: 'Another wording or amount of a proposal; what is left out stays.\nIstilah: perbaikan usulan.',
})
export class ChangePlanningProposalInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The proposal.' })
  proposalId!: string;

  @Field(() => Int, { description: 'The version the change was made from.' })
  expectedVersion!: number;

  @Length(1, 1000)
  @Field(() => String, { description: 'Why, for the trail.\nIstilah: alasan.' })
  reason!: string;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Another title, in Indonesian.\nIstilah: judul.' })
  title?: string | null;

  @Length(1, 2000)
  @Field(() => String, {
    nullable: true,
    description: 'What is wrong and for whom, without names.\nIstilah: permasalahan.',
  })
  problem?: string | null;

  @Field(() => String, { nullable: true, description: 'Another need category, such as PPKS-08.\nIstilah: kategori.' })
  categoryCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Another programme, by code; null for none.\nIstilah: program.' })
  programmeCode?: string | null;

  @ValidateNested()
  @Field(() => NeedLineInput, { nullable: true, description: 'What is asked for instead.\nIstilah: kebutuhan.' })
  need?: NeedLineInput | null;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description: 'How much the money is for; null for none, then volumeUnit too.\nIstilah: volume.',
  })
  volume?: Amount | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: 'The unit of the volume; null for none.\nIstilah: satuan.' })
  volumeUnit?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people it is to reach; null when that is no longer known.\nIstilah: sasaran jiwa.',
  })
  peopleTargeted?: number | null;

  @Field(() => StakeholderKind, { nullable: true, description: 'What kind of institution proposes it.' })
  proposerKind?: StakeholderKind | null;

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description: 'The institution that proposes it; no person.\nIstilah: pengusul.',
  })
  proposer?: string | null;

  @MaxLength(500)
  @Field(() => String, {
    nullable: true,
    description: 'Why it is done although the window of the stage is closed; it is kept and listed.\nIstilah: alasan.',
  })
  overrideReason?: string | null;
}

@InputType({ description: 'A proposal that its author takes back.\nIstilah: penarikan usulan.' })
export class WithdrawPlanningProposalInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The proposal.' })
  proposalId!: string;

  @Field(() => Int, { description: 'The version it was seen at.' })
  expectedVersion!: number;

  @Length(1, 1000)
  @Field(() => String, { description: 'Why, for the trail.\nIstilah: alasan.' })
  reason!: string;
}

@ObjectType('PlanningProposalChanged', { description: 'The proposal says so now, and the change is in its trail.' })
export class PlanningProposalChanged {
  readonly __typename!: 'PlanningProposalChanged';

  proposalId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

@ObjectType('PlanningProposalWithdrawn', { description: 'The proposal is taken back; its trail stays.' })
export class PlanningProposalWithdrawn {
  readonly __typename!: 'PlanningProposalWithdrawn';

  proposalId!: string;

  @Field(() => Boolean, REPLAYED)
  replayed!: boolean;
}

export const ChangePlanningProposalResult = createUnionType({
  name: 'ChangePlanningProposalResult',
  description: 'The proposal as it says now, or why it was not changed.',
  types: () =>
    [
      PlanningProposalChanged,
      ProposalStepNotAllowedType,
      ProposalOutdatedType,
      PlanningWindowClosedType,
      NothingChangedType,
      CommandKeyReusedType,
    ] as const,
  resolveType: byTypename,
});

export const WithdrawPlanningProposalResult = createUnionType({
  name: 'WithdrawPlanningProposalResult',
  description: 'The proposal taken back, or why it was not.',
  types: () =>
    [PlanningProposalWithdrawn, ProposalStepNotAllowedType, ProposalOutdatedType, CommandKeyReusedType] as const,
  resolveType: byTypename,
});
