import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { NeedKind } from '../allocations/allocation-state.rules.ts';
import { AreaStub } from '../areas/area.stub.ts';
import { CertificateStanding } from './contribution-certificate.rules.ts';

registerEnumType(CertificateStanding, {
  name: 'CertificateStanding',
  description: 'Whether a certificate still says what is true.\nIstilah: status sertifikat.',
  valuesConfig: {
    STANDS: { description: 'It stands.\nIstilah: berlaku.' },
    UNDER_REVIEW: { description: 'A delivery it rests on is in dispute again, or was reversed.\nIstilah: ditinjau.' },
    REVOKED: { description: 'The coordinator revoked it, with a reason.\nIstilah: dicabut.' },
  },
});

@ObjectType('CertifiedLine', { description: 'How much of one thing a certificate counts, in one unit.' })
export class CertifiedLineType {
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
  amount!: Amount;
}

@ObjectType()
class CertificateContent {
  @Field(() => String, { description: 'Its code, such as SRT-2026-000123-K7QFM2; the last part is not guessed.' })
  code!: string;

  @Field(() => CertificateStanding, { description: 'Whether it still says what is true.' })
  standing!: CertificateStanding;

  @Field(() => [CertifiedLineType], { description: 'What was verified, kind by kind and unit by unit.' })
  lines!: CertifiedLineType[];

  @Field(() => [AreaStub], { nullable: 'items', description: 'The areas it was given to.\nIstilah: wilayah.' })
  areas!: AreaStub[];

  @Field(() => GraphQLDate, { description: 'The first day something of it was received.' })
  firstReceivedOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day something of it was received.' })
  lastReceivedOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The day it was issued.\nIstilah: tanggal terbit.' })
  issuedOn!: LocalDate;

  @Field(() => String, { description: 'The forum that issued it.\nIstilah: penerbit.' })
  issuer!: string;

  @Field(() => String, { description: 'The SHA-256 of the file, 64 hexadecimal digits: compare it with yours.' })
  sha256!: string;

  @Field(() => Int, { description: 'How many bytes the file has.' })
  size!: number;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was revoked; null while it was not.' })
  revokedOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Why it was revoked, for all to read; null while it was not.' })
  revocationReason!: string | null;

  @Field(() => Boolean, { description: 'True for an invented certificate of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;
}

@ObjectType('CertificateCheck', {
  description: 'What anybody may know of a certificate by its code.\nIstilah: pemeriksaan sertifikat.',
})
export class CertificateCheckType extends CertificateContent {
  @Field(() => String, { nullable: true, description: 'Who gave; null for a company that stays anonymous.' })
  companyName!: string | null;
}

@ObjectType('ContributionCertificate', {
  description:
    'A certificate of what a company gave and the coordinator verified: for its holder, the coordinator and ADMIN.\n' +
    'Istilah: sertifikat kontribusi TJSL, piagam.',
})
export class ContributionCertificateType extends CertificateContent {
  @Field(() => ID, { description: 'The id of the certificate, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The name of the company as it stands on the certificate.' })
  companyName!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was issued.' })
  issuedAt!: string;

  pledgeId!: string;
  deliveryId!: string | null;
  organisation!: string;
  areaCodes!: string[];
}

export const ContributionCertificateConnection = connectionOf(ContributionCertificateType, 'ContributionCertificate');
