import { Field, ID, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLRupiah, type Rupiah } from '#kit/amount';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import {
  CompanyNotVerified,
  GapHasLessOpen,
  GapTakesNoPledges,
  OriginHasLess,
} from '../pledges/pledge-refusal.type.ts';
import { PledgeSuccess } from '../pledges/pledge-result.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { PoolState } from './pool.rules.ts';

@ObjectType('PoolPledgeSubmitted', { description: 'The pool waits for the coordinator of its area.' })
export class PoolPledgeSubmitted extends PledgeSuccess {
  readonly __typename!: 'PoolPledgeSubmitted';
}

@ObjectType('PoolPledgeVerified', { description: 'The pool is a commitment; it can be allocated.' })
export class PoolPledgeVerified extends PledgeSuccess {
  readonly __typename!: 'PoolPledgeVerified';
}

@ObjectType('PoolPledgeRejected', { description: 'The pool was turned down.' })
export class PoolPledgeRejected extends PledgeSuccess {
  readonly __typename!: 'PoolPledgeRejected';
}

@ObjectType('PoolPledgeWithdrawn', { description: 'The pool was taken back.' })
export class PoolPledgeWithdrawn extends PledgeSuccess {
  readonly __typename!: 'PoolPledgeWithdrawn';
}

@ObjectType('PoolRestCancelled', { description: 'What had no need line will not be given; the rest stays.' })
export class PoolRestCancelled extends PledgeSuccess {
  readonly __typename!: 'PoolRestCancelled';
}

@ObjectType('PoolAllocated', { description: 'The need lines have what the pool gave them, as commitments.' })
export class PoolAllocated extends PledgeSuccess {
  readonly __typename!: 'PoolAllocated';

  allocationIds!: string[];
}

@ObjectType('PoolStateDiffers', {
  implements: Refusal,
  description: 'The step does not start from the state the pool has.',
})
export class PoolStateDiffers extends Refusal {
  override readonly __typename!: 'PoolStateDiffers';

  @Field(() => PoolState, { description: 'The state it has.' })
  state!: PoolState;
}

@ObjectType('PoolHasLess', { implements: Refusal, description: 'More was to be drawn than the pool has left.' })
export class PoolHasLess extends Refusal {
  override readonly __typename!: 'PoolHasLess';

  @Field(() => GraphQLRupiah, { description: 'What was to be drawn.' })
  wanted!: Rupiah;

  @Field(() => GraphQLRupiah, { description: 'What is left.\nIstilah: belum dialokasikan.' })
  unallocated!: Rupiah;
}

@ObjectType('OutsideEarmark', {
  implements: Refusal,
  description: 'A gap lies outside the area or category the company bound its money to.',
})
export class OutsideEarmark extends Refusal {
  override readonly __typename!: 'OutsideEarmark';

  @Field(() => ID, { description: 'The gap area.' })
  gapAreaId!: string;
}

@ObjectType('NotForumMember', { implements: Refusal, description: 'The company is not a member of the forum.' })
export class NotForumMember extends Refusal {
  override readonly __typename!: 'NotForumMember';

  @Field(() => String, { description: 'The forum that was named.' })
  forumCode!: string;
}

export const SubmitPoolPledgeResult = createUnionType({
  name: 'SubmitPoolPledgeResult',
  description: 'The pool, or why it was not taken in.',
  types: () => [PoolPledgeSubmitted, CompanyNotVerified, NotForumMember, OriginHasLess, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const VerifyPoolPledgeResult = createUnionType({
  name: 'VerifyPoolPledgeResult',
  description: 'The pool accepted, or why it was not.',
  types: () => [PoolPledgeVerified, PoolStateDiffers, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const RejectPoolPledgeResult = createUnionType({
  name: 'RejectPoolPledgeResult',
  description: 'The pool turned down, or why it was not.',
  types: () => [PoolPledgeRejected, PoolStateDiffers, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const WithdrawPoolPledgeResult = createUnionType({
  name: 'WithdrawPoolPledgeResult',
  description: 'The pool taken back, or why it was not.',
  types: () => [PoolPledgeWithdrawn, PoolStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const CancelPoolRestResult = createUnionType({
  name: 'CancelPoolRestResult',
  description: 'The rest of the pool given up, or why it was not.',
  types: () => [PoolRestCancelled, PoolStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const AllocateFromPoolResult = createUnionType({
  name: 'AllocateFromPoolResult',
  description: 'The allocations, or why nothing was allocated.',
  types: () =>
    [
      PoolAllocated,
      PoolHasLess,
      GapHasLessOpen,
      GapTakesNoPledges,
      OutsideEarmark,
      PoolStateDiffers,
      OwnOrganisation,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});
