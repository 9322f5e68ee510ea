import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn } from '#kit/database';

import type { AllocationState, NeedKind, Share } from '../allocations/allocation-state.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import type { LineFigures } from './account.rules.ts';
import type { GapStatus } from './gap-account.entity.ts';

/** One need line as the account keeps it. */
export interface LineAccount extends LineFigures {
  needLineId: string;
  gapAreaId: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  budgetKnown: boolean;
  /** The part of each total that is not new money. */
  relayed: Share;
}

/** One gap as the account keeps it. */
export interface GapState {
  gapAreaId: string;
  code: string;
  areaCode: string;
  status: GapStatus;
  deadline: string | null;
  version: bigint;
  needVersion: bigint;
  /** How many allocations wait for the gap. */
  waiting: number;
  /** How many pledges are held, committed or delivered here. */
  pledges: number;
  /** No hold of the gap ends before this day. */
  nextExpiryOn: string | null;
}

/** One allocation as the account moves it. */
export interface AllocationRow {
  id: string;
  pledgeId: string;
  needLineId: string;
  gapAreaId: string;
  requestedAmount: bigint;
  amount: bigint;
  delivered: bigint;
  state: AllocationState;
  holdUntil: string | null;
  infoRequest: string | null;
  overCoverageReason: string | null;
  flow: Flow;
  /** What more an amendment asks; held until the coordinator decides. */
  increase: bigint;
  increaseOf: string | null;
  submittedAt: string | null;
  acceptedAt: string | null;
}

type Told<Row, Keys extends keyof Row> = Omit<Row, Keys> & Record<Keys, string>;
type LockedRow = Told<GapState, 'version' | 'needVersion'> &
  ((Told<Omit<LineAccount, 'relayed'>, keyof LineFigures> & Record<RelayedPart, string>) | { needLineId: null });
type RelayedPart = 'relayedHeld' | 'relayedCommitted' | 'relayedDelivered';
type AllocationTold = Told<AllocationRow, 'requestedAmount' | 'amount' | 'delivered' | 'increase'>;

const GAP = `g.id as "gapAreaId", g.code, g.area_code as "areaCode", g.status, g.deadline::text as deadline,
  g.version::text as version, g.need_version::text as "needVersion", g.waiting, g.pledges, g.next_expiry_on::text as "nextExpiryOn"`;
const LINE = `n.need_line_id as "needLineId", n.kind, n.item, n.unit, n.budget_known as "budgetKnown", n.need::text as need,
  n.budget::text as budget, n.held::text as held, n.committed::text as committed, n.delivered::text as delivered,
  n.excess::text as excess, n.relayed_held::text as "relayedHeld", n.relayed_committed::text as "relayedCommitted",
  n.relayed_delivered::text as "relayedDelivered"`;

const ALLOCATION = `a.id, a.pledge_id as "pledgeId", a.need_line_id as "needLineId", a.gap_area_id as "gapAreaId",
  a.requested_amount::text as "requestedAmount", a.amount::text as amount, a.delivered::text as delivered, a.state,
  a.hold_until::text as "holdUntil", a.info_request as "infoRequest", a.over_coverage_reason as "overCoverageReason",
  a.flow, a.increase::text as increase, a.increase_of as "increaseOf", a.submitted_at::text as "submittedAt", a.accepted_at::text as "acceptedAt"`;

/** What the accounts of some gaps say. */
export interface Figures {
  gaps: Map<string, GapState>;
  lines: Map<string, LineAccount>;
}

function figuresOf(rows: readonly LockedRow[]): Figures {
  const gaps = new Map<string, GapState>();
  const lines = new Map<string, LineAccount>();
  for (const row of rows) {
    const { gapAreaId, code, areaCode, status, deadline, waiting, pledges, nextExpiryOn } = row;
    gaps.set(gapAreaId, {
      gapAreaId,
      code,
      areaCode,
      status,
      deadline,
      waiting,
      pledges,
      nextExpiryOn,
      version: BigInt(row.version),
      needVersion: BigInt(row.needVersion),
    });
    if (row.needLineId === null) continue;
    lines.set(row.needLineId, {
      needLineId: row.needLineId,
      gapAreaId,
      kind: row.kind,
      item: row.item,
      unit: row.unit,
      budgetKnown: row.budgetKnown,
      need: BigInt(row.need),
      budget: BigInt(row.budget),
      held: BigInt(row.held),
      committed: BigInt(row.committed),
      delivered: BigInt(row.delivered),
      excess: BigInt(row.excess),
      relayed: {
        held: BigInt(row.relayedHeld),
        committed: BigInt(row.relayedCommitted),
        delivered: BigInt(row.relayedDelivered),
      },
    });
  }
  return { gaps, lines };
}

/** The accounts that hold these need lines, as they stand, without a lock: for early answers and previews. */
export async function figuresByNeedLine(tx: EntityManager, needLineIds: readonly string[]): Promise<Figures> {
  return figuresOf(
    await rowsIn<LockedRow>(
      tx,
      `select ${GAP}, ${LINE} from need_account n join gap_account g on g.id = n.gap_area_id
     where n.need_line_id = any(string_to_array(?, ',')::uuid[])`,
      [needLineIds.join(',')],
    ),
  );
}

/**
 * Locks the gaps in the order of their ids and reads their figures. The locks are taken before the lines are read:
 * one statement for both would read the lines as they were before it waited.
 */
export async function lockFigures(tx: EntityManager, gapAreaIds: readonly string[]): Promise<Figures> {
  await preparedIn(tx, `${LOCK} for update`, [gapAreaIds]);
  return figuresOfGaps(tx, gapAreaIds);
}

/** The same for those of the gaps that nobody else holds at this moment; it waits for none. */
export async function lockFreeFigures(tx: EntityManager, gapAreaIds: readonly string[]): Promise<Figures> {
  const free = await preparedIn<{ id: string }>(tx, `${LOCK} for update skip locked`, [gapAreaIds]);
  return figuresOfGaps(
    tx,
    free.map(({ id }) => id),
  );
}

const LOCK = 'select id from gap_account where id = any($1::uuid[]) order by id';

async function figuresOfGaps(tx: EntityManager, gapAreaIds: readonly string[]): Promise<Figures> {
  return figuresOf(
    await preparedIn<LockedRow>(
      tx,
      `select ${GAP}, ${LINE} from gap_account g left join need_account n on n.gap_area_id = g.id
     where g.id = any($1::uuid[]) order by g.id, n.position`,
      [gapAreaIds],
    ),
  );
}

async function allocationsWhere(
  tx: EntityManager,
  where: string,
  values: readonly unknown[],
): Promise<AllocationRow[]> {
  const rows = await rowsIn<AllocationTold>(tx, `select ${ALLOCATION} from pledge_allocation a where ${where}`, values);
  return rows.map((row) => ({
    ...row,
    requestedAmount: BigInt(row.requestedAmount),
    amount: BigInt(row.amount),
    delivered: BigInt(row.delivered),
    increase: BigInt(row.increase),
  }));
}

/** The holds of these gaps that ended before `today`, of increases too, the oldest first. */
export function overdueHolds(
  tx: EntityManager,
  gapAreaIds: readonly string[],
  today: string,
): Promise<AllocationRow[]> {
  return allocationsWhere(
    tx,
    `a.hold_until < ?::date and a.gap_area_id = any(string_to_array(?, ',')::uuid[])
     order by a.hold_until, a.id`,
    [today, gapAreaIds.join(',')],
  );
}

/** The waiting lists of these gaps, each in queue order. */
export function waitingIn(tx: EntityManager, gapAreaIds: readonly string[]): Promise<AllocationRow[]> {
  return allocationsWhere(
    tx,
    `a.state = 'WAITLISTED' and a.gap_area_id = any(string_to_array(?, ',')::uuid[]) order by a.queue_number`,
    [gapAreaIds.join(',')],
  );
}

/** The allocations of some pledges, each in its own order. */
export function allocationsOfPledges(tx: EntityManager, pledgeIds: readonly string[]): Promise<AllocationRow[]> {
  return allocationsWhere(
    tx,
    "a.pledge_id = any(string_to_array(?, ',')::uuid[]) order by a.pledge_id, a.position, a.id",
    [pledgeIds.join(',')],
  );
}

export const allocationsOfPledge = (tx: EntityManager, pledgeId: string): Promise<AllocationRow[]> =>
  allocationsOfPledges(tx, [pledgeId]);

export async function allocationById(tx: EntityManager, id: string): Promise<AllocationRow | null> {
  return (await allocationsWhere(tx, 'a.id = ?', [id]))[0] ?? null;
}

/** How many other parts of the same pledge lie in the same gap and take of it, by gap and pledge; the moved ones aside. */
export async function othersOfPledges(tx: EntityManager, moved: readonly AllocationRow[]): Promise<Set<string>> {
  const rows = await rowsIn<{ gapAreaId: string; pledgeId: string }>(
    tx,
    `select distinct gap_area_id as "gapAreaId", pledge_id as "pledgeId" from pledge_allocation
     where pledge_id = any(string_to_array(?, ',')::uuid[]) and id <> all(string_to_array(?, ',')::uuid[])
       and held + committed + delivered > 0`,
    [moved.map((one) => one.pledgeId).join(','), moved.map((one) => one.id).join(',')],
  );
  return new Set(rows.map(({ gapAreaId, pledgeId }) => `${gapAreaId} ${pledgeId}`));
}
