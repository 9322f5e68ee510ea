import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { isRefusal } from '#kit/refusal';

import { firstStageOf, PlanningStage } from '../../subgraphs/programs/planning-cycles/planning-stage.rules.ts';
import { refreshCsrOutcome } from '../../subgraphs/programs/proposal-gaps/csr-outcome.events.ts';
import { proposalCode } from '../../subgraphs/programs/proposals/proposal-facts.rules.ts';
import { moveFor, ProposalOutcome, ProposalStatus } from '../../subgraphs/programs/proposals/proposal.rules.ts';
import { insertMissing, seedId } from '../rows.ts';
import demo from './data/demo-proposals.json' with { type: 'json' };

type DemoProposal = (typeof demo)[number];

interface DemoCycle {
  id: string;
  areaCode: string;
  fiscalYear: number;
}

const OUTCOMES: Record<string, ProposalOutcome> = { ...ProposalOutcome };
const STANDING: readonly string[] = [ProposalOutcome.ENDORSED, ProposalOutcome.GAP_OPENED];

/** The tenth day of the stage's window, or today when that has not come yet. */
function dayOf(windows: ReadonlyMap<string, string>, stage: PlanningStage): string {
  const day = `${windows.get(stage)?.slice(0, 8) ?? '2000-01-'}10`;
  return day < today() ? day : today();
}

/** The trail row by row, each where the real rules lead it. */
function trailOf(proposal: DemoProposal, cycle: DemoCycle, windows: ReadonlyMap<string, string>) {
  const firstStage = firstStageOf(proposal.areaCode);
  let state = { stage: firstStage, status: ProposalStatus.IN_PROGRESS, firstStage, cycleArea: cycle.areaCode };
  const { proposer: institution, proposerKind: stakeholder } = proposal;
  const steps = [{ outcome: 'SUBMITTED', institution, stakeholder, reason: null }, ...proposal.trail];
  return steps.map((step, index) => {
    const outcome = OUTCOMES[step.outcome] ?? ProposalOutcome.SUBMITTED;
    const { stage } = state;
    const stays = index === 0 || STANDING.includes(outcome);
    const move = stays ? { toStage: stage, toStatus: state.status } : moveFor(state, { outcome });
    if (isRefusal(move)) throw new Error(`demo proposal ${proposal.key}: ${outcome} at ${stage}`);
    state = { ...state, stage: move.toStage, status: move.toStatus };
    return {
      ...step,
      outcome,
      stage,
      toStage: move.toStage,
      toStatus: move.toStatus,
      version: index + 1,
      decidedOn: dayOf(windows, stage),
    };
  });
}

/** The demo gap that a proposal led to, when it is there, of the same year, and nobody else's. */
async function gapOf(tx: EntityManager, { gap }: DemoProposal, { fiscalYear }: DemoCycle): Promise<string | null> {
  if (gap === null) return null;
  const [found] = await rowsIn<{ id: string }>(
    tx,
    `select g.id from gap_area g where g.id = ? and g.fiscal_year = ?
       and not exists (select 1 from planning_proposal p where p.gap_area_id = g.id)`,
    [seedId(`gap-area:${gap}`), fiscalYear],
  );
  return found?.id ?? null;
}

async function nextSerial(tx: EntityManager, areaCode: string, fiscalYear: number): Promise<number> {
  const [last] = await rowsIn<{ serial: number }>(
    tx,
    `select coalesce(max(p.serial), 0) as serial from planning_proposal p join planning_cycle c on c.id = p.cycle_id
     where p.area_code = ? and c.fiscal_year = ?`,
    [areaCode, fiscalYear],
  );
  return (last?.serial ?? 0) + 1;
}

async function seedTrail(
  tx: EntityManager,
  proposal: DemoProposal & { id: string; gapAreaId: string | null },
  trail: ReturnType<typeof trailOf>,
  now: Date,
): Promise<void> {
  const rows = trail.map((row) => ({
    id: seedId(`proposal-decision:${proposal.key}:${row.version}`),
    proposalId: proposal.id,
    ...row,
    amount: row.outcome === ProposalOutcome.FUNDED ? (proposal.funding?.amount ?? null) : null,
    gapAreaId: row.outcome === ProposalOutcome.GAP_OPENED ? proposal.gapAreaId : null,
    takenAt: now,
  }));
  await insertMissing(tx, 'proposal_decision', rows, 'id');
  const last = rows.at(-1);
  if (!proposal.funding || !last) return;
  const { budgetLine, amount } = proposal.funding;
  const funded = { proposalId: proposal.id, budgetLineId: seedId(`budget-line:${budgetLine}`), decisionId: last.id };
  await insertMissing(tx, 'proposal_budget_line', [{ ...funded, amount }], 'proposal_id');
}

async function seedResult(tx: EntityManager, { key, reached }: DemoProposal, gapAreaId: string, now: Date) {
  if (reached === null) return;
  await insertMissing(
    tx,
    'gap_result',
    [
      {
        id: seedId(`gap-result:${key}`),
        gapAreaId,
        peopleReached: reached,
        reachedOn: today(),
        sourceCode: 'demo',
        note: 'Data contoh, bukan data resmi.',
        isDemo: true,
        recordedAt: now,
      },
    ],
    'id',
  );
}

async function seedProposal(
  tx: EntityManager,
  proposal: DemoProposal,
  cycle: DemoCycle,
  windows: ReadonlyMap<string, string>,
): Promise<void> {
  const { key, gap, reached: _reached, funding, trail: _trail, ...facts } = proposal;
  const id = seedId(`planning-proposal:${key}`);
  const gapAreaId = await gapOf(tx, proposal, cycle);
  if (gap !== null && gapAreaId === null) return;
  const trail = trailOf(proposal, cycle, windows);
  const last = trail.at(-1);
  const serial = await nextSerial(tx, facts.areaCode, cycle.fiscalYear);
  const now = new Date();
  const row = {
    id,
    code: proposalCode(facts.areaCode, cycle.fiscalYear, serial),
    serial,
    cycleId: cycle.id,
    ...facts,
    firstStage: trail[0]?.stage,
    stage: last?.toStage,
    status: last?.toStatus,
    funded: funding?.amount ?? 0,
    gapAreaId,
    csrOutcome: 'NONE',
    isDemo: true,
    version: trail.length,
    createdAt: now,
    changedAt: now,
  };
  if ((await insertMissing(tx, 'planning_proposal', [row], 'id')).length === 0) return;
  await seedTrail(tx, { ...proposal, id, gapAreaId }, trail, now);
  if (gapAreaId === null) return;
  await seedResult(tx, proposal, gapAreaId, now);
  // On a hub that ran before, companies may have given to the gap already.
  await refreshCsrOutcome(tx, gapAreaId);
}

/** Made-up proposals in the made-up planning year of Jambi, one of them behind a demo gap. */
export async function seedDemoProposals(tx: EntityManager, areaCode: string, fiscalYear: number): Promise<void> {
  const [cycle] = await rowsIn<DemoCycle>(
    tx,
    `select id, area_code as "areaCode", fiscal_year as "fiscalYear" from planning_cycle
     where area_code = ? and fiscal_year = ? and is_demo`,
    [areaCode, fiscalYear],
  );
  if (!cycle) return;
  const windows = await rowsIn<{ stage: string; opensOn: string }>(
    tx,
    `select stage, opens_on::text as "opensOn" from planning_window where cycle_id = ?`,
    [cycle.id],
  );
  const days = new Map(windows.map(({ stage, opensOn }) => [stage, opensOn]));
  for (const proposal of demo) await seedProposal(tx, proposal, cycle, days);
}
