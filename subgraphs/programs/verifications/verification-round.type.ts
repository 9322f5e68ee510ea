import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import type { Answered, BudgetStatus, Dataset } from './verification-round.rules.ts';

export enum DatasetName {
  DTKS = 'DTKS',
  DTSEN = 'DTSEN',
  LOCAL = 'LOCAL',
}

registerEnumType(DatasetName, {
  name: 'WelfareDataset',
  description: 'A register of the poor and vulnerable.\nIstilah: basis data kesejahteraan sosial.',
  valuesConfig: {
    DTKS: {
      description:
        'The register of the Ministry of Social Affairs until 2025.\n' +
        'Istilah: Data Terpadu Kesejahteraan Sosial. Dasar: Permensos 3/2021.',
    },
    DTSEN: {
      description:
        'The national register that took over from DTKS in 2025.\n' +
        'Istilah: Data Tunggal Sosial dan Ekonomi Nasional (dahulu DTKS). Dasar: Inpres 4/2025.',
    },
    LOCAL: { description: 'A register of the region itself.\nIstilah: data daerah.' },
  },
});

export enum BudgetStatusName {
  BUDGETED = 'BUDGETED',
  NOT_BUDGETED = 'NOT_BUDGETED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(BudgetStatusName, {
  name: 'VerificationBudgetStatus',
  description: 'Whether the area set money aside for the round.\nIstilah: status penganggaran verval.',
  valuesConfig: {
    BUDGETED: { description: 'A source names this area as one that budgeted.\nIstilah: menganggarkan.' },
    NOT_BUDGETED: { description: 'A source names this area as one that did not.\nIstilah: belum menganggarkan.' },
    UNKNOWN: { description: 'No source names the area; only counts are known.\nIstilah: belum diketahui.' },
  },
});

export enum AnsweredName {
  YES = 'YES',
  NO = 'NO',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(AnsweredName, {
  name: 'YesNoUnknown',
  description: 'An answer that may be missing.\nIstilah: ya, tidak, atau belum diketahui.',
  valuesConfig: {
    YES: { description: 'A source says so.\nIstilah: ya.' },
    NO: { description: 'A source says it is not so.\nIstilah: tidak.' },
    UNKNOWN: { description: 'No source says.\nIstilah: belum diketahui.' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType('VerificationRound', {
  description:
    'One year of checking the register of the poor in one area.\n' +
    'Istilah: verifikasi dan validasi (verval). Hanya jumlah; tidak ada NIK.',
})
export class VerificationRoundType {
  @Field(() => ID, { description: 'The id of the round in the hub.' })
  id!: string;

  @Field(() => DatasetName, { description: 'Which register was checked.\nIstilah: basis data.' })
  dataset!: Dataset;

  @Field(() => Int, { description: 'The year of the round.\nIstilah: tahun.' })
  year!: number;

  @Field(() => AnsweredName, { description: 'Whether the round took place.\nIstilah: dilaksanakan.' })
  carriedOut!: Answered;

  @Field(() => BudgetStatusName, { description: 'Whether the area set money aside for it.\nIstilah: dianggarkan.' })
  budgetStatus!: BudgetStatus;

  @Field(() => GraphQLRupiah, {
    nullable: true,
    description: 'The money set aside; null where no source gives it.\nIstilah: anggaran verval.',
  })
  budget!: Rupiah | null;

  @Field(() => GraphQLDate, { description: 'The day what is said here stands for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => String, { description: 'What the budget status rests on.\nIstilah: dasar.' })
  basis!: string;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => Int, {
    description:
      'The number of its newest version; give it as `expectedVersion` when recording it anew.\nIstilah: versi.',
  })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When the newest version was recorded.\nIstilah: diubah pada.' })
  changedAt!: string;
}

export const VerificationRoundConnection = connectionOf(VerificationRoundType, 'VerificationRound');

@InputType({
  description:
    'Which verification rounds to list; what is left out does not narrow the list.\nIstilah: saringan verval.',
})
export class VerificationRoundFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only rounds in this area and what lies in it, by Kemendagri code.\nIstilah: di dalam wilayah.',
  })
  within?: string | null;

  @Field(() => DatasetName, { nullable: true, description: 'Only rounds of this register.\nIstilah: basis data.' })
  dataset?: Dataset | null;

  @Field(() => Int, { nullable: true, description: 'Only rounds of this year.\nIstilah: tahun.' })
  year?: number | null;

  @Field(() => BudgetStatusName, {
    nullable: true,
    description: 'Only rounds with this budget status.\nIstilah: status penganggaran.',
  })
  budgetStatus?: BudgetStatus | null;
}
