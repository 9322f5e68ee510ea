import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn, rowsIn } from '#kit/database';

import { shareOf } from '../allocations/allocation-state.rules.ts';
import type { Was } from '../undo/undo.queries.ts';
import type { Accounts } from './account.commands.ts';
import { othersOfPledges, type AllocationRow } from './account.queries.ts';

// One statement: the account, its rows and its history are written together, in one trip while the lock is held.
// Places in the queue are given where the rows are read, in their order: an update goes through them as it likes.
const WRITE = `
  with told as (select t.*, case when state = 'WAITLISTED' then nextval('queue_number') end as turn
    from jsonb_to_recordset($1::jsonb) as t (id uuid, state text, "requestedAmount" bigint, amount bigint, delivered bigint,
      increase bigint, "increaseOf" uuid, "holdUntil" date, "infoRequest" text, "overCoverageReason" text, "submittedAt" timestamptz, "acceptedAt" timestamptz,
      at timestamptz)),
    moved as (update pledge_allocation a set state = told.state, requested_amount = told."requestedAmount", amount = told.amount,
      delivered = told.delivered, increase = told.increase, increase_of = told."increaseOf",
      hold_until = told."holdUntil", info_request = told."infoRequest", over_coverage_reason = told."overCoverageReason",
      submitted_at = told."submittedAt", accepted_at = told."acceptedAt", state_changed_at = told.at,
      queue_number = case when told.state = 'WAITLISTED' then coalesce(a.queue_number, told.turn) end
      from told where a.id = told.id),
    noted as (insert into allocation_event (allocation_id, from_state, to_state, amount, delivered, increase, actor_subject, actor_name,
        actor_organisation, reason, happened_at, undoes, was, info)
      select id, "from", state, amount, delivered, increase, subject, name, organisation, reason, at, undoes, was, info
      from jsonb_to_recordset($2::jsonb) as t (id uuid, "from" text, state text, amount bigint, delivered bigint, increase bigint, subject text,
        name text, organisation text, reason text, at timestamptz, undoes bigint, was jsonb, info text)),
    counted as (update need_account n set held = l.held, committed = l.committed, delivered = l.delivered, excess = l.excess,
        relayed_held = (l.relayed ->> 'held')::bigint, relayed_committed = (l.relayed ->> 'committed')::bigint,
        relayed_delivered = (l.relayed ->> 'delivered')::bigint
      from jsonb_to_recordset($3::jsonb) as l ("needLineId" uuid, held bigint, committed bigint, delivered bigint, excess bigint,
        relayed jsonb)
      where n.need_line_id = l."needLineId")
  update gap_account g set version = g.version + 1, waiting = t.waiting, pledges = t.pledges,
    next_expiry_on = t."nextExpiryOn", changed_at = clock_timestamp()
  from jsonb_to_recordset($4::jsonb) as t ("gapAreaId" uuid, waiting integer, pledges integer, "nextExpiryOn" date)
  where g.id = t."gapAreaId"`;

const asJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** What a decision on a submitted allocation changes beside its state and amounts, so that it can be taken back. */
function wasBefore({ state, holdUntil, infoRequest, overCoverageReason, acceptedAt }: AllocationRow): Was | null {
  return state === 'SUBMITTED' ? { holdUntil, infoRequest, overCoverageReason, acceptedAt } : null;
}

/** Writes what was moved in memory: rows, history, figures and the gaps' new versions. */
export async function writeMoves(tx: EntityManager, accounts: Accounts): Promise<void> {
  const { moves, touched, inserted } = accounts;
  const last = lastOf(accounts).filter(({ id }) => !inserted.has(id));
  const events = moves.map(({ before, after, cause, at, undoes, info }) => ({
    id: after.id,
    from: before.state,
    state: after.state,
    amount: after.amount,
    delivered: after.delivered,
    increase: after.increase,
    ...cause,
    at,
    undoes,
    was: wasBefore(before),
    info,
  }));
  const lines = [...accounts.lines.values()].filter((line) => touched.has(line.gapAreaId));
  const gaps = [...accounts.gaps.values()].filter((gap) => touched.has(gap.gapAreaId));
  await countPledges(tx, accounts);
  await preparedIn(tx, WRITE, [asJson(last), asJson(events), asJson(lines), asJson(gaps)]);
  for (const gap of gaps) gap.version += 1n;
}

/** Each allocation that was moved, as it stands after its last move. */
export function lastOf({ moves }: Accounts): (AllocationRow & { at: string })[] {
  return [...new Map(moves.map(({ after, at }) => [after.id, { ...after, at }])).values()];
}

/** Counts the pledges that take of a gap since these moves, or take of it no more. */
async function countPledges(tx: EntityManager, { moves, gaps, inserted }: Accounts): Promise<void> {
  const stored = moves.map(({ after }) => after).filter(({ id }) => !inserted.has(id));
  const others = stored.length === 0 ? new Set<string>() : await othersOfPledges(tx, stored);
  const parts = new Map<string, { first: AllocationRow; last: AllocationRow }>();
  for (const { before, after } of moves)
    parts.set(after.id, { first: parts.get(after.id)?.first ?? before, last: after });
  const pledges = new Map<string, { gapAreaId: string; took: boolean; takes: boolean }>();
  for (const { first, last } of parts.values()) {
    const place = `${last.gapAreaId} ${last.pledgeId}`;
    const known = pledges.get(place) ?? {
      gapAreaId: last.gapAreaId,
      took: others.has(place),
      takes: others.has(place),
    };
    pledges.set(place, { ...known, took: known.took || isTaking(first), takes: known.takes || isTaking(last) });
  }
  for (const { gapAreaId, took, takes } of pledges.values()) {
    const gap = gaps.get(gapAreaId);
    if (gap) gap.pledges += Number(takes) - Number(took);
  }
}

function isTaking(allocation: AllocationRow): boolean {
  const { held, committed, delivered } = shareOf(allocation);
  return held + committed + delivered > 0n;
}

/** Keeps the day of the next expiry from falling behind, which would make every later lock look in vain. */
export async function readExpiries(tx: EntityManager, accounts: Accounts): Promise<void> {
  const late = [...accounts.gaps.values()].filter(
    (gap) => gap.nextExpiryOn !== null && gap.nextExpiryOn < accounts.today,
  );
  if (late.length === 0) return;
  const next = await nextExpiries(
    tx,
    late.map((gap) => gap.gapAreaId),
  );
  await rowsIn(
    tx,
    `update gap_account set next_expiry_on = told.day
     from jsonb_to_recordset(?::jsonb) as told (id uuid, day date) where gap_account.id = told.id`,
    [asJson(late.map((gap) => ({ id: gap.gapAreaId, day: next.get(gap.gapAreaId) ?? null })))],
  );
}

/** The first day on which a hold of each gap ends, of those that have any. */
async function nextExpiries(tx: EntityManager, gapAreaIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsIn<{ gapAreaId: string; day: string }>(
    tx,
    `select gap_area_id as "gapAreaId", min(hold_until)::text as day from pledge_allocation
     where hold_until is not null and gap_area_id = any(string_to_array(?, ',')::uuid[]) group by gap_area_id`,
    [gapAreaIds.join(',')],
  );
  return new Map(rows.map((row) => [row.gapAreaId, row.day]));
}
