import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn } from '#kit/database';
import { announceAll } from '#kit/events';

import type { Figures, GapState, LineAccount } from './account.queries.ts';
import { coverageStateOf, newMoneyOf, openOf, overCoveredOf, uncoveredOf } from './account.rules.ts';

const FOLLOWERS = ['programs'];

/** Tells programs and the live updates how the touched gaps are covered now, in the transaction that changed them. */
export async function announceCoverage(
  tx: EntityManager,
  accounts: Figures & { touched: Set<string> },
  pledgeIds: readonly string[],
): Promise<void> {
  const gapAreaIds = [...accounts.touched];
  const lines = [...accounts.lines.values()];
  const told = gapAreaIds.flatMap((id) => accounts.gaps.get(id) ?? []);
  await announceAll(
    tx,
    'csr.coverage',
    FOLLOWERS,
    told.map((gap) =>
      coverageOf(
        gap,
        lines.filter((line) => line.gapAreaId === gap.gapAreaId),
      ),
    ),
  );
  await sayChanged(tx, gapAreaIds, pledgeIds);
}

const coverageOf = (gap: GapState, lines: readonly LineAccount[]) => ({
  aggregate: gap.gapAreaId,
  sequence: gap.version,
  payload: {
    gapAreaId: gap.gapAreaId,
    version: gap.version,
    needVersion: gap.needVersion,
    coverageState: coverageStateOf(lines),
    pledgeCount: gap.pledges,
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

function newParts(line: LineAccount) {
  const { held, committed, delivered } = newMoneyOf(line, line.relayed);
  return { newHeld: held, newCommitted: committed, newDelivered: delivered };
}

/** One statement for what `notify` of the kit says one by one: the lock is held meanwhile. */
async function sayChanged(
  tx: EntityManager,
  gapAreaIds: readonly string[],
  pledgeIds: readonly string[],
): Promise<void> {
  await preparedIn(
    tx,
    `select pg_notify('coverage', id) from unnest($1::text[]) as gap (id)
     union all select pg_notify('pledge', id) from unnest($2::text[]) as pledge (id)`,
    [gapAreaIds, pledgeIds],
  );
}
