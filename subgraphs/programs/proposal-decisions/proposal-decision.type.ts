import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { OrderDirection } from '../rankings/ranking.rules.ts';
import { StakeholderKind } from '../proposals/proposal-facts.rules.ts';
import { ProposalOrderField } from '../proposals/proposal-order.rules.ts';
import { ProposalOutcome, ProposalStatus } from '../proposals/proposal.rules.ts';

@InputType({ description: 'By what to order proposals.\nIstilah: urutan usulan.' })
export class PlanningProposalOrder {
  @Field(() => ProposalOrderField, { description: 'By what.' })
  field!: ProposalOrderField;

  @Field(() => OrderDirection, { nullable: true, description: 'Which end first; DESC unless told.' })
  direction?: OrderDirection | null;
}

@ObjectType('PlanningOverride', {
  description: 'A step taken although the window of its stage was closed.\nIstilah: pengecualian jadwal.',
})
export class PlanningOverrideType {
  @Field(() => String, { description: 'Why it was taken all the same.\nIstilah: alasan.' })
  reason!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The first day of the window then; null when it had none.' })
  opensOn!: LocalDate | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The last day of the window then; null when it had none.' })
  closesOn!: LocalDate | null;
}

@ObjectType('ProposalDecision', {
  description: 'A row in the trail of a proposal; rows are only ever added.\nIstilah: rekomendasi per tahap.',
})
export class ProposalDecisionType {
  @Field(() => ID, { description: 'The id of the row.' })
  id!: string;

  @Field(() => Int, { description: 'The version of the proposal after it.' })
  version!: number;

  @Field(() => PlanningStage, { description: 'The stage it was taken at.\nIstilah: tahap.' })
  stage!: PlanningStage;

  @Field(() => ProposalOutcome, { description: 'What it says.\nIstilah: keputusan.' })
  outcome!: ProposalOutcome;

  @Field(() => PlanningStage, { description: 'The stage the proposal stood at afterwards.' })
  toStage!: PlanningStage;

  @Field(() => ProposalStatus, { description: 'The status the proposal had afterwards.' })
  toStatus!: ProposalStatus;

  @Field(() => String, { description: 'The institution that decided; never a person.\nIstilah: lembaga.' })
  institution!: string;

  @Field(() => StakeholderKind, { description: 'What kind of institution.\nIstilah: pemangku kepentingan.' })
  stakeholder!: StakeholderKind;

  @Field(() => String, { nullable: true, description: 'Why.\nIstilah: alasan.' })
  reason!: string | null;

  @Field(() => GraphQLDate, { description: 'The day it was decided.\nIstilah: tanggal keputusan.' })
  decidedOn!: LocalDate;

  @Field(() => GraphQLAmount, { nullable: true, description: 'What the budget gives, in the proposal’s unit.' })
  amount!: Amount | null;

  @Field(() => GraphQLDateTime, { description: 'When it was entered.' })
  takenAt!: string;
}
