import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, Role, type Actor } from '#kit/actor';
import type { Page, PageArgs } from '#kit/connection';
import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { notFound } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';

import { isWithinSql, readWithin } from '../areas/area.queries.ts';
import { pageOfList, pagesByParent } from '../pages.ts';
import type { DeploymentState } from './deployment.rules.ts';

export interface DeploymentRow {
  parentKey: string;
  id: string;
  personnelId: string;
  gapAreaId: string;
  beginsOn: string;
  endsOn: string;
  hoursPerWeek: number;
  task: string | null;
  state: DeploymentState;
  isDemo: boolean;
  createdAt: string;
  changedAt: string;
  /** The area the person serves, and the area of the gap. */
  personnelArea: string;
  gapAreaCode: string;
}

export interface DeploymentStepRow {
  deploymentId: string;
  fromState: DeploymentState | null;
  toState: DeploymentState;
  reason: string | null;
  actorName: string | null;
  happenedAt: string;
}

export interface DeploymentFilterRow {
  within?: string | null;
  states?: DeploymentState[] | null;
  gapAreaId?: string | null;
  personnelId?: string | null;
  onDay?: string | null;
}

const SELECT = `select d.id, d.personnel_id as "personnelId", d.gap_area_id as "gapAreaId",
    d.begins_on::text as "beginsOn", d.ends_on::text as "endsOn", d.hours_per_week as "hoursPerWeek", d.task, d.state,
    d.is_demo as "isDemo", d.created_at as "createdAt", d.changed_at as "changedAt",
    p.area_code as "personnelArea", g.area_code as "gapAreaCode"
  from deployment d join personnel p on p.id = d.personnel_id join gap_area g on g.id = d.gap_area_id`;
const ORDER = { keys: ['day', 'uuid'] as const, keysOf: (row: DeploymentRow) => [row.beginsOn, row.id] };
const LIVE = `d.state in ('PROPOSED', 'CONFIRMED', 'ACTIVE')`;

interface Areas {
  personnelArea: string;
  gapAreaCode: string;
}

/** True for who may move a deployment: a coordinator of both the person's area and the gap's. */
export function mayMove(actor: Actor | null, { personnelArea, gapAreaCode }: Areas): boolean {
  return [personnelArea, gapAreaCode].every((area) => mayActIn(actor, Role.PILLAR_COORDINATOR, area));
}

/** True for who may read its task and reasons: a coordinator of either area. */
export function mayReadReasons(actor: Actor | null, { personnelArea, gapAreaCode }: Areas): boolean {
  return [personnelArea, gapAreaCode].some((area) => mayActIn(actor, Role.PILLAR_COORDINATOR, area));
}

const FOUND = `from deployment d join gap_area g on g.id = d.gap_area_id
  where ${isWithinSql('g.area_code', '$1')} and ($2::text[] is null or d.state = any ($2))
  and ($3::uuid is null or d.gap_area_id = $3) and ($4::uuid is null or d.personnel_id = $4)
  and ($5::date is null or $5 between d.begins_on and d.ends_on)`;

/** Deployments by first day. */
export async function listDeployments(
  read: Snapshot,
  filter: DeploymentFilterRow,
  args: PageArgs,
): Promise<Page<DeploymentRow>> {
  const within = await readWithin(read, filter.within);
  return pageOfList<DeploymentRow>(
    read,
    {
      // Only those of the page are read whole, with the person.
      rows: `${SELECT} where d.id in (
        select d.id ${FOUND} and ($7::date is null or (d.begins_on, d.id) > ($7, $8::uuid))
        order by d.begins_on, d.id limit $6)
      order by d.begins_on, d.id`,
      count: `select count(*)::int as total ${FOUND}`,
      ...ORDER,
    },
    args,
    [within, filter.states ?? null, filter.gapAreaId ?? null, filter.personnelId ?? null, filter.onDay ?? null],
  );
}

/** Pages of the deployments whose `column` is the parent, narrowed by states. */
function pagesOf(read: Snapshot, column: string) {
  const where = `${column} = parent.key::uuid and ($2::text[] is null or d.state = any ($2))`;
  return pagesByParent<DeploymentRow>(read, {
    rows: `${SELECT} where ${where} and ($4::date is null or (d.begins_on, d.id) > ($4, $5::uuid))
      order by d.begins_on, d.id`,
    count: `select count(*) from deployment d where ${where}`,
    ...ORDER,
  });
}

export function deploymentLoaders(read: Snapshot) {
  return {
    deployment: rowLoader<DeploymentRow>(read, `${SELECT} where d.id = any ($1::uuid[])`, (row) => row.id),
    deploymentsOfGap: pagesOf(read, 'd.gap_area_id'),
    deploymentsOfPerson: pagesOf(read, 'd.personnel_id'),
    deploymentSteps: rowsLoader<DeploymentStepRow>(
      read,
      // What was erased stands in the history for good, and is read by nobody.
      `select e.deployment_id as "deploymentId", e.from_state as "fromState", e.to_state as "toState",
         case when n.erased_at is null then e.reason end as reason, e.happened_at as "happenedAt",
         case when not exists (select from erased_actor a
           where a.fingerprint = encode(sha256(convert_to(e.actor_subject, 'UTF8')), 'hex')) then e.actor_name end
           as "actorName"
       from deployment_event e join deployment d on d.id = e.deployment_id
         join person n on n.personnel_id = d.personnel_id
       where e.deployment_id = any ($1::uuid[]) order by e.deployment_id, e.ordinal`,
      (row) => row.deploymentId,
    ),
  };
}

/** A deployment inside a command; `suffix` may lock it. */
export async function deploymentIn(
  tx: EntityManager,
  id: string,
  suffix: '' | 'for no key update of d' = '',
): Promise<DeploymentRow> {
  const [row] = await rowsIn<DeploymentRow>(tx, `${SELECT} where d.id = ? ${suffix}`, [id]);
  if (!row) throw notFound('deployment', id);
  return row;
}

/** The first deployment that is not over, of all or of those that share a day with the period. */
export async function liveDeploymentIn(
  tx: EntityManager,
  personnelId: string,
  period?: { beginsOn: string; endsOn: string },
): Promise<DeploymentRow | null> {
  const [row] = await rowsIn<DeploymentRow>(
    tx,
    `${SELECT} where d.personnel_id = ? and ${LIVE} and d.begins_on <= ?::date and d.ends_on >= ?::date
     order by d.begins_on limit 1`,
    [personnelId, period?.endsOn ?? 'infinity', period?.beginsOn ?? '-infinity'],
  );
  return row ?? null;
}

/** True when the person counts in the gap area's staffing already, so that one more deployment takes no place. */
export async function isCountedIn(tx: EntityManager, personnelId: string, gapAreaId: string): Promise<boolean> {
  const rows = await rowsIn(
    tx,
    `select 1 from deployment d where d.personnel_id = ? and d.gap_area_id = ?
       and (${LIVE} or d.state = 'COMPLETED') limit 1`,
    [personnelId, gapAreaId],
  );
  return rows.length > 0;
}
