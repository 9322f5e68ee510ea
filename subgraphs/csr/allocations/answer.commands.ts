import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';

import type { CsrContext } from '../context.ts';
import { lockAccounts, moveAllocation, settleAccounts } from '../gap-areas/account.commands.ts';
import { allocationsOfPledge } from '../gap-areas/account.queries.ts';
import { assertForCompany } from '../pledges/draft.commands.ts';
import { lockPledge } from '../pledges/draft.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { refuseAnswer } from './allocation.rules.ts';
import { currentRows } from './exit.commands.ts';
import type { AnswerInfoRequestInput } from './step-input.type.ts';

/** A company answers what a coordinator asked; the question is open no more, and the hold runs on. */
export async function answerInfoRequest(context: CsrContext, input: AnswerInfoRequestInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'answerInfoRequest', input, async (tx) => {
    const [place] = await rowsIn<{ pledgeId: string; gapAreaId: string }>(
      tx,
      'select pledge_id as "pledgeId", gap_area_id as "gapAreaId" from pledge_allocation where id = ?',
      [input.allocationId],
    );
    if (!place) throw notFound('PledgeAllocation', input.allocationId);
    const pledge = await lockPledge(tx, place.pledgeId);
    if (pledge?.organisation !== actor.organisation) throw notFound('PledgeAllocation', input.allocationId);
    const accounts = await lockAccounts(tx, [place.gapAreaId]);
    const rows = currentRows(await allocationsOfPledge(tx, place.pledgeId), accounts);
    const allocation = rows.find(({ id }) => id === input.allocationId.toLowerCase());
    if (!allocation) throw notFound('PledgeAllocation', input.allocationId);
    const refusal = refuseAnswer(allocation.state, allocation.infoRequest);
    if (refusal) return refusal;
    const cause = { ...actor, reason: input.answer };
    moveAllocation(accounts, allocation, { to: 'SUBMITTED', infoRequest: null, info: 'ANSWERED' }, cause);
    await settleAccounts(tx, accounts);
    return { __typename: 'InfoAnswered', allocationId: allocation.id, replayed: false } as const;
  });
}
