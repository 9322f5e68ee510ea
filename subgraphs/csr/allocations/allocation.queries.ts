import DataLoader from 'dataloader';

import { Role, assertMayActIn, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { readId } from '#kit/ids';
import { perArguments, rowLoader, rowsLoader, rowsOfEach } from '#kit/loading';

import { assertAreaCode, liesIn } from '../areas/area.queries.ts';
import { ALLOCATIONS } from './allocation-columns.queries.ts';
import { maySeeGiver, type Viewer } from './allocation.rules.ts';
import type { AllocationStepType, PledgeAllocationType } from './allocation.type.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

const { sql: ALLOCATION, joins: JOINS, rowOf: allocationOf } = ALLOCATIONS.all;
const JOINED = `pledge_allocation a ${JOINS}`;

const LISTED = "(a.state not in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED') or a.delivered > 0)";

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

const allocationById = (read: Snapshot) =>
  rowLoader<PledgeAllocationType>(
    read,
    `select ${ALLOCATION} from ${JOINED} where a.id = any($1::uuid[])`,
    ({ id }) => id,
    [],
    allocationOf,
  );

function allocationsByPledge(read: Snapshot) {
  return new DataLoader<string, PledgeAllocationType[]>(async (ids) => {
    const rows = await read.rows(
      `select ${ALLOCATION} from ${JOINED} where a.pledge_id = any($1::uuid[]) order by a.pledge_id, a.position, a.id`,
      [[...ids]],
    );
    return rowsOfEach(ids, rows.map(allocationOf), (row) => row.pledgeId);
  });
}

function allocationsByGap(read: Snapshot, first: number, after: readonly string[] | null, chosen: string) {
  const { sql, joins, rowOf } = ALLOCATIONS.of(chosen);
  return new DataLoader<string, PledgeAllocationType[]>(async (ids) => {
    const rows = await read.rows(
      `select ${sql} from unnest($1::uuid[]) as gap (id)
       cross join lateral (select a.* from pledge_allocation a where a.gap_area_id = gap.id and ${LISTED}
         and ($2::uuid is null or a.id > $2) order by a.id limit $3) a ${joins}
       order by a.gap_area_id, a.id`,
      [[...ids], after?.[0] ?? null, first + 1],
    );
    return rowsOfEach(ids, rows.map(rowOf), (row) => row.gapArea.id);
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
  allocationsByGap: perArguments((first: number, after: readonly string[] | null, chosen: string) =>
    allocationsByGap(read, first, after, chosen),
  ),
  allocationCounts: allocationCounts(read),
  stepsByAllocation: rowsLoader<StepTold>(read, STEPS, (row) => row.allocationId),
});

type Loaders = ReturnType<typeof allocationLoaders>;

/** The columns that the fields asked of a page of allocations need. */
export const allocationsAsked = ALLOCATIONS.asked(['nodes'], ['edges', 'node']);

/** A page of what waits for, is held for, committed or delivered to a gap, with the columns that are asked for. */
export async function allocationsOfGap(
  loaders: Loaders,
  gapAreaId: string,
  args: PageArgs,
  chosen: string,
): Promise<Page<PledgeAllocationType>> {
  const page = readPage(args, ['uuid']);
  const rows = await loaders.allocationsByGap(page.first, page.after, chosen).load(gapAreaId);
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

// What waits is found and counted by its place and its gap alone; all that stands beside it is read for the page only.
const QUEUE = `from pledge_allocation w join gap_account in_area on in_area.id = w.gap_area_id
  where w.state = 'SUBMITTED' and ${liesIn('in_area.area_code', '$1')}`;
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
  const rows = await read.rows<{ id: string; submittedMs: string }>(
    `select ${ALLOCATION}, ${SUBMITTED_MS}::text as "submittedMs"
     from (select w.id ${QUEUE}
         and ($2::numeric is null or (w.submitted_at, w.id) > (to_timestamp($2::numeric / 1000), $3::uuid))
       order by w.submitted_at, w.id limit $4) waiting
     join pledge_allocation a on a.id = waiting.id ${JOINS} order by a.submitted_at, a.id`,
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
