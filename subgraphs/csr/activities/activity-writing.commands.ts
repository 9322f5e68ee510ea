import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import type { Cause } from '../gap-areas/account.commands.ts';
import type { GivingCompany } from '../pledges/draft.queries.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import { originColumns } from '../pledges/pledge-writing.commands.ts';
import type { ReportActivityInput } from './activity-input.type.ts';
import type { ActivityState } from './activity.rules.ts';

/** Where an activity was, and what it is counted in. */
export interface Place {
  areaCode: string;
  categoryCode: string;
  fiscalYear: number;
  needLineId: string | null;
  gapAreaId: string | null;
  kind: NeedKind;
  item: string | null;
  unit: string;
}

/** An activity's own row, locked. */
export interface LockedActivity {
  id: string;
  organisation: string;
  reportedBy: string;
  areaCode: string;
  needLineId: string | null;
  gapAreaId: string | null;
  amount: bigint;
  flow: Flow;
  state: ActivityState;
  storedEvidence: number;
}

/** What was done, however it was told. */
export type ActivityReport = Pick<
  ReportActivityInput,
  'amount' | 'estimatedValue' | 'flow' | 'passedOnFrom' | 'carriedOverFrom' | 'doneOn' | 'description' | 'isAnonymous'
>;

export async function insertActivity(
  tx: EntityManager,
  made: { id: string; actor: Actor; company: GivingCompany; input: ActivityReport; place: Place },
): Promise<void> {
  const { id, actor, company, input, place } = made;
  await rowsIn(
    tx,
    `insert into activity (id, code, company_id, organisation, area_code, category_code, fiscal_year, need_line_id,
       gap_area_id, kind, item, unit, amount, estimated_value, flow, done_on, description, is_anonymous, is_demo, state,
       reported_by, origin_pledge_id, passed_on_from, carried_over_from)
     values (?, 'KGT-' || ? || '-' || nextval('activity_number'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       'REPORTED', ?, ?, ?, ?)`,
    [
      id,
      today().slice(0, 4),
      company.id,
      company.organisation,
      place.areaCode,
      place.categoryCode,
      place.fiscalYear,
      place.needLineId,
      place.gapAreaId,
      place.kind,
      place.item,
      place.unit,
      input.amount,
      input.estimatedValue ?? null,
      input.flow,
      input.doneOn,
      input.description,
      input.isAnonymous,
      company.isDemo,
      actor.subject,
      ...Object.values(originColumns(input)),
    ],
  );
  await noteStep(tx, { id, amount: input.amount }, null, 'REPORTED', { ...actor, reason: null });
}

export async function lockActivity(tx: EntityManager, id: string): Promise<LockedActivity | null> {
  const [row] = await rowsIn<Omit<LockedActivity, 'amount'> & { amount: string }>(
    tx,
    `select v.id, v.organisation, v.reported_by as "reportedBy", v.area_code as "areaCode", v.need_line_id as "needLineId",
       v.gap_area_id as "gapAreaId", v.amount::text as amount, v.flow, v.state,
       (select count(*)::int from activity_evidence ve join evidence e on e.id = ve.evidence_id
        where ve.activity_id = v.id and e.state = 'STORED') as "storedEvidence"
     from activity v where v.id = ? for update of v`,
    [id],
  );
  return row ? { ...row, amount: BigInt(row.amount) } : null;
}

/** Decides a report, and notes who did. */
export async function moveActivity(
  tx: EntityManager,
  activity: LockedActivity,
  to: ActivityState,
  cause: Cause,
  overCoverageReason: string | null,
): Promise<void> {
  await rowsIn(
    tx,
    `update activity set state = ?, decided_by = ?, decided_at = clock_timestamp(), over_coverage_reason = ?
     where id = ?`,
    [to, cause.subject, overCoverageReason, activity.id],
  );
  await noteStep(tx, activity, activity.state, to, cause);
}

async function noteStep(
  tx: EntityManager,
  { id, amount }: { id: string; amount: bigint },
  from: ActivityState | null,
  to: ActivityState,
  { subject, name, organisation, reason }: Cause,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into activity_event (activity_id, from_state, to_state, amount, actor_subject, actor_name,
       actor_organisation, reason) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, from, to, amount, subject, name, organisation, reason],
  );
}

/** The evidence of an activity is shown as one list. */
const MOST_EVIDENCE = 40;

/** Ties evidence, known to be the company's own, to its report. */
export async function tieEvidence(
  tx: EntityManager,
  activityId: string,
  evidenceIds: readonly string[],
): Promise<void> {
  if (evidenceIds.length === 0) return;
  await rowsIn(
    tx,
    `insert into activity_evidence (activity_id, evidence_id)
     select ?::uuid, id from unnest(string_to_array(?, ',')::uuid[]) as id on conflict do nothing`,
    [activityId, evidenceIds.join(',')],
  );
  const tied = await rowsIn(tx, 'select 1 from activity_evidence where activity_id = ?', [activityId]);
  if (tied.length <= MOST_EVIDENCE) return;
  const message = `names more than the ${MOST_EVIDENCE} files an activity has at most; put pages into one file.`;
  throw badInput([{ field: 'evidenceIds', code: 'TOO_MUCH_EVIDENCE', message }]);
}
