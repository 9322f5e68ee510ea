import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import type { CsrContext } from '../context.ts';
import { lockAccounts, moveAllocation, settleAccounts, type Accounts, type Cause } from '../gap-areas/account.commands.ts';
import { allocationsOfPledge, figuresByNeedLine, type AllocationRow, type Figures } from '../gap-areas/account.queries.ts';
import { openOf, takesPledges } from '../gap-areas/account.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import {
  assertForCompany, assertOffer, assertOwnPledge, draftOf, insertDraft, readOffer, type CompanyActor, type Draft,
} from './draft.commands.ts';
import { companyOf, estimatedValues, instalmentsOfPledge, lockPledge } from './draft.queries.ts';
import { cutInstalments } from './pledge-content.rules.ts';
import type { PledgeContentInput, SubmitPledgeInput } from './pledge-input.type.ts';
import {
  alreadySubmitted, notVerified, planSubmission, refuseClosedGap, type OnShortfall, type Turn, type Wish,
} from './submission.rules.ts';

/** An offer ready to be submitted: a stored draft, or one that is written only when it is taken in. */
interface Offer {
  draft: Draft;
  figures: Figures;
  /** What is to be written first; null for a draft that is stored already. */
  content: PledgeContentInput | null;
}

/** Submits a pledge: what it asks is held from then on, all of it or as `onShortfall` says. */
export async function submitPledge(context: CsrContext, input: SubmitPledgeInput) {
  const actor = assertForCompany(context.actor);
  assertOneSource(input);
  return decideOnce(context, actor, 'submitPledge', input, async (tx) => {
    const company = await companyOf(tx, actor.organisation);
    if (company?.status !== 'VERIFIED') return notVerified(company?.status ?? null);
    const offer = await offerOf(tx, actor, input);
    if (!offer) return alreadySubmitted();
    const early = refuseEarly(offer, input.onShortfall);
    if (early) return early;
    const accounts = await lockAccounts(tx, offer.draft.allocations.map((one) => one.gapAreaId));
    const plan = refuseClosed(accounts) ?? planSubmission(wishesOf(offer.draft, accounts), input.onShortfall);
    if ('code' in plan) return plan;
    if (offer.content) await insertDraft(tx, { actor, companyId: company.id, isDemo: company.isDemo }, offer.content, offer.draft);
    const isCut = takeTurns(accounts, offer.draft.allocations, plan.turns, { ...actor, reason: null });
    await settleAccounts(tx, accounts);
    await markSubmitted(tx, offer.draft.pledgeId, isCut);
    return { __typename: 'PledgeSubmitted', pledgeId: offer.draft.pledgeId, outcome: plan.outcome, replayed: false } as const;
  });
}

function assertOneSource(input: SubmitPledgeInput): void {
  if (Boolean(input.pledgeId) !== Boolean(input.pledge)) return;
  throw badInput([{ field: 'pledgeId', code: 'ONE_OF_TWO', message: 'give either the id of a draft or a pledge, not both.' }]);
}

/** Null when the draft was submitted already. */
async function offerOf(tx: EntityManager, actor: CompanyActor, input: SubmitPledgeInput): Promise<Offer | null> {
  if (input.pledge) {
    const figures = await readOffer(tx, input.pledge);
    return { draft: draftOf(input.pledge, figures, newId()), figures, content: input.pledge };
  }
  const pledgeId = input.pledgeId ?? '';
  const pledge = await lockPledge(tx, pledgeId);
  assertOwnPledge(actor, pledge, pledgeId);
  const allocations = await allocationsOfPledge(tx, pledgeId);
  if (allocations.some((one) => one.state !== 'DRAFT')) return null;
  const figures = await figuresByNeedLine(tx, allocations.map((one) => one.needLineId));
  const values = await estimatedValues(tx, pledgeId);
  assertOffer({
    allocations: allocations.map(({ id, needLineId, amount }) => ({ needLineId, amount, estimatedValue: values.get(id) ?? null })),
    instalments: await instalmentsOfPledge(tx, pledgeId), isAnonymous: false, flow: 'NEW_MONEY',
  }, figures, 'pledge');
  return { draft: { pledgeId, allocations, estimatedValues: values }, figures, content: null };
}

function wishesOf(draft: Draft, figures: Figures): Wish[] {
  return draft.allocations.map(({ needLineId, amount }) => {
    const line = figures.lines.get(needLineId);
    return { needLineId, requested: amount, open: line ? openOf(line) : 0n };
  });
}

function refuseClosed(figures: Figures) {
  const day = today();
  return refuseClosedGap([...figures.gaps.values()].map((gap) => ({ ...gap, takes: takesPledges(gap, day) })));
}

/**
 * A no that needs no lock: at the moment of the read there was not enough. Losers of a rush are told so without
 * queueing behind the winners. Overdue holds have to be given up first, so then the lock decides.
 */
function refuseEarly({ draft, figures }: Offer, onShortfall: OnShortfall) {
  const day = today();
  if ([...figures.gaps.values()].some((gap) => gap.nextExpiryOn !== null && gap.nextExpiryOn < day)) return null;
  const closed = refuseClosed(figures);
  if (closed || onShortfall === 'WAITLIST') return closed;
  const plan = planSubmission(wishesOf(draft, figures), onShortfall);
  return 'code' in plan ? plan : null;
}

/** Moves each allocation as planned; true when amounts were cut. */
function takeTurns(accounts: Accounts, allocations: readonly AllocationRow[], turns: readonly Turn[], cause: Cause): boolean {
  const byLine = new Map(turns.map((turn) => [turn.needLineId, turn]));
  let isCut = false;
  for (const allocation of allocations) {
    const turn = byLine.get(allocation.needLineId);
    if (!turn) continue;
    const taken = moveAllocation(accounts, allocation, turn, cause);
    if (turn.amount < allocation.amount) isCut = true;
    // Nothing was open for this part: it ends here, so that nobody is asked to verify a nought.
    if (turn.amount === 0n) moveAllocation(accounts, taken, { to: 'WITHDRAWN' }, { ...cause, reason: 'Nothing was open for it.' });
  }
  return isCut;
}

async function markSubmitted(tx: EntityManager, pledgeId: string, isCut: boolean): Promise<void> {
  await rowsIn(
    tx, 'update pledge set submitted_at = clock_timestamp(), changed_at = clock_timestamp(), version = version + 1 where id = ?',
    [pledgeId],
  );
  if (!isCut) return;
  const planned = await instalmentsOfPledge(tx, pledgeId);
  const [money] = await rowsIn<{ sum: string }>(
    tx, "select coalesce(sum(amount), 0)::text as sum from pledge_allocation where pledge_id = ? and kind = 'MONEY'", [pledgeId],
  );
  const kept = cutInstalments(planned, BigInt(money?.sum ?? 0));
  await rowsIn(tx, 'delete from instalment where pledge_id = ?', [pledgeId]);
  await rowsIn(
    tx,
    `insert into instalment (id, pledge_id, number, due_on, amount)
     select id, ?::uuid, number, "dueOn", amount
     from jsonb_to_recordset(?::jsonb) as t (id uuid, number integer, "dueOn" date, amount bigint)`,
    [pledgeId, JSON.stringify(kept.map((one, index) => ({ ...one, id: newId(), number: index + 1, amount: String(one.amount) })))],
  );
}
