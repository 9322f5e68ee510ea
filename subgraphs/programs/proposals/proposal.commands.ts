import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, isWithin, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today, type LocalDate } from '#kit/dates';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import type { FieldChange } from '../changes/change.rules.ts';
import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { unitOf } from '../needs/need-line.rules.ts';
import { cycleAt, windowAt, type LockedCycle } from '../planning-cycles/planning-cycle.commands.ts';
import { refuseOutsideWindow, type PlanningWindow } from '../planning-cycles/planning-cycle.rules.ts';
import { firstStageOf, type PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { CsrOutcome } from '../proposal-gaps/csr-outcome.rules.ts';
import { PlanningProposal } from './proposal.entity.ts';
import { problemsOfProposal, proposalCode, type StakeholderKind } from './proposal-facts.rules.ts';
import type { SubmitPlanningProposalInput } from './proposal-input.type.ts';
import { ProposalOutcome, ProposalStatus } from './proposal.rules.ts';

/** A row of the trail as a command writes it; where the proposal stands afterwards is read from the proposal. */
export interface TrailRow {
  outcome: ProposalOutcome;
  /** The stage it was decided at. */
  stage: PlanningStage;
  institution: string;
  stakeholder: StakeholderKind;
  reason: string | null;
  decidedOn: LocalDate;
  amount?: bigint | null;
  documentId?: string | null;
  gapAreaId?: string | null;
  window?: PlanningWindow | null;
  overrideReason?: string | null;
  changes?: FieldChange[] | null;
}

/** The proposal, locked until the transaction ends. */
export async function lockProposal(tx: EntityManager, proposalId: string): Promise<PlanningProposal> {
  const found = await tx.findOne(
    PlanningProposal,
    { id: proposalId.toLowerCase() },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!found) throw notFound('planning proposal', proposalId);
  return found;
}

/** The planning year of a proposal; it was there when the proposal was submitted, and no cycle goes away. */
export async function cycleOf(tx: EntityManager, proposal: { cycleId: string }): Promise<LockedCycle> {
  const cycle = await cycleAt(tx, proposal.cycleId);
  if (!cycle) throw notFound('planning cycle', proposal.cycleId);
  return cycle;
}

/** Adds a row to the trail under the proposal's version; called last, with stage and status written. */
export async function keepTrail(
  tx: EntityManager,
  proposal: PlanningProposal,
  row: TrailRow,
  actor: Actor | null,
): Promise<string> {
  proposal.changedAt = new Date();
  await tx.flush();
  const id = newId();
  await rowsIn(
    tx,
    `insert into proposal_decision (id, proposal_id, version, stage, outcome, to_stage, to_status, institution,
       stakeholder, reason, decided_on, amount, document_id, gap_area_id, window_opens_on, window_closes_on,
       override_reason, changes, actor_subject, actor_name, organisation, taken_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)`,
    [
      id,
      proposal.id,
      proposal.version,
      row.stage,
      row.outcome,
      proposal.stage,
      proposal.status,
      row.institution.trim(),
      row.stakeholder,
      row.reason?.trim() || null,
      row.decidedOn,
      row.amount ?? null,
      row.documentId ?? null,
      row.gapAreaId ?? null,
      row.window?.opensOn ?? null,
      row.window?.closesOn ?? null,
      row.overrideReason ?? null,
      row.changes ? JSON.stringify(row.changes) : null,
      actor?.subject ?? null,
      actor?.name ?? null,
      actor?.organisation ?? null,
      proposal.changedAt,
    ],
  );
  return id;
}

/** The window of a stage, and the refusal when it is closed and nobody has said why it is done all the same. */
export async function checkWindow(
  tx: EntityManager,
  cycleId: string,
  stage: PlanningStage,
  wish: { day: LocalDate; overrideReason?: string | null },
) {
  const window = await windowAt(tx, cycleId, stage);
  const closed = refuseOutsideWindow(stage, window, [wish.day, today()]);
  const overrideReason = wish.overrideReason?.trim() || null;
  return {
    window,
    refusal: overrideReason === null ? closed : null,
    overrideReason: closed === null ? null : overrideReason,
  };
}

/** The planning year of that code, held until the transaction ends. */
export async function findCycle(tx: EntityManager, code: string): Promise<LockedCycle | null> {
  const [found] = await rowsIn<{ id: string }>(tx, 'select id from planning_cycle where code = ?', [code]);
  return found ? cycleAt(tx, found.id) : null;
}

/** A proposal as somebody submits it. */
export type NewProposal = Omit<SubmitPlanningProposalInput, 'idempotencyKey'>;

/** Everything wrong with a new proposal, its codes included. */
export async function problemsOfSubmission(
  tx: EntityManager,
  input: NewProposal,
  cycle: LockedCycle | null,
): Promise<FieldProblem[]> {
  const problems = [
    ...problemsOfProposal(input, today()),
    ...(await problemsOfCodes(tx, [
      { field: 'areaCode', table: 'area', code: input.areaCode },
      { field: 'categoryCode', table: 'need_category', code: input.categoryCode },
      { field: 'programmeCode', table: 'programme', code: input.programmeCode },
    ])),
  ];
  if (!cycle) {
    problems.push({
      field: 'cycleCode',
      code: 'UNKNOWN_CYCLE',
      message: 'the hub knows no planning cycle of that code.',
    });
  } else if (!isWithin(input.areaCode, cycle.areaCode)) {
    problems.push({
      field: 'areaCode',
      code: 'AREA_OUTSIDE_CYCLE',
      message: `the cycle is the planning of ${cycle.areaCode}; the proposal lies in it.`,
    });
  }
  return problems;
}

/** Numbers run per area and year: the province and the kabupaten itself may both plan it. */
async function nextSerial(tx: EntityManager, areaCode: string, fiscalYear: number): Promise<number> {
  await takeTurns(tx, 'planning-proposal', areaCode, fiscalYear);
  const [last] = await rowsIn<{ serial: number }>(
    tx,
    `select coalesce(max(p.serial), 0) as serial from planning_proposal p join planning_cycle c on c.id = p.cycle_id
     where p.area_code = ? and c.fiscal_year = ?`,
    [areaCode, fiscalYear],
  );
  return (last?.serial ?? 0) + 1;
}

function newProposal(tx: EntityManager, input: NewProposal, cycle: LockedCycle, serial: number): PlanningProposal {
  const { areaCode, categoryCode, need, proposerKind } = input;
  const now = new Date();
  const stage = firstStageOf(areaCode);
  return tx.create(PlanningProposal, {
    id: newId(),
    code: proposalCode(areaCode, cycle.fiscalYear, serial),
    serial,
    cycleId: cycle.id,
    title: input.title.trim(),
    problem: input.problem.trim(),
    areaCode,
    categoryCode,
    programmeCode: input.programmeCode ?? null,
    kind: need.kind,
    item: need.item?.trim() || null,
    unit: unitOf(need).trim(),
    requested: need.need,
    volume: input.volume ?? null,
    volumeUnit: input.volumeUnit?.trim() || null,
    peopleTargeted: input.peopleTargeted ?? null,
    proposerKind,
    proposer: input.proposer.trim(),
    firstStage: stage,
    stage,
    status: ProposalStatus.IN_PROGRESS,
    funded: 0n,
    gapAreaId: null,
    csrOutcome: CsrOutcome.NONE,
    isDemo: false,
    version: 1,
    createdAt: now,
    changedAt: now,
  });
}

/** Writes a proposal that is right at the stage of its area; a closed window without a reason is its refusal. */
export async function submitInto(tx: EntityManager, cycle: LockedCycle, input: NewProposal, actor: Actor) {
  const day = input.submittedOn ?? today();
  const stage = firstStageOf(input.areaCode);
  const { refusal, window, overrideReason } = await checkWindow(tx, cycle.id, stage, { ...input, day });
  if (refusal) return refusal;
  const proposal = newProposal(tx, input, cycle, await nextSerial(tx, input.areaCode, cycle.fiscalYear));
  const { proposer: institution, proposerKind: stakeholder } = input;
  const row = { outcome: ProposalOutcome.SUBMITTED, stage, institution, stakeholder, reason: null, decidedOn: day };
  await keepTrail(tx, proposal, { ...row, window, overrideReason }, actor);
  return { rowId: proposal.id, version: proposal.version };
}

/** Submits a proposal at the stage of its area, in the planning of a year. */
export function submitPlanningProposal(context: RequestContext, input: SubmitPlanningProposalInput) {
  return decideOnce(
    context,
    'submitPlanningProposal',
    input,
    async (tx, actor) => {
      assertMayActIn(actor, [Role.PROGRAM_OFFICER], input.areaCode);
      const cycle = await findCycle(tx, input.cycleCode);
      const problems = await problemsOfSubmission(tx, input, cycle);
      if (problems.length > 0 || !cycle) throw badInput(problems);
      return submitInto(tx, cycle, input, actor);
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningProposalSubmitted' as const, proposalId: rowId }),
  );
}
