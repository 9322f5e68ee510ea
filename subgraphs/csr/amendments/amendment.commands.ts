import type { EntityManager } from '@mikro-orm/postgresql';

import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { stateDiffers } from '../allocations/allocation.rules.ts';
import { currentRows } from '../allocations/exit.commands.ts';
import type { CsrContext } from '../context.ts';
import { lockAccounts, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import type { AllocationRow } from '../gap-areas/account.queries.ts';
import { openOf, takesPledges } from '../gap-areas/account.rules.ts';
import { assertForCompany, assertOwnPledge } from '../pledges/draft.commands.ts';
import {
  companiesOf,
  contentOfPledges,
  lockPledge,
  type LockedPledge,
  type StoredContent,
} from '../pledges/draft.queries.ts';
import { refuseBeyondOrigin, type Counted } from '../pledges/flow.rules.ts';
import { lockOrigins, type OriginLeft } from '../pledges/origin.queries.ts';
import { valueInProportion } from '../pledges/pledge-content.rules.ts';
import { writeValues } from '../pledges/pledge-writing.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { maxPledge } from '../settings.ts';
import { notVerified, refuseClosedGap, refuseShortfall } from '../submissions/submission.rules.ts';
import type { AmendPledgeInput } from './amendment-input.type.ts';
import { moneyOfPledge, sentOfPledge } from './amendment.queries.ts';
import {
  amendmentPending,
  isAmendable,
  moreOf,
  needsConsent,
  problemsOfChanges,
  problemsOfPlan,
  refuseBelowSent,
  refuseVersion,
  type Wanted,
} from './amendment.rules.ts';
import { problemsOfWorth } from './amendment-worth.rules.ts';
import { applyChanges } from './amendment-applying.commands.ts';
import { insertAmendment, writePlan, type KeptChange } from './amendment-writing.commands.ts';

/**
 * A company changes a pledge after it was submitted. What is lowered, and what nobody has accepted yet, changes at
 * once; more of what was accepted is held and waits for the coordinator.
 */
export async function amendPledge(context: CsrContext, input: AmendPledgeInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'amendPledge', input, async (tx) => {
    const pledge = await lockPledge(tx, input.pledgeId);
    assertOwnPledge(actor, pledge, input.pledgeId);
    const stale = refuseVersion(pledge.version, input.expectedVersion);
    if (stale) return stale;
    const origins = await lockOrigins(tx, [pledge.originPledgeId]);
    const before = await contentOfPledges(tx, [pledge.id]);
    assertChanges(input, before, await sentOfPledge(tx, pledge.id));
    const accounts = await lockAccounts(
      tx,
      before.allocations.map(({ gapAreaId }) => gapAreaId),
    );
    const rows = currentRows((await contentOfPledges(tx, [pledge.id])).allocations, accounts);
    // Deliveries are recorded under the lock of the gap: what was sent is known only behind it.
    const sent = await sentOfPledge(tx, pledge.id);
    const wanted = wantedOf(input, rows, accounts, sent);
    const pending = rows.find(({ increase }) => increase > 0n)?.increaseOf ?? null;
    const company = (await companiesOf(tx, [actor.organisation])).get(actor.organisation);
    const isMore = wanted.some((part) => part.to > part.amount);
    const refusal =
      (pending === null ? null : amendmentPending(pending)) ??
      refuseStates(wanted) ??
      refuseBelowSent(wanted) ??
      (isMore && company?.status !== 'VERIFIED' ? notVerified(company?.status ?? null) : null) ??
      refuseMore(wanted, rows, accounts) ??
      refuseOrigin(pledge, wanted, accounts, origins);
    if (refusal) return refusal;
    const amendmentId = newId();
    const changes = keptChanges(input, wanted, before);
    assertWorth(rows, changes, before, sent);
    await assertPlan(tx, input, before, wanted, sent);
    const isAsking = changes.some(({ isAsked }) => isAsked);
    const terms = isAsking ? (input.instalments ?? null) : null;
    await insertAmendment(
      tx,
      { id: amendmentId, pledgeId: pledge.id, version: pledge.version, reason: input.reason, actor, terms },
      changes,
    );
    await applyChanges(tx, { accounts, rows, wanted, amendmentId, cause: { ...actor, reason: input.reason } });
    await writeValues(
      tx,
      changes.flatMap(({ allocationId, toValue, isAsked }) =>
        toValue === null || isAsked ? [] : [{ allocationId, value: toValue }],
      ),
    );
    await settleAccounts(tx, accounts);
    await writePlan(tx, pledge.id, input.instalments ?? before.instalments, before.instalments);
    return { __typename: 'PledgeAmended', pledgeId: pledge.id, amendmentId, replayed: false } as const;
  });
}

type Sent = Awaited<ReturnType<typeof sentOfPledge>>;

function assertChanges({ changes }: AmendPledgeInput, { allocations }: StoredContent, sent: Sent): void {
  const parts = new Map(
    allocations.map(({ id, amount }) => [id, { amount, kind: sent.get(id)?.kind ?? 'MONEY' }] as const),
  );
  if ([...sent.values()].some(({ isFromPool }) => isFromPool)) {
    const message = 'is a pool: its coordinator allocates it, and what is not to be given is cancelled.';
    throw badInput([{ field: 'pledgeId', code: 'POOL_NOT_AMENDABLE', message }]);
  }
  const problems = problemsOfChanges(changes, parts);
  if (problems.length > 0) throw badInput(problems);
}

function assertWorth(rows: readonly AllocationRow[], changes: KeptChange[], before: StoredContent, sent: Sent): void {
  const parts = rows.map((row) => ({ ...row, kind: sent.get(row.id)?.kind ?? 'MONEY' }));
  const problems = problemsOfWorth(parts, changes, before.estimatedValues, maxPledge());
  if (problems.length > 0) throw badInput(problems);
}

/** A plan that is given adds up to the money of the pledge when everything that is asked comes true. */
async function assertPlan(
  tx: EntityManager,
  { instalments }: AmendPledgeInput,
  before: StoredContent,
  wanted: readonly Wanted[],
  sent: Sent,
): Promise<void> {
  if (!instalments) return;
  const change = wanted
    .filter(({ allocationId }) => sent.get(allocationId)?.kind === 'MONEY')
    .reduce((sum, { amount, to }) => sum + to - amount, 0n);
  const [pledgeId] = before.allocations.map((one) => one.pledgeId);
  const money = (await moneyOfPledge(tx, pledgeId ?? '')) + change;
  const problems = problemsOfPlan(instalments, before.instalments, { money, today: today() });
  if (problems.length > 0) throw badInput(problems);
}

function wantedOf({ changes }: AmendPledgeInput, rows: readonly AllocationRow[], { lines }: Accounts, sent: Sent) {
  return changes.flatMap(({ allocationId, amount }): Wanted[] => {
    const row = rows.find(({ id }) => id === allocationId.toLowerCase());
    const line = row && lines.get(row.needLineId);
    if (!row || !line) return [];
    return [
      {
        allocationId: row.id,
        needLineId: row.needLineId,
        state: row.state,
        amount: row.amount,
        sent: sent.get(row.id)?.sent ?? 0n,
        open: openOf(line),
        to: amount,
      },
    ];
  });
}

function refuseStates(wanted: readonly Wanted[]) {
  const other = wanted.find(({ state }) => !isAmendable(state));
  return other ? stateDiffers(other.state) : null;
}

/** Why more cannot be taken: the gap is closed, or less is open. */
function refuseMore(wanted: readonly Wanted[], rows: readonly AllocationRow[], { gaps, today: day }: Accounts) {
  const more = wanted.filter(({ amount, to }) => to > amount);
  const places = new Set(
    more.flatMap(({ allocationId }) => rows.find(({ id }) => id === allocationId)?.gapAreaId ?? []),
  );
  const closed = refuseClosedGap(
    [...gaps.values()]
      .filter(({ gapAreaId }) => places.has(gapAreaId))
      .map((gap) => ({ ...gap, takes: takesPledges(gap, day) })),
  );
  if (closed) return closed;
  const wishes = more.map((part) => ({ needLineId: part.needLineId, requested: moreOf(part), open: part.open }));
  return wishes.some(({ requested, open }) => requested > open) ? refuseShortfall(wishes) : null;
}

/** Why more cannot be handed on or carried over: the pledge it comes from has less left. */
function refuseOrigin(
  { flow, originPledgeId }: LockedPledge,
  wanted: readonly Wanted[],
  { lines }: Accounts,
  origins: ReadonlyMap<string, OriginLeft>,
) {
  const origin = origins.get(originPledgeId ?? '');
  if (!origin || originPledgeId === null || flow === 'NEW_MONEY') return null;
  const more = wanted.flatMap(({ needLineId, amount, to }): Counted[] => {
    const line = lines.get(needLineId);
    return line && to > amount ? [{ kind: line.kind, item: line.item, unit: line.unit, amount: to - amount }] : [];
  });
  return more.length === 0 ? null : refuseBeyondOrigin(originPledgeId, more, origin[flow]);
}

function keptChanges(
  { changes }: AmendPledgeInput,
  wanted: readonly Wanted[],
  { estimatedValues }: StoredContent,
): KeptChange[] {
  return wanted.map((part) => {
    const { allocationId, amount, to } = part;
    const told = changes.find((change) => change.allocationId.toLowerCase() === allocationId)?.estimatedValue ?? null;
    const fromValue = estimatedValues.get(allocationId) ?? null;
    return {
      allocationId,
      fromAmount: amount,
      toAmount: to,
      fromValue,
      toValue: told ?? (fromValue === null ? null : valueInProportion(fromValue, amount, to)),
      isAsked: needsConsent(part),
    };
  });
}
