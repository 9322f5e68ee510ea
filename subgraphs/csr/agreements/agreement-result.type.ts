import { Field, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLDate, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { IdempotencyKeyReused } from '../replays/replay.type.ts';

@ObjectType()
export class AgreementSuccess {
  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  agreementId!: string;
}

@ObjectType('AgreementRecorded', { description: 'The agreement is on file with the pledges it is about.' })
export class AgreementRecorded extends AgreementSuccess {
  readonly __typename!: 'AgreementRecorded';
}

@ObjectType('AgreementRenewed', { description: 'The agreement has a newer version.' })
export class AgreementRenewed extends AgreementSuccess {
  readonly __typename!: 'AgreementRenewed';
}

@ObjectType('AgreementEnded', { description: 'The agreement ended; what was committed stays committed.' })
export class AgreementEnded extends AgreementSuccess {
  readonly __typename!: 'AgreementEnded';
}

@ObjectType('PledgeNotCommitted', {
  implements: Refusal,
  description: 'A pledge has no accepted part yet, so there is nothing to sign.',
})
export class PledgeNotCommitted extends Refusal {
  override readonly __typename!: 'PledgeNotCommitted';

  @Field(() => [String], { description: 'The codes of these pledges.' })
  pledgeCodes!: string[];
}

@ObjectType('AgreementChangedMeanwhile', { implements: Refusal, description: 'Somebody changed it first.' })
export class AgreementChangedMeanwhile extends Refusal {
  override readonly __typename!: 'AgreementChangedMeanwhile';

  @Field(() => Int, { description: 'The version it has now.' })
  version!: number;
}

@ObjectType('AgreementAlreadyEnded', { implements: Refusal, description: 'It was ended, and takes no more versions.' })
export class AgreementAlreadyEnded extends Refusal {
  override readonly __typename!: 'AgreementAlreadyEnded';

  @Field(() => GraphQLDate, { description: 'The day it ended.' })
  endedOn!: LocalDate;
}

export const RecordAgreementResult = createUnionType({
  name: 'RecordAgreementResult',
  description: 'The agreement, or why it was not recorded.',
  types: () => [AgreementRecorded, PledgeNotCommitted, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const RenewAgreementResult = createUnionType({
  name: 'RenewAgreementResult',
  description: 'The agreement with its newer version, or why there is none.',
  types: () => [AgreementRenewed, AgreementChangedMeanwhile, AgreementAlreadyEnded, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const EndAgreementResult = createUnionType({
  name: 'EndAgreementResult',
  description: 'The ended agreement, or why it goes on.',
  types: () => [AgreementEnded, AgreementChangedMeanwhile, AgreementAlreadyEnded, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
