import type { EntityManager } from '@mikro-orm/postgresql';

import { daysAfter, today } from '#kit/dates';

import {
  mayWaitForIncrease,
  shareOf,
  type AllocationState,
  type InfoStep,
} from '../allocations/allocation-state.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import { holdDays } from '../settings.ts';
import { lockFigures, overdueHolds, waitingIn, type AllocationRow, type Figures } from './account.queries.ts';
import { afterActivity, afterMove, afterShare, openOf, promotedFrom, takesPledges } from './account.rules.ts';
import { readExpiries, writeMoves } from './account-writing.commands.ts';
import { announceCoverage } from './coverage.events.ts';

/** Who moved an allocation, and why. */
export interface Cause {
  subject: string;
  name: string;
  organisation: string | null;
  reason: string | null;
}

/** What the hub does by itself, by the clock or because something was released. */
const hub = (reason: string): Cause => ({ subject: 'simpul', name: 'Simpul', organisation: null, reason });

/** What a step changes on an allocation; what is left out stays. */
export interface Step {
  to: AllocationState;
  requestedAmount?: bigint;
  amount?: bigint;
  delivered?: bigint;
  infoRequest?: string | null;
  /** Whether the step asks the company something, or is what it answered. */
  info?: InfoStep;
  overCoverageReason?: string;
  /** What more is asked from now on, and by which amendment; null when nothing waits any more. */
  increase?: { amount: bigint; amendmentId: string } | null;
  /** The step this one takes back, and what else is as it was before that. */
  undo?: { eventId: string; was: Partial<AllocationRow> };
}

/** One allocation before and after a step. */
interface Move {
  before: AllocationRow;
  after: AllocationRow;
  cause: Cause;
  at: string;
  undoes: string | null;
  info: InfoStep | null;
}

/** The locked accounts of some gaps, with the moves that are still to be written. */
export interface Accounts extends Figures {
  today: string;
  moves: Move[];
  /** How each allocation that was moved stands by now. */
  newest: Map<string, AllocationRow>;
  /** Gaps whose figures or waiting list changed, and so get a new version. */
  touched: Set<string>;
  /** Allocations that were put in as they stand after their moves, so that no move of theirs is to be written again. */
  inserted: Set<string>;
}

/**
 * Locks the accounts of these gaps until the transaction ends. Holds that ran out are given up first, and what that
 * releases goes to the waiting list, so that whoever takes next sees what is really open.
 */
export async function lockAccounts(
  tx: EntityManager,
  gapAreaIds: readonly string[],
  lock: typeof lockFigures = lockFigures,
): Promise<Accounts> {
  const figures = await lock(tx, [...new Set(gapAreaIds)].toSorted());
  const newest = new Map<string, AllocationRow>();
  const accounts: Accounts = { ...figures, today: today(), moves: [], newest, touched: new Set(), inserted: new Set() };
  await expireOverdue(tx, accounts);
  await serveWaiting(tx, accounts);
  return accounts;
}

/** The one place where an allocation changes its state or amounts, and its need line's account with it. */
export function moveAllocation(accounts: Accounts, before: AllocationRow, step: Step, cause: Cause): AllocationRow {
  // From a state it has left already its account would be changed twice and its row once.
  if ((accounts.newest.get(before.id) ?? before) !== before)
    throw new Error(`allocation ${before.id} is moved to ${step.to}, but not from its newest state`);
  const at = new Date().toISOString();
  const { increase, increaseOf } = increaseAfter(before, step);
  const isNewHold =
    (step.to === 'SUBMITTED' && before.state !== 'SUBMITTED') || (increase > 0n && increaseOf !== before.increaseOf);
  const isHolding = step.to === 'SUBMITTED' || increase > 0n;
  const after: AllocationRow = {
    ...before,
    state: step.to,
    requestedAmount: step.requestedAmount ?? before.requestedAmount,
    amount: step.amount ?? before.amount,
    delivered: step.delivered ?? before.delivered,
    infoRequest: step.infoRequest === undefined ? before.infoRequest : step.infoRequest,
    overCoverageReason: step.overCoverageReason ?? before.overCoverageReason,
    increase,
    increaseOf,
    holdUntil: !isHolding ? null : isNewHold ? daysAfter(accounts.today, holdDays()) : before.holdUntil,
    submittedAt: before.submittedAt ?? at,
    acceptedAt: step.to === 'COMMITTED' ? (before.acceptedAt ?? at) : before.acceptedAt,
    ...step.undo?.was,
  };
  applyToLine(accounts, before, after);
  accounts.moves.push({ before, after, cause, at, undoes: step.undo?.eventId ?? null, info: step.info ?? null });
  accounts.newest.set(after.id, after);
  accounts.touched.add(after.gapAreaId);
  return after;
}

function increaseAfter(before: AllocationRow, { to, increase }: Step): Pick<AllocationRow, 'increase' | 'increaseOf'> {
  if (increase === undefined && mayWaitForIncrease(to)) return before;
  return { increase: increase?.amount ?? 0n, increaseOf: increase?.amendmentId ?? null };
}

/** Counts something done without a pledge as delivered on its need line. */
export function countActivity(accounts: Accounts, activity: { needLineId: string; amount: bigint; flow: Flow }): void {
  const line = accounts.lines.get(activity.needLineId);
  if (!line) return;
  Object.assign(line, afterActivity(line, activity.amount));
  if (activity.flow !== 'NEW_MONEY') line.relayed.delivered += activity.amount;
  accounts.touched.add(line.gapAreaId);
}

function applyToLine(accounts: Accounts, before: AllocationRow, after: AllocationRow): void {
  const line = accounts.lines.get(after.needLineId);
  const [from, to] = [shareOf(before), shareOf(after)];
  if (line) Object.assign(line, afterMove(line, from, to));
  if (line && after.flow !== 'NEW_MONEY') line.relayed = afterShare(line.relayed, from, to);
  const gap = accounts.gaps.get(after.gapAreaId);
  if (!gap) return;
  gap.waiting += Number(after.state === 'WAITLISTED') - Number(before.state === 'WAITLISTED');
  if (after.holdUntil !== null && (gap.nextExpiryOn === null || after.holdUntil < gap.nextExpiryOn)) {
    gap.nextExpiryOn = after.holdUntil;
  }
}

async function expireOverdue(tx: EntityManager, accounts: Accounts): Promise<void> {
  const due = [...accounts.gaps.values()].filter(
    (gap) => gap.nextExpiryOn !== null && gap.nextExpiryOn < accounts.today,
  );
  if (due.length === 0) return;
  const overdue = await overdueHolds(
    tx,
    due.map((gap) => gap.gapAreaId),
    accounts.today,
  );
  for (const allocation of overdue) {
    const step: Step = allocation.state === 'SUBMITTED' ? { to: 'EXPIRED' } : { to: allocation.state, increase: null };
    moveAllocation(accounts, allocation, step, hub('The hold ran out before verification.'));
  }
}

/** Gives each waiting allocation that fits whole its turn, or ends its waiting when the gap takes no more pledges. */
async function serveWaiting(tx: EntityManager, accounts: Accounts): Promise<void> {
  const waitedFor = [...accounts.gaps.values()].filter((gap) => gap.waiting > 0);
  if (waitedFor.length === 0) return;
  const stored = await waitingIn(
    tx,
    waitedFor.map((gap) => gap.gapAreaId),
  );
  const queue = stored
    .map((allocation) => accounts.newest.get(allocation.id) ?? allocation)
    .filter(({ state }) => state === 'WAITLISTED');
  for (const gap of waitedFor) {
    const own = queue.filter((allocation) => allocation.gapAreaId === gap.gapAreaId);
    if (!takesPledges(gap, accounts.today)) {
      own.forEach((allocation) =>
        moveAllocation(accounts, allocation, { to: 'EXPIRED' }, hub('The gap takes no more pledges.')),
      );
      continue;
    }
    for (const line of accounts.lines.values()) {
      const waiting = own.filter((allocation) => allocation.needLineId === line.needLineId);
      for (const allocation of promotedFrom(waiting, openOf(line))) {
        moveAllocation(
          accounts,
          allocation,
          { to: 'SUBMITTED' },
          hub('An amount was released, and this was next in the queue.'),
        );
      }
    }
  }
}

/** Serves the waiting lists once more, then writes and announces everything that was moved. */
export async function settleAccounts(tx: EntityManager, accounts: Accounts): Promise<void> {
  await serveWaiting(tx, accounts);
  if (accounts.touched.size > 0) {
    await writeMoves(tx, accounts);
    await announceCoverage(tx, accounts, [...new Set(accounts.moves.map(({ after }) => after.pledgeId))]);
  }
  await readExpiries(tx, accounts);
}
