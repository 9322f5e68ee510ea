import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';

import { RegisterState } from './report.rules.ts';

registerEnumType(RegisterState, {
  name: 'RegisterState',
  description: 'Where a member of a forum stands in the register of a year.\nIstilah: status pelaporan TJSL.',
  valuesConfig: {
    REPORTED: { description: 'It has filed its report.\nIstilah: sudah melapor.' },
    NOT_REPORTED: { description: 'It gave or committed something, and has not reported.\nIstilah: belum melapor.' },
    NOTHING_PLEDGED: { description: 'Nothing accepted and nothing given in the year.\nIstilah: belum ada ikrar.' },
  },
});

@ObjectType('RegisterTotals', { description: 'How many members stand how; the three add up to `members`.' })
export class RegisterTotalsType {
  @Field(() => Int, { description: 'Members of the forum.\nIstilah: anggota.' })
  members!: number;

  @Field(() => Int, { description: 'Those that have reported.\nIstilah: sudah melapor.' })
  reported!: number;

  @Field(() => Int, { description: 'Those that gave or committed something and have not.\nIstilah: belum melapor.' })
  notReported!: number;

  @Field(() => Int, { description: 'Those with nothing accepted or given.\nIstilah: belum ada ikrar.' })
  nothingPledged!: number;
}

@ObjectType('RegisterEntry', { description: 'One member in the register of a year.\nIstilah: baris register.' })
export class RegisterEntryType {
  @Field(() => RegisterState, { description: 'Where it stands.' })
  state!: RegisterState;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day of its first report; null without one.' })
  filedOn!: LocalDate | null;

  membershipId!: string;
  companyId!: string;
  pledged!: number;
  realised!: number;
  /** True when the public may know whose row it is. */
  isPublic!: boolean;
}

export const RegisterEntryConnection = connectionOf(RegisterEntryType, 'RegisterEntry');

@ObjectType('CsrRegister', {
  description:
    'Which members of a forum have reported a year, and which have not. Companies that show themselves are named however\n' +
    'few members the forum has, and no count is withheld: a company puts its social responsibility into its annual report\n' +
    '(PP 47/2012 art. 6), and a count of companies is no count of people.\nIstilah: register pelaporan TJSL.',
})
export class CsrRegisterType {
  @Field(() => Int, { description: 'The fiscal year.\nIstilah: tahun buku.' })
  year!: number;

  forumCode!: string;
}
