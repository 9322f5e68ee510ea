import { Field, ID, Int, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import {
  AllocationNoLongerFits,
  AllocationStateDiffers,
  CompanyNotVerified,
  GapHasLessOpen,
  GapTakesNoPledges,
  OriginHasLess,
} from '../pledges/pledge-refusal.type.ts';
import { PledgeSuccess } from '../pledges/pledge-result.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { AmendmentStatus } from './amendment.rules.ts';

@ObjectType()
export abstract class AmendmentSuccess extends PledgeSuccess {
  amendmentId!: string;
}

@ObjectType('PledgeAmended', {
  description:
    'What was lowered, or not accepted yet, is changed; what was raised after acceptance waits, and is held.',
})
export class PledgeAmended extends AmendmentSuccess {
  readonly __typename!: 'PledgeAmended';
}

@ObjectType('AmendmentAccepted', { description: 'What was asked more is committed.' })
export class AmendmentAccepted extends AmendmentSuccess {
  readonly __typename!: 'AmendmentAccepted';
}

@ObjectType('AmendmentDeclined', { description: 'What was asked more is open to others again.' })
export class AmendmentDeclined extends AmendmentSuccess {
  readonly __typename!: 'AmendmentDeclined';
}

@ObjectType('AmendmentWithdrawn', { description: 'The company took back what it asked more.' })
export class AmendmentWithdrawn extends AmendmentSuccess {
  readonly __typename!: 'AmendmentWithdrawn';
}

@ObjectType('VersionConflict', {
  implements: Refusal,
  description: 'The pledge has a newer version than the one that was read.',
})
export class VersionConflict extends Refusal {
  override readonly __typename!: 'VersionConflict';

  @Field(() => Int, { description: 'The newest version.' })
  version!: number;
}

@ObjectType('AmendmentPending', {
  implements: Refusal,
  description: 'An earlier amendment of the pledge waits for the coordinator.',
})
export class AmendmentPending extends Refusal {
  override readonly __typename!: 'AmendmentPending';

  @Field(() => ID, { description: 'The amendment that waits.' })
  amendmentId!: string;
}

@ObjectType('AmendmentNotPending', { implements: Refusal, description: 'The amendment waits for no decision.' })
export class AmendmentNotPending extends Refusal {
  override readonly __typename!: 'AmendmentNotPending';

  @Field(() => AmendmentStatus, { description: 'What became of it.' })
  status!: AmendmentStatus;
}

@ObjectType('AmendmentBelowDelivered', {
  implements: Refusal,
  description: 'More was sent already than the new amount.',
})
export class AmendmentBelowDelivered extends Refusal {
  override readonly __typename!: 'AmendmentBelowDelivered';

  @Field(() => ID, { description: 'The allocation.' })
  allocationId!: string;

  @Field(() => GraphQLAmount, { description: 'What was sent of it, received or not.' })
  sent!: Amount;
}

export const AmendPledgeResult = createUnionType({
  name: 'AmendPledgeResult',
  description: 'The amended pledge, or why it was not changed.',
  types: () =>
    [
      PledgeAmended,
      VersionConflict,
      AmendmentPending,
      AmendmentBelowDelivered,
      AllocationStateDiffers,
      GapHasLessOpen,
      GapTakesNoPledges,
      OriginHasLess,
      CompanyNotVerified,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const AcceptAmendmentResult = createUnionType({
  name: 'AcceptAmendmentResult',
  description: 'The amendment accepted, or why it was not.',
  types: () =>
    [
      AmendmentAccepted,
      AmendmentNotPending,
      AllocationNoLongerFits,
      AllocationStateDiffers,
      OwnOrganisation,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const DeclineAmendmentResult = createUnionType({
  name: 'DeclineAmendmentResult',
  description: 'The amendment declined, or why it was not.',
  types: () => [AmendmentDeclined, AmendmentNotPending, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const WithdrawAmendmentResult = createUnionType({
  name: 'WithdrawAmendmentResult',
  description: 'The amendment taken back, or why it was not.',
  types: () => [AmendmentWithdrawn, AmendmentNotPending, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
