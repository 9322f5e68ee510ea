import { IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { KeyedInput } from '../deliveries/delivery-input.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';

@InputType('IssueContributionCertificateInput', {
  description: 'What is certified: a whole pledge whose deliveries are verified, or one verified delivery.',
})
export class IssueContributionCertificateInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The pledge; exactly one of the two is given.' })
  pledgeId?: string | null;

  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'The delivery; exactly one of the two is given.' })
  deliveryId?: string | null;
}

@InputType('RevokeContributionCertificateInput', { description: 'A certificate that says what is not true, and why.' })
export class RevokeContributionCertificateInput extends KeyedInput {
  @IsUUID()
  @Field(() => ID, { description: 'The certificate.' })
  certificateId!: string;

  @Length(3, 500)
  @Field(() => String, { description: 'Why, 3 to 500 characters, for all to read: no names.\nIstilah: alasan.' })
  reason!: string;
}

@InputType('ContributionCertificateFilter', { description: 'Which certificates to list; joined by "and".' })
export class ContributionCertificateFilter {
  @Matches(/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/, {
    message: 'is a Kemendagri code with dots, such as 15.07; never the BPS code 1507.',
  })
  @Field(() => String, {
    nullable: true,
    description: 'An area the viewer coordinates; without it those of the own organisation.',
  })
  within?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only those issued in this year.' })
  year?: number | null;
}

@ObjectType()
export class CertificateSuccess {
  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  certificateId!: string;
}

@ObjectType('ContributionCertificateIssued', { description: 'The certificate is there, with its bytes for good.' })
export class ContributionCertificateIssued extends CertificateSuccess {
  readonly __typename!: 'ContributionCertificateIssued';
}

@ObjectType('ContributionCertificateRevoked', { description: 'The certificate no longer stands; its page says so.' })
export class ContributionCertificateRevoked extends CertificateSuccess {
  readonly __typename!: 'ContributionCertificateRevoked';
}

@ObjectType('DeliveriesNotVerified', { implements: Refusal, description: 'Not all of it is verified yet.' })
export class DeliveriesNotVerified extends Refusal {
  override readonly __typename!: 'DeliveriesNotVerified';
}

@ObjectType('ContributionCertificateStands', { implements: Refusal, description: 'One stands for the same already.' })
export class ContributionCertificateStands extends Refusal {
  override readonly __typename!: 'ContributionCertificateStands';

  @Field(() => String, { description: 'The code of the one that stands.' })
  certificateCode!: string;
}

@ObjectType('ContributionCertificateAlreadyRevoked', { implements: Refusal, description: 'It was revoked before.' })
export class ContributionCertificateAlreadyRevoked extends Refusal {
  override readonly __typename!: 'ContributionCertificateAlreadyRevoked';

  @Field(() => GraphQLDate, { description: 'The day it was revoked.' })
  revokedOn!: LocalDate;
}

export const IssueContributionCertificateResult = createUnionType({
  name: 'IssueContributionCertificateResult',
  description: 'The certificate, or why there is none.',
  types: () =>
    [
      ContributionCertificateIssued,
      DeliveriesNotVerified,
      ContributionCertificateStands,
      OwnOrganisation,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const RevokeContributionCertificateResult = createUnionType({
  name: 'RevokeContributionCertificateResult',
  description: 'The revoked certificate, or why it was not revoked.',
  types: () =>
    [
      ContributionCertificateRevoked,
      ContributionCertificateAlreadyRevoked,
      OwnOrganisation,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});
