import type { EntityManager } from '@mikro-orm/postgresql';
import { GraphQLError } from 'graphql';

import { decide } from '#kit/command';
import type { Store } from '#kit/database';
import { asAll, type Writer } from '#kit/writer';

import { lastOf } from '../gap-areas/account-writing.commands.ts';
import { lockAccounts, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { lockFigures, lockFreeFigures } from '../gap-areas/account.queries.ts';
import { recall, remember, untilTwinSeen, type Asked } from '../replays/replay.commands.ts';
import { refuseOtherInput } from '../replays/replay.rules.ts';
import { attempt, type Known, type PledgeSubmittedAnswer, type Refused, type Taken } from './attempt.commands.ts';
import type { CompanyActor } from '../pledges/draft.commands.ts';
import { companiesOf, contentOfPledges, lockPledges } from '../pledges/draft.queries.ts';
import type { Settled } from './lane.commands.ts';
import type { SubmitPledgeInput } from '../pledges/pledge-input.type.ts';
import { originOf } from '../pledges/flow.rules.ts';
import { lockOrigins } from '../pledges/origin.queries.ts';
import { insertPledges, markSubmitted, replaceInstalments, writeValues } from '../pledges/pledge-writing.commands.ts';
import { shownPledges, type ShownPledge } from '../pledges/pledge.queries.ts';
import { placesOf } from './submission.queries.ts';

/** One request to submit a pledge, on its way to the lock of its gaps. */
export interface Submission {
  actor: CompanyActor;
  input: SubmitPledgeInput;
  asked: Asked;
  /** Whose request it is, for the audit trail. */
  writer?: Writer | undefined;
}

export type SubmissionAnswer = PledgeSubmittedAnswer | Refused | ReturnType<typeof refuseOtherInput>;

/** An answer with the pledge it is about, read once for the whole round. */
export interface Shown {
  told: SubmissionAnswer;
  shown: ShownPledge | null;
}

/**
 * Submits pledges in one transaction, in the order they came, each with its own answer. Unless they may wait for a lock,
 * null is the answer to those whose gaps another transaction holds.
 */
export async function submitTogether(
  store: Store,
  jobs: readonly Submission[],
  mayWait = true,
): Promise<Settled<Shown | null>[]> {
  try {
    const writers = jobs.map((job) => job.writer);
    const settled = await untilTwinSeen(() =>
      asAll(writers, () => decide(store, (tx) => submitInOne(tx, store, jobs, mayWait))),
    );
    const ids = settled.flatMap((one) =>
      'answer' in one && one.answer && 'pledgeId' in one.answer ? [one.answer.pledgeId] : [],
    );
    const shown = await shownPledges(store, ids);
    return settled.map((one) => {
      if ('fault' in one) return one;
      const told = one.answer;
      if (told === null) return { answer: null };
      return { answer: { told, shown: ('pledgeId' in told ? shown.get(told.pledgeId) : null) ?? null } };
    });
  } catch (fault) {
    if (fault instanceof GraphQLError || jobs.length === 1) return jobs.map(() => ({ fault }));
    // One of them is more than the database takes; the others shall not fall with it.
    const half = Math.ceil(jobs.length / 2);
    const first = await submitTogether(store, jobs.slice(0, half), mayWait);
    return [...first, ...(await submitTogether(store, jobs.slice(half), mayWait))];
  }
}

async function submitInOne(
  tx: EntityManager,
  store: Store,
  jobs: readonly Submission[],
  mayWait: boolean,
): Promise<Settled<SubmissionAnswer | null>[]> {
  const companies = await companiesOf(
    tx,
    jobs.map((job) => job.actor.organisation),
  );
  const drafts = await lockPledges(
    tx,
    jobs.flatMap((job) => job.input.pledgeId ?? []),
  );
  const origins = await lockOrigins(tx, [
    ...jobs.map(({ input }) => (input.pledge ? originOf(input.pledge) : null)),
    ...[...drafts.values()].map(({ originPledgeId }) => originPledgeId),
  ]);
  const stored = await contentOfPledges(tx, [...drafts.keys()]);
  const gapsOf = await Promise.all(jobs.map(({ input }) => placesOf(store).ofLines(linesOf(input))));
  const accounts = await lockAccounts(
    tx,
    [...gapsOf.flat(), ...stored.allocations.map((one) => one.gapAreaId)],
    mayWait ? lockFigures : lockFreeFigures,
  );
  const told = await recall<PledgeSubmittedAnswer>(
    tx,
    jobs.map((job) => job.asked),
  );
  const round = new Map<string, Taken & { asked: Asked }>();
  const settled = jobs.map((job, index): Settled<SubmissionAnswer | null> => {
    const before = told[index];
    if (before) return { answer: before };
    if (!mayWait && gapsOf[index]?.some((id) => !accounts.gaps.has(id))) return { answer: null };
    return attemptOnce(job, { companies, drafts, stored, accounts, origins }, round);
  });
  await writeTaken(tx, accounts, [...round.values()]);
  return settled;
}

const linesOf = ({ pledge }: SubmitPledgeInput): string[] => pledge?.allocations.map((one) => one.needLineId) ?? [];

/** Tries one submission in memory. A twin earlier in the same round has its answer; what is wrong concerns it alone. */
function attemptOnce(
  { actor, input, asked }: Submission,
  known: Known,
  round: Map<string, Taken & { asked: Asked }>,
): Settled<SubmissionAnswer> {
  const place = JSON.stringify([asked.organisation, asked.key]);
  const twin = round.get(place);
  if (twin) return { answer: twin.asked.hash === asked.hash ? { ...twin.answer, replayed: true } : refuseOtherInput() };
  try {
    const result = attempt(actor, input, known);
    if ('code' in result) return { answer: result };
    round.set(place, { ...result, asked });
    return { answer: result.answer };
  } catch (fault) {
    // What is no answer may have left the accounts moved by half: nothing of the round is written.
    if (!(fault instanceof GraphQLError)) throw fault;
    return { fault };
  }
}

/** Writes what was taken in, and nothing when nothing was. */
async function writeTaken(
  tx: EntityManager,
  accounts: Accounts,
  taken: readonly (Taken & { asked: Asked })[],
): Promise<void> {
  if (taken.length === 0) return;
  const fresh = taken.flatMap((one) => one.fresh ?? []);
  // Whatever is moved from here on is stored: a newcomer that waits is not served by its own round.
  const moved = new Map(lastOf(accounts).map((one) => [one.id, one]));
  await insertPledges(tx, fresh, moved);
  for (const { draft } of fresh) for (const { id } of draft.allocations) accounts.inserted.add(id);
  await markSubmitted(
    tx,
    taken.flatMap((one) => (one.fresh ? [] : [one.answer.pledgeId])),
  );
  for (const { cut } of taken) {
    if (!cut) continue;
    await replaceInstalments(tx, cut.pledgeId, cut.terms);
    await writeValues(
      tx,
      [...cut.estimatedValues].map(([allocationId, value]) => ({ allocationId, value })),
    );
  }
  await settleAccounts(tx, accounts);
  await remember(tx, taken);
}
