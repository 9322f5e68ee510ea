import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';
import { notify } from '#kit/notices';

import type { CsrContext } from '../context.ts';
import { causeOf, lockDelivery, noteDeliveryStep, type LockedDelivery } from '../deliveries/delivery-step.commands.ts';
import { moveAllocation, settleAccounts, type Cause } from '../gap-areas/account.commands.ts';
import { lockPledges } from '../pledges/draft.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { undoSeconds } from '../settings.ts';
import { isCertified, lastAllocationSteps, lastDeliveryStep } from './undo.queries.ts';
import { backFromDeliveryStep, refuseUndo, stepFollowed } from './undo.rules.ts';
import type { UndoDeliveryStepInput } from './undo.type.ts';

/** A coordinator takes the own verification of a delivery back at once. */
export async function undoDeliveryStep(context: CsrContext, input: UndoDeliveryStepInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'undoDeliveryStep', input, async (tx) => {
    await lockPledgeOf(tx, input.deliveryId);
    const locked = await lockDelivery(tx, actor, input.deliveryId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], locked.areaCode);
    const { delivery } = locked;
    const step = await lastDeliveryStep(tx, delivery.id);
    const back = step && backFromDeliveryStep(step);
    const asked = {
      isUndoable: back !== null,
      expectedVersion: input.expectedVersion,
      subject: actor.subject,
      nowMs: Date.now(),
      seconds: undoSeconds(),
    };
    const refusal = refuseUndo(step, asked);
    if (refusal) return refusal;
    const verification = await verificationOf(tx, locked, actor.subject);
    if (!step || !back || !verification || (await isCertified(tx, delivery.id))) {
      return stepFollowed(input.expectedVersion);
    }
    tx.assign(delivery, { state: back, verifiedBy: null, verifiedAt: null, changedAt: new Date() });
    const cause = causeOf(actor, null);
    await noteDeliveryStep(tx, delivery, 'VERIFIED', cause, step.eventId);
    await takeBack(tx, locked, verification, cause);
    return { __typename: 'DeliveryStepUndone', deliveryId: delivery.id, replayed: false } as const;
  });
}

/** A certificate is written under the lock of its pledge: none comes in between. */
async function lockPledgeOf(tx: EntityManager, deliveryId: string): Promise<void> {
  const [place] = await rowsIn<{ pledgeId: string }>(
    tx,
    `select a.pledge_id as "pledgeId" from delivery d join pledge_allocation a on a.id = d.allocation_id
     where d.id = ?`,
    [deliveryId],
  );
  if (!place) throw notFound('Delivery', deliveryId);
  await lockPledges(tx, [place.pledgeId]);
}

/**
 * The step by which the verification took the whole allocation along, or that it did not; null when the allocation
 * has gone on since.
 */
async function verificationOf(
  tx: EntityManager,
  { allocation }: LockedDelivery,
  subject: string,
): Promise<{ eventId: string | null } | null> {
  if (allocation.state === 'IN_DELIVERY' || allocation.state === 'DELIVERED') return { eventId: null };
  const step = (await lastAllocationSteps(tx, [allocation.id])).get(allocation.id);
  const isByIt = step?.from === 'DELIVERED' && step.to === 'VERIFIED' && step.subject === subject;
  return allocation.state === 'VERIFIED' && step && isByIt ? { eventId: step.eventId } : null;
}

/** Nothing changes in any total: what was received stays delivered. */
async function takeBack(
  tx: EntityManager,
  { accounts, allocation }: LockedDelivery,
  { eventId }: { eventId: string | null },
  cause: Cause,
): Promise<void> {
  if (eventId !== null) moveAllocation(accounts, allocation, { to: 'DELIVERED', undo: { eventId, was: {} } }, cause);
  await settleAccounts(tx, accounts);
  await notify(tx, 'pledge', allocation.pledgeId);
}
