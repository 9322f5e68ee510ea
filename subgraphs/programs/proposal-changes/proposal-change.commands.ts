import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, forbidden, type FieldProblem } from '#kit/errors';

import { changesBetween, NOTHING_CHANGED } from '../changes/change.rules.ts';
import { problemsOfCodes } from '../known-codes.ts';
import { problemsOfBlanks, problemsOfTexts } from '../meetings/meeting.rules.ts';
import { unitOf } from '../needs/need-line.rules.ts';
import { stateOf } from '../proposal-decisions/proposal-decision.commands.ts';
import { checkWindow, cycleOf, keepTrail, lockProposal } from '../proposals/proposal.commands.ts';
import type { PlanningProposal } from '../proposals/proposal.entity.ts';
import { problemsOfProposal } from '../proposals/proposal-facts.rules.ts';
import {
  ProposalOutcome,
  ProposalStatus,
  refuseOutdatedProposal,
  stepNotAllowed,
} from '../proposals/proposal.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { isAuthor, mayStillChange, type ProposalAuthor, type ProposalContent } from './proposal-change.rules.ts';
import type { ChangePlanningProposalInput, WithdrawPlanningProposalInput } from './proposal-change.type.ts';

/** The proposal, locked, for an officer of its area who speaks for its author. */
async function lockOwnProposal(tx: EntityManager, actor: Actor, proposalId: string): Promise<PlanningProposal> {
  const proposal = await lockProposal(tx, proposalId);
  assertMayActIn(actor, [Role.PROGRAM_OFFICER], proposal.areaCode);
  const [author] = await rowsIn<ProposalAuthor>(
    tx,
    'select actor_subject as subject, organisation from proposal_decision where proposal_id = ? and version = 1',
    [proposal.id],
  );
  if (author && isAuthor(author, actor)) return proposal;
  throw forbidden(
    'Only whoever submitted a proposal, or a colleague of the same organisation, changes or withdraws it.',
  );
}

const contentOf = (proposal: PlanningProposal): ProposalContent => ({
  title: proposal.title,
  problem: proposal.problem,
  categoryCode: proposal.categoryCode,
  programmeCode: proposal.programmeCode ?? null,
  kind: proposal.kind,
  item: proposal.item ?? null,
  unit: proposal.unit,
  requested: proposal.requested,
  volume: proposal.volume ?? null,
  volumeUnit: proposal.volumeUnit ?? null,
  peopleTargeted: proposal.peopleTargeted ?? null,
  proposerKind: proposal.proposerKind,
  proposer: proposal.proposer,
});

const given = <Value>(sent: Value | undefined, stands: Value): Value => (sent === undefined ? stands : sent);

/** What the proposal says once it is changed. */
function changedContent(stands: ProposalContent, input: ChangePlanningProposalInput): ProposalContent {
  const { need } = input;
  const asked = need && {
    kind: need.kind,
    item: need.item?.trim() || null,
    unit: unitOf(need).trim(),
    requested: need.need,
  };
  return {
    ...stands,
    ...asked,
    title: input.title?.trim() ?? stands.title,
    problem: input.problem?.trim() ?? stands.problem,
    categoryCode: input.categoryCode ?? stands.categoryCode,
    programmeCode: given(input.programmeCode, stands.programmeCode),
    volume: given(input.volume, stands.volume),
    volumeUnit: given(input.volumeUnit, stands.volumeUnit)?.trim() || null,
    peopleTargeted: given(input.peopleTargeted, stands.peopleTargeted),
    proposerKind: input.proposerKind ?? stands.proposerKind,
    proposer: input.proposer?.trim() ?? stands.proposer,
  };
}

async function problemsOf(
  tx: EntityManager,
  input: ChangePlanningProposalInput,
  after: ProposalContent,
): Promise<FieldProblem[]> {
  const { title, problem, proposer, reason } = input;
  const texts = Object.entries({ title, problem, proposer, reason }).map(([field, text]) => ({ field, text }));
  const need = { kind: after.kind, item: after.item, unit: after.unit, need: after.requested };
  return [
    ...problemsOfBlanks(texts),
    ...problemsOfTexts(texts),
    // What is blank was told above, by the name it was sent under.
    ...problemsOfProposal({ ...after, need }, today()).filter(({ code }) => code !== 'TEXT_MISSING'),
    ...(await problemsOfCodes(tx, [
      { field: 'categoryCode', table: 'need_category', code: input.categoryCode },
      { field: 'programmeCode', table: 'programme', code: input.programmeCode },
    ])),
  ];
}

/** What the trail says of a step that its author takes: on the same stage, in the author's name. */
const stepOf = (proposal: PlanningProposal, outcome: ProposalOutcome, reason: string) => ({
  outcome,
  stage: proposal.stage,
  institution: proposal.proposer,
  stakeholder: proposal.proposerKind,
  reason,
  decidedOn: today(),
});

/** Why the author may not go on from here, or null. */
async function refuseStep(tx: EntityManager, proposal: PlanningProposal, expectedVersion: number) {
  const outdated = refuseOutdatedProposal(proposal.version, expectedVersion);
  if (outdated) return outdated;
  return mayStillChange(proposal.status) ? null : stepNotAllowed(stateOf(proposal, await cycleOf(tx, proposal)));
}

/** Changes what a proposal asks for while no decision has ended it; every field before and after stands in its trail. */
export function changePlanningProposal(context: RequestContext, input: ChangePlanningProposalInput) {
  return decideOnce(
    context,
    'changePlanningProposal',
    input,
    async (tx, actor) => {
      const proposal = await lockOwnProposal(tx, actor, input.proposalId);
      const before = contentOf(proposal);
      const after = changedContent(before, input);
      const problems = await problemsOf(tx, input, after);
      if (problems.length > 0) throw badInput(problems);
      const refused = await refuseStep(tx, proposal, input.expectedVersion);
      if (refused) return refused;
      const wish = { day: today(), overrideReason: input.overrideReason ?? null };
      const { refusal, window, overrideReason } = await checkWindow(tx, proposal.cycleId, proposal.stage, wish);
      if (refusal) return refusal;
      const changes = changesBetween(before, after);
      if (changes.length === 0) return NOTHING_CHANGED;
      Object.assign(proposal, after);
      proposal.version += 1;
      const step = stepOf(proposal, ProposalOutcome.CHANGED, input.reason);
      await keepTrail(tx, proposal, { ...step, window, overrideReason, changes }, actor);
      return { rowId: proposal.id, version: proposal.version };
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningProposalChanged' as const, proposalId: rowId }),
  );
}

/** Takes a proposal back while no decision has ended it; the trail says why. */
export function withdrawPlanningProposal(context: RequestContext, input: WithdrawPlanningProposalInput) {
  return decideOnce(
    context,
    'withdrawPlanningProposal',
    input,
    async (tx, actor) => {
      const proposal = await lockOwnProposal(tx, actor, input.proposalId);
      const texts = [{ field: 'reason', text: input.reason }];
      const problems = [...problemsOfBlanks(texts), ...problemsOfTexts(texts)];
      if (problems.length > 0) throw badInput(problems);
      const refused = await refuseStep(tx, proposal, input.expectedVersion);
      if (refused) return refused;
      proposal.status = ProposalStatus.WITHDRAWN;
      proposal.version += 1;
      await keepTrail(tx, proposal, stepOf(proposal, ProposalOutcome.WITHDRAWN, input.reason), actor);
      return { rowId: proposal.id, version: proposal.version };
    },
    async (_tx, { rowId }) => ({ __typename: 'PlanningProposalWithdrawn' as const, proposalId: rowId }),
  );
}
