import { type Actor, Role, assertSignedIn, hasRole } from '#kit/actor';
import { today } from '#kit/dates';
import { badInput, forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { newAllocation } from '../allocations/new-allocation.commands.ts';
import type { CsrContext } from '../context.ts';
import {
  allocationsOfPledge,
  figuresByNeedLine,
  type AllocationRow,
  type Figures,
} from '../gap-areas/account.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { maxPledge } from '../settings.ts';
import { companiesOf, lockPledge } from './draft.queries.ts';
import { originOf } from './flow.rules.ts';
import { assertOrigin, lockOrigins } from './origin.queries.ts';
import { problemsOfContent, type PledgeContent } from './pledge-content.rules.ts';
import type { PledgeContentInput, SaveDraftPledgeInput } from './pledge-input.type.ts';
import { insertPledges, replaceDraft } from './pledge-writing.commands.ts';
import { alreadySubmitted, notVerified, refuseStalePledge } from '../submissions/submission.rules.ts';

/** A signed-in person who acts for a company. */
export type CompanyActor = Actor & { organisation: string };

/** The actor with the company they act for, else FORBIDDEN. */
export function assertForCompany(actor: Actor | null): CompanyActor {
  const known = assertSignedIn(actor);
  const { organisation } = known;
  if (!hasRole(known, Role.COMPANY) || organisation === null) {
    throw forbidden('This is done in the name of a company: sign in with an account of its organisation.');
  }
  return { ...known, organisation };
}

/** Only the own organisation's pledges exist for whoever acts for a company. */
export function assertOwnPledge<Row extends { organisation: string }>(
  actor: CompanyActor,
  pledge: Row | null,
  id: string,
): asserts pledge is Row {
  if (pledge?.organisation !== actor.organisation) throw notFound('Pledge', id);
}

/** Throws everything that is wrong with an offer at once. */
export function assertOffer(content: PledgeContent, figures: Figures): void {
  const problems = problemsOfContent(content, figures.lines, { today: today(), maxPledge: maxPledge() });
  if (problems.length > 0) throw badInput(problems.map((one) => ({ ...one, field: `pledge.${one.field}` })));
}

/** A company keeps what it means to offer; nothing is taken from any gap. */
export async function saveDraftPledge(context: CsrContext, input: SaveDraftPledgeInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'saveDraftPledge', input, async (tx) => {
    const known = input.pledgeId ? await lockPledge(tx, input.pledgeId) : null;
    if (input.pledgeId) assertOwnPledge(actor, known, input.pledgeId);
    const company = (await companiesOf(tx, [actor.organisation])).get(actor.organisation);
    if (!company) return notVerified(null);
    const before = known ? await allocationsOfPledge(tx, known.id) : [];
    if (known?.isDraft === false || before.some((one) => one.state !== 'DRAFT')) return alreadySubmitted();
    const stale = known ? refuseStalePledge(known.version, input.expectedVersion) : null;
    if (stale) return stale;
    const figures = await figuresByNeedLine(
      tx,
      input.pledge.allocations.map((one) => one.needLineId),
    );
    assertOffer(input.pledge, figures);
    const origin = originOf(input.pledge);
    if (origin !== null && input.pledge.flow !== 'NEW_MONEY')
      assertOrigin(await lockOrigins(tx, [origin]), origin, actor.organisation, input.pledge.flow);
    const draft = draftOf(input.pledge, figures, known?.id ?? newId());
    if (known) await replaceDraft(tx, known, input.pledge, draft);
    else await insertPledges(tx, [{ actor, company, content: input.pledge, draft, isSubmitted: false }]);
    return { __typename: 'DraftPledgeSaved', pledgeId: draft.pledgeId, replayed: false } as const;
  });
}

/** The rows of an offer, not written yet. */
export interface Draft {
  pledgeId: string;
  allocations: AllocationRow[];
  estimatedValues: Map<string, bigint>;
  /** How many people give person-time, by allocation; of what is stored already it is not asked. */
  people?: Map<string, number>;
}

/** Turns an offer into the rows of a draft. */
export function draftOf(content: PledgeContentInput, figures: Figures, pledgeId: string): Draft {
  const estimatedValues = new Map<string, bigint>();
  const people = new Map<string, number>();
  const allocations = content.allocations.flatMap(
    ({ needLineId, amount, estimatedValue, people: given }): AllocationRow[] => {
      const line = figures.lines.get(needLineId);
      if (!line) return [];
      const { gapAreaId } = line;
      const allocation = newAllocation({ pledgeId, needLineId, gapAreaId, amount, flow: content.flow });
      if (estimatedValue !== null && estimatedValue !== undefined) estimatedValues.set(allocation.id, estimatedValue);
      if (given !== null && given !== undefined) people.set(allocation.id, given);
      return [allocation];
    },
  );
  return { pledgeId, allocations, estimatedValues, people };
}
