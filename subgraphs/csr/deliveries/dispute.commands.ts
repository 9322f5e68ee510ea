import { Role, assertMayActIn, assertSignedIn } from '#kit/actor';
import { newId } from '#kit/ids';

import type { CsrContext } from '../context.ts';
import { moveAllocation, settleAccounts } from '../gap-areas/account.commands.ts';
import { refuseOwnPledge, refuseStep } from '../allocations/allocation.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { endOffers } from '../volunteers/withdrawal.commands.ts';
import type { CloseAllocationInput, DisputeDeliveryInput, ResolveDisputeInput } from './delivery-input.type.ts';
import {
  causeOf,
  lockAllocation,
  lockDelivery,
  noteDeliveryStep,
  cancelSent,
  partsOf,
  settleAllocation,
} from './delivery-step.commands.ts';
import { Dispute } from './delivery.entity.ts';
import { receiverRole } from './delivery.queries.ts';
import { STARTS, deliveryStateDiffers, refuseDeliveryStep, refuseEndWithDisputes } from './delivery.rules.ts';

/** One of the sides doubts a delivery; it counts as committed, not as delivered, until the coordinator decides. */
export async function disputeDelivery(context: CsrContext, input: DisputeDeliveryInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'disputeDelivery', input, async (tx) => {
    const locked = await lockDelivery(tx, actor, input.deliveryId);
    if (actor.organisation !== locked.organisation) {
      assertMayActIn(actor, [Role.FORUM_COORDINATOR, receiverRole(locked.kind)], locked.areaCode);
    }
    const { delivery, allocation } = locked;
    const from = delivery.state;
    const refusal =
      refuseDeliveryStep(from, STARTS.DISPUTE) ??
      (allocation.state === 'DISPUTED' ? null : refuseStep(allocation.state, 'DISPUTED'));
    if (refusal) return refusal;
    if (from === 'DISPUTED' || from === 'CANCELLED') return deliveryStateDiffers(from);
    const now = new Date();
    tx.assign(delivery, { state: 'DISPUTED', beforeDispute: from, changedAt: now });
    tx.create(Dispute, {
      id: newId(),
      deliveryId: delivery.id,
      reason: input.reason,
      raisedBy: actor.subject,
      raisedOrganisation: actor.organisation,
      raisedAt: now,
      outcome: null,
      resolution: null,
      resolvedBy: null,
      resolvedAt: null,
    });
    const cause = causeOf(actor, input.reason);
    await noteDeliveryStep(tx, delivery, from, cause);
    await settleAllocation(tx, locked, cause);
    return { __typename: 'DeliveryDisputed', deliveryId: delivery.id, replayed: false } as const;
  });
}

/** The coordinator ends a dispute: the delivery stands, is reversed, or the allocation ends with it. */
export async function resolveDispute(context: CsrContext, input: ResolveDisputeInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'resolveDispute', input, async (tx) => {
    const locked = await lockDelivery(tx, actor, input.deliveryId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], locked.areaCode);
    const { delivery, allocation } = locked;
    const refusal =
      refuseOwnPledge(locked.organisation, actor.organisation) ??
      refuseDeliveryStep(delivery.state, STARTS.RESOLUTION) ??
      refuseEndWithDisputes(input.outcome, await partsOf(tx, allocation.id));
    if (refusal) return refusal;
    const dispute = await tx.findOneOrFail(Dispute, { deliveryId: delivery.id, outcome: null });
    const now = new Date();
    tx.assign(dispute, {
      outcome: input.outcome,
      resolution: input.reason,
      resolvedBy: actor.subject,
      resolvedAt: now,
    });
    const back = input.outcome === 'DELIVERY_STANDS' ? (delivery.beforeDispute ?? 'SENT') : 'CANCELLED';
    tx.assign(delivery, { state: back, beforeDispute: null, changedAt: now });
    const cause = causeOf(actor, input.reason);
    await noteDeliveryStep(tx, delivery, 'DISPUTED', cause);
    const isEnd = input.outcome === 'ALLOCATION_CANCELLED';
    if (isEnd) {
      await cancelSent(tx, [allocation.id], cause);
      await endOffers(tx, [allocation.id], { subject: actor.subject, reason: input.reason });
    }
    await settleAllocation(tx, locked, cause, isEnd ? 'CANCELLED' : undefined);
    return { __typename: 'DisputeResolved', deliveryId: delivery.id, replayed: false } as const;
  });
}

/** The coordinator closes an allocation whose whole delivery was verified. */
export async function closeAllocation(context: CsrContext, input: CloseAllocationInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'closeAllocation', input, async (tx) => {
    const { accounts, allocation, areaCode, organisation } = await lockAllocation(tx, actor, input.allocationId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], areaCode);
    const refusal = refuseOwnPledge(organisation, actor.organisation) ?? refuseStep(allocation.state, 'CLOSED');
    if (refusal) return refusal;
    moveAllocation(accounts, allocation, { to: 'CLOSED' }, causeOf(actor, input.note ?? null));
    await settleAccounts(tx, accounts);
    return { __typename: 'AllocationClosed', allocationId: allocation.id, replayed: false } as const;
  });
}
