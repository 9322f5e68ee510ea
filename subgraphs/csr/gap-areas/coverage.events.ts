import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';

import type { Figures, LineAccount } from './account.queries.ts';
import { coverageStateOf, newMoneyOf, openOf, overCoveredOf, uncoveredOf } from './account.rules.ts';

const FOLLOWERS = ['programs'];

/** Tells programs and the live updates how the touched gaps are covered now, in the transaction that changed them. */
export async function announceCoverage(
  tx: EntityManager,
  accounts: Figures & { touched: Set<string> },
  pledgeIds: readonly string[],
): Promise<void> {
  const gapAreaIds = [...accounts.touched];
  const pledgeCounts = await countPledges(tx, gapAreaIds);
  for (const gapAreaId of gapAreaIds) {
    const gap = accounts.gaps.get(gapAreaId);
    if (!gap) continue;
    const lines = [...accounts.lines.values()].filter((line) => line.gapAreaId === gapAreaId);
    await announce(tx, 'csr.coverage', FOLLOWERS, {
      aggregate: gapAreaId,
      sequence: gap.version,
      payload: {
        gapAreaId,
        version: gap.version,
        needVersion: gap.needVersion,
        coverageState: coverageStateOf(lines),
        pledgeCount: pledgeCounts.get(gapAreaId) ?? 0,
        lines: lines.map((line) => ({
          needLineId: line.needLineId,
          kind: line.kind,
          item: line.item,
          unit: line.unit,
          need: line.need,
          budget: line.budget,
          held: line.held,
          committed: line.committed,
          delivered: line.delivered,
          uncovered: uncoveredOf(line),
          open: openOf(line),
          overCovered: overCoveredOf(line),
          ...newParts(line),
        })),
      },
    });
  }
  await sayChanged(tx, gapAreaIds, pledgeIds);
}

function newParts(line: LineAccount) {
  const { held, committed, delivered } = newMoneyOf(line, line.relayed);
  return { newHeld: held, newCommitted: committed, newDelivered: delivered };
}

/** How many pledges stand behind each gap: held, committed or delivered. */
async function countPledges(tx: EntityManager, gapAreaIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsIn<{ id: string; pledges: number }>(
    tx,
    `select gap_area_id as id, count(distinct pledge_id)::integer as pledges from pledge_allocation
     where gap_area_id = any(string_to_array(?, ',')::uuid[]) and held + committed + delivered > 0 group by gap_area_id`,
    [gapAreaIds.join(',')],
  );
  return new Map(rows.map((row) => [row.id, row.pledges]));
}

/** One statement for what `notify` of the kit says one by one: the lock is held meanwhile. */
async function sayChanged(
  tx: EntityManager,
  gapAreaIds: readonly string[],
  pledgeIds: readonly string[],
): Promise<void> {
  await rowsIn(
    tx,
    `select pg_notify('coverage', id) from unnest(string_to_array(?, ',')) as gap (id)
     union all select pg_notify('pledge', id) from unnest(string_to_array(?, ',')) as pledge (id) where id <> ''`,
    [gapAreaIds.join(','), pledgeIds.join(',')],
  );
}
