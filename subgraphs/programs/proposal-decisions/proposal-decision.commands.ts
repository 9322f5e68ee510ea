import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, type FieldProblem } from '#kit/errors';
import { isRefusal } from '#kit/refusal';

import { NeedKind } from '../needs/need-line.rules.ts';
import type { LockedCycle } from '../planning-cycles/planning-cycle.commands.ts';
import { areaOfStage } from '../planning-cycles/planning-stage.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkWindow, cycleOf, keepTrail, lockProposal } from '../proposals/proposal.commands.ts';
import type { PlanningProposal } from '../proposals/proposal.entity.ts';
import { refuseFunding, type FundingLine, type ProposalFundingDoesNotFit } from './proposal-funding.rules.ts';
import type {
  DecidePlanningProposalInput,
  EndorsePlanningProposalInput,
  ProposalFundingInput,
} from '../proposals/proposal-input.type.ts';
import {
  moveFor,
  problemsOfDecision,
  ProposalOutcome,
  ProposalStatus,
  refuseOutdatedProposal,
  stepNotAllowed,
  type ProposalState,
} from '../proposals/proposal.rules.ts';

export const stateOf = (proposal: PlanningProposal, cycle: { areaCode: string }): ProposalState => ({
  stage: proposal.stage,
  status: proposal.status,
  firstStage: proposal.firstStage,
  cycleArea: cycle.areaCode,
});

const lower = (id: string): string => id.toLowerCase();

/** The named budget lines, locked in one order, with what other proposals have of each. */
async function lockFundingLines(
  tx: EntityManager,
  fundings: readonly ProposalFundingInput[],
): Promise<Map<string, FundingLine>> {
  const rows = await rowsIn<Omit<FundingLine, 'allocated' | 'promised'> & { id: string; allocated: string | null }>(
    tx,
    `select id, name, area_code as "areaCode", fiscal_year as "fiscalYear", allocated::text from budget_line
     where id = any (?::uuid[]) order by id for update`,
    [fundings.map(({ budgetLineId }) => lower(budgetLineId))],
  );
  const promised = await rowsIn<{ id: string; sum: string }>(
    tx,
    `select f.budget_line_id as id, sum(f.amount)::text as sum from proposal_budget_line f
     join planning_proposal p on p.id = f.proposal_id and p.kind = 'MONEY'
     where f.budget_line_id = any (?::uuid[]) group by 1`,
    [rows.map(({ id }) => id)],
  );
  const sums = new Map(promised.map(({ id, sum }) => [id, BigInt(sum)]));
  return new Map(
    rows.map(({ id, allocated, ...line }) => [
      id,
      { ...line, allocated: allocated === null ? null : BigInt(allocated), promised: sums.get(id) ?? 0n },
    ]),
  );
}

function problemsOfFundings(
  fundings: readonly ProposalFundingInput[],
  lines: ReadonlyMap<string, FundingLine>,
): FieldProblem[] {
  return fundings.flatMap(({ budgetLineId, amount }, index): FieldProblem[] => {
    const field = `fundings.${index}`;
    const isTwice = fundings.findIndex((one) => lower(one.budgetLineId) === lower(budgetLineId)) !== index;
    return [
      ...(lines.has(lower(budgetLineId))
        ? []
        : [
            {
              field: `${field}.budgetLineId`,
              code: 'UNKNOWN_BUDGET_LINE',
              message: 'the hub knows no such budget line.',
            },
          ]),
      ...(isTwice
        ? [{ field: `${field}.budgetLineId`, code: 'BUDGET_LINE_TWICE', message: 'name each budget line once.' }]
        : []),
      ...(amount < 1n
        ? [{ field: `${field}.amount`, code: 'AMOUNT_OUT_OF_RANGE', message: 'amount is 1 or more.' }]
        : []),
    ];
  });
}

async function findDocument(tx: EntityManager, code: string | null | undefined): Promise<string | null> {
  if (!code) return null;
  const [found] = await rowsIn<{ id: string }>(tx, 'select id from planning_document where code = ?', [code]);
  return found?.id ?? null;
}

function refuseFundings(
  proposal: PlanningProposal,
  cycle: LockedCycle,
  fundings: readonly ProposalFundingInput[],
  lines: ReadonlyMap<string, FundingLine>,
): ProposalFundingDoesNotFit | null {
  const place = { areaCode: proposal.areaCode, cycleArea: cycle.areaCode, fiscalYear: cycle.fiscalYear };
  for (const { budgetLineId, amount } of fundings) {
    const line = lines.get(lower(budgetLineId));
    const refusal = line && refuseFunding(place, line, proposal.kind === NeedKind.MONEY ? amount : 0n);
    if (refusal) return refusal;
  }
  return null;
}

/** What the budget lines give to the proposal, kept with the decision that named them. */
async function keepFundings(
  tx: EntityManager,
  proposal: PlanningProposal,
  decisionId: string,
  fundings: readonly ProposalFundingInput[],
): Promise<void> {
  for (const { budgetLineId, amount } of fundings) {
    await rowsIn(
      tx,
      'insert into proposal_budget_line (proposal_id, budget_line_id, decision_id, amount) values (?, ?, ?, ?)',
      [proposal.id, lower(budgetLineId), decisionId, amount],
    );
  }
}

async function writeDecision(
  tx: EntityManager,
  actor: Actor,
  proposal: PlanningProposal,
  input: DecidePlanningProposalInput & { documentId: string | null },
) {
  const cycle = await cycleOf(tx, proposal);
  const state = stateOf(proposal, cycle);
  const outdated = refuseOutdatedProposal(proposal.version, input.expectedVersion);
  if (outdated) return outdated;
  const move = moveFor(state, input);
  if (isRefusal(move)) return move;
  const day = input.decidedOn ?? today();
  const { refusal, window, overrideReason } = await checkWindow(tx, cycle.id, state.stage, { ...input, day });
  if (refusal) return refusal;
  const misfit = refuseFundings(proposal, cycle, input.fundings, await lockFundingLines(tx, input.fundings));
  if (misfit) return misfit;
  const amount = input.fundings.reduce((sum, one) => sum + one.amount, 0n);
  proposal.stage = move.toStage;
  proposal.status = move.toStatus;
  proposal.funded = amount;
  proposal.version += 1;
  const { outcome, institution, stakeholder, reason, documentId } = input;
  const decisionId = await keepTrail(
    tx,
    proposal,
    {
      outcome,
      stage: state.stage,
      institution,
      stakeholder,
      reason: reason ?? null,
      decidedOn: day,
      amount: amount > 0n ? amount : null,
      documentId,
      window,
      overrideReason,
    },
    actor,
  );
  await keepFundings(tx, proposal, decisionId, input.fundings);
  return { rowId: proposal.id, version: proposal.version };
}

/** Decides about a proposal at the stage where it stands; for officers of the area that deliberates there. */
export function decidePlanningProposal(context: RequestContext, input: DecidePlanningProposalInput) {
  return decideOnce(
    context,
    'decidePlanningProposal',
    input,
    async (tx, actor) => {
      const proposal = await lockProposal(tx, input.proposalId);
      const cycle = await cycleOf(tx, proposal);
      assertMayActIn(actor, [Role.PROGRAM_OFFICER], areaOfStage(proposal.stage, proposal.areaCode, cycle.areaCode));
      const documentId = await findDocument(tx, input.documentCode);
      const problems = [
        ...problemsOfDecision(input, proposal.requested, today()),
        ...problemsOfFundings(input.fundings, await lockFundingLines(tx, input.fundings)),
      ];
      if (input.documentCode && !documentId) {
        const message = 'the hub knows no planning document of that code.';
        problems.push({ field: 'documentCode', code: 'UNKNOWN_DOCUMENT', message });
      }
      if (problems.length > 0) throw badInput(problems);
      return writeDecision(tx, actor, proposal, { ...input, documentId });
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningProposalDecided' as const, proposalId: rowId }),
  );
}

/** Keeps who stands behind a proposal, as a row of its trail that moves it nowhere. */
export function endorsePlanningProposal(context: RequestContext, input: EndorsePlanningProposalInput) {
  return decideOnce(
    context,
    'endorsePlanningProposal',
    input,
    async (tx, actor) => {
      const proposal = await lockProposal(tx, input.proposalId);
      assertMayActIn(actor, [Role.PROGRAM_OFFICER], proposal.areaCode);
      const day = input.endorsedOn ?? today();
      if (day > today()) {
        const message = `endorsedOn is today (${today()}, Asia/Jakarta) or earlier.`;
        throw badInput([{ field: 'endorsedOn', code: 'DAY_IN_FUTURE', message }]);
      }
      if (proposal.status !== ProposalStatus.IN_PROGRESS) {
        return stepNotAllowed(stateOf(proposal, await cycleOf(tx, proposal)));
      }
      proposal.version += 1;
      const { institution, stakeholder, reason } = input;
      const row = { outcome: ProposalOutcome.ENDORSED, stage: proposal.stage, institution, stakeholder, reason };
      await keepTrail(tx, proposal, { ...row, decidedOn: day }, actor);
      return { rowId: proposal.id, version: proposal.version };
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningProposalEndorsed' as const, proposalId: rowId }),
  );
}
