import type { Store } from '#kit/database';
import { badInput } from '#kit/errors';
import { writers } from '#kit/writer';

import { refreshContext, type CsrContext } from '../context.ts';
import { askedOf } from '../replays/replay.commands.ts';
import { assertForCompany } from './draft.commands.ts';
import { openLanes } from '../submissions/lane.commands.ts';
import type { SubmitPledgeInput } from './pledge-input.type.ts';
import { originOf } from './flow.rules.ts';
import { primePledge } from './pledge.queries.ts';
import {
  submitTogether,
  type Shown,
  type Submission,
  type SubmissionAnswer,
} from '../submissions/submission.commands.ts';
import { placesOf } from '../submissions/submission.queries.ts';

type Lanes = ReturnType<typeof openLanes<Submission, Shown>>;
const lanes = new WeakMap<Store, Lanes>();

function lanesOf(store: Store): Lanes {
  const known = lanes.get(store) ?? openLanes((jobs: Submission[], mayWait) => submitTogether(store, jobs, mayWait));
  lanes.set(store, known);
  return known;
}

/** Submits a pledge: what it asks is held from then on, all of it or as `onShortfall` says. */
export async function submitPledge(context: CsrContext, input: SubmitPledgeInput): Promise<SubmissionAnswer> {
  const actor = assertForCompany(context.actor);
  assertOneSource(input);
  const { store } = context;
  try {
    const gaps = input.pledge
      ? await placesOf(store).ofLines(input.pledge.allocations.map((one) => one.needLineId))
      : await placesOf(store).ofDraft(input.pledgeId ?? '');
    const asked = askedOf(actor, 'submitPledge', input);
    const job = { actor, input, asked, writer: writers.getStore() };
    // A draft and a pledge that others come from have locks of their own.
    const isFree = gaps.length > 0 && input.pledge ? originOf(input.pledge) === null : false;
    const answer = await lanesOf(store)(gaps.join(), job, isFree);
    await refreshContext(context);
    if (answer.shown) primePledge(context.loaders, answer.shown);
    return answer.told;
  } catch (fault) {
    await refreshContext(context);
    throw fault;
  }
}

function assertOneSource(input: SubmitPledgeInput): void {
  if (Boolean(input.pledgeId) !== Boolean(input.pledge)) return;
  throw badInput([
    { field: 'pledgeId', code: 'ONE_OF_TWO', message: 'give either the id of a draft or a pledge, not both.' },
  ]);
}
