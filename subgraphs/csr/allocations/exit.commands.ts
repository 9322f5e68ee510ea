import { Role, assertSignedIn, hasRole, mayActIn, type Actor } from '#kit/actor';
import { forbidden, notFound } from '#kit/errors';

import type { CsrContext } from '../context.ts';
import { cancelSent } from '../deliveries/delivery-step.commands.ts';
import { lockAccounts, moveAllocation, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { allocationsOfPledge, type AllocationRow } from '../gap-areas/account.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { mayCancel, stateDiffers } from './allocation.rules.ts';
import { isStep } from './allocation-state.rules.ts';
import { assertForCompany, assertOwnPledge } from '../pledges/draft.commands.ts';
import { lockPledge, type LockedPledge } from '../pledges/draft.queries.ts';
import { endOffers } from '../volunteers/withdrawal.commands.ts';
import type { CancelPledgeInput, WithdrawPledgeInput } from './step-input.type.ts';

/** A company takes back what was not accepted yet; what it held is open again. */
export async function withdrawPledge(context: CsrContext, input: WithdrawPledgeInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'withdrawPledge', input, async (tx) => {
    const pledge = await lockPledge(tx, input.pledgeId);
    assertOwnPledge(actor, pledge, input.pledgeId);
    const known = await allocationsOfPledge(tx, pledge.id);
    const accounts = await lockAccounts(
      tx,
      known.map((one) => one.gapAreaId),
    );
    const allocations = currentRows(await allocationsOfPledge(tx, pledge.id), accounts);
    const leaving = allocations.filter((one) => isStep(one.state, 'WITHDRAWN'));
    if (leaving.length === 0) return stateDiffers(allocations[0]?.state ?? 'DRAFT');
    for (const one of leaving) moveAllocation(accounts, one, { to: 'WITHDRAWN' }, { ...actor, reason: input.reason });
    await settleAccounts(tx, accounts);
    return { __typename: 'PledgeWithdrawn', pledgeId: pledge.id, replayed: false } as const;
  });
}

/** An accepted pledge is not, or not wholly, kept: what was not delivered is open again, what was delivered stays. */
export async function cancelPledge(context: CsrContext, input: CancelPledgeInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'cancelPledge', input, async (tx) => {
    const pledge = await lockPledge(tx, input.pledgeId);
    if (!pledge) throw notFound('Pledge', input.pledgeId);
    const known = await allocationsOfPledge(tx, pledge.id);
    const accounts = await lockAccounts(
      tx,
      known.map((one) => one.gapAreaId),
    );
    const rows = currentRows(await allocationsOfPledge(tx, pledge.id), accounts);
    const chosen = chosenOf(rows, input.allocationIds ?? null);
    assertMayCancel(actor, pledge, chosen, accounts);
    const leaving = chosen.filter((one) => mayCancel(one.state));
    const first = chosen[0];
    if (leaving.length === 0 || (input.allocationIds && leaving.length < chosen.length)) {
      return stateDiffers(chosen.find((one) => !mayCancel(one.state))?.state ?? first?.state ?? 'DRAFT');
    }
    const ids = leaving.map((one) => one.id);
    await cancelSent(tx, ids, { ...actor, reason: input.reason });
    await endOffers(tx, ids, { subject: actor.subject, reason: input.reason });
    for (const one of leaving) moveAllocation(accounts, one, { to: 'CANCELLED' }, { ...actor, reason: input.reason });
    await settleAccounts(tx, accounts);
    return { __typename: 'PledgeCancelled', pledgeId: pledge.id, replayed: false } as const;
  });
}

/** The rows as this transaction has moved them already: locking may have expired or promoted some. */
export function currentRows(rows: readonly AllocationRow[], { newest }: Accounts): AllocationRow[] {
  return rows.map((row) => newest.get(row.id) ?? row);
}

function chosenOf(rows: readonly AllocationRow[], ids: readonly string[] | null): AllocationRow[] {
  if (!ids) return [...rows];
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id.toLowerCase());
    if (!row) throw notFound('PledgeAllocation', id);
    return row;
  });
}

/** Its own company, or the coordinator of every gap that is chosen; to others the pledge does not exist. */
function assertMayCancel(
  actor: Actor,
  pledge: LockedPledge,
  chosen: readonly AllocationRow[],
  accounts: Accounts,
): void {
  if (hasRole(actor, Role.COMPANY) && actor.organisation === pledge.organisation) return;
  // A draft is known to its company only.
  if (chosen.every((one) => one.state === 'DRAFT')) throw notFound('Pledge', pledge.id);
  const areas = chosen.map((one) => accounts.gaps.get(one.gapAreaId)?.areaCode ?? '');
  const known = areas.filter((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area));
  if (known.length === 0) throw notFound('Pledge', pledge.id);
  if (known.length < areas.length)
    throw forbidden('Part of this pledge lies outside your area: name the allocations to cancel.');
}
