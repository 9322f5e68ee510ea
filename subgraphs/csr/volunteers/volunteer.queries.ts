import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import type { LocalDate } from '#kit/dates';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader, rowsLoader } from '#kit/loading';

import { assertAreaCode } from '../areas/area.queries.ts';
import type { VolunteerOfferStatus } from './volunteer.rules.ts';
import type { VolunteerOfferType } from './volunteer.type.ts';

type Told = Omit<VolunteerOfferType, 'hours'> & { hours: string };

const STATUS = `case when w.offer_id is not null then 'WITHDRAWN' else coalesce(d.outcome, 'WAITING') end`;
const OFFER = `o.id, o.allocation_id as "allocationId", o.people, o.hours::text as hours, o.begins_on::text as "beginsOn",
  o.ends_on::text as "endsOn", o.skills, o.is_demo as "isDemo", o.offered_at as "offeredAt", d.decided_at as "decidedAt",
  coalesce(w.reason, d.reason) as reason, w.withdrawn_at as "withdrawnAt", ${STATUS} as status`;
const DECIDED = `left join volunteer_decision d on d.offer_id = o.id
  left join volunteer_withdrawal w on w.offer_id = o.id`;
const FROM = `volunteer_offer o ${DECIDED}`;
const OFFERED_MS = '(extract(epoch from o.offered_at) * 1000)::bigint';

const whole = (row: Told): VolunteerOfferType => ({ ...row, hours: BigInt(row.hours) });

/** True for the sides of an offer: the company, and the coordinators of the area, of pillars or of the forum. */
export function mayKnowOffers(actor: Actor | null, allocation: { organisation: string; areaCode: string }): boolean {
  return (
    (actor?.organisation ?? null) === allocation.organisation ||
    [Role.PILLAR_COORDINATOR, Role.FORUM_COORDINATOR].some((role) => mayActIn(actor, role, allocation.areaCode))
  );
}

export const volunteerLoaders = (read: Snapshot) => ({
  volunteerOfferById: rowLoader<Told>(
    read,
    `select ${OFFER} from ${FROM} where o.id = any ($1::uuid[])`,
    (row) => row.id,
  ),
  // The last hundred: no list is without a bound.
  offersByAllocation: rowsLoader<Told>(
    read,
    `select ${OFFER} from unnest($1::uuid[]) as allocation (id) cross join lateral (
       select * from volunteer_offer where allocation_id = allocation.id order by offered_at desc, id desc limit 100) o
     ${DECIDED} order by o.offered_at, o.id`,
    (row) => row.allocationId,
  ),
  volunteersByAllocation: rowLoader<{ allocationId: string; people: number; hours: string }>(
    read,
    `select o.allocation_id as "allocationId", sum(o.people)::int as people, sum(o.hours)::text as hours from ${FROM}
     where d.outcome = 'ACCEPTED' and w.offer_id is null and o.allocation_id = any ($1::uuid[]) group by o.allocation_id`,
    (row) => row.allocationId,
  ),
});

type Loaders = ReturnType<typeof volunteerLoaders>;

export async function offersOfAllocation(loaders: Loaders, allocationId: string): Promise<VolunteerOfferType[]> {
  return (await loaders.offersByAllocation.load(allocationId)).map(whole);
}

/** An offer that a command has just touched. */
export async function oneOffer(loaders: Loaders, id: string): Promise<VolunteerOfferType | null> {
  const row = await loaders.volunteerOfferById.load(id);
  return row && whole(row);
}

/** What is offered in an area that the viewer coordinates, the oldest first. */
export async function offersWithin(
  { read, actor }: RequestContext,
  { within, status }: { within: string; status: VolunteerOfferStatus | null },
  args: PageArgs,
): Promise<Page<VolunteerOfferType>> {
  assertAreaCode(within);
  assertMayActIn(actor, [Role.PILLAR_COORDINATOR], within);
  const page = readPage(args, ['number', 'uuid']);
  const from = `from ${FROM} join pledge_allocation a on a.id = o.allocation_id
    join gap_account g on g.id = a.gap_area_id where (g.area_code = $1 or g.area_code like $1 || '.%')
      and ($2::text is null or ${STATUS} = $2)`;
  const rows = await read.rows<Told & { at: string }>(
    `select ${OFFER}, ${OFFERED_MS}::text as at ${from}
       and ($3::numeric is null or (${OFFERED_MS}, o.id) > ($3::numeric, $4::uuid))
     order by ${OFFERED_MS}, o.id limit $5`,
    [within, status, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const keys = new Map(rows.map(({ id, at }) => [id, at]));
  return pageOf(
    rows.map(whole),
    page,
    ({ id }) => [keys.get(id) ?? '', id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) as count ${from}`, [within, status]);
      return Number(counted?.count ?? 0);
    },
  );
}

/** An offer inside a command, or null. */
export async function offerIn(tx: EntityManager, id: string): Promise<VolunteerOfferType | null> {
  const [row] = await rowsIn<Told>(tx, `select ${OFFER} from ${FROM} where o.id = ?`, [id]);
  return row ? whole(row) : null;
}

/** The hours that are accepted of an allocation; under the lock of its gap. */
export async function acceptedHours(tx: EntityManager, allocationId: string): Promise<bigint> {
  const [row] = await rowsIn<{ accepted: string }>(
    tx,
    'select accepted::text as accepted from volunteer_account where allocation_id = ?',
    [allocationId],
  );
  return BigInt(row?.accepted ?? 0);
}

/** An offer with the gap it is for. */
export type PlacedOffer = VolunteerOfferType & { gapAreaId: string; areaCode: string };

/** What is offered inside these allocations, waits or was accepted, and is not past on that day. */
export async function openOffersIn(
  tx: EntityManager,
  allocationIds: readonly string[],
  day: LocalDate,
): Promise<PlacedOffer[]> {
  const rows = await rowsIn<Told & Pick<PlacedOffer, 'gapAreaId' | 'areaCode'>>(
    tx,
    `select ${OFFER}, g.id as "gapAreaId", g.area_code as "areaCode" from ${FROM}
     join pledge_allocation a on a.id = o.allocation_id join gap_account g on g.id = a.gap_area_id
     where a.id = any(string_to_array(?, ',')::uuid[]) and o.ends_on >= ?::date and ${STATUS} in ('WAITING', 'ACCEPTED')
     order by o.id`,
    [allocationIds.join(','), day],
  );
  return rows.map(({ gapAreaId, areaCode, ...row }) => ({ ...whole(row), gapAreaId, areaCode }));
}
