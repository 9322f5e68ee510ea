import { Field, ID, Int, ObjectType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';

@ObjectType('VolunteerWithdrawal', {
  description:
    'Employees of a company who were accepted for days and do not come: how many, never who.\n' +
    'Istilah: pembatalan relawan karyawan.',
})
export class VolunteerWithdrawalType {
  @Field(() => ID, { description: 'The id of the offer in csr, a UUID.' })
  offerId!: string;

  @Field(() => Int, { description: 'How many employees.\nSatuan: orang.' })
  people!: number;

  @Field(() => GraphQLAmount, { description: 'Hours of all of them together.\nSatuan: jam orang.' })
  hours!: Amount;

  @Field(() => GraphQLDate, { description: 'The first day they were to come.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included.' })
  endsOn!: LocalDate;

  @Field(() => String, { description: "Why, in the company's words.\nIstilah: alasan." })
  reason!: string;

  @Field(() => Boolean, { description: 'True for an invented offer of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was taken back.' })
  withdrawnAt!: string;

  /** Behind a field resolver. */
  gapAreaId!: string;
}

export const VolunteerWithdrawalConnection = connectionOf(VolunteerWithdrawalType, 'VolunteerWithdrawal');
