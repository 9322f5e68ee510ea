import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import type { Mechanism } from '../programmes/programme.rules.ts';
import { MechanismName } from '../programmes/programme.type.ts';

@Directive('@key(fields: "id")')
@ObjectType('BudgetLine', {
  description:
    'Government money for one purpose, area and fiscal year.\n' +
    'Istilah: pos anggaran. Hanya alokasi terbaru yang dihitung.',
})
export class BudgetLineType {
  @Field(() => ID, { description: 'The id of the budget line in the hub.' })
  id!: string;

  @Field(() => String, { description: 'What the money is for, in a few words.\nIstilah: nama pos anggaran.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The thing bought or built, where it is one kind of thing.\nIstilah: barang.',
  })
  item!: string | null;

  @Field(() => Int, { description: 'The budget year, 1 January to 31 December.\nIstilah: tahun anggaran.' })
  fiscalYear!: number;

  @Field(() => String, { description: 'The agency or government that spends it.\nIstilah: perangkat daerah (OPD).' })
  agency!: string;

  @Field(() => MechanismName, { description: 'Which way the money goes.\nIstilah: mekanisme belanja.' })
  mechanism!: Mechanism;

  @Field(() => Int, {
    description:
      'The number of the newest version, from 1; give it as `expectedVersion` when changing the line.\nIstilah: versi.',
  })
  version!: number;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The most that may be spent; null where no source says. Shown, never counted.\nIstilah: pagu.',
  })
  ceiling!: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description:
      'What the budget gives; null where no source says. Coverings of gaps never exceed it.\nIstilah: alokasi.',
  })
  allocated!: Rupiah | null;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'What was spent; null where no source says. Shown, never counted.\nIstilah: realisasi.',
  })
  realised!: Rupiah | null;

  @Field(() => GraphQLDate, { description: 'The day the sums stand for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the hub took it in.\nIstilah: dicatat pada.' })
  createdAt!: string;

  @Field(() => GraphQLDateTime, { description: 'When its newest version was recorded.\nIstilah: diubah pada.' })
  changedAt!: string;
}

@ObjectType('BudgetLineVersion', {
  description:
    'The sums of a budget line as they stood at one time; kept for ever.\nIstilah: versi anggaran (murni, perubahan).',
})
export class BudgetLineVersionType {
  @Field(() => Int, { description: 'The number of the version, from 1.\nIstilah: versi.' })
  version!: number;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'The most that might be spent then.\nIstilah: pagu.' })
  ceiling!: Rupiah | null;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'What the budget gave then.\nIstilah: alokasi.' })
  allocated!: Rupiah | null;

  @Field(() => GraphQLRupiah, { nullable: true, description: 'What had been spent then.\nIstilah: realisasi.' })
  realised!: Rupiah | null;

  @Field(() => GraphQLDate, { description: 'The day these sums stand for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => String, { description: 'Why the version was made, such as "APBD Perubahan 2026".\nIstilah: alasan.' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}

export const BudgetLineConnection = connectionOf(BudgetLineType, 'BudgetLine');

@InputType({
  description: 'Which budget lines to list; what is left out does not narrow the list.\nIstilah: saringan anggaran.',
})
export class BudgetLineFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only lines of exactly this area, by Kemendagri code.\nIstilah: wilayah.',
  })
  area?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only lines of this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Only lines of this programme, by its code.\nIstilah: program.' })
  programme?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only lines of this programme pillar, by its code.\nIstilah: pilar program.',
  })
  pillar?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only lines of this fiscal year.\nIstilah: tahun anggaran.' })
  fiscalYear?: number | null;

  @Field(() => MechanismName, { nullable: true, description: 'Only lines that go this way.\nIstilah: mekanisme.' })
  mechanism?: Mechanism | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only lines for this need category, by its code.\nIstilah: kategori PPKS.',
  })
  needCategory?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only lines of agencies whose name holds this text.\nIstilah: perangkat daerah.',
  })
  agency?: string | null;
}
