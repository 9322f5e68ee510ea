import { Field, ObjectType, createUnionType } from 'type-graphql';

import { GraphQLAmount, type Amount } from '#kit/amount';
import { GraphQLDate, type LocalDate } from '#kit/dates';
import { Refusal, byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { AllocationStateDiffers } from '../pledges/pledge-refusal.type.ts';
import { AllocationSuccess } from '../pledges/pledge-result.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { DeliveryState } from './delivery.rules.ts';

@ObjectType()
export class DeliverySuccess {
  @Field(() => Boolean, {
    description: 'True when an earlier request with the same key did it, and this one changed nothing.',
  })
  replayed!: boolean;

  deliveryId!: string;
}

@ObjectType('DeliveryRecorded', { description: 'What was sent is noted; it counts as committed until it is received.' })
export class DeliveryRecorded extends DeliverySuccess {
  readonly __typename!: 'DeliveryRecorded';
}

@ObjectType('ReceiptConfirmed', { description: 'The delivery counts as delivered.' })
export class ReceiptConfirmed extends DeliverySuccess {
  readonly __typename!: 'ReceiptConfirmed';
}

@ObjectType('DeliveryVerified', { description: 'The delivery was checked against its evidence.' })
export class DeliveryVerified extends DeliverySuccess {
  readonly __typename!: 'DeliveryVerified';
}

@ObjectType('DeliveryDisputed', { description: 'The delivery is in doubt, and counts as committed meanwhile.' })
export class DeliveryDisputed extends DeliverySuccess {
  readonly __typename!: 'DeliveryDisputed';
}

@ObjectType('DisputeResolved', { description: 'The dispute is over, and every total follows its outcome.' })
export class DisputeResolved extends DeliverySuccess {
  readonly __typename!: 'DisputeResolved';
}

@ObjectType('DeliveryEvidenceAttached', { description: 'The evidence belongs to the delivery now.' })
export class DeliveryEvidenceAttached extends DeliverySuccess {
  readonly __typename!: 'DeliveryEvidenceAttached';
}

@ObjectType('AllocationClosed', { description: 'The allocation is finished.' })
export class AllocationClosed extends AllocationSuccess {
  readonly __typename!: 'AllocationClosed';
}

@ObjectType('DeliveryExceedsCommitment', { implements: Refusal, description: 'More was sent than is left to send.' })
export class DeliveryExceedsCommitment extends Refusal {
  override readonly __typename!: 'DeliveryExceedsCommitment';

  @Field(() => GraphQLAmount, { description: 'What may still be recorded as sent, in the unit of the allocation.' })
  sendable!: Amount;
}

@ObjectType('DeliveryStateDiffers', {
  implements: Refusal,
  description: 'The step does not start from the state the delivery has.',
})
export class DeliveryStateDiffers extends Refusal {
  override readonly __typename!: 'DeliveryStateDiffers';

  @Field(() => DeliveryState, { description: 'The state it has.' })
  state!: DeliveryState;
}

@ObjectType('SameHand', {
  implements: Refusal,
  description: 'Giver, receiver and verifier are different people of different organisations.',
})
export class SameHand extends Refusal {
  override readonly __typename!: 'SameHand';
}

@ObjectType('EvidenceMissing', { implements: Refusal, description: 'No evidence of the delivery is stored yet.' })
export class EvidenceMissing extends Refusal {
  override readonly __typename!: 'EvidenceMissing';
}

@ObjectType('ReceiptBeforeSending', {
  implements: Refusal,
  description: 'The day of receipt comes before the day of sending.',
})
export class ReceiptBeforeSending extends Refusal {
  override readonly __typename!: 'ReceiptBeforeSending';

  @Field(() => GraphQLDate, { description: 'The day it was sent.' })
  sentOn!: LocalDate;
}

@ObjectType('OtherDisputesOpen', {
  implements: Refusal,
  description: 'Another delivery of the allocation is disputed too.',
})
export class OtherDisputesOpen extends Refusal {
  override readonly __typename!: 'OtherDisputesOpen';
}

export const RecordDeliveryResult = createUnionType({
  name: 'RecordDeliveryResult',
  description: 'The delivery, or why it was not recorded.',
  types: () => [DeliveryRecorded, DeliveryExceedsCommitment, AllocationStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const ConfirmReceiptResult = createUnionType({
  name: 'ConfirmReceiptResult',
  description: 'The received delivery, or why it does not count as received.',
  types: () =>
    [
      ReceiptConfirmed,
      AllocationStateDiffers,
      DeliveryStateDiffers,
      SameHand,
      ReceiptBeforeSending,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const VerifyDeliveryResult = createUnionType({
  name: 'VerifyDeliveryResult',
  description: 'The verified delivery, or why it is not verified.',
  types: () => [DeliveryVerified, DeliveryStateDiffers, SameHand, EvidenceMissing, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const DisputeDeliveryResult = createUnionType({
  name: 'DisputeDeliveryResult',
  description: 'The disputed delivery, or why it is not disputed.',
  types: () => [DeliveryDisputed, DeliveryStateDiffers, AllocationStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const ResolveDisputeResult = createUnionType({
  name: 'ResolveDisputeResult',
  description: 'The delivery after its dispute, or why the dispute goes on.',
  types: () =>
    [DisputeResolved, DeliveryStateDiffers, OwnOrganisation, OtherDisputesOpen, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const AttachDeliveryEvidenceResult = createUnionType({
  name: 'AttachDeliveryEvidenceResult',
  description: 'The delivery with its evidence, or why it takes none.',
  types: () => [DeliveryEvidenceAttached, DeliveryStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const CloseAllocationResult = createUnionType({
  name: 'CloseAllocationResult',
  description: 'The closed allocation, or why it is not closed.',
  types: () => [AllocationClosed, AllocationStateDiffers, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});
