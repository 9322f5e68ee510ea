import { ArrayMaxSize, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { connectionOf } from '#kit/connection';
import { GraphQLDate, GraphQLDateTime, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { AllocationStateDiffers } from '../pledges/pledge-refusal.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { VolunteerOfferStatus } from './volunteer.rules.ts';

const NO_LONG_NUMBER = { form: /^(?!.*(?:\d[ .-]?){9})/s, message: 'names a skill; no phone number and no NIK.' };

registerEnumType(VolunteerOfferStatus, {
  name: 'VolunteerOfferStatus',
  description: 'Where an offer of volunteer days stands.\nIstilah: status tawaran relawan.',
  valuesConfig: {
    WAITING: { description: 'The pillar coordinator of the area has not decided.\nIstilah: menunggu.' },
    ACCEPTED: { description: 'Its hours are taken.\nIstilah: diterima.' },
    DECLINED: { description: 'Not taken, with a reason.\nIstilah: ditolak.' },
    WITHDRAWN: { description: 'Taken back by the company, with a reason.\nIstilah: ditarik.' },
  },
});

@ObjectType('VolunteerOffer', {
  description:
    'Days that employees of a company give inside its pledge of person-time: how many, never who. Hours that were\n' +
    'worked are recorded with recordDelivery and received by the pillar coordinator.\nIstilah: hari relawan karyawan.',
})
export class VolunteerOfferType {
  @Field(() => ID, { description: 'The id of the offer, a UUID.' })
  id!: string;

  @Field(() => Int, { description: 'How many employees.\nSatuan: orang.' })
  people!: number;

  @Field(() => GraphQLAmount, { description: 'Hours of all of them together.\nSatuan: jam orang.' })
  hours!: Amount;

  @Field(() => GraphQLDate, { description: 'The first day.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included.' })
  endsOn!: LocalDate;

  @Field(() => [String], { description: 'What they can do, at most 10.\nIstilah: keahlian.' })
  skills!: string[];

  @Field(() => VolunteerOfferStatus, { description: 'Where it stands.' })
  status!: VolunteerOfferStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was declined or taken back; null otherwise.\nIstilah: alasan.',
  })
  reason!: string | null;

  @Field(() => Boolean, { description: 'True for an invented offer of the demonstration.\nIstilah: contoh.' })
  isDemo!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  offeredAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was decided; null until then.' })
  decidedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the company took it back; null until then.' })
  withdrawnAt!: string | null;

  /** Behind a field resolver. */
  allocationId!: string;
}

export const VolunteerOfferConnection = connectionOf(VolunteerOfferType, 'VolunteerOffer');

@ObjectType('VolunteerTotals', { description: 'What of a pledge of person-time is accepted as days of employees.' })
export class VolunteerTotalsType {
  @Field(() => Int, { description: 'Employees in accepted offers; one may stand in several.\nSatuan: orang.' })
  people!: number;

  @Field(() => GraphQLAmount, { description: 'Hours in accepted offers.\nSatuan: jam orang.' })
  hours!: Amount;

  @Field(() => GraphQLAmount, { description: 'Hours of the allocation for which nobody is accepted yet.' })
  left!: Amount;
}

@InputType('OfferVolunteerDaysInput', { description: 'Which employees a company offers, in counts.' })
export class OfferVolunteerDaysInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The accepted allocation, counted in person-hours.' })
  allocationId!: string;

  @Min(1)
  @Max(10_000)
  @Field(() => Int, { description: 'How many employees, 1 to 10,000.\nSatuan: orang.' })
  people!: number;

  @Field(() => GraphQLAmount, {
    description: 'Hours of all of them together; at most what the allocation has left.\nSatuan: jam orang.',
  })
  hours!: Amount;

  @Field(() => GraphQLDate, { description: 'The first day, not in the past.' })
  beginsOn!: LocalDate;

  @Field(() => GraphQLDate, { description: 'The last day, included; at most two years after the first.' })
  endsOn!: LocalDate;

  @ArrayMaxSize(10, { message: 'has at most 10 entries.' })
  @Length(2, 60, { each: true })
  @Matches(NO_LONG_NUMBER.form, { each: true, message: NO_LONG_NUMBER.message })
  @Field(() => [String], { defaultValue: [], description: 'What they can do, at most 10; never a name.' })
  skills!: string[];
}

@InputType('AcceptVolunteerDaysInput', { description: 'The offer that is taken.' })
export class AcceptVolunteerDaysInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;
}

@InputType('DeclineVolunteerDaysInput', { description: 'The offer that is not taken, and why.' })
export class DeclineVolunteerDaysInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;

  @Length(3, 500)
  @Field(() => String, { description: 'Why, for the company to read; 3 to 500 characters.\nIstilah: alasan.' })
  reason!: string;
}

@ObjectType()
export class VolunteerSuccess {
  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  offerId!: string;
}

@ObjectType('VolunteerDaysOffered', { description: 'The days wait for the pillar coordinator of the area.' })
export class VolunteerDaysOffered extends VolunteerSuccess {
  readonly __typename!: 'VolunteerDaysOffered';
}

@ObjectType('VolunteerDaysAccepted', { description: 'The days are taken.' })
export class VolunteerDaysAccepted extends VolunteerSuccess {
  readonly __typename!: 'VolunteerDaysAccepted';
}

@ObjectType('VolunteerDaysDeclined', { description: 'The days are not taken; the company may offer others.' })
export class VolunteerDaysDeclined extends VolunteerSuccess {
  readonly __typename!: 'VolunteerDaysDeclined';
}

@ObjectType('NotPersonTime', { implements: Refusal, description: 'The allocation is not counted in person-hours.' })
export class NotPersonTime extends Refusal {
  override readonly __typename!: 'NotPersonTime';
}

@ObjectType('VolunteerHoursExceed', { implements: Refusal, description: 'More hours than the company committed to.' })
export class VolunteerHoursExceed extends Refusal {
  override readonly __typename!: 'VolunteerHoursExceed';

  @Field(() => GraphQLAmount, { description: 'Hours that may still be accepted.\nSatuan: jam orang.' })
  left!: Amount;
}

@ObjectType('VolunteerOfferClosed', { implements: Refusal, description: 'The offer is decided, or its days are past.' })
export class VolunteerOfferClosed extends Refusal {
  override readonly __typename!: 'VolunteerOfferClosed';

  @Field(() => VolunteerOfferStatus, { description: 'Where it stands.' })
  status!: VolunteerOfferStatus;
}

export const OfferVolunteerDaysResult = createUnionType({
  name: 'OfferVolunteerDaysResult',
  description: 'The offer, or why there is none.',
  types: () =>
    [VolunteerDaysOffered, NotPersonTime, AllocationStateDiffers, VolunteerHoursExceed, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const AcceptVolunteerDaysResult = createUnionType({
  name: 'AcceptVolunteerDaysResult',
  description: 'The offer as it is now, or why it was not taken.',
  types: () =>
    [
      VolunteerDaysAccepted,
      OwnOrganisation,
      VolunteerOfferClosed,
      NotPersonTime,
      AllocationStateDiffers,
      VolunteerHoursExceed,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const DeclineVolunteerDaysResult = createUnionType({
  name: 'DeclineVolunteerDaysResult',
  description: 'The offer as it is now, or why it stays as it was.',
  types: () => [VolunteerDaysDeclined, OwnOrganisation, VolunteerOfferClosed, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
