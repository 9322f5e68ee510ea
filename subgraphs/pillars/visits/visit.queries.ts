import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, Role, type Actor } from '#kit/actor';
import type { Page, PageArgs } from '#kit/connection';
import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader } from '#kit/loading';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList } from '../pages.ts';
import { isTooFew } from '../staffing-ratios/staffing-ratio.rules.ts';
import type { Reported } from './visit.rules.ts';

export interface VisitRow extends Reported {
  id: string;
  personnelId: string;
  gapAreaId: string;
  isDemo: boolean;
  recordedAt: string;
  personnelArea: string;
  gapAreaCode: string;
  voidedAt: string | null;
  voidReason: string | null;
}

export interface VisitFilterRow {
  within?: string | null;
  gapAreaId?: string | null;
  deploymentId?: string | null;
  from?: string | null;
  until?: string | null;
  withVoided?: boolean | null;
}

export interface VisitTotals {
  visits: number;
  hours: number;
}

const FROM = `from visit v join personnel p on p.id = v.personnel_id join gap_area g on g.id = v.gap_area_id
  left join visit_void o on o.visit_id = v.id`;
// Why a report was voided may speak of its person: erased, it stands there for good and is read by nobody.
const SELECT = `select v.id, v.deployment_id as "deploymentId", v.personnel_id as "personnelId",
    v.gap_area_id as "gapAreaId", v.visited_on::text as "visitedOn", v.hours, v.activity,
    v.people_reached as "peopleReached", v.is_demo as "isDemo", v.recorded_at as "recordedAt",
    p.area_code as "personnelArea", g.area_code as "gapAreaCode", o.voided_at as "voidedAt",
    case when not exists (select from person n where n.personnel_id = p.id and n.erased_at is not null) then o.reason end
      as "voidReason" ${FROM}`;
const WHERE = `${isWithinSql('g.area_code', '$1')} and ($2::uuid is null or v.gap_area_id = $2)
  and ($3::uuid is null or v.deployment_id = $3) and ($4::date is null or v.visited_on >= $4)
  and ($5::date is null or v.visited_on <= $5) and ($6::boolean or o.visit_id is null)`;
const SUMS = 'count(*)::int as visits, coalesce(sum(v.hours), 0)::int as hours';

/** How many people a report reached; 1 to 4 below kabupaten and kota only for coordinators of either area. */
export function peopleShown(actor: Actor | null, visit: VisitRow): number | null {
  const { peopleReached, gapAreaCode, personnelArea } = visit;
  const isCoordinator = [gapAreaCode, personnelArea].some((area) => mayActIn(actor, Role.PILLAR_COORDINATOR, area));
  return isCoordinator || !isTooFew(gapAreaCode, String(peopleReached)) ? peopleReached : null;
}

async function valuesOf(read: Snapshot, filter: VisitFilterRow): Promise<(string | boolean | null)[]> {
  const within = await readWithin(read, filter.within);
  const { gapAreaId = null, deploymentId = null, from = null, until = null } = filter;
  return [within, gapAreaId, deploymentId, from, until, filter.withVoided ?? false];
}

/** Reports, the newest day first. */
export async function listVisits(read: Snapshot, filter: VisitFilterRow, args: PageArgs): Promise<Page<VisitRow>> {
  return pageOfList<VisitRow>(
    read,
    {
      rows: `${SELECT} where ${WHERE} and ($8::date is null or (v.visited_on, v.id) < ($8, $9::uuid))
        order by v.visited_on desc, v.id desc limit $7`,
      count: `select count(*)::int as total ${FROM} where ${WHERE}`,
      keys: ['day', 'uuid'],
      keysOf: (row) => [row.visitedOn, row.id],
    },
    args,
    await valuesOf(read, filter),
  );
}

/** What the reports of a filter add up to, without those that were voided. */
export async function totalOfVisits(read: Snapshot, filter: VisitFilterRow): Promise<VisitTotals> {
  const [sums] = await read.rows<VisitTotals>(
    `select ${SUMS} ${FROM} where ${WHERE}`,
    await valuesOf(read, { ...filter, withVoided: false }),
  );
  return sums ?? { visits: 0, hours: 0 };
}

const sumsBy = (read: Snapshot, column: string) =>
  rowLoader<VisitTotals & { key: string }>(
    read,
    `select asked.key, count(v.id)::int as visits, coalesce(sum(v.hours), 0)::int as hours
     from unnest($1::uuid[]) as asked (key) left join visit v on v.${column} = asked.key
       and not exists (select from visit_void o where o.visit_id = v.id) group by asked.key`,
    (row) => row.key,
  );

export const visitLoaders = (read: Snapshot) => ({
  visitsOfDeployment: sumsBy(read, 'deployment_id'),
  visitsOfGap: sumsBy(read, 'gap_area_id'),
});

/** One report inside a command, or null. */
export async function visitIn(tx: EntityManager, id: string): Promise<VisitRow | null> {
  const [row] = await rowsIn<VisitRow>(tx, `${SELECT} where v.id = ?`, [id]);
  return row ?? null;
}

/** The report that was recorded under a key. */
export async function visitByKey(tx: EntityManager, organisation: string, key: string): Promise<VisitRow | null> {
  const [row] = await rowsIn<VisitRow>(tx, `${SELECT} where v.organisation = ? and v.idempotency_key = ?`, [
    organisation,
    key,
  ]);
  return row ?? null;
}

/** The hours that are recorded of a person's day; under the lock of the person. */
export async function hoursOfDay(tx: EntityManager, personnelId: string, day: string): Promise<number> {
  const [row] = await rowsIn<{ hours: number }>(
    tx,
    'select hours from visit_day where personnel_id = ? and visited_on = ?',
    [personnelId, day],
  );
  return row?.hours ?? 0;
}
