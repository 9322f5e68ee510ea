import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, GraphQLRupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { Flow } from '../pledges/flow.rules.ts';
import { RealisationSource } from './report.rules.ts';
import { ReportScope } from './report-scope.rules.ts';

registerEnumType(RealisationSource, {
  name: 'RealisationSource',
  description: 'Where a row of a report comes from.\nIstilah: asal realisasi.',
  valuesConfig: {
    DELIVERY: { description: 'A delivery of a pledge that was received in the year.\nIstilah: penyaluran.' },
    ACTIVITY: { description: 'An activity without a pledge, verified.\nIstilah: kegiatan langsung.' },
  },
});

registerEnumType(ReportScope, {
  name: 'ReportScope',
  description: 'How much of a report a viewer is shown.\nIstilah: cakupan laporan.',
  valuesConfig: {
    WHOLE: { description: 'All of it: for the company itself and ADMIN.\nIstilah: seluruh laporan.' },
    AREAS: { description: 'What lies in the areas the viewer coordinates.\nIstilah: wilayah koordinator.' },
  },
});

@ObjectType('RealisationTotal', { description: 'What rows of one flow add up to; unlike things are never mixed.' })
export class RealisationTotalType {
  @Field(() => GraphQLRupiah, { description: 'Money, in whole rupiah.\nIstilah: realisasi dana.' })
  money!: string;

  @Field(() => GraphQLRupiah, { description: 'Goods and services at their estimated value, in whole rupiah.' })
  estimatedValue!: string;

  @Field(() => GraphQLAmount, { description: 'Person-hours.\nIstilah: jam-orang.' })
  personHours!: string;
}

@ObjectType('RealisationLine', { description: 'How much of one thing was given in one flow; the sum of its rows.' })
export class RealisationLineType {
  @Field(() => Flow, { description: 'Whether it is new money, passed on or carried over.' })
  flow!: Flow;

  @Field(() => NeedKind, { description: 'Money, goods, a service or person-time.' })
  kind!: NeedKind;

  @Field(() => String, {
    nullable: true,
    description: 'Which goods or service; null for money.\nIstilah: barang/jasa.',
  })
  item!: string | null;

  @Field(() => String, { description: 'What it is counted in.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLAmount, { description: 'How much, in that unit.\nIstilah: jumlah.' })
  amount!: string;
}

@ObjectType('RealisationRow', { description: 'One delivery or activity of the year; the totals are sums of these.' })
export class RealisationRowType extends RealisationLineType {
  @Field(() => ID, { description: 'The id of the delivery or activity, a UUID.' })
  id!: string;

  @Field(() => RealisationSource, { description: 'Whether it is a delivery or an activity.' })
  source!: RealisationSource;

  @Field(() => String, { description: 'The code of the pledge or of the activity.\nIstilah: kode.' })
  code!: string;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'The estimated value of goods or a service; else null.' })
  estimatedValue!: string | null;

  @Field(() => GraphQLDate, { description: 'The day it was received or done.\nIstilah: tanggal.' })
  day!: LocalDate;

  @Field(() => String, { description: 'The code of the need it is for, such as PPKS-08.' })
  categoryCode!: string;

  @Field(() => Boolean, { description: 'True when a coordinator has verified it; false when it is only received.' })
  isVerified!: boolean;

  areaCode!: string;
  gapAreaId!: string | null;
  origin?: { giver: string | null; fiscalYear: number | null; pledgeId: string | null } | null;
}

export const RealisationRowConnection = connectionOf(RealisationRowType, 'RealisationRow');

@ObjectType('PlannedActivity', { description: 'An activity of the plan that a report is held against.' })
export class PlannedActivityType {
  @Field(() => String, { description: 'What was to be done.\nIstilah: uraian kegiatan.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Where: a Kemendagri code; null for all areas.' })
  areaCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the need; null for any.' })
  categoryCode!: string | null;

  @Field(() => GraphQLRupiah, { description: 'What it was to cost.\nIstilah: anggaran.' })
  budget!: string;
}

@ObjectType('ReportedPlan', { description: 'The submitted plan as a report shows it.\nIstilah: rencana TJSL.' })
export class ReportedPlanType {
  @Field(() => Int, { description: 'The version of the plan.' })
  version!: number;

  @Field(() => GraphQLRupiah, { description: 'What its activities cost together.\nIstilah: anggaran.' })
  budget!: string;

  @Field(() => [PlannedActivityType], { description: 'Its activities; their budgets add up to `budget`.' })
  activities!: PlannedActivityType[];
}

@ObjectType('ReportedEvidence', { description: 'A file behind a report, by its hash.\nIstilah: bukti.' })
export class ReportedEvidenceType {
  @Field(() => ID, { description: 'The id of the evidence, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Its name.\nIstilah: nama berkas.' })
  fileName!: string;

  @Field(() => String, { description: 'The SHA-256 of its bytes.' })
  sha256!: string;
}

@ObjectType('ComplianceReport', {
  description:
    'What a company gave in a year against what it planned, made from the rows of the hub.\n' +
    'Istilah: laporan TJSL tahunan. Dasar: PP 47/2012 pasal 6.',
})
export class ComplianceReportType {
  @Field(() => String, { description: 'The code of the company.\nIstilah: kode perusahaan.' })
  companyCode!: string;

  @Field(() => String, { description: 'The name of the company.\nIstilah: nama perusahaan.' })
  companyName!: string;

  @Field(() => Int, { description: 'The fiscal year, 1 January to 31 December.\nIstilah: tahun buku.' })
  year!: number;

  @Field(() => ReportedPlanType, { nullable: true, description: 'The plan that was submitted; null without one.' })
  plan!: ReportedPlanType | null;

  @Field(() => RealisationTotalType, { description: 'New money: what sums over companies and years count.' })
  newMoney!: RealisationTotalType;

  @Field(() => RealisationTotalType, {
    description: 'Passed on from another giver; counted there, never with new money.',
  })
  passedThrough!: RealisationTotalType;

  @Field(() => RealisationTotalType, { description: 'Carried over from an earlier year; counted there.' })
  carriedOver!: RealisationTotalType;

  @Field(() => [RealisationLineType], { description: 'Per flow, kind, item and unit; each the sum of its rows.' })
  lines!: RealisationLineType[];

  @Field(() => Int, {
    nullable: true,
    description: 'People in need of its gaps, each gap once; null when one is not known.\nIstilah: penerima manfaat.',
  })
  people!: number | null;

  @Field(() => Boolean, {
    description: 'True when `people` is cut to whole tens, because a gap lies below kabupaten/kota.',
  })
  arePeopleRounded!: boolean;

  @Field(() => [ReportedEvidenceType], { description: 'The stored files behind its rows.\nIstilah: daftar bukti.' })
  evidence!: ReportedEvidenceType[];

  @Field(() => [String], { description: 'The codes of its handover records.\nIstilah: BAST.' })
  handoverCodes!: string[];

  @Field(() => [String], { description: 'The codes of its certificates that stand.\nIstilah: sertifikat.' })
  certificateCodes!: string[];

  @Field(() => ReportScope, {
    description: 'Whether this is all of it, or what lies in the areas of the viewer; totals are of what is shown.',
  })
  scope!: ReportScope;

  rows!: RealisationRowType[];
  scopeAreas!: readonly string[];
  gapAreaIds!: string[];
  areaCodes!: string[];
}

@ObjectType('CsrReport', {
  description: 'A report as it was filed: it says the same for ever.\nIstilah: laporan TJSL yang disampaikan.',
})
export class CsrReportType {
  @Field(() => ID, { description: 'The id of the report, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Its code, such as LTJ-2026-000012.\nIstilah: kode laporan.' })
  code!: string;

  @Field(() => Int, { description: 'The fiscal year it is about.\nIstilah: tahun buku.' })
  year!: number;

  @Field(() => Int, { description: '1 for the first of the year, more for corrections.\nIstilah: versi.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was filed.\nIstilah: waktu penyampaian.' })
  filedAt!: string;

  @Field(() => String, { description: 'The SHA-256 of its content as it is kept.' })
  sha256!: string;

  @Field(() => Boolean, { description: 'True for an invented report of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  content!: string;
  companyId!: string;
  organisation!: string;
}
