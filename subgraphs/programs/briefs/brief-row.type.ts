import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate } from '#kit/dates';

import { GapAreaStatus } from '../gap-areas/gap-area.rules.ts';
import { NeedKind } from '../needs/need-line.rules.ts';
import { OutcomeStatusName } from '../outcomes/outcome.type.ts';
import { Freshness, TrustFactor } from '../trust/trust.rules.ts';

export enum BriefDecisionKind {
  RECOMMENDATION = 'RECOMMENDATION',
  COMMITMENT = 'COMMITMENT',
}

registerEnumType(BriefDecisionKind, {
  name: 'BriefDecisionKind',
  description: 'What sort of decision a brief lists.\nIstilah: jenis keputusan.',
  valuesConfig: {
    RECOMMENDATION: { description: 'Recommended by a meeting.\nIstilah: rumusan.' },
    COMMITMENT: { description: 'Promised at a meeting.\nIstilah: komitmen.' },
  },
});

@ObjectType('BriefDecision', {
  description: 'A recommendation or commitment as it stood when the brief was frozen.\nIstilah: keputusan rapat.',
})
export class BriefDecisionType {
  @Field(() => BriefDecisionKind, { description: 'Recommendation or commitment.\nIstilah: jenis keputusan.' })
  kind!: string;

  @Field(() => String, { description: 'Its code.\nIstilah: kode.' })
  code!: string;

  @Field(() => String, { description: 'The meeting it comes from, by code.\nIstilah: kode rapat.' })
  meetingCode!: string;

  @Field(() => String, { description: 'What is to be done.\nIstilah: isi.' })
  text!: string;

  @Field(() => String, { description: 'Who is to do it.\nIstilah: penanggung jawab.' })
  institution!: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day it is due; null where none was set.\nIstilah: tenggat.',
  })
  dueOn!: string | null;

  @Field(() => OutcomeStatusName, { description: 'Where it stood.\nIstilah: status.' })
  status!: string;

  @Field(() => Boolean, { description: 'True when it was late then.\nIstilah: terlambat.' })
  isOverdue!: boolean;
}

@ObjectType('BriefNeedLine', { description: 'One need of a gap area as it was frozen.\nIstilah: baris kebutuhan.' })
export class BriefNeedLineType {
  @Field(() => NeedKind, { description: 'What it is counted in.\nIstilah: jenis kebutuhan.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The thing, where it is one kind of thing.\nIstilah: barang atau layanan.',
  })
  item!: string | null;

  @Field(() => String, { description: 'The unit of its amounts.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'What was needed.\nIstilah: kebutuhan.' })
  need!: string;

  @Field(() => GraphQLAmount, { description: 'What coverings by the state gave.\nIstilah: anggaran.' })
  budget!: string;

  @Field(() => Boolean, {
    description: 'False where no covering was made: the budget was not known.\nIstilah: anggaran diketahui.',
  })
  budgetKnown!: boolean;
}

@ObjectType('BriefGap', { description: 'A gap area as it was frozen, as anybody could see it.\nIstilah: kesenjangan.' })
export class BriefGapType {
  @Field(() => String, { description: 'Its code.\nIstilah: kode kesenjangan.' })
  code!: string;

  @Field(() => String, { description: 'What it was called.\nIstilah: judul.' })
  title!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'The area as it was called.\nIstilah: wilayah.' })
  areaName!: string;

  @Field(() => String, { description: 'Whose need it is, by code.\nIstilah: kode kategori.' })
  categoryCode!: string;

  @Field(() => String, { description: 'Whose need it is, in Indonesian.\nIstilah: kategori PPKS (dahulu PMKS).' })
  categoryName!: string;

  @Field(() => GapAreaStatus, { description: 'PUBLISHED or CLOSED.\nIstilah: status.' })
  status!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was due.\nIstilah: tenggat.' })
  deadline!: string | null;

  @Field(() => GraphQLAmount, {
    nullable: true,
    description: 'The people counted; null where nobody had, or where it is suppressed.\nIstilah: jumlah orang.',
  })
  peopleInNeed!: string | null;

  @Field(() => Boolean, {
    description:
      'True for 1 to 4 people below kabupaten and kota, where an earlier brief shows 1 to 4 more or fewer, and for what ' +
      'would give those away: in no total either.\nIstilah: disamarkan.',
  })
  isSuppressed!: boolean;

  @Field(() => Int, { nullable: true, description: 'The social-pillar people it asked for.\nSatuan: orang.' })
  personnelNeeded!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How far its figures were trusted, 0 to 100; null before any rules.\nIstilah: skor kepercayaan.',
  })
  trustScore!: number | null;

  @Field(() => Freshness, {
    nullable: true,
    description: 'How old its figures were against what was promised; null without a day.\nIstilah: kemutakhiran.',
  })
  freshness!: string | null;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => [BriefNeedLineType], { description: 'What it needed, line by line.\nIstilah: baris kebutuhan.' })
  lines!: BriefNeedLineType[];
}

@ObjectType('BriefBudgetLine', { description: 'A budget line as it was frozen.\nIstilah: pos anggaran.' })
export class BriefBudgetLineType {
  @Field(() => String, { description: 'What the money is for.\nIstilah: nama pos anggaran.' })
  name!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'The area as it was called.\nIstilah: wilayah.' })
  areaName!: string;

  @Field(() => String, { description: 'Who spends it.\nIstilah: perangkat daerah (OPD).' })
  agency!: string;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'The most that might be spent.\nIstilah: pagu.' })
  ceiling!: string | null;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'What the budget gave.\nIstilah: alokasi.' })
  allocated!: string | null;

  @Field(() => GraphQLRupiah, { description: 'What coverings of gaps drew from it.\nIstilah: sudah dipakai.' })
  covered!: string;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'What was spent.\nIstilah: realisasi.' })
  realised!: string | null;

  @Field(() => GraphQLDate, { description: 'The day the sums stood for.\nIstilah: per tanggal.' })
  asOf!: string;

  @Field(() => String, { description: 'Where the sums come from.\nIstilah: sumber.' })
  sourceTitle!: string;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;
}

@ObjectType('BriefDoubt', {
  description:
    'Why the figures behind a gap area were doubtful: unverified, stale, or without a source.\nIstilah: sumber belum diverifikasi.',
})
export class BriefDoubtType {
  @Field(() => String, { description: 'The gap area, by code.\nIstilah: kode kesenjangan.' })
  gapCode!: string;

  @Field(() => String, { description: 'The area as it was called.\nIstilah: wilayah.' })
  areaName!: string;

  @Field(() => TrustFactor, { description: 'Which part of trust is weak.\nIstilah: unsur kepercayaan.' })
  factor!: string;

  @Field(() => String, { description: 'Why, in Indonesian.\nIstilah: alasan.' })
  textId!: string;

  @Field(() => String, { description: 'Why, in English.\nIstilah: alasan (Inggris).' })
  textEn!: string;

  @Field(() => [String], { description: 'The sources it rests on; empty where it has none.\nIstilah: sumber.' })
  sourceTitles!: string[];

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day its figures stood for; null where none is known.\nIstilah: per tanggal.',
  })
  asOf!: string | null;
}

@ObjectType('BriefNeedTotal', {
  description: 'What the need lines of a brief add up to, per kind, item and unit.\nIstilah: jumlah kebutuhan.',
})
export class BriefNeedTotalType {
  @Field(() => NeedKind, { description: 'What it is counted in.\nIstilah: jenis kebutuhan.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The thing, where it is one kind of thing.\nIstilah: barang atau layanan.',
  })
  item!: string | null;

  @Field(() => String, { description: 'The unit of its amounts.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => Int, { description: 'How many lines are in it.\nIstilah: jumlah baris.' })
  lines!: number;

  @Field(() => GraphQLAmount, { description: 'What was needed.\nIstilah: kebutuhan.' })
  need!: string;

  @Field(() => GraphQLAmount, { description: 'What coverings by the state gave.\nIstilah: anggaran.' })
  budget!: string;
}

export const BriefDecisionConnection = connectionOf(BriefDecisionType, 'BriefDecision');
export const BriefGapConnection = connectionOf(BriefGapType, 'BriefGap');
export const BriefBudgetLineConnection = connectionOf(BriefBudgetLineType, 'BriefBudgetLine');
export const BriefDoubtConnection = connectionOf(BriefDoubtType, 'BriefDoubt');
