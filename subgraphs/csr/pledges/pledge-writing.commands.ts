import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { newId } from '#kit/ids';

import type { AllocationRow } from '../gap-areas/account.queries.ts';
import type { CompanyActor, Draft } from './draft.commands.ts';
import type { GivingCompany, LockedPledge } from './draft.queries.ts';
import { originOf, type Origin } from './flow.rules.ts';
import type { PledgeContentInput } from './pledge-input.type.ts';

/** A pledge that is not in the table yet. */
export interface NewPledge {
  actor: CompanyActor;
  company: GivingCompany;
  content: PledgeContentInput;
  draft: Draft;
  isSubmitted: boolean;
}

type Term = { dueOn: string; amount: bigint };

// What is submitted as it is made is put in as it stands then: a row that is changed at once is written twice.
const parts = (allocations: string, terms: string): string => `
    told as (select t.*, case when t.state = 'WAITLISTED' then nextval('queue_number') end as turn
      from jsonb_to_recordset(${allocations}::jsonb) as t (id uuid, "pledgeId" uuid, "needLineId" uuid, position integer,
        requested bigint, amount bigint, value bigint, people integer, flow text, state text, "holdUntil" date,
        "submittedAt" timestamptz, at timestamptz)),
    parts as (insert into pledge_allocation (id, pledge_id, need_line_id, gap_area_id, position, kind, item, unit,
        requested_amount, amount, estimated_value, people, flow, state, hold_until, queue_number, submitted_at,
        state_changed_at)
      select t.id, t."pledgeId", t."needLineId", n.gap_area_id, t.position, n.kind, n.item, n.unit, t.requested, t.amount,
        t.value, t.people, t.flow, t.state, t."holdUntil", t.turn, t."submittedAt", coalesce(t.at, now())
      from told t join need_account n on n.need_line_id = t."needLineId"),
    terms as (insert into instalment (id, pledge_id, number, due_on, amount)
      select id, "pledgeId", number, "dueOn", amount
      from jsonb_to_recordset(${terms}::jsonb) as t (id uuid, "pledgeId" uuid, number integer, "dueOn" date, amount bigint))`;

/** How allocations stand after the moves of this transaction, by id. */
type Moved = ReadonlyMap<string, AllocationRow & { at: string }>;

function partsOf({ pledgeId, allocations, estimatedValues, people }: Draft, moved: Moved = new Map()): object[] {
  return allocations.map((allocation, position) => {
    const { id, needLineId, requestedAmount, flow } = allocation;
    const after = moved.get(id);
    return {
      id,
      pledgeId,
      needLineId,
      position,
      requested: String(after?.requestedAmount ?? requestedAmount),
      amount: String(after?.amount ?? requestedAmount),
      value: estimatedValues.get(id)?.toString() ?? null,
      people: people?.get(id) ?? null,
      flow,
      state: after?.state ?? 'DRAFT',
      holdUntil: after?.holdUntil ?? null,
      submittedAt: after?.submittedAt ?? null,
      at: after?.at ?? null,
    };
  });
}

const termsOf = (pledgeId: string, terms: readonly Term[]): object[] =>
  terms.map(({ dueOn, amount }, index) => ({
    id: newId(),
    pledgeId,
    number: index + 1,
    dueOn,
    amount: String(amount),
  }));

/** Where amounts come from as the tables keep it, in the order of their columns. */
export const originColumns = (content: Origin) => ({
  originPledgeId: originOf(content),
  passedOnFrom: content.passedOnFrom?.giver ?? null,
  carriedOverFrom: content.carriedOverFrom?.fiscalYear ?? null,
});

/**
 * Writes new pledges with their parts in one trip: as drafts, or as they were moved already. Foreign keys are checked at the
 * end of the statement.
 */
export async function insertPledges(tx: EntityManager, pledges: readonly NewPledge[], moved?: Moved): Promise<void> {
  if (pledges.length === 0) return;
  const rows = pledges.map(({ actor, company, content, draft, isSubmitted }) => ({
    id: draft.pledgeId,
    companyId: company.id,
    organisation: actor.organisation,
    flow: content.flow,
    channel: content.channel ?? null,
    note: content.note ?? null,
    isAnonymous: content.isAnonymous,
    isDemo: company.isDemo,
    createdBy: actor.subject,
    isSubmitted,
    ...originColumns(content),
  }));
  await preparedIn(tx, INSERT, [
    today().slice(0, 4),
    JSON.stringify(rows),
    JSON.stringify(pledges.flatMap(({ draft }) => partsOf(draft, moved))),
    JSON.stringify(pledges.flatMap(({ draft, content }) => termsOf(draft.pledgeId, content.instalments))),
  ]);
}

const INSERT = `with made as (insert into pledge (id, code, company_id, organisation, flow, channel, note, is_anonymous, is_demo,
      created_by, submitted_at, origin_pledge_id, passed_on_from, carried_over_from)
    select id, 'IKR-' || $1::text || '-' || nextval('pledge_number'), "companyId", organisation, flow, channel, note,
      "isAnonymous", "isDemo", "createdBy", case when "isSubmitted" then clock_timestamp() end, "originPledgeId",
      "passedOnFrom", "carriedOverFrom"
    from jsonb_to_recordset($2::jsonb) as t (id uuid, "companyId" uuid, organisation text, flow text, channel text, note text,
      "isAnonymous" boolean, "isDemo" boolean, "createdBy" text, "isSubmitted" boolean, "originPledgeId" uuid,
      "passedOnFrom" text, "carriedOverFrom" integer)), ${parts('$3', '$4')}
  select 1`;

/** Replaces what a stored draft says. */
export async function replaceDraft(
  tx: EntityManager,
  pledge: LockedPledge,
  content: PledgeContentInput,
  draft: Draft,
): Promise<void> {
  await rowsIn(tx, 'delete from pledge_allocation where pledge_id = ?', [pledge.id]);
  await rowsIn(tx, 'delete from instalment where pledge_id = ?', [pledge.id]);
  await rowsIn(
    tx,
    `with changed as (update pledge set flow = ?, channel = ?, note = ?, is_anonymous = ?, origin_pledge_id = ?, passed_on_from = ?,
       carried_over_from = ?, version = version + 1,
       changed_at = clock_timestamp() where id = ?), ${parts('?', '?')}
     select 1`,
    [
      content.flow,
      content.channel ?? null,
      content.note ?? null,
      content.isAnonymous,
      ...Object.values(originColumns(content)),
      pledge.id,
      JSON.stringify(partsOf(draft)),
      JSON.stringify(termsOf(pledge.id, content.instalments)),
    ],
  );
}

/** Notes that stored drafts were submitted. */
export async function markSubmitted(tx: EntityManager, pledgeIds: readonly string[]): Promise<void> {
  if (pledgeIds.length === 0) return;
  await rowsIn(
    tx,
    `update pledge set submitted_at = clock_timestamp(), changed_at = clock_timestamp(), version = version + 1
     where id = any(string_to_array(?, ',')::uuid[])`,
    [pledgeIds.join(',')],
  );
}

/** Puts another payment plan in the place of the one that is stored. */
export async function replaceInstalments(tx: EntityManager, pledgeId: string, terms: readonly Term[]): Promise<void> {
  await rowsIn(tx, 'delete from instalment where pledge_id = ?', [pledgeId]);
  await rowsIn(
    tx,
    `insert into instalment (id, pledge_id, number, due_on, amount)
     select id, "pledgeId", number, "dueOn", amount
     from jsonb_to_recordset(?::jsonb) as t (id uuid, "pledgeId" uuid, number integer, "dueOn" date, amount bigint)`,
    [JSON.stringify(termsOf(pledgeId, terms))],
  );
}

/** Writes what goods and services are worth from now on. */
export async function writeValues(
  tx: EntityManager,
  values: readonly { allocationId: string; value: bigint }[],
): Promise<void> {
  if (values.length === 0) return;
  await rowsIn(
    tx,
    `update pledge_allocation a set estimated_value = t.value
     from jsonb_to_recordset(?::jsonb) as t ("allocationId" uuid, value bigint) where a.id = t."allocationId"`,
    [JSON.stringify(values.map((one) => ({ ...one, value: String(one.value) })))],
  );
}
