import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, forbidden } from '#kit/errors';
import { newId } from '#kit/ids';

import { assertOrganisation } from '../companies/company.commands.ts';
import type { CsrContext } from '../context.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import type {
  AttachDeliveryEvidenceInput,
  ConfirmReceiptInput,
  RecordDeliveryInput,
  VerifyDeliveryInput,
} from './delivery-input.type.ts';
import {
  attachEvidence,
  causeOf,
  lockAllocation,
  lockDelivery,
  noteDeliveryStep,
  partsOf,
  settleAllocation,
  type LockedAllocation,
  type LockedDelivery,
} from './delivery-step.commands.ts';
import { Delivery } from './delivery.entity.ts';
import { receiverRole } from './delivery.queries.ts';
import {
  STARTS,
  deliveryStateDiffers,
  refuseDeliveryStep,
  refuseEarlyReceipt,
  refuseOver,
  refuseSameHand,
  refuseSending,
  refuseWithoutEvidence,
} from './delivery.rules.ts';

function assertNotInFuture(field: string, day: string): void {
  if (day <= today()) return;
  throw badInput([{ field, code: 'DAY_IN_FUTURE', message: `is today (${today()}, Asia/Jakarta) or earlier.` }]);
}

function assertGiver(actor: Actor, { organisation }: LockedAllocation): void {
  if (actor.organisation !== organisation) throw forbidden('Only the company that gives records what it sent.');
}

/** A company says that it sent a part of what it committed to. It counts as committed until somebody received it. */
export async function recordDelivery(context: CsrContext, input: RecordDeliveryInput) {
  const actor = assertSignedIn(context.actor);
  assertOrganisation(actor);
  assertNotInFuture('sentOn', input.sentOn);
  if (input.amount < 1n) throw badInput([{ field: 'amount', code: 'INVALID_AMOUNT', message: 'is at least 1.' }]);
  return decideOnce(context, actor, 'recordDelivery', input, async (tx) => {
    const locked = await lockAllocation(tx, actor, input.allocationId);
    assertGiver(actor, locked);
    const { allocation } = locked;
    const refusal = refuseSending(allocation, await partsOf(tx, allocation.id), input.amount);
    if (refusal) return refusal;
    const now = new Date();
    const delivery = tx.create(Delivery, {
      id: newId(),
      allocationId: allocation.id,
      amount: input.amount,
      state: 'SENT',
      beforeDispute: null,
      sentOn: input.sentOn,
      note: input.note ?? null,
      sentBy: actor.subject,
      receivedOn: null,
      receivingInstitution: null,
      receivedBy: null,
      receivedOrganisation: null,
      verifiedBy: null,
      verifiedAt: null,
      isDemo: locked.companyIsDemo,
      recordedAt: now,
      changedAt: now,
    });
    const cause = causeOf(actor, input.note ?? null);
    await noteDeliveryStep(tx, delivery, null, cause);
    await attachEvidence(tx, delivery.id, actor.organisation, input.evidenceIds);
    await settleAllocation(tx, locked, cause);
    return { __typename: 'DeliveryRecorded', deliveryId: delivery.id, replayed: false } as const;
  });
}

/** The receiving side says that it came. From now on it counts as delivered. */
export async function confirmReceipt(context: CsrContext, input: ConfirmReceiptInput) {
  const actor = assertSignedIn(context.actor);
  assertNotInFuture('receivedOn', input.receivedOn);
  return decideOnce(context, actor, 'confirmReceipt', input, async (tx) => {
    const locked = await lockDelivery(tx, actor, input.deliveryId);
    assertMayActIn(actor, [receiverRole(locked.kind)], locked.areaCode);
    const { delivery } = locked;
    const refusal =
      refuseSameHand(actor, [{ subject: delivery.sentBy, organisation: locked.organisation }]) ??
      refuseDeliveryStep(delivery.state, STARTS.RECEIPT) ??
      refuseOver(locked.allocation.state) ??
      refuseEarlyReceipt(delivery.sentOn, input.receivedOn);
    if (refusal) return refusal;
    tx.assign(delivery, {
      state: 'RECEIVED',
      receivedOn: input.receivedOn,
      receivingInstitution: input.receivingInstitution,
      receivedBy: actor.subject,
      receivedOrganisation: actor.organisation,
      changedAt: new Date(),
    });
    const cause = causeOf(actor, input.note ?? null);
    await noteDeliveryStep(tx, delivery, 'SENT', cause);
    await attachEvidence(tx, delivery.id, actor.organisation, input.evidenceIds);
    await settleAllocation(tx, locked, cause);
    return { __typename: 'ReceiptConfirmed', deliveryId: delivery.id, replayed: false } as const;
  });
}

/** Everybody who had a hand in a delivery before the verifier. */
const handsBefore = ({ delivery, organisation }: LockedDelivery) => [
  { subject: delivery.sentBy, organisation },
  { subject: delivery.receivedBy ?? '', organisation: delivery.receivedOrganisation ?? null },
];

/** The coordinator of the area checks a received delivery against its evidence. */
export async function verifyDelivery(context: CsrContext, input: VerifyDeliveryInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'verifyDelivery', input, async (tx) => {
    const locked = await lockDelivery(tx, actor, input.deliveryId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], locked.areaCode);
    const { delivery } = locked;
    const [evidence] = await rowsIn<{ stored: string }>(
      tx,
      `select count(*) as stored from delivery_evidence de join evidence e on e.id = de.evidence_id
       where de.delivery_id = ? and e.state = 'STORED'`,
      [delivery.id],
    );
    const refusal =
      refuseDeliveryStep(delivery.state, STARTS.VERIFICATION) ??
      refuseSameHand(actor, handsBefore(locked)) ??
      refuseWithoutEvidence(Number(evidence?.stored ?? 0));
    if (refusal) return refusal;
    tx.assign(delivery, {
      state: 'VERIFIED',
      verifiedBy: actor.subject,
      verifiedAt: new Date(),
      changedAt: new Date(),
    });
    const cause = causeOf(actor, input.note ?? null);
    await noteDeliveryStep(tx, delivery, 'RECEIVED', cause);
    await settleAllocation(tx, locked, cause);
    return { __typename: 'DeliveryVerified', deliveryId: delivery.id, replayed: false } as const;
  });
}

/** Adds evidence after the fact: the giving company, or the receiving side. */
export async function attachDeliveryEvidence(context: CsrContext, input: AttachDeliveryEvidenceInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'attachDeliveryEvidence', input, async (tx) => {
    const locked = await lockDelivery(tx, actor, input.deliveryId);
    if (actor.organisation !== locked.organisation) assertMayActIn(actor, [receiverRole(locked.kind)], locked.areaCode);
    if (locked.delivery.state === 'CANCELLED') return deliveryStateDiffers('CANCELLED');
    await attachEvidence(tx, locked.delivery.id, actor.organisation, input.evidenceIds);
    return { __typename: 'DeliveryEvidenceAttached', deliveryId: locked.delivery.id, replayed: false } as const;
  });
}
