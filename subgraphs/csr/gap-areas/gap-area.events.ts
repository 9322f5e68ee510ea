import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { EventEnvelope } from '#kit/events';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import { lockAccounts, settleAccounts } from './account.commands.ts';
import { afterNeedChange, type LineFigures } from './account.rules.ts';
import type { GapStatus } from './gap-account.entity.ts';

interface CoveringTold {
  id: string;
  budgetLineId: string;
  budgetLineName: string;
  amount: string;
}

interface NeedLineTold {
  id: string;
  kind: NeedKind;
  item: string | null;
  unit: string;
  need: string;
  budgetKnown: boolean;
  coverings: readonly CoveringTold[];
}

/** What programs tells of a gap area: its whole state, after every change. */
export interface GapAreaTold {
  id: string;
  code: string;
  title: string;
  areaCode: string;
  areaName: string;
  categoryCode: string;
  fiscalYear: number;
  programmePillarCode: string | null;
  status: GapStatus;
  deadline: string | null;
  isDemo: boolean;
  needLines: readonly NeedLineTold[];
}

/**
 * Brings need, budget and status of a gap into its account. What was taken stays taken: where a need falls below it,
 * the rest becomes excess; where room appears, the waiting list is served in the same transaction.
 */
export async function applyGapArea(
  tx: EntityManager,
  told: GapAreaTold,
  envelope: EventEnvelope<unknown>,
): Promise<void> {
  await rowsIn(tx, WRITE_GAP, [
    told.id,
    told.code,
    told.title,
    told.areaCode,
    told.areaName,
    told.categoryCode,
    told.fiscalYear,
    told.programmePillarCode,
    told.status,
    told.deadline,
    told.isDemo,
    envelope.sequence,
  ]);
  const known = await lineFigures(tx, told.id);
  const lines = told.needLines.map((line, position) => {
    // The budget is what its rows add up to, so that the total and the rows behind it cannot differ.
    const budget = line.coverings.reduce((sum, covering) => sum + BigInt(covering.amount), 0n);
    const { excess } = afterNeedChange(known.get(line.id) ?? NOTHING, { need: BigInt(line.need), budget });
    return { ...line, position, budget: String(budget), excess: String(excess) };
  });
  await rowsIn(tx, WRITE_LINES, [told.id, envelope.sequence, JSON.stringify(lines)]);
  await writeCoverings(tx, told);
  const accounts = await lockAccounts(tx, [told.id]);
  accounts.touched.add(told.id);
  await settleAccounts(tx, accounts);
}

const NOTHING: LineFigures = { need: 0n, budget: 0n, held: 0n, committed: 0n, delivered: 0n, excess: 0n };

// Inserting or updating the gap's row takes its lock, so that nobody takes from the gap while its need changes.
const WRITE_GAP = `
  insert into gap_account as g (id, code, title, area_code, area_name, category_code, fiscal_year, programme_pillar_code,
    status, deadline, is_demo, need_version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (id) do update set code = excluded.code, title = excluded.title, area_code = excluded.area_code,
    area_name = excluded.area_name, category_code = excluded.category_code, fiscal_year = excluded.fiscal_year,
    programme_pillar_code = excluded.programme_pillar_code, status = excluded.status, deadline = excluded.deadline,
    is_demo = excluded.is_demo, need_version = excluded.need_version`;

const WRITE_LINES = `
  insert into need_account as n (need_line_id, gap_area_id, position, kind, item, unit, need, budget, budget_known, excess,
    need_version)
  select t.id, told.gap_area_id, t.position, t.kind, t.item, t.unit, t.need, t.budget, t."budgetKnown", t.excess, told.version
  from (values (?::uuid, ?::bigint, ?::jsonb)) as told (gap_area_id, version, lines),
    jsonb_to_recordset(told.lines) as t (id uuid, position integer, kind text, item text, unit text, need bigint,
      budget bigint, "budgetKnown" boolean, excess bigint)
  on conflict (need_line_id) do update set position = excluded.position, need = excluded.need, budget = excluded.budget,
    budget_known = excluded.budget_known, excess = excluded.excess, need_version = excluded.need_version`;

async function lineFigures(tx: EntityManager, gapAreaId: string): Promise<Map<string, LineFigures>> {
  const rows = await rowsIn<{ id: string; held: string; committed: string; delivered: string }>(
    tx,
    `select need_line_id as id, held::text as held, committed::text as committed, delivered::text as delivered
     from need_account where gap_area_id = ?`,
    [gapAreaId],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...NOTHING,
        held: BigInt(row.held),
        committed: BigInt(row.committed),
        delivered: BigInt(row.delivered),
      },
    ]),
  );
}

/** Keeps the rows behind `budget`: each covering of each line told, and no other. */
async function writeCoverings(tx: EntityManager, told: GapAreaTold): Promise<void> {
  const coverings = told.needLines.flatMap((line) => line.coverings.map((one) => ({ ...one, needLineId: line.id })));
  await rowsIn(
    tx,
    `delete from covering where need_line_id in (select need_line_id from need_account where gap_area_id = ?)
       and id <> all (string_to_array(?, ',')::uuid[])`,
    [told.id, coverings.map((one) => one.id).join(',')],
  );
  await rowsIn(
    tx,
    `insert into covering as c (id, need_line_id, budget_line_id, budget_line_name, amount)
     select id, "needLineId", "budgetLineId", "budgetLineName", amount from jsonb_to_recordset(?::jsonb)
       as t (id uuid, "needLineId" uuid, "budgetLineId" uuid, "budgetLineName" text, amount bigint)
     on conflict (id) do update set budget_line_name = excluded.budget_line_name, amount = excluded.amount,
       changed_at = case when c.amount = excluded.amount then c.changed_at else clock_timestamp() end`,
    [JSON.stringify(coverings)],
  );
}
