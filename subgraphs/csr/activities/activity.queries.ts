import { Role, assertMayActIn, assertSignedIn, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { Viewer } from '../allocations/allocation.rules.ts';
import { assertAreaCode } from '../areas/area.queries.ts';
import type { ActivityStepType, ActivityType } from './activity.type.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

type Told = Omit<ActivityType, 'amount' | 'estimatedValue' | 'area' | 'gapArea' | 'needLine'> & {
  amount: string;
  estimatedValue: string | null;
  gapAreaId: string | null;
  needLineId: string | null;
};

const ACTIVITY = `v.id, v.code, v.state, v.area_code as "areaCode", v.category_code as "categoryCode",
  v.fiscal_year as "fiscalYear", v.gap_area_id as "gapAreaId", v.need_line_id as "needLineId", v.kind, v.item, v.unit,
  v.amount::text as amount, v.estimated_value::text as "estimatedValue", v.flow, v.done_on::text as "doneOn",
  v.is_demo as "isDemo", v.reported_by as "reportedBy", v.reported_at as "reportedAt", v.decided_at as "decidedAt", v.company_id as "companyId",
  v.organisation, (v.is_anonymous or not c.is_visible) as "isHidden", v.description as told,
  v.passed_on_from as "passedOnFrom", v.carried_over_from as "carriedOverFrom", v.origin_pledge_id as "originPledgeId",
  (select count(*)::int from activity_evidence ve join evidence e on e.id = ve.evidence_id
   where ve.activity_id = v.id and e.state = 'STORED') as "storedEvidence"`;
const JOINED = 'activity v join company c on c.id = v.company_id';

function activityOf({ gapAreaId, needLineId, ...row }: Told): ActivityType {
  return {
    ...row,
    amount: BigInt(row.amount),
    estimatedValue: row.estimatedValue === null ? null : BigInt(row.estimatedValue),
    area: { code: row.areaCode },
    gapArea: gapAreaId === null ? null : { id: gapAreaId },
    needLine: needLineId === null ? null : { id: needLineId },
  };
}

/** How the actor stands to a reported activity. */
export const activityViewer = (
  actor: Actor | null,
  { organisation, areaCode }: { organisation: string; areaCode: string },
): Viewer => ({
  isOwner: (actor?.organisation ?? null) === organisation,
  isCoordinator: mayActIn(actor, Role.FORUM_COORDINATOR, areaCode),
});

/** True for its company, the coordinators of its area, and ADMIN. */
export function mayKnowActivity(actor: Actor | null, activity: ActivityType): boolean {
  const { isOwner, isCoordinator } = activityViewer(actor, activity);
  return isOwner || isCoordinator;
}

/** True when the actor may know whose activity it is: the public once it is verified, and not of a hidden company. */
export const mayKnowActor = (actor: Actor | null, activity: ActivityType): boolean =>
  mayKnowActivity(actor, activity) || (activity.state === 'VERIFIED' && !activity.isHidden);

/** What a request loads of activities. */
export const activityLoaders = (read: Snapshot) => ({
  activityById: rowLoader<Told>(
    read,
    `select ${ACTIVITY} from ${JOINED} where v.id = any($1::uuid[])`,
    (row) => row.id,
  ),
  evidenceIdsByActivity: rowsLoader<{ activityId: string; id: string }>(
    read,
    `select activity_id as "activityId", evidence_id as id from activity_evidence
     where activity_id = any($1::uuid[]) order by added_at, evidence_id`,
    (row) => row.activityId,
  ),
  stepsByActivity: rowsLoader<ActivityStepType & { activityId: string }>(
    read,
    `select e.activity_id as "activityId", e.from_state as "fromState", e.to_state as "toState",
       ${signerNameSql('e')} as "actorName", e.reason, e.happened_at as "happenedAt"
     from activity_event e where e.activity_id = any($1::uuid[]) order by e.id`,
    (row) => row.activityId,
  ),
});

type Loaders = ReturnType<typeof activityLoaders>;

/** An activity for whoever may see it: anybody once it is verified; null for all others. */
export async function visibleActivity(
  { actor, loaders }: { actor: Actor | null; loaders: Loaders },
  id: string,
): Promise<ActivityType | null> {
  const row = await loaders.activityById.load(id);
  const activity = row && activityOf(row);
  return activity && (activity.state === 'VERIFIED' || mayKnowActivity(actor, activity)) ? activity : null;
}

export async function oneActivity(context: RequestContext & { loaders: Loaders }, id: string): Promise<ActivityType> {
  const activity = await visibleActivity(context, readId('id', id));
  if (!activity) throw notFound('Activity', id);
  return activity;
}

const REPORTED_MS = '(extract(epoch from v.reported_at) * 1000)::bigint';

async function listed(
  { read }: RequestContext,
  where: string,
  value: string | null,
  args: PageArgs,
): Promise<Page<ActivityType>> {
  const page = readPage(args, ['number', 'uuid']);
  const rows = await read.rows<Told & { reportedMs: string }>(
    `select ${ACTIVITY}, ${REPORTED_MS}::text as "reportedMs" from ${JOINED} where ${where}
       and ($2::bigint is null or (${REPORTED_MS}, v.id) > ($2, $3::uuid)) order by ${REPORTED_MS}, v.id limit $4`,
    [value, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const marks = new Map(rows.map((row) => [row.id, row.reportedMs]));
  return pageOf(
    rows.map(activityOf),
    page,
    (row) => [marks.get(row.id) ?? '0', row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) from ${JOINED} where ${where}`, [value]);
      return Number(counted?.count ?? 0);
    },
  );
}

/** What waits for a coordinator's decision in an area, the oldest first. */
export async function activityQueue(
  context: RequestContext,
  within: string,
  args: PageArgs,
): Promise<Page<ActivityType>> {
  assertMayActIn(context.actor, [Role.FORUM_COORDINATOR], within);
  assertAreaCode(within);
  return listed(context, "v.state = 'REPORTED' and (v.area_code = $1 or v.area_code like $1 || '.%')", within, args);
}

/** What the viewer's organisation reported, the oldest first. */
export async function activitiesOfViewer(context: RequestContext, args: PageArgs): Promise<Page<ActivityType>> {
  return listed(context, 'v.organisation = $1', assertSignedIn(context.actor).organisation, args);
}
