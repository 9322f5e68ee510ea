import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime } from '#kit/dates';

import { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { Flow } from '../pledges/flow.rules.ts';
import { BriefActor, LateReason, type BriefLine, type LateRow, type MatrixRow } from './brief.rules.ts';

registerEnumType(BriefActor, {
  name: 'BriefActor',
  description: 'Who stands behind a row of the matrix.\nIstilah: pelaku.',
  valuesConfig: {
    GOVERNMENT: { description: 'An agency, with money of a budget line.\nIstilah: pemerintah.' },
    COMPANY: { description: 'A company, with a pledge.\nIstilah: perusahaan.' },
  },
});

registerEnumType(LateReason, {
  name: 'BriefLateReason',
  description: 'Why something under way is late.\nIstilah: sebab terlambat.',
  valuesConfig: {
    INSTALMENT_DUE: { description: 'An instalment is due and its money has not come.\nIstilah: angsuran jatuh tempo.' },
    DEADLINE_PASSED: { description: 'The deadline of the gap area has passed.\nIstilah: lewat tenggat.' },
    NOT_RECEIVED: { description: 'Sent more than 14 days before, not received.\nIstilah: belum diterima.' },
    IN_DISPUTE: { description: 'A delivery is in dispute.\nIstilah: disengketakan.' },
  },
});

@ObjectType('BriefLine', {
  description:
    'The account of one need line as it stood: need + overCovered = budget + committed + delivered + uncovered.\nIstilah: baris kebutuhan.',
})
export class BriefLineType {
  @Field(() => String, { description: 'The gap area, by code.\nIstilah: kode kesenjangan.' })
  gapCode!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'The area as it was called.\nIstilah: wilayah.' })
  areaName!: string;

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

  @Field(() => GraphQLAmount, { description: 'Covered by the state.\nIstilah: anggaran.' })
  budget!: string;

  @Field(() => GraphQLAmount, { description: 'Submitted and not decided then.\nIstilah: ditahan.' })
  held!: string;

  @Field(() => GraphQLAmount, { description: 'Accepted and not delivered then.\nIstilah: komitmen.' })
  committed!: string;

  @Field(() => GraphQLAmount, { description: 'Received by then.\nIstilah: tersalur.' })
  delivered!: string;

  @Field(() => GraphQLAmount, { description: 'Still missing.\nIstilah: belum terpenuhi.' })
  uncovered!: string;

  @Field(() => GraphQLAmount, { description: 'Beyond the need.\nIstilah: melebihi kebutuhan.' })
  overCovered!: string;
}

@ObjectType('BriefMatrixRow', {
  description:
    'Who does what where: a covering by the state or a part of a pledge. The rows of a line add up to it.\nIstilah: siapa melakukan apa di mana (3W).',
})
export class BriefMatrixRowType {
  @Field(() => BriefActor, { description: 'State or company.\nIstilah: pelaku.' })
  actor!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The agency or company; null for a hidden company and for what was not accepted yet.\nIstilah: nama.',
  })
  who!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The company, by code; null where its name is, and for the state.\nIstilah: kode perusahaan.',
  })
  companyCode!: string | null;

  @Field(() => String, { description: 'The gap area, by code.\nIstilah: kode kesenjangan.' })
  gapCode!: string;

  @Field(() => String, { description: 'What the gap area was called.\nIstilah: judul.' })
  gapTitle!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => String, { description: 'The area as it was called.\nIstilah: wilayah.' })
  areaName!: string;

  @Field(() => NeedKind, { description: 'What it is counted in.\nIstilah: jenis kebutuhan.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The thing, where it is one kind of thing.\nIstilah: barang atau layanan.',
  })
  item!: string | null;

  @Field(() => String, { description: 'The unit of its amounts.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => AllocationState, {
    nullable: true,
    description:
      'Where the part of the pledge stood; null for the state, and for what was done without a pledge.\nIstilah: status.',
  })
  state!: string | null;

  @Field(() => Flow, {
    nullable: true,
    description:
      'Whether it was new money; null for the state. What is handed on counts in its gap only.\nIstilah: arus.',
  })
  flow!: string | null;

  @Field(() => GraphQLAmount, { description: 'The whole amount of the row.\nIstilah: jumlah.' })
  amount!: string;

  @Field(() => GraphQLAmount, { description: 'Covered by the state.\nIstilah: anggaran.' })
  budget!: string;

  @Field(() => GraphQLAmount, { description: 'Submitted and not decided then.\nIstilah: ditahan.' })
  held!: string;

  @Field(() => GraphQLAmount, { description: 'Accepted and not delivered then.\nIstilah: komitmen.' })
  committed!: string;

  @Field(() => GraphQLAmount, { description: 'Received by then.\nIstilah: tersalur.' })
  delivered!: string;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;
}

@ObjectType('BriefLateRow', {
  description: 'Something that should have come before the brief was frozen.\nIstilah: keterlambatan.',
})
export class BriefLateRowType {
  @Field(() => LateReason, { description: 'Why it is late.\nIstilah: sebab.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The company; null for a hidden one.\nIstilah: nama.' })
  who!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The company, by code; null where its name is.\nIstilah: kode perusahaan.',
  })
  companyCode!: string | null;

  @Field(() => String, { description: 'The gap area, by code.\nIstilah: kode kesenjangan.' })
  gapCode!: string;

  @Field(() => String, { description: 'The area, by Kemendagri code.\nIstilah: kode wilayah.' })
  areaCode!: string;

  @Field(() => NeedKind, { description: 'What it is counted in.\nIstilah: jenis kebutuhan.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The thing, where it is one kind of thing.\nIstilah: barang atau layanan.',
  })
  item!: string | null;

  @Field(() => String, { description: 'The unit of its amounts.\nIstilah: satuan.' })
  unit!: string;

  @Field(() => GraphQLDate, { description: 'The day it should have come.\nIstilah: jatuh tempo.' })
  dueOn!: string;

  @Field(() => GraphQLAmount, { description: 'What has not come.\nIstilah: jumlah.' })
  amount!: string;
}

@ObjectType('BriefCoverageTotal', {
  description:
    'What the need lines of a brief add up to, per kind, item and unit; kinds are never mixed.\nIstilah: jumlah.',
})
export class BriefCoverageTotalType {
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

  @Field(() => GraphQLAmount, { description: 'Covered by the state.\nIstilah: anggaran.' })
  budget!: string;

  @Field(() => GraphQLAmount, { description: 'New money submitted and not decided then.\nIstilah: ditahan.' })
  held!: string;

  @Field(() => GraphQLAmount, { description: 'New money accepted and not delivered then.\nIstilah: komitmen.' })
  committed!: string;

  @Field(() => GraphQLAmount, { description: 'New money received by then.\nIstilah: tersalur.' })
  delivered!: string;

  @Field(() => GraphQLAmount, {
    description:
      'Handed on or carried over: in its gap, and not in held, committed and delivered here.\nIstilah: diteruskan.',
  })
  relayed!: string;

  @Field(() => GraphQLAmount, { description: 'Still missing.\nIstilah: belum terpenuhi.' })
  uncovered!: string;

  @Field(() => GraphQLAmount, { description: 'Beyond the need.\nIstilah: melebihi kebutuhan.' })
  overCovered!: string;
}

export const BriefLineConnection = connectionOf(BriefLineType, 'BriefLine');
export const BriefMatrixConnection = connectionOf(BriefMatrixRowType, 'BriefMatrixRow');
export const BriefLateConnection = connectionOf(BriefLateRowType, 'BriefLateRow');

@ObjectType('BriefCoverage', {
  description:
    'Who does what where, what is late, and how each need stood when the brief was frozen. The figures never move.\nIstilah: pemenuhan.',
})
export class BriefCoverageType {
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

  @Field(() => [BriefCoverageTotalType], { description: 'What the lines add up to.\nIstilah: jumlah.' })
  totals!: BriefCoverageTotalType[];

  /** Behind field resolvers. */
  lines!: BriefLine[];
  matrix!: MatrixRow[];
  late!: LateRow[];
}
