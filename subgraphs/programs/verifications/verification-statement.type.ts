import { Field, ID, Int, ObjectType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';

import type { Dataset } from './verification-round.rules.ts';
import { DatasetName } from './verification-round.type.ts';

@ObjectType('VerificationStatement', {
  description:
    'What an official said of the rounds of a whole province: counts, not always names.\n' +
    'Istilah: pernyataan tentang verval.',
})
export class VerificationStatementType {
  @Field(() => ID, { description: 'The short code of the statement in the hub.' })
  code!: string;

  @Field(() => DatasetName, { description: 'Which register it speaks of.\nIstilah: basis data.' })
  dataset!: Dataset;

  @Field(() => String, { description: 'The year or span it speaks of, as said.\nIstilah: periode.' })
  period!: string;

  @Field(() => Int, { nullable: true, description: 'The year, when it speaks of one.\nIstilah: tahun.' })
  year!: number | null;

  @Field(() => Int, {
    description: 'How many kabupaten and kota the statement is about.\nIstilah: jumlah kabupaten/kota.',
  })
  areaCount!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many were said to have carried out a round; null when not said.\nIstilah: melaksanakan.',
  })
  carriedOutCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many were said to have budgeted; null when not said.\nIstilah: menganggarkan.',
  })
  budgetedCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many were said not to have budgeted; null when not said.\nIstilah: belum menganggarkan.',
  })
  notBudgetedCount!: number | null;

  @Field(() => GraphQLDate, { description: 'The day it was said.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => String, { description: 'The words themselves.\nIstilah: kutipan.' })
  quote!: string;

  @Field(() => String, { nullable: true, description: 'What the words leave open.\nIstilah: catatan.' })
  note!: string | null;
}
