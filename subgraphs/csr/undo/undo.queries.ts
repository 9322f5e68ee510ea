import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { instant } from '#kit/dates';
import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { AllocationState } from '../allocations/allocation-state.rules.ts';
import type { DeliveryState } from '../deliveries/delivery.rules.ts';
import { undoSeconds } from '../settings.ts';
import { backFromAllocationStep, backFromDeliveryStep, undoOffer, type LastStep } from './undo.rules.ts';
import type { UndoOfferType } from './undo.type.ts';

/** What a step changed beside the state and the amounts, as it was before. */
export interface Was {
  holdUntil: string | null;
  infoRequest: string | null;
  overCoverageReason: string | null;
  acceptedAt: string | null;
}

type Told<State> = Omit<LastStep<State>, 'happenedMs' | 'version'> & {
  id: string;
  eventId: string;
  happenedMs: string;
  version: string;
};
type AllocationTold = Told<AllocationState> & { isFromPool: boolean; was: Was | null };

export type AllocationLast = LastStep<AllocationState> & { eventId: string; isFromPool: boolean; was: Was | null };
export type DeliveryLast = LastStep<DeliveryState> & { eventId: string };

const STEP = (of: string) => `e.${of} as id, e.id::text as "eventId", e.from_state as "from", e.to_state as "to",
  e.actor_subject as subject, (extract(epoch from e.happened_at) * 1000)::bigint::text as "happenedMs",
  (select count(*) from ${of.replace('_id', '_event')} s where s.${of} = e.${of})::text as version`;

const LAST_OF_ALLOCATION = (ids: string) => `
  select ${STEP('allocation_id')}, e.was, a.from_pool as "isFromPool"
  from pledge_allocation a cross join lateral (
    select * from allocation_event where allocation_id = a.id order by id desc limit 1) e where a.id = any(${ids})`;
const LAST_OF_DELIVERY = (ids: string) => `
  select ${STEP('delivery_id')} from unnest(${ids}) as told (id) cross join lateral (
    select * from delivery_event where delivery_id = told.id order by id desc limit 1) e`;

const wholeStep = <Step extends Told<unknown>>(row: Step) => ({
  ...row,
  happenedMs: Number(row.happenedMs),
  version: Number(row.version),
});

const IDS = "string_to_array(?, ',')::uuid[]";

/** The newest step of each of these allocations, as the transaction sees it. */
export async function lastAllocationSteps(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, AllocationLast>> {
  const rows = await rowsIn<AllocationTold>(tx, LAST_OF_ALLOCATION(IDS), [ids.join(',')]);
  return new Map(rows.map((row) => [row.id, wholeStep(row)]));
}

export async function lastDeliveryStep(tx: EntityManager, id: string): Promise<DeliveryLast | null> {
  const [row] = await rowsIn<Told<DeliveryState>>(tx, LAST_OF_DELIVERY(IDS), [id]);
  return row ? wholeStep(row) : null;
}

// An agreement, volunteers or a pledge that hands the amounts on rest on an accepted allocation.
const RESTING = `
  select 1 from pledge_allocation a where a.id = any(${IDS}) and (
    exists (select 1 from volunteer_offer o where o.allocation_id = a.id)
    or exists (select 1 from agreement_pledge ap join agreement m on m.id = ap.agreement_id
      where ap.pledge_id = a.pledge_id and m.recorded_at >= a.accepted_at)
    or exists (select 1 from pledge q where q.origin_pledge_id = a.pledge_id and q.submitted_at >= a.accepted_at)) limit 1`;

/** True when something was made since that rests on the acceptance of one of these allocations. */
export const somethingRestsOn = async (tx: EntityManager, ids: readonly string[]): Promise<boolean> =>
  (await rowsIn(tx, RESTING, [ids.join(',')])).length > 0;

/** True when a certificate that stands names the delivery. */
export async function isCertified(tx: EntityManager, deliveryId: string): Promise<boolean> {
  const standing = await rowsIn(
    tx,
    `select 1 from contribution_certificate_delivery kd where kd.delivery_id = ? and not exists (
       select 1 from contribution_certificate_revocation r where r.certificate_id = kd.certificate_id) limit 1`,
    [deliveryId],
  );
  return standing.length > 0;
}

/** What a request loads of steps that may be undone. */
export const undoLoaders = (read: Snapshot) => ({
  now: () => read.now(),
  lastAllocationStep: rowLoader<AllocationTold>(read, LAST_OF_ALLOCATION('$1::uuid[]'), (row) => row.id),
  lastDeliveryStep: rowLoader<Told<DeliveryState>>(read, LAST_OF_DELIVERY('$1::uuid[]'), (row) => row.id),
});

interface Viewing {
  actor: { subject: string } | null;
  loaders: ReturnType<typeof undoLoaders>;
}

const asOffer = (offer: { untilMs: number; version: number } | null): UndoOfferType | null =>
  offer && { until: new Date(offer.untilMs).toISOString(), version: offer.version };

const askedBy = ({ actor, loaders }: Viewing, isUndoable: boolean) => ({
  isUndoable,
  subject: actor?.subject ?? null,
  nowMs: loaders.now().getTime(),
  seconds: undoSeconds(),
});

/** True while a change is so young that it may be worth a look at who made it. */
const isFresh = ({ loaders }: Viewing, changedAt: string): boolean =>
  loaders.now().getTime() <= Date.parse(instant(changedAt)) + undoSeconds() * 1_000;

/** Until when the viewer may undo the newest step of an allocation; asks the database only about fresh ones. */
export async function undoOfAllocation(
  viewing: Viewing,
  allocation: { id: string; state: AllocationState; stateChangedAt: string; asKnownAt?: string },
): Promise<UndoOfferType | null> {
  const mayBe = allocation.state === 'COMMITTED' || allocation.state === 'REJECTED';
  if (!viewing.actor || !mayBe || allocation.asKnownAt || !isFresh(viewing, allocation.stateChangedAt)) return null;
  const row = await viewing.loaders.lastAllocationStep.load(allocation.id);
  const isUndoable = row !== null && backFromAllocationStep(row, row.isFromPool) !== null;
  return asOffer(undoOffer(row && wholeStep(row), askedBy(viewing, isUndoable)));
}

/** Until when the viewer may undo the newest step of a delivery; asks the database only about fresh ones. */
export async function undoOfDelivery(
  viewing: Viewing,
  delivery: { id: string; state: DeliveryState; verifiedAt: string | null },
): Promise<UndoOfferType | null> {
  if (
    !viewing.actor ||
    delivery.state !== 'VERIFIED' ||
    !delivery.verifiedAt ||
    !isFresh(viewing, delivery.verifiedAt)
  ) {
    return null;
  }
  const row = await viewing.loaders.lastDeliveryStep.load(delivery.id);
  const isUndoable = row !== null && backFromDeliveryStep(row) !== null;
  return asOffer(undoOffer(row && wholeStep(row), askedBy(viewing, isUndoable)));
}
