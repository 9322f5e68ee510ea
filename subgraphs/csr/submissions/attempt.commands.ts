import { notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { moveAllocation, type Accounts } from '../gap-areas/account.commands.ts';
import type { AllocationRow } from '../gap-areas/account.queries.ts';
import { openOf, takesPledges } from '../gap-areas/account.rules.ts';
import { assertOffer, assertOwnPledge, draftOf, type CompanyActor, type Draft } from '../pledges/draft.commands.ts';
import type { GivingCompany, LockedPledge, StoredContent } from '../pledges/draft.queries.ts';
import { leftAfter, originOf, refuseBeyondOrigin, type Counted, type Flow } from '../pledges/flow.rules.ts';
import { assertOrigin, type OriginLeft } from '../pledges/origin.queries.ts';
import { cutInstalments, valueInProportion } from '../pledges/pledge-content.rules.ts';
import type { PledgeContentInput, SubmitPledgeInput } from '../pledges/pledge-input.type.ts';
import type { NewPledge } from '../pledges/pledge-writing.commands.ts';
import {
  alreadySubmitted,
  notVerified,
  planSubmission,
  refuseClosedGap,
  type SubmissionOutcome,
  type Turn,
} from './submission.rules.ts';

/** What a submission is decided on, all read under the lock. */
export interface Known {
  companies: ReadonlyMap<string, GivingCompany>;
  drafts: ReadonlyMap<string, LockedPledge>;
  stored: StoredContent;
  accounts: Accounts;
  /** What the pledges have left that amounts of this round come from; goes down as they are taken in. */
  origins: Map<string, OriginLeft>;
}

export interface PledgeSubmittedAnswer {
  readonly __typename: 'PledgeSubmitted';
  pledgeId: string;
  outcome: SubmissionOutcome;
  replayed: boolean;
}

export type Refused =
  | ReturnType<typeof notVerified>
  | ReturnType<typeof alreadySubmitted>
  | NonNullable<ReturnType<typeof refuseClosedGap>>
  | NonNullable<ReturnType<typeof refuseBeyondOrigin>>
  | Extract<ReturnType<typeof planSubmission>, { code: string }>;

/** A submission that was taken in: moved on the accounts in memory, and not written yet. */
export interface Taken {
  answer: PledgeSubmittedAnswer;
  /** What is to be written first; null for a draft that is stored already. */
  fresh: NewPledge | null;
  /** The payment plan of a stored draft that was cut, and what its parts are worth then. */
  cut: { pledgeId: string; terms: { dueOn: string; amount: bigint }[]; estimatedValues: Map<string, bigint> } | null;
}

interface Offer {
  draft: Draft;
  terms: { dueOn: string; amount: bigint }[];
  content: PledgeContentInput | null;
  flow: Flow;
  originPledgeId: string | null;
}

/** Decides one submission on the locked accounts, and moves them when it is taken in. */
export function attempt(actor: CompanyActor, input: SubmitPledgeInput, known: Known): Taken | Refused {
  const company = known.companies.get(actor.organisation);
  if (company?.status !== 'VERIFIED') return notVerified(company?.status ?? null);
  const offer = input.pledge ? freshOffer(input.pledge, known) : storedOffer(actor, input.pledgeId ?? '', known);
  if (!offer) return alreadySubmitted();
  const { draft } = offer;
  const plan =
    refuseClosed(draft, known.accounts) ?? planSubmission(wishesOf(draft, known.accounts), input.onShortfall);
  if ('code' in plan) return plan;
  const beyond = takeFromOrigin(actor, offer, plan.turns, known);
  if (beyond) return beyond;
  takeTurns(known.accounts, draft.allocations, plan.turns, actor);
  const terms = cutInstalments(offer.terms, moneyOf(plan.turns, known.accounts));
  const content = offer.content && { ...offer.content, instalments: terms };
  const estimatedValues = cutValues(draft, plan.turns);
  return {
    answer: { __typename: 'PledgeSubmitted', pledgeId: draft.pledgeId, outcome: plan.outcome, replayed: false },
    fresh: content && { actor, company, content, draft: { ...draft, estimatedValues }, isSubmitted: true },
    cut: content || plan.outcome !== 'PARTLY_HELD' ? null : { pledgeId: draft.pledgeId, terms, estimatedValues },
  };
}

function freshOffer(content: PledgeContentInput, { accounts }: Known): Offer {
  assertOffer(content, accounts);
  const draft = draftOf(content, accounts, newId());
  return { draft, terms: content.instalments, content, flow: content.flow, originPledgeId: originOf(content) };
}

/** Null when the draft was submitted already. */
function storedOffer(actor: CompanyActor, id: string, { drafts, stored, accounts }: Known): Offer | null {
  const pledge = drafts.get(id.toLowerCase()) ?? null;
  assertOwnPledge(actor, pledge, id);
  if (!pledge.isDraft) return null;
  const allocations = stored.allocations.filter((one) => one.pledgeId === pledge.id);
  if (allocations.length === 0) throw notFound('Pledge', id);
  if (allocations.some((one) => one.state !== 'DRAFT' || accounts.newest.has(one.id))) return null;
  const terms = stored.instalments.filter((one) => one.pledgeId === pledge.id);
  assertOffer(
    {
      allocations: allocations.map((one) => ({ ...one, estimatedValue: stored.estimatedValues.get(one.id) ?? null })),
      instalments: terms,
    },
    accounts,
  );
  const draft = { pledgeId: pledge.id, allocations, estimatedValues: stored.estimatedValues };
  return { draft, terms, content: null, flow: pledge.flow, originPledgeId: pledge.originPledgeId };
}

/** Why the pledge this comes from has too little left, or null; then what it takes is left no more. */
function takeFromOrigin(
  actor: CompanyActor,
  { flow, originPledgeId }: Offer,
  turns: readonly Turn[],
  { accounts, origins }: Known,
) {
  if (originPledgeId === null || flow === 'NEW_MONEY') return null;
  const origin = assertOrigin(origins, originPledgeId, actor.organisation, flow);
  const wanted = turns.flatMap(({ needLineId, amount }): Counted[] => {
    const line = accounts.lines.get(needLineId);
    return line ? [{ kind: line.kind, item: line.item, unit: line.unit, amount }] : [];
  });
  const refusal = refuseBeyondOrigin(originPledgeId, wanted, origin[flow]);
  if (!refusal) origin[flow] = leftAfter(origin[flow], wanted);
  return refusal;
}

function wishesOf({ allocations }: Draft, { lines }: Accounts) {
  return allocations.map(({ needLineId, amount }) => {
    const line = lines.get(needLineId);
    return { needLineId, requested: amount, open: line ? openOf(line) : 0n };
  });
}

function refuseClosed({ allocations }: Draft, { gaps, today }: Accounts) {
  const own = [...new Set(allocations.map((one) => one.gapAreaId))].flatMap((id) => gaps.get(id) ?? []);
  return refuseClosedGap(own.map((gap) => ({ ...gap, takes: takesPledges(gap, today) })));
}

function takeTurns(
  accounts: Accounts,
  allocations: readonly AllocationRow[],
  turns: readonly Turn[],
  actor: CompanyActor,
): void {
  const byLine = new Map(turns.map((turn) => [turn.needLineId, turn]));
  for (const allocation of allocations) {
    const turn = byLine.get(allocation.needLineId);
    if (!turn) continue;
    const taken = moveAllocation(accounts, allocation, turn, { ...actor, reason: null });
    if (turn.amount > 0n) continue;
    // Nothing was open for this part: it ends here, so that nobody is asked to verify a nought.
    moveAllocation(accounts, taken, { to: 'WITHDRAWN' }, { ...actor, reason: 'Nothing was open for it.' });
  }
}

/** What the parts are worth after they were cut to what was open. */
function cutValues({ allocations, estimatedValues }: Draft, turns: readonly Turn[]): Map<string, bigint> {
  if (estimatedValues.size === 0) return estimatedValues;
  const amounts = new Map(turns.map(({ needLineId, amount }) => [needLineId, amount]));
  return new Map(
    allocations.flatMap(({ id, needLineId, amount }) => {
      const value = estimatedValues.get(id);
      return value === undefined
        ? []
        : [[id, valueInProportion(value, amount, amounts.get(needLineId) ?? amount)] as const];
    }),
  );
}

function moneyOf(turns: readonly Turn[], { lines }: Accounts): bigint {
  return turns.reduce((sum, turn) => (lines.get(turn.needLineId)?.kind === 'MONEY' ? sum + turn.amount : sum), 0n);
}
