import { Field, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime } from '#kit/dates';

import type { BriefDeployed, BriefGapStaffing } from './brief.rules.ts';

@ObjectType('BriefGapStaffing', {
  description: 'The places of a gap area as they stood.\nIstilah: kebutuhan dan penugasan personel.',
})
export class BriefGapStaffingType {
  @Field(() => String, { description: 'The gap area, by code.\nIstilah: kode kesenjangan.' })
  gapCode!: string;

  @Field(() => String, { description: 'What it was called.\nIstilah: judul.' })
  title!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The area as it was called; null where pillars had not heard.\nIstilah: wilayah.',
  })
  areaName!: string | null;

  @Field(() => Int, { nullable: true, description: 'People needed; null where nobody said.\nSatuan: orang.' })
  needed!: number | null;

  @Field(() => Int, { description: 'People proposed, not confirmed then.\nSatuan: orang.' })
  proposed!: number;

  @Field(() => Int, { description: 'People confirmed or on duty then.\nSatuan: orang.' })
  deployed!: number;

  @Field(() => Int, { description: 'People who had completed.\nSatuan: orang.' })
  completed!: number;

  @Field(() => Int, { nullable: true, description: 'People missing; null where no need is stated.\nSatuan: orang.' })
  missing!: number | null;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;
}

@ObjectType('BriefDeployed', {
  description:
    'How many people of one type and organisation served in a gap area; never who.\nIstilah: siapa bertugas di mana.',
})
export class BriefDeployedType {
  @Field(() => String, { description: 'The gap area, by code.\nIstilah: kode kesenjangan.' })
  gapCode!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'The personnel type, by code.\nIstilah: kode jenis personel.' })
  typeCode!: string;

  @Field(() => String, { description: 'The personnel type, in Indonesian.\nIstilah: jenis personel.' })
  typeName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The organisation they belong to; null for none.\nIstilah: lembaga.',
  })
  organisation!: string | null;

  @Field(() => Int, { description: 'People proposed, not confirmed then.\nSatuan: orang.' })
  proposed!: number;

  @Field(() => Int, { description: 'People confirmed or on duty then.\nSatuan: orang.' })
  deployed!: number;

  @Field(() => Int, { description: 'People who had completed.\nSatuan: orang.' })
  completed!: number;
}

@ObjectType('BriefStaffingTotals', {
  description:
    'What the gap areas of a brief add up to; where no need is stated nothing is added to needed and missing.\nIstilah: jumlah personel.',
})
export class BriefStaffingTotalsType {
  @Field(() => Int, { description: 'People needed.\nSatuan: orang.' })
  needed!: number;

  @Field(() => Int, { description: 'People proposed, not confirmed then.\nSatuan: orang.' })
  proposed!: number;

  @Field(() => Int, { description: 'People confirmed or on duty then.\nSatuan: orang.' })
  deployed!: number;

  @Field(() => Int, { description: 'People who had completed.\nSatuan: orang.' })
  completed!: number;

  @Field(() => Int, { description: 'People missing.\nSatuan: orang.' })
  missing!: number;
}

export const BriefGapStaffingConnection = connectionOf(BriefGapStaffingType, 'BriefGapStaffing');
export const BriefDeployedConnection = connectionOf(BriefDeployedType, 'BriefDeployed');

@ObjectType('BriefStaffing', {
  description:
    'Who served where by type and organisation, and what was missing, when the brief was frozen. The figures never move.\nIstilah: penugasan personel.',
})
export class BriefStaffingType {
  @Field(() => GraphQLDate, { description: 'The day it was frozen (Asia/Jakarta).\nIstilah: tanggal dibekukan.' })
  frozenOn!: string;

  @Field(() => GraphQLDateTime, {
    description: 'When it was frozen here, a moment after the brief.\nIstilah: dibekukan pada.',
  })
  frozenAt!: string;

  @Field(() => String, {
    description: 'The SHA-256 of what is shown, worked out anew at each reading.\nIstilah: sidik.',
  })
  fingerprint!: string;

  @Field(() => BriefStaffingTotalsType, { description: 'What the gap areas add up to.\nIstilah: jumlah.' })
  totals!: BriefStaffingTotalsType;

  /** Behind field resolvers. */
  gaps!: BriefGapStaffing[];
  deployed!: BriefDeployed[];
}
