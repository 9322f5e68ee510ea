import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { NeedLineInput } from '../needs/need-line.type.ts';
import { PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { KeyedInput } from '../replays/replay.type.ts';
import { StakeholderKind } from './proposal-facts.rules.ts';
import { ProposalOutcome } from './proposal.rules.ts';

const OVERRIDE = {
  nullable: true,
  description: 'Why it is done although the window of the stage is closed; it is kept and listed.\nIstilah: alasan.',
};

@InputType({ description: 'What an area asks of the budget of a year.\nIstilah: usulan.' })
export class SubmitPlanningProposalInput extends KeyedInput {
  @Field(() => String, { description: 'The planning cycle it is for, by code, such as PLN-15-2027.' })
  cycleCode!: string;

  @Length(1, 200)
  @Field(() => String, { description: 'A title people recognise, in Indonesian, up to 200 characters.' })
  title!: string;

  @Length(1, 2000)
  @Field(() => String, { description: 'What is wrong and for whom, without names.\nIstilah: permasalahan.' })
  problem!: string;

  @Field(() => String, { description: 'Where, by Kemendagri code; its level is the first stage.\nIstilah: wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'Whose need it is, such as PPKS-08.\nIstilah: kode kategori kebutuhan.' })
  categoryCode!: string;

  @Field(() => String, { nullable: true, description: 'The programme it belongs to, by code.\nIstilah: program.' })
  programmeCode?: string | null;

  @ValidateNested()
  @Field(() => NeedLineInput, {
    description: 'What is asked for: rupiah, goods or a service, in one unit.\nIstilah: kebutuhan.',
  })
  need!: NeedLineInput;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description: 'How much the money is for, such as 40 houses; with volumeUnit.\nIstilah: volume.',
  })
  volume?: Amount | null;

  @MaxLength(40)
  @Field(() => String, { nullable: true, description: 'The unit of the volume, such as "rumah".\nIstilah: satuan.' })
  volumeUnit?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many people it is to reach.\nIstilah: sasaran jiwa.' })
  peopleTargeted?: number | null;

  @Field(() => StakeholderKind, { description: 'What kind of institution proposes it.\nIstilah: jenis pengusul.' })
  proposerKind!: StakeholderKind;

  @Length(1, 200)
  @Field(() => String, { description: 'The institution or office that proposes it; no person.\nIstilah: pengusul.' })
  proposer!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was submitted; today unless told.' })
  submittedOn?: LocalDate | null;

  @MaxLength(500)
  @Field(() => String, OVERRIDE)
  overrideReason?: string | null;
}

@InputType({ description: 'What a budget line gives to a proposal.\nIstilah: pendanaan usulan.' })
export class ProposalFundingInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The budget line; of the year and an area of the cycle.\nIstilah: pos anggaran.' })
  budgetLineId!: string;

  @Field(() => GraphQLAmount, { description: 'How much, in the unit of the proposal, 1 or more.\nIstilah: jumlah.' })
  amount!: Amount;
}

@InputType({ description: 'A decision about a proposal, seen at a version.\nIstilah: keputusan usulan.' })
export class DecidePlanningProposalInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The proposal.' })
  proposalId!: string;

  @Field(() => Int, { description: 'The version the decision was made from.' })
  expectedVersion!: number;

  @Field(() => ProposalOutcome, {
    description: 'What is decided; see availableTransitions.\nIstilah: keputusan.',
  })
  outcome!: ProposalOutcome;

  @Field(() => PlanningStage, {
    nullable: true,
    description: 'Where it goes on to when the stage offers several; the usual next one unless told.',
  })
  toStage?: PlanningStage | null;

  @Length(1, 200)
  @Field(() => String, { description: 'The institution that decided; no person.\nIstilah: lembaga.' })
  institution!: string;

  @Field(() => StakeholderKind, {
    defaultValue: StakeholderKind.AGENCY,
    description: 'What kind of institution decided; AGENCY unless told.',
  })
  stakeholder!: StakeholderKind;

  @MaxLength(1000)
  @Field(() => String, { nullable: true, description: 'Why; required for all but FORWARDED.\nIstilah: alasan.' })
  reason?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was decided; today unless told.' })
  decidedOn?: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'The planning document it stands in, by code.' })
  documentCode?: string | null;

  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [ProposalFundingInput], {
    defaultValue: [],
    description: 'For FUNDED and PARTLY_FUNDED: which budget lines give how much.\nIstilah: pendanaan.',
  })
  fundings!: ProposalFundingInput[];

  @MaxLength(500)
  @Field(() => String, OVERRIDE)
  overrideReason?: string | null;
}

@InputType({ description: 'Who stands behind a proposal, and why.\nIstilah: dukungan usulan.' })
export class EndorsePlanningProposalInput extends KeyedInput {
  @IsUUID('all')
  @Field(() => ID, { description: 'The proposal.' })
  proposalId!: string;

  @Field(() => StakeholderKind, {
    description:
      'Who endorses it, such as COMMUNITY_LEADER or POVERTY_COORDINATION_TEAM.\nIstilah: pemangku kepentingan.',
  })
  stakeholder!: StakeholderKind;

  @Length(1, 200)
  @Field(() => String, { description: 'The institution or office, such as "Lembaga Adat Desa X"; no person.' })
  institution!: string;

  @Length(1, 1000)
  @Field(() => String, { description: 'Why they endorse it.\nIstilah: alasan.' })
  reason!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day they did; today unless told.' })
  endorsedOn?: LocalDate | null;
}
