import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import type { PlanningWindow } from './planning-cycle.rules.ts';
import { planningCycleCode, problemsOfCycle, refuseCycle } from './planning-cycle.rules.ts';
import type { RecordPlanningCycleInput } from './planning-cycle-command.type.ts';
import type { PlanningStage } from './planning-stage.rules.ts';

/** A cycle as a decision needs it. */
export interface LockedCycle {
  id: string;
  areaCode: string;
  fiscalYear: number;
}

/** The cycle of that id and the window of a stage in it, held still until the transaction ends. */
export async function cycleAt(tx: EntityManager, cycleId: string): Promise<LockedCycle | null> {
  const [cycle] = await rowsIn<LockedCycle>(
    tx,
    `select id, area_code as "areaCode", fiscal_year as "fiscalYear" from planning_cycle where id = ? for share`,
    [cycleId],
  );
  return cycle ?? null;
}

/** When a stage of a cycle is open; null where nobody has said. */
export async function windowAt(
  tx: EntityManager,
  cycleId: string,
  stage: PlanningStage,
): Promise<PlanningWindow | null> {
  const [window] = await rowsIn<PlanningWindow>(
    tx,
    `select opens_on::text as "opensOn", closes_on::text as "closesOn" from planning_window
     where cycle_id = ? and stage = ?`,
    [cycleId, stage],
  );
  return window ?? null;
}

async function writeCycle(tx: EntityManager, input: RecordPlanningCycleInput, version: number): Promise<string> {
  const { areaCode, fiscalYear, provenance } = input;
  const sourceCode = await keepSource(tx, provenance);
  const [row] = await rowsIn<{ id: string }>(
    tx,
    `insert into planning_cycle as c (id, code, area_code, fiscal_year, check_state, source_code, note, is_demo, version,
       created_at, changed_at) values (?, ?, ?, ?, 'STATED', ?, ?, false, 1, now(), now())
     on conflict (area_code, fiscal_year) do update set version = ?, check_state = excluded.check_state,
       source_code = excluded.source_code, note = coalesce(excluded.note, c.note), changed_at = excluded.changed_at
     returning id`,
    [newId(), planningCycleCode(areaCode, fiscalYear), areaCode, fiscalYear, sourceCode, input.note ?? null, version],
  );
  if (!row) throw new Error(`no planning cycle was written for ${areaCode}`);
  return row.id;
}

/** The windows as told, in place of those before, which stay in the versions. */
async function writeWindows(
  tx: EntityManager,
  cycleId: string,
  version: number,
  input: RecordPlanningCycleInput,
  officer: Actor,
): Promise<void> {
  const windows = input.windows.map(({ stage, opensOn, closesOn, note }) => ({
    stage,
    opensOn,
    closesOn,
    checkState: 'STATED',
    note: note ?? null,
  }));
  const json = JSON.stringify(windows);
  await rowsIn(tx, 'delete from planning_window where cycle_id = ?', [cycleId]);
  await rowsIn(
    tx,
    `insert into planning_window (cycle_id, stage, opens_on, closes_on, check_state, note)
     select ?, stage, "opensOn", "closesOn", "checkState", note from jsonb_to_recordset(?::jsonb)
       as w (stage text, "opensOn" date, "closesOn" date, "checkState" text, note text)`,
    [cycleId, json],
  );
  await rowsIn(
    tx,
    `insert into planning_cycle_version (cycle_id, version, windows, reason, recorded_by, organisation, recorded_at)
     values (?, ?, ?::jsonb, ?, ?, ?, now())`,
    [cycleId, version, json, input.reason.trim(), officer.subject, officer.organisation],
  );
}

/** Records the planning year of an area with its windows, or their next version; every version is kept. */
export function recordPlanningCycle(context: RequestContext, input: RecordPlanningCycleInput) {
  return decideOnce(
    context,
    'recordPlanningCycle',
    input,
    async (tx, actor) => {
      const { areaCode, fiscalYear } = input;
      const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], areaCode);
      await takeTurns(tx, 'planning-cycle', areaCode, fiscalYear);
      const problems = [
        ...problemsOfCycle(input),
        ...(await problemsOfCodes(tx, [{ field: 'areaCode', table: 'area', code: areaCode }])),
        ...(await checkProvenance(tx, 'provenance', input.provenance)),
      ];
      if (problems.length > 0) throw badInput(problems);
      const [standing] = await rowsIn<{ version: number }>(
        tx,
        'select version from planning_cycle where area_code = ? and fiscal_year = ? for update',
        [areaCode, fiscalYear],
      );
      const refusal = refuseCycle(standing?.version ?? 0, input.expectedVersion ?? 0);
      if (refusal) return refusal;
      const version = (standing?.version ?? 0) + 1;
      const rowId = await writeCycle(tx, input, version);
      await writeWindows(tx, rowId, version, input, officer);
      return { rowId, version };
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningCycleRecorded' as const, cycleId: rowId }),
  );
}
