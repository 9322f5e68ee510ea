import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { DataQualityIssue, Referral } from './data-quality.rules.ts';

registerEnumType(DataQualityIssue, {
  name: 'DataQualityIssue',
  description: 'What may be wrong with a record of a register of the poor; counts only.\nIstilah: masalah data.',
  valuesConfig: {
    INVALID_NIK: { description: 'The identity number is wrong.\nIstilah: NIK tidak valid.' },
    DUPLICATE_NIK: { description: 'The identity number stands twice.\nIstilah: NIK ganda.' },
    MISSING_NIK: { description: 'There is no identity number.\nIstilah: NIK kosong.' },
    ASN_LISTED_AS_POOR: { description: 'A civil servant is listed as poor.\nIstilah: ASN terdata miskin.' },
    DECEASED: { description: 'The person has died.\nIstilah: meninggal dunia.' },
    MOVED: { description: 'The person has moved away.\nIstilah: pindah.' },
    NOT_FOUND: { description: 'The person was not found.\nIstilah: tidak ditemukan.' },
    NO_LONGER_POOR: { description: 'The person is no longer poor.\nIstilah: sudah mampu (graduasi).' },
  },
});

registerEnumType(Referral, {
  name: 'DukcapilReferral',
  description: 'How far the civil registry has been asked to put records right.\nIstilah: rujukan ke Dinas Dukcapil.',
  valuesConfig: {
    NOT_REFERRED: { description: 'Not passed on.\nIstilah: belum dirujuk.' },
    REFERRED: { description: 'Passed on to the civil registry.\nIstilah: dirujuk.' },
    ANSWERED: { description: 'The civil registry has answered.\nIstilah: dijawab.' },
    CORRECTED: { description: 'The records were put right.\nIstilah: diperbaiki.' },
  },
});

@ObjectType('DataQualityCount', {
  description:
    'How many records of a verification round had one issue, as known now; no identity number is stored.\n' +
    'Istilah: jumlah masalah data.',
})
export class DataQualityCountType {
  @Field(() => ID, { description: 'The id of the count.' })
  id!: string;

  @Field(() => DataQualityIssue, { description: 'What was wrong.\nIstilah: masalah.' })
  issue!: `${DataQualityIssue}`;

  @Field(() => Referral, { description: 'How far the civil registry has been asked.\nIstilah: rujukan Dukcapil.' })
  referral!: `${Referral}`;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was passed on.\nIstilah: tanggal rujukan.' })
  referredOn!: LocalDate | null;

  @Field(() => GraphQLDate, { description: 'The day the count stands for.\nIstilah: per tanggal.' })
  asOf!: LocalDate;

  @Field(() => Boolean, { description: 'True for invented demonstration data.\nIstilah: data contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.\nIstilah: dicatat pada.' })
  recordedAt!: string;
}
