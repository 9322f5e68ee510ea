import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

import { csrOutcomeOf, type CsrOutcome } from './csr-outcome.rules.ts';

/**
 * Writes back to the proposal behind a gap what companies have come to, whenever that changed: also back, after a
 * cancellation or a dispute. It follows from the account alone, so repeated or late events change nothing.
 */
export async function refreshCsrOutcome(tx: EntityManager, gapAreaId: string): Promise<void> {
  const [proposal] = await rowsIn<{ id: string; outcome: CsrOutcome }>(
    tx,
    'select id, csr_outcome as outcome from planning_proposal where gap_area_id = ? for update',
    [gapAreaId],
  );
  if (!proposal) return;
  const lines = await rowsIn<Record<'need' | 'budget' | 'committed' | 'delivered', string>>(
    tx,
    'select need::text, budget::text, committed::text, delivered::text from gap_coverage_line where gap_area_id = ?',
    [gapAreaId],
  );
  const outcome = csrOutcomeOf(
    lines.map(({ need, budget, committed, delivered }) => ({
      need: BigInt(need),
      budget: BigInt(budget),
      committed: BigInt(committed),
      delivered: BigInt(delivered),
    })),
  );
  if (outcome === proposal.outcome) return;
  await rowsIn(tx, 'update planning_proposal set csr_outcome = ? where id = ?', [outcome, proposal.id]);
  await rowsIn(
    tx,
    `insert into proposal_csr_outcome (proposal_id, ordinal, outcome, coverage_version, recorded_at)
     select ?::uuid, 1 + (select count(*) from proposal_csr_outcome where proposal_id = ?), ?, c.version, clock_timestamp()
     from gap_coverage c where c.gap_area_id = ?`,
    [proposal.id, proposal.id, outcome, gapAreaId],
  );
}
