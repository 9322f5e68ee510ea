import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { badInput, notFound } from '#kit/errors';
import { notify } from '#kit/notices';

import {
  lockAccounts,
  moveAllocation,
  settleAccounts,
  type Accounts,
  type Cause,
} from '../gap-areas/account.commands.ts';
import { allocationById, type AllocationRow } from '../gap-areas/account.queries.ts';
import { ownEvidence } from '../evidence/evidence.commands.ts';
import type { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import { Delivery } from './delivery.entity.ts';
import { deliveredOf, stateByDeliveries, type DeliveryState } from './delivery.rules.ts';

/** An allocation whose gap is locked, with whose it is and where. */
export interface LockedAllocation {
  accounts: Accounts;
  allocation: AllocationRow;
  organisation: string;
  companyIsDemo: boolean;
  createdBy: string;
  areaCode: string;
  kind: NeedKind;
}

export interface LockedDelivery extends LockedAllocation {
  delivery: Delivery;
}

/** Locks the account an allocation takes from; NOT_FOUND also for drafts, which only their company knows. */
export async function lockAllocation(tx: EntityManager, actor: Actor, id: string): Promise<LockedAllocation> {
  const [place] = await rowsIn<
    Omit<LockedAllocation, 'accounts' | 'allocation'> & { gapAreaId: string; state: string }
  >(
    tx,
    `select a.gap_area_id as "gapAreaId", a.kind, a.state, p.organisation, p.is_demo as "companyIsDemo",
       p.created_by as "createdBy", g.area_code as "areaCode"
     from pledge_allocation a join pledge p on p.id = a.pledge_id join gap_account g on g.id = a.gap_area_id
     where a.id = ?`,
    [id],
  );
  if (!place || (place.state === 'DRAFT' && place.organisation !== actor.organisation))
    throw notFound('PledgeAllocation', id);
  const accounts = await lockAccounts(tx, [place.gapAreaId]);
  const allocation = accounts.newest.get(id.toLowerCase()) ?? (await allocationById(tx, id));
  if (!allocation) throw notFound('PledgeAllocation', id);
  return { ...place, accounts, allocation };
}

/** Locks the account behind a delivery, then the delivery. */
export async function lockDelivery(tx: EntityManager, actor: Actor, id: string): Promise<LockedDelivery> {
  const known = await tx.findOne(Delivery, { id });
  if (!known) throw notFound('Delivery', id);
  const locked = await lockAllocation(tx, actor, known.allocationId);
  const delivery = await tx.refreshOrFail(known, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return { ...locked, delivery };
}

export async function partsOf(
  tx: EntityManager,
  allocationId: string,
): Promise<{ amount: bigint; state: DeliveryState }[]> {
  const rows = await rowsIn<{ amount: string; state: DeliveryState }>(
    tx,
    'select amount::text as amount, state from delivery where allocation_id = ?',
    [allocationId],
  );
  return rows.map(({ amount, state }) => ({ amount: BigInt(amount), state }));
}

export const causeOf = ({ subject, name, organisation }: Actor, reason: string | null): Cause => ({
  subject,
  name,
  organisation,
  reason,
});

/** Writes the delivery and its step; `from` is null for the first, `undoes` the step that this one takes back. */
export async function noteDeliveryStep(
  tx: EntityManager,
  delivery: Delivery,
  from: DeliveryState | null,
  cause: Cause,
  undoes: string | null = null,
): Promise<void> {
  await tx.flush();
  await rowsIn(
    tx,
    `insert into delivery_event (delivery_id, from_state, to_state, amount, actor_subject, actor_name,
       actor_organisation, reason, undoes)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      delivery.id,
      from,
      delivery.state,
      delivery.amount,
      cause.subject,
      cause.name,
      cause.organisation,
      cause.reason,
      undoes,
    ],
  );
}

/** Brings the allocation to where its deliveries stand, through the account, and tells whoever watches the pledge. */
export async function settleAllocation(
  tx: EntityManager,
  { accounts, allocation }: LockedAllocation,
  cause: Cause,
  end?: Extract<AllocationState, 'CANCELLED'>,
): Promise<void> {
  const parts = await partsOf(tx, allocation.id);
  const delivered = deliveredOf(parts);
  const to = end ?? stateByDeliveries(allocation.amount, parts);
  const isOver = allocation.state === 'CANCELLED' || allocation.state === 'CLOSED';
  if (!isOver && (to !== allocation.state || delivered !== allocation.delivered)) {
    moveAllocation(accounts, allocation, { to, delivered }, cause);
  }
  await settleAccounts(tx, accounts);
  await notify(tx, 'pledge', allocation.pledgeId);
}

/** Takes back what was sent but not received of allocations that end; called by whoever ends them. */
export async function cancelSent(tx: EntityManager, allocationIds: readonly string[], cause: Cause): Promise<void> {
  const under = await tx.find(Delivery, { allocationId: { $in: [...allocationIds] }, state: 'SENT' });
  for (const delivery of under) {
    tx.assign(delivery, { state: 'CANCELLED', changedAt: new Date() });
    await noteDeliveryStep(tx, delivery, 'SENT', cause);
  }
}

/** The evidence of a delivery is shown as one list. */
const MOST_EVIDENCE = 40;

/** Ties evidence of the actor's organisation to a delivery. */
export async function attachEvidence(
  tx: EntityManager,
  deliveryId: string,
  organisation: string | null,
  evidenceIds: readonly string[],
): Promise<void> {
  if (evidenceIds.length === 0) return;
  const ids = await ownEvidence(tx, organisation, evidenceIds);
  await rowsIn(
    tx,
    `insert into delivery_evidence (delivery_id, evidence_id)
     select ?::uuid, id from unnest(string_to_array(?, ',')::uuid[]) as id on conflict do nothing`,
    [deliveryId, ids.join(',')],
  );
  const tied = await rowsIn(tx, 'select 1 from delivery_evidence where delivery_id = ?', [deliveryId]);
  if (tied.length > MOST_EVIDENCE) {
    const message = `names more than the ${MOST_EVIDENCE} files a delivery has at most; put pages into one file.`;
    throw badInput([{ field: 'evidenceIds', code: 'TOO_MUCH_EVIDENCE', message }]);
  }
}
