import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

import { AgreementAction, AgreementState } from './agreement.rules.ts';

registerEnumType(AgreementState, {
  name: 'AgreementState',
  description: 'Where an agreement stands today (Asia/Jakarta).\nIstilah: status perjanjian.',
  valuesConfig: {
    UPCOMING: { description: 'Signed, but its first day has not come.\nIstilah: belum berlaku.' },
    IN_FORCE: { description: 'It holds today.\nIstilah: berlaku.' },
    LAPSED: { description: 'Its last day is past.\nIstilah: habis masa berlakunya.' },
    ENDED: { description: 'Ended before its time, with a reason.\nIstilah: diakhiri.' },
  },
});

registerEnumType(AgreementAction, {
  name: 'AgreementAction',
  description: 'What the viewer may do with an agreement now.\nIstilah: tindakan.',
  valuesConfig: {
    RENEW: { description: 'Record what was agreed anew, with renewAgreement.\nIstilah: memperpanjang.' },
    END: { description: 'Record that it ended, with endAgreement.\nIstilah: mengakhiri.' },
  },
});

@ObjectType()
class AgreementTerms {
  @Field(() => Int, { description: 'The number of the version, from 1.\nIstilah: versi.' })
  version!: number;

  @Field(() => String, { description: 'The number the parties gave it.\nIstilah: nomor perjanjian.' })
  number!: string;

  @Field(() => [String], { description: 'Who agreed, by institution and never by person.\nIstilah: para pihak.' })
  parties!: string[];

  @Field(() => GraphQLDate, { description: 'The day it was signed.\nIstilah: tanggal tanda tangan.' })
  signedOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The first day it holds.\nIstilah: mulai berlaku.' })
  validFrom!: LocalDate;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day it holds; null when none was agreed.\nIstilah: berlaku sampai.',
  })
  validUntil!: LocalDate | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was ended before its time; null else.' })
  endedOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Why it was renewed or ended; null for the first version.' })
  reason!: string | null;

  evidenceId!: string | null;
}

@ObjectType('AgreementVersion', {
  description: 'What was agreed at one time; versions are only ever added.\nIstilah: riwayat perjanjian.',
})
export class AgreementVersionType extends AgreementTerms {
  @Field(() => String, { description: 'Who recorded it, by name.\nIstilah: pencatat.' })
  actorName!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was recorded.' })
  recordedAt!: string;
}

@ObjectType('Agreement', {
  description:
    'A signed agreement behind accepted pledges, as its newest version says. It commits nothing: verification does.\n' +
    'Istilah: MoU, perjanjian kerja sama.',
})
export class AgreementType extends AgreementTerms {
  @Field(() => ID, { description: 'The id of the agreement, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The code the hub gave it, such as PKS-2026-000012.' })
  code!: string;

  @Field(() => GraphQLDateTime, { description: 'When its first version was recorded.' })
  recordedAt!: string;

  @Field(() => Boolean, { description: 'True for an invented agreement of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  companyId!: string;
  organisation!: string;
  areas!: string[];
}

export const AgreementConnection = connectionOf(AgreementType, 'Agreement');
