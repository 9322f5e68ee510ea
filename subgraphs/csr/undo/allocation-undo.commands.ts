import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import { currentRows } from '../allocations/exit.commands.ts';
import type { CsrContext } from '../context.ts';
import { causeOf } from '../deliveries/delivery-step.commands.ts';
import { lockAccounts, moveAllocation, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { allocationsOfPledges, type AllocationRow } from '../gap-areas/account.queries.ts';
import { openOf } from '../gap-areas/account.rules.ts';
import { lockPledges } from '../pledges/draft.queries.ts';
import { refuseBeyondOrigin, type Counted } from '../pledges/flow.rules.ts';
import { lockOrigins, type OriginLeft } from '../pledges/origin.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { undoSeconds } from '../settings.ts';
import { lastAllocationSteps, somethingRestsOn, type AllocationLast } from './undo.queries.ts';
import { backFromAllocationStep, refuseRetaking, refuseUndo, stepFollowed } from './undo.rules.ts';
import type { AllocationToUndo, UndoAllocationStepInput } from './undo.type.ts';

/** A coordinator takes the own decisions back at once: what they changed of the accounts is as it was before. */
export async function undoAllocationStep(context: CsrContext, input: UndoAllocationStepInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'undoAllocationStep', input, async (tx) => {
    const { accounts, places, origins } = await lockAllocations(tx, actor, input.allocations);
    const found = await stepsOf(tx, accounts, places, input.allocations);
    const refusal =
      refuseAny(found, actor.subject) ??
      ((await restsOnAny(tx, found)) ? stepFollowed(found[0]?.expectedVersion ?? 0) : null) ??
      refuseTaken(found, accounts) ??
      refuseOrigins(found, origins);
    if (refusal) return refusal;
    for (const { row, step } of found) takeBack(accounts, row, step, actor);
    await settleAccounts(tx, accounts);
    return {
      __typename: 'AllocationStepUndone',
      allocationIds: found.map(({ row }) => row.id),
      replayed: false,
    } as const;
  });
}

interface Place {
  id: string;
  pledgeId: string;
  originPledgeId: string | null;
  flow: 'NEW_MONEY' | 'PASS_THROUGH' | 'CARRY_OVER';
  gapAreaId: string;
  areaCode: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
}

type Places = Map<string, Place>;

/** One allocation whose newest step is to be taken back. */
interface Undoing {
  place: Place;
  row: AllocationRow;
  step: AllocationLast;
  expectedVersion: number;
}

/** Locks pledges first and accounts after, as everybody does. A draft does not exist for a coordinator. */
async function lockAllocations(tx: EntityManager, actor: Actor, wanted: readonly AllocationToUndo[]) {
  const rows = await rowsIn<Place>(
    tx,
    `select a.id, a.pledge_id as "pledgeId", p.origin_pledge_id as "originPledgeId", p.flow, a.gap_area_id as "gapAreaId",
       g.area_code as "areaCode", a.kind, a.item, a.unit from pledge_allocation a join pledge p on p.id = a.pledge_id
       join gap_account g on g.id = a.gap_area_id
     where a.id = any(string_to_array(?, ',')::uuid[]) and a.state <> 'DRAFT'`,
    [wanted.map(({ allocationId }) => allocationId).join(',')],
  );
  const places: Places = new Map(rows.map((row) => [row.id, row]));
  for (const { allocationId } of wanted) {
    const place = places.get(allocationId.toLowerCase());
    if (!place) throw notFound('PledgeAllocation', allocationId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], place.areaCode);
  }
  const origins = rows.map(({ originPledgeId }) => originPledgeId);
  await lockPledges(tx, [...rows.map(({ pledgeId }) => pledgeId), ...origins.filter((id) => id !== null)]);
  const left = await lockOrigins(tx, origins);
  const accounts = await lockAccounts(
    tx,
    rows.map(({ gapAreaId }) => gapAreaId),
  );
  return { accounts, places, origins: left };
}

async function stepsOf(
  tx: EntityManager,
  accounts: Accounts,
  places: Places,
  wanted: readonly AllocationToUndo[],
): Promise<Undoing[]> {
  const pledgeIds = [...new Set([...places.values()].map(({ pledgeId }) => pledgeId))];
  const rows = currentRows(await allocationsOfPledges(tx, pledgeIds), accounts);
  const steps = await lastAllocationSteps(tx, [...places.keys()]);
  return wanted.map(({ allocationId, expectedVersion }) => {
    const id = allocationId.toLowerCase();
    const [place, step, row] = [places.get(id), steps.get(id), rows.find((one) => one.id === id)];
    if (!place || !step || !row) throw notFound('PledgeAllocation', allocationId);
    return { place, row, step, expectedVersion };
  });
}

/** Locking may have moved an allocation itself; then the step that was read is not its newest any more. */
function refuseAny(found: readonly Undoing[], subject: string) {
  for (const { row, step, expectedVersion } of found) {
    if (row.state !== step.to) return stepFollowed(step.version + 1);
    const isUndoable = backFromAllocationStep(step, step.isFromPool) !== null;
    const asked = { isUndoable, expectedVersion, subject, nowMs: Date.now(), seconds: undoSeconds() };
    const refusal = refuseUndo(step, asked);
    if (refusal) return refusal;
  }
  return null;
}

const restsOnAny = (tx: EntityManager, found: readonly Undoing[]): Promise<boolean> =>
  somethingRestsOn(
    tx,
    found.map(({ row }) => row.id),
  );

const retaken = (found: readonly Undoing[]): Undoing[] => found.filter(({ step }) => step.to === 'REJECTED');

function refuseTaken(found: readonly Undoing[], { lines }: Accounts) {
  return refuseRetaking(
    retaken(found).map(({ row }) => {
      const line = lines.get(row.needLineId);
      return { needLineId: row.needLineId, requested: row.amount, open: line ? openOf(line) : 0n };
    }),
  );
}

/** What is handed on or carried over counts against its origin again. */
function refuseOrigins(found: readonly Undoing[], origins: ReadonlyMap<string, OriginLeft>) {
  for (const [id, left] of origins) {
    const again = retaken(found).filter(({ place }) => place.originPledgeId === id);
    const flow = again[0]?.place.flow;
    if (flow !== 'PASS_THROUGH' && flow !== 'CARRY_OVER') continue;
    const wanted: Counted[] = again.map(({ place: { kind, item, unit }, row: { amount } }) => ({
      kind,
      item,
      unit,
      amount,
    }));
    const refusal = refuseBeyondOrigin(id, wanted, left[flow]);
    if (refusal) return refusal;
  }
  return null;
}

/** A hold that would have ended meanwhile lasts until the end of today. */
function takeBack(accounts: Accounts, row: AllocationRow, step: AllocationLast, actor: Actor): void {
  const to = backFromAllocationStep(step, step.isFromPool);
  if (to === null) return;
  const { was } = step;
  const before = to === 'SUBMITTED' && was ? { ...was, holdUntil: later(was.holdUntil, accounts.today) } : {};
  moveAllocation(accounts, row, { to, undo: { eventId: step.eventId, was: before } }, causeOf(actor, null));
}

const later = (day: string | null, other: string): string => (day !== null && day > other ? day : other);
