import type { EntityManager } from '@mikro-orm/postgresql';

import { type Actor, Role, assertSignedIn, hasRole } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import type { CsrContext } from '../context.ts';
import { figuresByNeedLine, allocationsOfPledge, type AllocationRow, type Figures } from '../gap-areas/account.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { maxPledge } from '../settings.ts';
import { companyOf, lockPledge, type LockedPledge } from './draft.queries.ts';
import { problemsOfContent } from './pledge-content.rules.ts';
import type { PledgeContentInput, SaveDraftPledgeInput } from './pledge-input.type.ts';
import { alreadySubmitted, notVerified, refuseStalePledge } from './submission.rules.ts';

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
  actor: CompanyActor, pledge: Row | null, id: string,
): asserts pledge is Row {
  if (pledge?.organisation !== actor.organisation) throw notFound('Pledge', id);
}

/** Reads the accounts an offer is about, or throws everything that is wrong with the offer. */
export async function readOffer(tx: EntityManager, content: PledgeContentInput, path = 'pledge'): Promise<Figures> {
  const figures = await figuresByNeedLine(tx, content.allocations.map((one) => one.needLineId));
  assertOffer(content, figures, path);
  return figures;
}

/** Throws everything that is wrong with an offer at once. */
export function assertOffer(content: PledgeContentInput, figures: Figures, path: string): void {
  const problems = problemsOfContent(content, figures.lines, { today: today(), maxPledge: maxPledge() });
  if (problems.length > 0) throw badInput(problems.map((one) => ({ ...one, field: `${path}.${one.field}` })));
}

/** A company keeps what it means to offer; nothing is taken from any gap. */
export async function saveDraftPledge(context: CsrContext, input: SaveDraftPledgeInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'saveDraftPledge', input, async (tx) => {
    const known = input.pledgeId ? await lockPledge(tx, input.pledgeId) : null;
    if (input.pledgeId) assertOwnPledge(actor, known, input.pledgeId);
    const company = await companyOf(tx, actor.organisation);
    if (!company) return notVerified(null);
    const before = known ? await allocationsOfPledge(tx, known.id) : [];
    if (before.some((one) => one.state !== 'DRAFT')) return alreadySubmitted();
    const stale = known ? refuseStalePledge(known.version, input.expectedVersion) : null;
    if (stale) return stale;
    const figures = await readOffer(tx, input.pledge);
    const draft = draftOf(input.pledge, figures, known?.id ?? newId());
    if (known) await replaceDraft(tx, known, input.pledge, draft);
    else await insertDraft(tx, { actor, companyId: company.id, isDemo: company.isDemo }, input.pledge, draft);
    return { __typename: 'DraftPledgeSaved', pledgeId: draft.pledgeId, replayed: false } as const;
  });
}

/** The rows of an offer, not written yet. */
export interface Draft {
  pledgeId: string;
  allocations: AllocationRow[];
  estimatedValues: Map<string, bigint>;
}

/** Turns an offer into the rows of a draft. */
export function draftOf(content: PledgeContentInput, figures: Figures, pledgeId: string): Draft {
  const estimatedValues = new Map<string, bigint>();
  const allocations = content.allocations.flatMap(({ needLineId, amount, estimatedValue }): AllocationRow[] => {
    const line = figures.lines.get(needLineId);
    if (!line) return [];
    const id = newId();
    if (estimatedValue !== null && estimatedValue !== undefined) estimatedValues.set(id, estimatedValue);
    return [{
      id, pledgeId, needLineId, gapAreaId: line.gapAreaId, requestedAmount: amount, amount, delivered: 0n, state: 'DRAFT',
      holdUntil: null, infoRequest: null, overCoverageReason: null, submittedAt: null, acceptedAt: null,
    }];
  });
  return { pledgeId, allocations, estimatedValues };
}

const INSERT_PARTS = `
    parts as (insert into pledge_allocation (id, pledge_id, need_line_id, gap_area_id, position, kind, item, unit,
        requested_amount, amount, estimated_value, state)
      select t.id, ?::uuid, t."needLineId", n.gap_area_id, t.position, n.kind, n.item, n.unit, t.amount, t.amount, t.value, 'DRAFT'
      from jsonb_to_recordset(?::jsonb) as t (id uuid, "needLineId" uuid, position integer, amount bigint, value bigint)
      join need_account n on n.need_line_id = t."needLineId"),
    terms as (insert into instalment (id, pledge_id, number, due_on, amount)
      select id, ?::uuid, number, "dueOn", amount
      from jsonb_to_recordset(?::jsonb) as t (id uuid, number integer, "dueOn" date, amount bigint))`;

function partsOf(content: Pick<PledgeContentInput, 'instalments'>, draft: Draft): readonly unknown[] {
  const allocations = draft.allocations.map(({ id, needLineId, requestedAmount }, position) => ({
    id, needLineId, position, amount: String(requestedAmount), value: draft.estimatedValues.get(id)?.toString() ?? null,
  }));
  const instalments = content.instalments.map(({ dueOn, amount }, index) => ({
    id: newId(), number: index + 1, dueOn, amount: String(amount),
  }));
  return [draft.pledgeId, JSON.stringify(allocations), draft.pledgeId, JSON.stringify(instalments)];
}

/** Writes a new pledge with its parts as a draft, in one trip. Foreign keys are checked at the end of the statement. */
export async function insertDraft(
  tx: EntityManager, giver: { actor: CompanyActor; companyId: string; isDemo: boolean },
  content: PledgeContentInput, draft: Draft,
): Promise<void> {
  const { actor, companyId, isDemo } = giver;
  await rowsIn(
    tx,
    `with made as (insert into pledge (id, code, company_id, organisation, flow, note, is_anonymous, is_demo, created_by)
       values (?, 'IKR-' || ? || '-' || nextval('pledge_number'), ?, ?, ?, ?, ?, ?, ?)), ${INSERT_PARTS}
     select 1`,
    [draft.pledgeId, today().slice(0, 4), companyId, actor.organisation, content.flow, content.note ?? null,
      content.isAnonymous, isDemo, actor.subject, ...partsOf(content, draft)],
  );
}

async function replaceDraft(tx: EntityManager, pledge: LockedPledge, content: PledgeContentInput, draft: Draft): Promise<void> {
  await rowsIn(tx, 'delete from pledge_allocation where pledge_id = ?', [pledge.id]);
  await rowsIn(tx, 'delete from instalment where pledge_id = ?', [pledge.id]);
  await rowsIn(
    tx,
    `with changed as (update pledge set flow = ?, note = ?, is_anonymous = ?, version = version + 1,
       changed_at = clock_timestamp() where id = ?), ${INSERT_PARTS}
     select 1`,
    [content.flow, content.note ?? null, content.isAnonymous, pledge.id, ...partsOf(content, draft)],
  );
}
