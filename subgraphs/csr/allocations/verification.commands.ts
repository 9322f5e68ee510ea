import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { badInput, notFound } from '#kit/errors';

import type { CsrContext } from '../context.ts';
import { lockAccounts, moveAllocation, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { allocationById, type AllocationRow } from '../gap-areas/account.queries.ts';
import { uncoveredOf } from '../gap-areas/account.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { refuseOverCoverage, refuseOwnPledge, refuseStep } from './allocation.rules.ts';
import type { RejectAllocationInput, RequestInfoInput, VerifyAllocationInput } from './step-input.type.ts';

/** A coordinator accepts what was offered: from now on it is a commitment. */
export async function verifyAllocation(context: CsrContext, input: VerifyAllocationInput) {
  const actor = assertSignedIn(context.actor);
  const reason = input.reason ?? null;
  if (input.acceptOverCoverage && reason === null) {
    throw badInput([{ field: 'reason', code: 'REQUIRED', message: 'say why the excess is accepted.' }]);
  }
  return decideOnce(context, actor, 'verifyAllocation', input, async (tx) => {
    const { accounts, allocation, organisation } = await lockAllocation(tx, actor, input.allocationId);
    const line = accounts.lines.get(allocation.needLineId);
    const uncovered = line ? uncoveredOf(line) : 0n;
    const accepted = { over: input.acceptOverCoverage, reason };
    const refusal =
      refuseOwnPledge(organisation, actor.organisation) ??
      refuseStep(allocation.state, 'COMMITTED') ??
      refuseOverCoverage(allocation.amount, uncovered, accepted);
    if (refusal) return refusal;
    const isOver = reason !== null && allocation.amount > uncovered;
    moveAllocation(
      accounts,
      allocation,
      { to: 'COMMITTED', infoRequest: null, ...(isOver && { overCoverageReason: reason }) },
      { ...actor, reason },
    );
    await settleAccounts(tx, accounts);
    return { __typename: 'AllocationVerified', allocationId: allocation.id, replayed: false } as const;
  });
}

/** A coordinator turns down what was offered; what it held is open again. */
export async function rejectAllocation(context: CsrContext, input: RejectAllocationInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'rejectAllocation', input, async (tx) => {
    const { accounts, allocation, organisation } = await lockAllocation(tx, actor, input.allocationId);
    const refusal = refuseOwnPledge(organisation, actor.organisation) ?? refuseStep(allocation.state, 'REJECTED');
    if (refusal) return refusal;
    moveAllocation(accounts, allocation, { to: 'REJECTED' }, { ...actor, reason: input.reason });
    await settleAccounts(tx, accounts);
    return { __typename: 'AllocationRejected', allocationId: allocation.id, replayed: false } as const;
  });
}

/** A coordinator asks the company something; the hold runs on meanwhile. */
export async function requestInfo(context: CsrContext, input: RequestInfoInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'requestInfo', input, async (tx) => {
    const { accounts, allocation, organisation } = await lockAllocation(tx, actor, input.allocationId);
    const refusal = refuseOwnPledge(organisation, actor.organisation) ?? refuseStep(allocation.state, 'COMMITTED');
    if (refusal) return refusal;
    moveAllocation(
      accounts,
      allocation,
      { to: 'SUBMITTED', infoRequest: input.question, info: 'ASKED' },
      { ...actor, reason: input.question },
    );
    await settleAccounts(tx, accounts);
    return { __typename: 'InfoRequested', allocationId: allocation.id, replayed: false } as const;
  });
}

interface LockedAllocation {
  accounts: Accounts;
  allocation: AllocationRow;
  organisation: string;
}

/** Locks the account an allocation takes from, for a coordinator of its area; drafts do not exist for them. */
async function lockAllocation(tx: EntityManager, actor: Actor, id: string): Promise<LockedAllocation> {
  const [place] = await rowsIn<{ gapAreaId: string; organisation: string }>(
    tx,
    `select a.gap_area_id as "gapAreaId", p.organisation from pledge_allocation a join pledge p on p.id = a.pledge_id
     where a.id = ? and a.state <> 'DRAFT'`,
    [id],
  );
  if (!place) throw notFound('PledgeAllocation', id);
  const accounts = await lockAccounts(tx, [place.gapAreaId]);
  assertMayActIn(actor, [Role.FORUM_COORDINATOR], accounts.gaps.get(place.gapAreaId)?.areaCode ?? '');
  const allocation = accounts.newest.get(id.toLowerCase()) ?? (await allocationById(tx, id));
  if (!allocation) throw notFound('PledgeAllocation', id);
  return { accounts, allocation, organisation: place.organisation };
}
