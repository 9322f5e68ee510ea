import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { NeedKind } from '../needs/need-line.rules.ts';
import { PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { CsrOutcome } from '../proposal-gaps/csr-outcome.rules.ts';
import { StakeholderKind } from './proposal-facts.rules.ts';
import { ProposalOrderField } from './proposal-order.rules.ts';
import { ProposalOutcome, ProposalStatus } from './proposal.rules.ts';

registerEnumType(ProposalStatus, {
  name: 'ProposalStatus',
  description: 'What has become of a proposal.\nIstilah: status usulan.',
  valuesConfig: {
    IN_PROGRESS: { description: 'It waits for the decision of its stage.\nIstilah: diproses.' },
    REJECTED: { description: 'A stage before the budget turned it down.\nIstilah: ditolak.' },
    FUNDED: { description: 'The budget pays all of it.\nIstilah: didanai.' },
    PARTLY_FUNDED: { description: 'The budget pays a part of it.\nIstilah: didanai sebagian.' },
    NOT_FUNDED: { description: 'The budget pays none of it.\nIstilah: tidak didanai.' },
    WITHDRAWN: { description: 'Its author took it back.\nIstilah: ditarik.' },
  },
});

registerEnumType(ProposalOutcome, {
  name: 'ProposalOutcome',
  description: 'What a row in the trail of a proposal says.\nIstilah: langkah usulan.',
  valuesConfig: {
    SUBMITTED: { description: 'It was submitted.\nIstilah: diajukan.' },
    FORWARDED: { description: 'A deliberation sends it on.\nIstilah: diteruskan.' },
    RETURNED: { description: 'It goes back one stage.\nIstilah: dikembalikan.' },
    REJECTED: { description: 'It ends here.\nIstilah: ditolak.' },
    ACCEPTED: { description: 'RKPD or KUA-PPAS takes it in.\nIstilah: diakomodasi.' },
    FUNDED: { description: 'APBD pays all of it; names its budget lines.\nIstilah: didanai.' },
    PARTLY_FUNDED: { description: 'APBD pays a part; names its budget lines.\nIstilah: didanai sebagian.' },
    NOT_FUNDED: { description: 'APBD pays none of it.\nIstilah: tidak didanai.' },
    ENDORSED: { description: 'Somebody stands behind it; it stays where it is.\nIstilah: didukung.' },
    GAP_OPENED: { description: 'What is not funded was opened to companies.\nIstilah: dibuka sebagai kesenjangan.' },
    CHANGED: { description: 'Its author changed what it asks for; see changes.\nIstilah: diperbaiki.' },
    WITHDRAWN: { description: 'Its author took it back.\nIstilah: ditarik.' },
  },
});

registerEnumType(StakeholderKind, {
  name: 'StakeholderKind',
  description: 'Who stands behind a proposal or a decision; an institution or office.\nIstilah: pemangku kepentingan.',
  valuesConfig: {
    VILLAGE_HEAD: { description: 'Office of a village head.\nIstilah: kepala desa, kuwu, lurah.' },
    VILLAGE_APPARATUS: { description: 'Officials of a village or kecamatan.\nIstilah: perangkat desa/kecamatan.' },
    COMMUNITY_LEADER: { description: 'Community leaders.\nIstilah: tokoh masyarakat.' },
    CUSTOMARY_LEADER: { description: 'Customary leaders.\nIstilah: tokoh adat.' },
    POVERTY_COORDINATION_TEAM: {
      description: 'Regional poverty coordination team; Permendagri 53/2020.\nIstilah: TKPKD.',
    },
    PLANNING_AGENCY: { description: 'Planning agency of a region.\nIstilah: Bappeda.' },
    AGENCY: { description: 'Another agency of a region.\nIstilah: perangkat daerah.' },
    COUNCIL: { description: 'Regional council.\nIstilah: DPRD (pokok-pokok pikiran).' },
    WELFARE_INSTITUTION: { description: 'Social-welfare institution.\nIstilah: Lembaga Kesejahteraan Sosial (LKS).' },
  },
});

registerEnumType(CsrOutcome, {
  name: 'CsrOutcome',
  description: 'What companies have done about a proposal the budget left open.\nIstilah: hasil TJSL.',
  valuesConfig: {
    NONE: { description: 'Nothing accepted yet.\nIstilah: belum ada.' },
    PLEDGED: { description: 'A part is committed or delivered.\nIstilah: dikomitmenkan sebagian.' },
    COMMITTED: { description: 'All of it is committed or delivered.\nIstilah: dikomitmenkan seluruhnya.' },
    MET: { description: 'All of it was delivered: met by CSR.\nIstilah: dipenuhi TJSL.' },
  },
});

registerEnumType(ProposalOrderField, {
  name: 'ProposalOrderField',
  description: 'By what proposals are ordered.\nIstilah: urutan usulan.',
  valuesConfig: {
    CHANGED: { description: 'By the last row of the trail.' },
    SUBMITTED: { description: 'By when it was submitted to the hub.' },
    AMOUNT: { description: 'By the rupiah asked for; goods and services come last.' },
  },
});

@ObjectType('PlanningProposal', {
  description: 'What an area asks of the budget of a year, from the village to the APBD.\nIstilah: usulan.',
})
@Directive('@key(fields: "id")')
export class PlanningProposalType {
  @Field(() => ID, { description: 'The id other parts of the hub point at.' })
  id!: string;

  @Field(() => String, { description: 'The code people quote: USL-<area>-<year>-<number>.\nIstilah: kode usulan.' })
  code!: string;

  @Field(() => String, { description: 'A title people recognise, in Indonesian.\nIstilah: judul.' })
  title!: string;

  @Field(() => String, { description: 'What is wrong and for whom.\nIstilah: permasalahan.' })
  problem!: string;

  @Field(() => NeedKind, { description: 'What is asked for: MONEY, GOODS or a SERVICE.\nIstilah: jenis.' })
  kind!: NeedKind;

  @Field(() => String, {
    nullable: true,
    description: 'What goods or service; null for money.\nIstilah: barang, jasa.',
  })
  item!: string | null;

  @Field(() => String, { description: 'The unit of requested and funded; rupiah for MONEY.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'What is asked for, in its unit.\nIstilah: jumlah yang diusulkan.' })
  requested!: Amount;

  @Field(() => GraphQLAmount, {
    description: 'What the budget gives of it: the sum of its budget lines.\nIstilah: jumlah yang didanai.',
  })
  funded!: Amount;

  @Field(() => GraphQLAmount, { nullable: true, description: 'How much the money is for.\nIstilah: volume.' })
  volume!: Amount | null;

  @Field(() => String, { nullable: true, description: 'The unit of the volume.\nIstilah: satuan volume.' })
  volumeUnit!: string | null;

  @Field(() => StakeholderKind, { description: 'What kind of institution proposes it.\nIstilah: jenis pengusul.' })
  proposerKind!: StakeholderKind;

  @Field(() => String, { description: 'The institution that proposes it; never a person.\nIstilah: pengusul.' })
  proposer!: string;

  @Field(() => PlanningStage, { description: 'The stage it started at, by the level of its area.' })
  firstStage!: PlanningStage;

  @Field(() => PlanningStage, { description: 'The stage it stands at now.\nIstilah: tahap.' })
  stage!: PlanningStage;

  @Field(() => ProposalStatus, { description: 'What has become of it.\nIstilah: status.' })
  status!: ProposalStatus;

  @Field(() => CsrOutcome, { description: 'What companies have done about what is not funded.\nIstilah: hasil TJSL.' })
  csrOutcome!: CsrOutcome;

  @Field(() => Boolean, { description: 'True for rows made up to show the hub.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => Int, { description: 'Raised by every row of its trail; give it as expectedVersion.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was submitted to the hub.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { description: 'When its trail got its last row.' })
  changedAt!: string;
}

export const PlanningProposalConnection = connectionOf(PlanningProposalType, 'PlanningProposal');

@ObjectType('ProposalTransition', {
  description: 'A decision the viewer may take about a proposal now.\nIstilah: keputusan yang tersedia.',
})
export class ProposalTransitionType {
  @Field(() => ProposalOutcome, { description: 'What to send as outcome.' })
  outcome!: ProposalOutcome;

  @Field(() => PlanningStage, { description: 'The stage it stands at afterwards.' })
  toStage!: PlanningStage;

  @Field(() => ProposalStatus, { description: 'The status it has afterwards.' })
  toStatus!: ProposalStatus;

  @Field(() => Boolean, { description: 'True when the stage is closed today: it takes an override reason.' })
  needsOverride!: boolean;
}

@ObjectType('ProposalActions', {
  description: 'What the viewer may do with a proposal now, besides deciding.\nIstilah: tindakan yang tersedia.',
})
export class ProposalActionsType {
  @Field(() => Boolean, { description: 'May keep who stands behind it.\nIstilah: catat dukungan.' })
  endorse!: boolean;

  @Field(() => Boolean, {
    description: 'May open what is not funded to companies.\nIstilah: buka sebagai kesenjangan.',
  })
  openGap!: boolean;

  @Field(() => Boolean, { description: 'May change what it asks for.\nIstilah: perbaiki usulan.' })
  change!: boolean;

  @Field(() => Boolean, { description: 'May take it back.\nIstilah: tarik usulan.' })
  withdraw!: boolean;
}

@ObjectType('ProposalCsrOutcome', {
  description:
    'What the pledges of companies came to at a time; rows are only ever added.\nIstilah: riwayat hasil TJSL.',
})
export class ProposalCsrOutcomeType {
  @Field(() => Int, { description: 'The number of the row, from 1.' })
  ordinal!: number;

  @Field(() => CsrOutcome, { description: 'What it came to.' })
  outcome!: CsrOutcome;

  @Field(() => String, { description: 'The version of the gap account that said so.' })
  coverageVersion!: string;

  @Field(() => GraphQLDateTime, { description: 'When the planning heard of it.' })
  recordedAt!: string;
}

@ObjectType('ProposalFunding', { description: 'What a budget line gives to a proposal.\nIstilah: pendanaan usulan.' })
export class ProposalFundingType {
  @Field(() => GraphQLAmount, { description: 'How much, in the unit of the proposal.\nIstilah: jumlah.' })
  amount!: Amount;

  @Field(() => GraphQLDate, { description: 'The day the budget decided so.' })
  decidedOn!: LocalDate;
}

@InputType({ description: 'Which proposals; what is left out does not narrow the list.\nIstilah: saringan usulan.' })
export class PlanningProposalFilter {
  @Field(() => String, { nullable: true, description: 'Only this area and what lies in it, by Kemendagri code.' })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this planning cycle, by code.\nIstilah: siklus.' })
  cycle?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only this fiscal year.\nIstilah: tahun anggaran.' })
  fiscalYear?: number | null;

  @Field(() => PlanningStage, { nullable: true, description: 'Only what stands at this stage.\nIstilah: tahap.' })
  stage?: PlanningStage | null;

  @Field(() => ProposalStatus, { nullable: true, description: 'Only this status.\nIstilah: status.' })
  status?: ProposalStatus | null;

  @Field(() => ProposalOutcome, { nullable: true, description: 'Only what had this in its trail.\nIstilah: langkah.' })
  outcome?: ProposalOutcome | null;

  @Field(() => CsrOutcome, { nullable: true, description: 'Only this outcome of CSR.\nIstilah: hasil TJSL.' })
  csrOutcome?: CsrOutcome | null;

  @Field(() => String, { nullable: true, description: 'Only this need category, by code.\nIstilah: kategori.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Only this programme, by code.\nIstilah: program.' })
  programme?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those with a step outside its window.' })
  hasOverride?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those with a published gap area; false: only the others.',
  })
  hasGapArea?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only made-up rows (true) or only real ones (false).' })
  isDemo?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Found in title, code or problem.\nIstilah: pencarian.' })
  text?: string | null;
}
