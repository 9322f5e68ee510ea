import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { badInput, notFound } from '#kit/errors';

import { refuseOverCoverage, refuseOwnPledge, stateDiffers } from '../allocations/allocation.rules.ts';
import { currentRows } from '../allocations/exit.commands.ts';
import type { CsrContext } from '../context.ts';
import { lockAccounts, moveAllocation, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { allocationsOfPledge, type AllocationRow } from '../gap-areas/account.queries.ts';
import { uncoveredOf } from '../gap-areas/account.rules.ts';
import { assertForCompany } from '../pledges/draft.commands.ts';
import { contentOfPledges, lockPledge } from '../pledges/draft.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import type { AcceptAmendmentInput, DeclineAmendmentInput, WithdrawAmendmentInput } from './amendment-input.type.ts';
import { amendmentById, type AmendmentRow } from './amendment.queries.ts';
import { amendmentDecided } from './amendment.rules.ts';
import { insertDecision, raiseVersion, writeAsked } from './amendment-writing.commands.ts';

interface Locked {
  amendment: AmendmentRow;
  accounts: Accounts;
  /** The allocations that wait for the decision. */
  asking: AllocationRow[];
}

async function lockAmendment(tx: EntityManager, id: string, assertMay: (found: AmendmentRow) => void): Promise<Locked> {
  const found = await amendmentById(tx, id);
  if (!found) throw notFound('Amendment', id);
  assertMay(found);
  await lockPledge(tx, found.pledgeId);
  const known = await allocationsOfPledge(tx, found.pledgeId);
  const accounts = await lockAccounts(
    tx,
    known.map(({ gapAreaId }) => gapAreaId),
  );
  const rows = currentRows(await allocationsOfPledge(tx, found.pledgeId), accounts);
  const amendment = (await amendmentById(tx, id)) ?? found;
  const asking = rows.filter(({ increase, increaseOf }) => increase > 0n && increaseOf === amendment.id);
  const status = amendment.status === 'PENDING' && asking.length === 0 ? 'LAPSED' : amendment.status;
  return { amendment: { ...amendment, status }, accounts, asking };
}

/** A coordinator decides for every area that is asked; a coordinator of a part alone does not. */
const assertCoordinates = (actor: Actor) => (found: AmendmentRow) => {
  const areas = found.areas.length > 0 ? found.areas : [''];
  for (const area of areas) assertMayActIn(actor, [Role.FORUM_COORDINATOR], area);
};

const refusePast = ({ status }: AmendmentRow) => (status === 'PENDING' ? null : amendmentDecided(status));

/** The coordinator agrees: what was held more is committed. */
export async function acceptAmendment(context: CsrContext, input: AcceptAmendmentInput) {
  const actor = assertSignedIn(context.actor);
  const reason = input.reason ?? null;
  if (input.acceptOverCoverage && reason === null) {
    throw badInput([{ field: 'reason', code: 'REQUIRED', message: 'say why the excess is accepted.' }]);
  }
  return decideOnce(context, actor, 'acceptAmendment', input, async (tx) => {
    const { amendment, accounts, asking } = await lockAmendment(tx, input.amendmentId, assertCoordinates(actor));
    const refusal =
      refuseOwnPledge(amendment.organisation, actor.organisation) ??
      refusePast(amendment) ??
      refuseDisputed(asking) ??
      refuseExcess(asking, accounts, { over: input.acceptOverCoverage, reason });
    if (refusal) return refusal;
    const { instalments } = await contentOfPledges(tx, [amendment.pledgeId]);
    for (const row of asking) {
      const amount = row.amount + row.increase;
      const requestedAmount = amount > row.requestedAmount ? amount : row.requestedAmount;
      moveAllocation(accounts, row, { to: row.state, amount, requestedAmount, increase: null }, { ...actor, reason });
    }
    await settleAccounts(tx, accounts);
    await insertDecision(tx, amendment.id, 'ACCEPTED', actor, reason);
    await writeAsked(tx, amendment, instalments, asking);
    await raiseVersion(tx, amendment.pledgeId);
    return succeeded('AmendmentAccepted', amendment);
  });
}

/** The coordinator does not agree: what was held more is open again. */
export async function declineAmendment(context: CsrContext, input: DeclineAmendmentInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'declineAmendment', input, async (tx) => {
    const locked = await lockAmendment(tx, input.amendmentId, assertCoordinates(actor));
    const refusal = refuseOwnPledge(locked.amendment.organisation, actor.organisation) ?? refusePast(locked.amendment);
    if (refusal) return refusal;
    await drop(tx, locked, 'DECLINED', actor, input.reason);
    return succeeded('AmendmentDeclined', locked.amendment);
  });
}

/** The company takes back what it asked more. */
export async function withdrawAmendment(context: CsrContext, input: WithdrawAmendmentInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'withdrawAmendment', input, async (tx) => {
    const locked = await lockAmendment(tx, input.amendmentId, ({ organisation }) => {
      if (organisation !== actor.organisation) throw notFound('Amendment', input.amendmentId);
    });
    const refusal = refusePast(locked.amendment);
    if (refusal) return refusal;
    await drop(tx, locked, 'WITHDRAWN', actor, input.reason);
    return succeeded('AmendmentWithdrawn', locked.amendment);
  });
}

const succeeded = <Name extends string>(__typename: Name, { id, pledgeId }: AmendmentRow) => ({
  __typename,
  pledgeId,
  amendmentId: id,
  replayed: false,
});

async function drop(
  tx: EntityManager,
  { amendment, accounts, asking }: Locked,
  outcome: 'DECLINED' | 'WITHDRAWN',
  actor: Actor,
  reason: string,
): Promise<void> {
  for (const row of asking) moveAllocation(accounts, row, { to: row.state, increase: null }, { ...actor, reason });
  await settleAccounts(tx, accounts);
  await insertDecision(tx, amendment.id, outcome, actor, reason);
}

function refuseDisputed(asking: readonly AllocationRow[]) {
  return asking.some(({ state }) => state === 'DISPUTED') ? stateDiffers('DISPUTED') : null;
}

function refuseExcess(
  asking: readonly AllocationRow[],
  { lines }: Accounts,
  accepted: { over: boolean; reason: string | null },
) {
  for (const { increase, needLineId } of asking) {
    const line = lines.get(needLineId);
    const refusal = refuseOverCoverage(increase, line ? uncoveredOf(line) : 0n, accepted);
    if (refusal) return refusal;
  }
  return null;
}
