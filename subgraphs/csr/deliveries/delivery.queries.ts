import { Role, assertMayActIn, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import type { DeliveryFilter } from './delivery-input.type.ts';
import type { DeliveryViewer } from './delivery-action.rules.ts';
import type { DeliveryStepType, DeliveryType, DisputeType } from './delivery.type.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

type Told = Omit<DeliveryType, 'amount'> & { amount: string };

const DELIVERY = `d.id, d.allocation_id as "allocationId", d.amount::text as amount, d.state,
  d.sent_on::text as "sentOn", d.note, d.recorded_at as "recordedAt", d.received_on::text as "receivedOn",
  d.receiving_institution as "receivingInstitution",
  d.verified_at as "verifiedAt", d.is_demo as "isDemo", d.sent_by as "sentBy", d.received_by as "receivedBy",
  d.received_organisation as "receivedOrganisation", p.organisation, g.area_code as "areaCode", a.kind,
  (select count(*)::int from delivery_evidence de join evidence e on e.id = de.evidence_id
   where de.delivery_id = d.id and e.state = 'STORED') as "storedEvidence"`;
const BEHIND = `join pledge_allocation a on a.id = d.allocation_id join pledge p on p.id = a.pledge_id
  join gap_account g on g.id = a.gap_area_id`;

const whole = (row: Told): DeliveryType => ({ ...row, amount: BigInt(row.amount) });

/** A page of deliveries of each allocation, by the time they were recorded. */
const pageByAllocation = (read: Snapshot, first: number, after: readonly string[] | null) =>
  rowsLoader<Told>(
    read,
    `select ${DELIVERY} from unnest($1::uuid[]) as allocation (id)
     cross join lateral (select * from delivery where allocation_id = allocation.id
       and ($2::numeric is null or (recorded_at, id) > (to_timestamp($2::numeric / 1000), $3::uuid))
       order by recorded_at, id limit $4) d ${BEHIND} order by d.recorded_at, d.id`,
    (row) => row.allocationId,
    [after?.[0] ?? null, after?.[1] ?? null, first + 1],
  );

/** What a request loads of deliveries. */
export const deliveryLoaders = (read: Snapshot) => ({
  deliveryById: rowLoader<Told>(
    read,
    `select ${DELIVERY} from delivery d ${BEHIND} where d.id = any($1::uuid[])`,
    (row) => row.id,
  ),
  deliveriesByAllocation: perArguments((first: number, after: readonly string[] | null) =>
    pageByAllocation(read, first, after),
  ),
  deliveryCounts: rowLoader<{ allocationId: string; count: string }>(
    read,
    `select allocation_id as "allocationId", count(*) as count from delivery where allocation_id = any($1::uuid[])
     group by allocation_id`,
    (row) => row.allocationId,
  ),
  // The last hundred: a delivery has a handful, and no list is without a bound.
  stepsByDelivery: rowsLoader<DeliveryStepType & { deliveryId: string }>(
    read,
    `select e.delivery_id as "deliveryId", e.from_state as "fromState", e.to_state as "toState",
       ${signerNameSql('e')} as "actorName", e.reason, e.happened_at as "happenedAt", e.undoes is not null as "isUndo"
     from unnest($1::uuid[]) as delivery (id) cross join lateral (
       select * from delivery_event where delivery_id = delivery.id order by id desc limit 100) e order by e.id`,
    (row) => row.deliveryId,
  ),
  disputesByDelivery: rowsLoader<DisputeType>(
    read,
    `select s.delivery_id as "deliveryId", s.id, s.reason, s.raised_at as "raisedAt", s.outcome, s.resolution,
       s.resolved_at as "resolvedAt"
     from unnest($1::uuid[]) as delivery (id) cross join lateral (
       select * from dispute where delivery_id = delivery.id order by raised_at desc, id desc limit 100) s
     order by s.raised_at, s.id`,
    (row) => row.deliveryId,
  ),
});

export type WithDeliveries = RequestContext & { loaders: ReturnType<typeof deliveryLoaders> };

export async function deliveryReference(
  { id }: { id: string },
  { loaders }: WithDeliveries,
): Promise<DeliveryType | null> {
  const row = await loaders.deliveryById.load(readId('id', id));
  return row ? whole(row) : null;
}

export async function oneDelivery(context: WithDeliveries, id: string): Promise<DeliveryType> {
  const delivery = await deliveryReference({ id }, context);
  if (!delivery) throw notFound('Delivery', id);
  return delivery;
}

const keysOf = (row: DeliveryType) => [String(Date.parse(row.recordedAt)), row.id];

export async function deliveriesOfAllocation(
  { loaders }: WithDeliveries,
  allocationId: string,
  args: PageArgs,
): Promise<Page<DeliveryType>> {
  const page = readPage(args, ['number', 'uuid']);
  const rows = await loaders.deliveriesByAllocation(page.first, page.after).load(allocationId);
  return pageOf(rows.map(whole), page, keysOf, async () =>
    Number((await loaders.deliveryCounts.load(allocationId))?.count ?? 0),
  );
}

/** The work list of an area: what waits for receipt, verification, or the end of a dispute; the oldest first. */
export async function deliveriesWithin(
  { read, actor }: RequestContext,
  filter: DeliveryFilter,
  args: PageArgs,
): Promise<Page<DeliveryType>> {
  assertMayActIn(actor, [Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR], filter.within);
  const page = readPage(args, ['number', 'uuid']);
  const where = `(g.area_code = $1 or g.area_code like $1 || '.%') and ($2::text is null or d.state = $2)`;
  const values = [filter.within, filter.state ?? null];
  const rows = await read.rows<Told>(
    `select ${DELIVERY} from delivery d ${BEHIND} where ${where}
       and ($3::numeric is null or (d.recorded_at, d.id) > (to_timestamp($3::numeric / 1000), $4::uuid))
     order by d.recorded_at, d.id limit $5`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(rows.map(whole), page, keysOf, async () => {
    const [counted] = await read.rows<{ count: string }>(
      `select count(*) from delivery d ${BEHIND} where ${where}`,
      values,
    );
    return Number(counted?.count ?? 0);
  });
}

/** Who confirms that something came: the area's officer, for person-time its pillar coordinator. */
export function receiverRole(kind: string): Role {
  return kind === 'PERSON_TIME' ? Role.PILLAR_COORDINATOR : Role.PROGRAM_OFFICER;
}

/** How the actor stands to a delivery. */
export function deliveryViewer(actor: Actor | null, delivery: DeliveryType): DeliveryViewer {
  return {
    subject: actor?.subject ?? null,
    organisation: actor?.organisation ?? null,
    isGiver: (actor?.organisation ?? null) === delivery.organisation,
    isReceiver: mayActIn(actor, receiverRole(delivery.kind), delivery.areaCode),
    isCoordinator: mayActIn(actor, Role.FORUM_COORDINATOR, delivery.areaCode),
  };
}

/** True for the sides of a delivery: giver, receiver, coordinator. */
export function mayKnowDelivery(actor: Actor | null, delivery: DeliveryType): boolean {
  const { isGiver, isReceiver, isCoordinator } = deliveryViewer(actor, delivery);
  return isGiver || isReceiver || isCoordinator;
}
