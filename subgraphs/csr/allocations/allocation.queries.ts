import DataLoader from 'dataloader';

import { Role, assertMayActIn, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { today } from '#kit/dates';
import { readId } from '#kit/ids';
import { perArguments, rowsLoader, rowsOfEach } from '#kit/loading';

import { assertAreaCode } from '../areas/area.queries.ts';
import { takesPledges } from '../gap-areas/account.rules.ts';
import { maySeeGiver, type Viewer } from './allocation.rules.ts';
import type { AllocationStepType, PledgeAllocationType } from './allocation.type.ts';
import { hoursEach } from '../pledges/channel.rules.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

type Whole = 'requestedAmount' | 'amount' | 'delivered';
type Told = Omit<
  PledgeAllocationType,
  Whole | 'estimatedValue' | 'hoursEach' | 'gapArea' | 'needLine' | 'isGapTakingPledges'
> &
  Record<Whole, string> & {
    estimatedValue: string | null;
    gapAreaId: string;
    needLineId: string;
    gapStatus: string;
    deadline: string | null;
  };

const ALLOCATION = `a.id, a.pledge_id as "pledgeId", a.need_line_id as "needLineId", a.gap_area_id as "gapAreaId", a.position,
  a.kind, a.item, a.unit, a.requested_amount::text as "requestedAmount", a.amount::text as amount,
  a.delivered::text as delivered, a.estimated_value::text as "estimatedValue", a.people, a.state, case when a.state = 'SUBMITTED' then a.hold_until::text end as "holdUntil",
  a.info_request as "infoRequested", a.submitted_at as "submittedAt", a.accepted_at as "acceptedAt",
  a.state_changed_at as "stateChangedAt", p.company_id as "companyId", p.organisation, g.area_code as "areaCode",
  g.status as "gapStatus", g.deadline::text as deadline, (p.is_anonymous or not c.is_visible) as "isHidden"`;
const JOINED = `pledge_allocation a join pledge p on p.id = a.pledge_id join company c on c.id = p.company_id
  join gap_account g on g.id = a.gap_area_id`;

const LISTED = "(a.state not in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED') or a.delivered > 0)";

function allocationOf(row: Told): PledgeAllocationType {
  const { gapStatus, deadline, gapAreaId, needLineId, ...rest } = row;
  return {
    ...rest,
    gapArea: { id: gapAreaId },
    needLine: { id: needLineId },
    requestedAmount: BigInt(row.requestedAmount),
    amount: BigInt(row.amount),
    delivered: BigInt(row.delivered),
    hoursEach: hoursEach(BigInt(row.requestedAmount), row.people),
    estimatedValue: row.estimatedValue === null ? null : BigInt(row.estimatedValue),
    isGapTakingPledges: takesPledges({ status: gapStatus, deadline }, today(row.asKnownAt)),
  };
}

/** How the actor stands to an allocation. */
export function viewerOf(actor: Actor | null, allocation: { organisation: string; areaCode: string }): Viewer {
  return {
    isOwner: (actor?.organisation ?? null) === allocation.organisation,
    isCoordinator: mayActIn(actor, Role.FORUM_COORDINATOR, allocation.areaCode),
  };
}

/** True when the actor may know whose allocation it is. */
export const mayKnowGiver = (actor: Actor | null, allocation: PledgeAllocationType): boolean =>
  maySeeGiver(allocation, viewerOf(actor, allocation));

function allocationById(read: Snapshot) {
  return new DataLoader<string, PledgeAllocationType | null>(async (ids) => {
    const rows = await read.rows<Told>(`select ${ALLOCATION} from ${JOINED} where a.id = any($1::uuid[])`, [[...ids]]);
    const found = new Map(rows.map((row) => [row.id, allocationOf(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

const ofEach = (ids: readonly string[], rows: readonly Told[], keyOf: (row: Told) => string) =>
  rowsOfEach(ids, rows, keyOf).map((group) => group.map(allocationOf));

function allocationsByPledge(read: Snapshot) {
  return new DataLoader<string, PledgeAllocationType[]>(async (ids) => {
    const rows = await read.rows<Told>(
      `select ${ALLOCATION} from ${JOINED} where a.pledge_id = any($1::uuid[]) order by a.pledge_id, a.position, a.id`,
      [[...ids]],
    );
    return ofEach(ids, rows, (row) => row.pledgeId);
  });
}

function allocationsByGap(read: Snapshot, first: number, after: readonly string[] | null) {
  return new DataLoader<string, PledgeAllocationType[]>(async (ids) => {
    const rows = await read.rows<Told>(
      `select ${ALLOCATION} from unnest($1::uuid[]) as gap (id)
       cross join lateral (select a.* from pledge_allocation a where a.gap_area_id = gap.id and ${LISTED}
         and ($2::uuid is null or a.id > $2) order by a.id limit $3) a
       join pledge p on p.id = a.pledge_id join company c on c.id = p.company_id join gap_account g on g.id = a.gap_area_id
       order by a.gap_area_id, a.id`,
      [[...ids], after?.[0] ?? null, first + 1],
    );
    return ofEach(ids, rows, (row) => row.gapAreaId);
  });
}

function allocationCounts(read: Snapshot) {
  return new DataLoader<string, number>(async (ids) => {
    const rows = await read.rows<{ id: string; count: string }>(
      `select gap_area_id as id, count(*) as count from pledge_allocation a where gap_area_id = any($1::uuid[]) and ${LISTED}
       group by gap_area_id`,
      [[...ids]],
    );
    const counts = new Map(rows.map((row) => [row.id, Number(row.count)]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
}

type StepTold = Omit<AllocationStepType, 'amount' | 'delivered'> & {
  allocationId: string;
  amount: string;
  delivered: string;
};

// The last hundred steps: an allocation has a handful, and no list is without a bound.
const STEPS = `
  select e.allocation_id as "allocationId", e.from_state as "fromState", e.to_state as "toState", e.amount::text as amount,
    e.delivered::text as delivered, ${signerNameSql('e')} as "actorName", e.reason, e.happened_at as "happenedAt", e.undoes is not null as "isUndo", e.info
  from unnest($1::uuid[]) as allocation (id) cross join lateral (
    select * from allocation_event where allocation_id = allocation.id order by id desc limit 100) e
  order by e.id`;

/** What a request loads of allocations. */
export const allocationLoaders = (read: Snapshot) => ({
  allocationById: allocationById(read),
  allocationsByPledge: allocationsByPledge(read),
  allocationsByGap: perArguments((first: number, after: readonly string[] | null) =>
    allocationsByGap(read, first, after),
  ),
  allocationCounts: allocationCounts(read),
  stepsByAllocation: rowsLoader<StepTold>(read, STEPS, (row) => row.allocationId),
});

type Loaders = ReturnType<typeof allocationLoaders>;

/** A page of what waits for, is held for, committed or delivered to a gap. */
export async function allocationsOfGap(
  loaders: Loaders,
  gapAreaId: string,
  args: PageArgs,
): Promise<Page<PledgeAllocationType>> {
  const page = readPage(args, ['uuid']);
  const rows = await loaders.allocationsByGap(page.first, page.after).load(gapAreaId);
  return pageOf(
    rows,
    page,
    (row) => [row.id],
    () => loaders.allocationCounts.load(gapAreaId),
  );
}

export async function stepsOf(loaders: Loaders, allocationId: string): Promise<AllocationStepType[]> {
  const steps = await loaders.stepsByAllocation.load(allocationId);
  return steps.map((step) => ({ ...step, amount: BigInt(step.amount), delivered: BigInt(step.delivered) }));
}

/** The answer to the newest question, or null while one waits and where none was asked. */
export async function answerOf(loaders: Loaders, allocationId: string): Promise<string | null> {
  const steps = await loaders.stepsByAllocation.load(allocationId);
  const last = steps.findLast(({ info }) => info !== null);
  return last?.info === 'ANSWERED' ? last.reason : null;
}

const QUEUE = `from ${JOINED} where a.state = 'SUBMITTED' and (g.area_code = $1 or g.area_code like $1 || '.%')`;
const SUBMITTED_MS = '(extract(epoch from a.submitted_at) * 1000)::bigint';

/** What waits for a coordinator's decision in an area, the oldest first. */
export async function verificationQueue(
  { read, actor }: RequestContext,
  within: string,
  args: PageArgs,
): Promise<Page<PledgeAllocationType>> {
  assertMayActIn(actor, [Role.FORUM_COORDINATOR], within);
  assertAreaCode(within);
  const page = readPage(args, ['number', 'uuid']);
  const rows = await read.rows<Told & { submittedMs: string }>(
    `select ${ALLOCATION}, ${SUBMITTED_MS}::text as "submittedMs" ${QUEUE}
       and ($2::bigint is null or (${SUBMITTED_MS}, a.id) > ($2, $3::uuid)) order by ${SUBMITTED_MS}, a.id limit $4`,
    [within, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const marks = new Map(rows.map((row) => [row.id, row.submittedMs]));
  return pageOf(
    rows.map(allocationOf),
    page,
    (row) => [marks.get(row.id) ?? '0', row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${QUEUE}`, [within]);
      return Number(counted?.count ?? 0);
    },
  );
}

/** An allocation asked for by its key through the gateway: null for a draft of somebody else. */
export async function allocationReference(
  { id }: { id: string },
  { actor, loaders }: { actor: Actor | null; loaders: Loaders },
): Promise<PledgeAllocationType | null> {
  const allocation = await loaders.allocationById.load(readId('id', id));
  if (!allocation || (allocation.state === 'DRAFT' && !viewerOf(actor, allocation).isOwner)) return null;
  return allocation;
}
