import { Field, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { EvidenceMissing, SameHand } from '../deliveries/delivery-result.type.ts';
import { CompanyNotVerified, OriginHasLess } from '../pledges/pledge-refusal.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { ActivityState } from './activity.rules.ts';

@ObjectType()
export class ActivitySuccess {
  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  activityId!: string;
}

@ObjectType('ActivityReported', { description: 'The report waits for the coordinator of its area.' })
export class ActivityReported extends ActivitySuccess {
  readonly __typename!: 'ActivityReported';
}

@ObjectType('ActivityEvidenceAttached', { description: 'The evidence belongs to the activity now.' })
export class ActivityEvidenceAttached extends ActivitySuccess {
  readonly __typename!: 'ActivityEvidenceAttached';
}

@ObjectType('ActivityVerified', { description: 'The activity counts as delivered.' })
export class ActivityVerified extends ActivitySuccess {
  readonly __typename!: 'ActivityVerified';
}

@ObjectType('ActivityRejected', { description: 'The activity was turned down and counts nowhere.' })
export class ActivityRejected extends ActivitySuccess {
  readonly __typename!: 'ActivityRejected';
}

@ObjectType('ActivityStateDiffers', {
  implements: Refusal,
  description: 'The step does not start from the state the activity has.',
})
export class ActivityStateDiffers extends Refusal {
  override readonly __typename!: 'ActivityStateDiffers';

  @Field(() => ActivityState, { description: 'The state it has.' })
  state!: ActivityState;
}

@ObjectType('ActivityExceedsOpen', {
  implements: Refusal,
  description: 'Less is open on the need line than the activity gave.',
})
export class ActivityExceedsOpen extends Refusal {
  override readonly __typename!: 'ActivityExceedsOpen';

  @Field(() => GraphQLAmount, { description: 'What the activity gave.' })
  amount!: Amount;

  @Field(() => GraphQLAmount, { description: 'What is open.\nIstilah: sisa terbuka.' })
  open!: Amount;
}

export const ReportActivityResult = createUnionType({
  name: 'ReportActivityResult',
  description: 'The report, or why it was not taken.',
  types: () => [ActivityReported, CompanyNotVerified, OriginHasLess, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const AttachActivityEvidenceResult = createUnionType({
  name: 'AttachActivityEvidenceResult',
  description: 'The activity with its evidence, or why it took none.',
  types: () => [ActivityEvidenceAttached, ActivityStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const VerifyActivityResult = createUnionType({
  name: 'VerifyActivityResult',
  description: 'The activity that counts now, or why it does not.',
  types: () =>
    [
      ActivityVerified,
      ActivityExceedsOpen,
      ActivityStateDiffers,
      EvidenceMissing,
      OwnOrganisation,
      SameHand,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const RejectActivityResult = createUnionType({
  name: 'RejectActivityResult',
  description: 'The activity turned down, or why it was not.',
  types: () => [ActivityRejected, ActivityStateDiffers, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
