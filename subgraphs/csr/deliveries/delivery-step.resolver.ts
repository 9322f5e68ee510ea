import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root, type ClassType } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import {
  AttachDeliveryEvidenceInput,
  CloseAllocationInput,
  ConfirmReceiptInput,
  DisputeDeliveryInput,
  RecordDeliveryInput,
  ResolveDisputeInput,
  VerifyDeliveryInput,
} from './delivery-input.type.ts';
import {
  AllocationClosed,
  AttachDeliveryEvidenceResult,
  CloseAllocationResult,
  ConfirmReceiptResult,
  DeliveryDisputed,
  DeliveryEvidenceAttached,
  DeliveryRecorded,
  DeliveryVerified,
  DisputeDeliveryResult,
  DisputeResolved,
  ReceiptConfirmed,
  RecordDeliveryResult,
  ResolveDisputeResult,
  VerifyDeliveryResult,
  type DeliverySuccess,
} from './delivery-result.type.ts';
import { attachDeliveryEvidence, confirmReceipt, recordDelivery, verifyDelivery } from './delivery.commands.ts';
import { oneDelivery } from './delivery.queries.ts';
import { DeliveryType } from './delivery.type.ts';
import { closeAllocation, disputeDelivery, resolveDispute } from './dispute.commands.ts';

@Resolver()
export class DeliveryStepResolver {
  @Authorized(Role.COMPANY)
  @Mutation(() => RecordDeliveryResult, {
    description: 'The company says that it sent a part of what it committed to.',
  })
  recordDelivery(
    @Arg('input', () => RecordDeliveryInput, { description: 'What was sent.' }) input: RecordDeliveryInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RecordDeliveryResult>> {
    return recordDelivery(context, input);
  }

  @Authorized(Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => ConfirmReceiptResult, {
    description: 'The officer of the area (for person-time its pillar coordinator) says that it came, and to whom.',
  })
  confirmReceipt(
    @Arg('input', () => ConfirmReceiptInput, { description: 'What came.' }) input: ConfirmReceiptInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof ConfirmReceiptResult>> {
    return confirmReceipt(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => VerifyDeliveryResult, {
    description:
      'The coordinator accepts a received delivery after checking its evidence; another person of another ' +
      'organisation.',
  })
  verifyDelivery(
    @Arg('input', () => VerifyDeliveryInput, { description: 'Which delivery.' }) input: VerifyDeliveryInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof VerifyDeliveryResult>> {
    return verifyDelivery(context, input);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => DisputeDeliveryResult, {
    description: 'One of its sides doubts a delivery; it counts as committed until the coordinator decides.',
  })
  disputeDelivery(
    @Arg('input', () => DisputeDeliveryInput, { description: 'Which delivery, and why.' }) input: DisputeDeliveryInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof DisputeDeliveryResult>> {
    return disputeDelivery(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => ResolveDisputeResult, {
    description: 'Ends the dispute of a delivery; every total follows its outcome.',
  })
  resolveDispute(
    @Arg('input', () => ResolveDisputeInput, { description: 'Which delivery, how, and why.' })
    input: ResolveDisputeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof ResolveDisputeResult>> {
    return resolveDispute(context, input);
  }

  @Authorized(Role.COMPANY, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => AttachDeliveryEvidenceResult, { description: 'Adds evidence of the own organisation to a delivery.' })
  attachDeliveryEvidence(
    @Arg('input', () => AttachDeliveryEvidenceInput, { description: 'Which delivery, and what.' })
    input: AttachDeliveryEvidenceInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AttachDeliveryEvidenceResult>> {
    return attachDeliveryEvidence(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => CloseAllocationResult, { description: 'Closes an allocation whose whole delivery was verified.' })
  closeAllocation(
    @Arg('input', () => CloseAllocationInput, { description: 'Which allocation.' }) input: CloseAllocationInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof CloseAllocationResult>> {
    return closeAllocation(context, input);
  }
}

/** Answers keep ids, so that a replay tells them again; what they stand for is read when it is asked for. */
function withDelivery(success: ClassType<DeliverySuccess>) {
  @Resolver(() => success)
  class DeliverySuccessResolver {
    @FieldResolver(() => DeliveryType, { description: 'The delivery as it is now.' })
    delivery(@Root() { deliveryId }: DeliverySuccess, @Ctx() context: CsrContext): Promise<DeliveryType> {
      return oneDelivery(context, deliveryId);
    }
  }
  return DeliverySuccessResolver;
}

@Resolver(() => AllocationClosed)
class AllocationClosedResolver {
  @FieldResolver(() => PledgeAllocationType, { nullable: true, description: 'The allocation, now CLOSED.' })
  allocation(
    @Root() { allocationId }: AllocationClosed,
    @Ctx() { loaders }: CsrContext,
  ): Promise<PledgeAllocationType | null> {
    return loaders.allocationById.load(allocationId);
  }
}

export const deliveryResultResolvers = [
  ...[
    DeliveryRecorded,
    ReceiptConfirmed,
    DeliveryVerified,
    DeliveryDisputed,
    DisputeResolved,
    DeliveryEvidenceAttached,
  ].map(withDelivery),
  AllocationClosedResolver,
];
