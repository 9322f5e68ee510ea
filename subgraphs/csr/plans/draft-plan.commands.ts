import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import type { CsrContext } from '../context.ts';
import { figuresByNeedLine } from '../gap-areas/account.queries.ts';
import { assertForCompany, draftOf } from '../pledges/draft.commands.ts';
import { companiesOf } from '../pledges/draft.queries.ts';
import type { PledgeContentInput } from '../pledges/pledge-input.type.ts';
import { insertPledges } from '../pledges/pledge-writing.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { maxPledge } from '../settings.ts';
import { notVerified } from '../submissions/submission.rules.ts';
import type { DraftPledgesFromPlanInput } from './draft-plan.type.ts';
import { pledgesOf, problemsOfPlan } from './draft-plan.rules.ts';

/** Turns a plan into drafts of the own company, all or none; nothing is taken from any gap. */
export async function draftPledgesFromPlan(context: CsrContext, input: DraftPledgesFromPlanInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'draftPledgesFromPlan', input, async (tx) => {
    const company = (await companiesOf(tx, [actor.organisation])).get(actor.organisation);
    if (!company) return notVerified(null);
    const lines = input.lines.map(({ needLineId, amount }) => ({ needLineId: needLineId.toLowerCase(), amount }));
    const figures = await figuresByNeedLine(
      tx,
      lines.map(({ needLineId }) => needLineId),
    );
    const problems = problemsOfPlan(lines, figures.lines, maxPledge());
    if (problems.length > 0) throw badInput(problems);
    const drafts = pledgesOf(lines, maxPledge()).map((allocations) => {
      const content: PledgeContentInput = {
        allocations,
        instalments: [],
        note: input.note ?? null,
        isAnonymous: input.isAnonymous,
        flow: 'NEW_MONEY',
      };
      return { actor, company, content, draft: draftOf(content, figures, newId()), isSubmitted: false };
    });
    await insertPledges(tx, drafts);
    const pledgeIds = drafts.map(({ draft }) => draft.pledgeId);
    return { __typename: 'PledgesDrafted', pledgeIds, replayed: false } as const;
  });
}
