import { Role } from '#kit/actor';
import type { Store } from '#kit/database';
import { daysAfter, today } from '#kit/dates';

import { confirmReceipt, recordDelivery, verifyDelivery } from '../../subgraphs/csr/deliveries/delivery.commands.ts';
import { closeAllocation, disputeDelivery } from '../../subgraphs/csr/deliveries/dispute.commands.ts';
import { demoEvidence } from './demo-evidence.ts';
import { REASON, allocationsMade, contextOf, went, type AllocationMade, type DemoPledge } from './demo-world.ts';

const SENT_DAYS_AGO = 3;
const RECEIVED_DAYS_AGO = 1;
/** Demo pledges that end in a state behind receipt. */
const VERIFIED = ['VERIFIED', 'CLOSED'];

/** Sends, receives and checks what a made-up pledge says; false when a step refuses. */
export async function deliverDemo(store: Store, pledge: DemoPledge, pledgeId: string): Promise<boolean> {
  const { sent = [], received = sent.length } = pledge;
  const forum = contextOf(store, Role.FORUM_COORDINATOR, '15', 'demo-forum-jambi');
  for (const allocation of await allocationsMade(store, pledgeId)) {
    for (const [index, percent] of sent.entries()) {
      const isReceived = index < received;
      if (!(await deliverPart(store, pledge, allocation, { index, percent, isReceived }))) return false;
    }
    const close = { allocationId: allocation.id, idempotencyKey: `seed:${pledge.key}:close:${allocation.id}` };
    if (pledge.until === 'CLOSED' && !went(await closeAllocation(forum, close), 'close')) return false;
  }
  return true;
}

/** One delivery through the hands of three made-up sides. */
async function deliverPart(
  store: Store,
  pledge: DemoPledge,
  allocation: AllocationMade,
  part: { index: number; percent: number; isReceived: boolean },
): Promise<boolean> {
  const company = contextOf(store, Role.COMPANY, null, pledge.company);
  const role = allocation.kind === 'PERSON_TIME' ? Role.PILLAR_COORDINATOR : Role.PROGRAM_OFFICER;
  const dinas = contextOf(store, role, '15', 'demo-dinsos-jambi');
  const forum = contextOf(store, Role.FORUM_COORDINATOR, '15', 'demo-forum-jambi');
  const key = (step: string) => ({ idempotencyKey: `seed:${pledge.key}:${step}:${allocation.id}:${part.index}` });
  const proof = await demoEvidence(store, pledge.company, `${pledge.key}-${part.index + 1}`);
  const recorded = await recordDelivery(company, {
    allocationId: allocation.id,
    amount: (BigInt(allocation.amount) * BigInt(part.percent)) / 100n,
    sentOn: daysAfter(today(), -SENT_DAYS_AGO),
    note: 'Data contoh',
    evidenceIds: [proof],
    ...key('send'),
  });
  if (!went(recorded, 'send') || !('deliveryId' in recorded)) return false;
  if (!part.isReceived) return true;
  const { deliveryId } = recorded;
  const receipt = {
    receivedOn: daysAfter(today(), -RECEIVED_DAYS_AGO),
    receivingInstitution: 'Lembaga penerima contoh',
  };
  const taken = await confirmReceipt(dinas, { deliveryId, ...receipt, note: null, evidenceIds: [], ...key('receive') });
  if (!went(taken, 'receive')) return false;
  if (VERIFIED.includes(pledge.until))
    return went(await verifyDelivery(forum, { deliveryId, ...key('verify') }), 'verify');
  if (pledge.until !== 'DISPUTED') return true;
  return went(await disputeDelivery(dinas, { deliveryId, reason: REASON, ...key('dispute') }), 'dispute');
}
