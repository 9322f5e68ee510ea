import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { isRefusal } from '#kit/refusal';

import { draftGapArea } from '../gap-areas/gap-area.commands.ts';
import { keepEvidence, publish } from '../gap-areas/gap-area-step.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { cycleOf, keepTrail, lockProposal } from '../proposals/proposal.commands.ts';
import { stateOf } from '../proposal-decisions/proposal-decision.commands.ts';
import type { PlanningProposal } from '../proposals/proposal.entity.ts';
import { StakeholderKind } from '../proposals/proposal-facts.rules.ts';
import type { OpenGapFromProposalInput } from './proposal-gap.type.ts';
import { mayOpenGap, ProposalOutcome, refuseOutdatedProposal, stepNotAllowed } from '../proposals/proposal.rules.ts';

/** The words with which the budget left the proposal unfunded. */
async function lastDecision(tx: EntityManager, proposalId: string) {
  const [last] = await rowsIn<{ reason: string | null; institution: string; decidedOn: string }>(
    tx,
    `select reason, institution, decided_on::text as "decidedOn" from proposal_decision
     where proposal_id = ? and outcome in ('NOT_FUNDED', 'PARTLY_FUNDED') order by version desc limit 1`,
    [proposalId],
  );
  return last;
}

/** The gap area of a proposal: what it asked for, less what the budget gives. */
const gapInput = (proposal: PlanningProposal, fiscalYear: number, input: OpenGapFromProposalInput) => ({
  title: input.title?.trim() || proposal.title,
  areaCode: proposal.areaCode,
  categoryCode: proposal.categoryCode,
  fiscalYear,
  programmePillarCode: input.programmePillarCode ?? null,
  peopleInNeed: input.peopleInNeed ?? null,
  peopleTargeted: proposal.peopleTargeted ?? null,
  personnelNeeded: input.personnelNeeded ?? null,
  deadline: input.deadline ?? null,
  note: input.note ?? null,
  needLines: [
    {
      kind: proposal.kind,
      item: proposal.item ?? null,
      unit: proposal.unit,
      need: proposal.requested - proposal.funded,
    },
  ],
});

/**
 * Opens to companies what the budget did not fund: a gap area with its need line, the trail of the proposal as its
 * origin and first evidence. Once per proposal.
 */
export function openGapFromProposal(context: RequestContext, input: OpenGapFromProposalInput) {
  return decideOnce(
    context,
    'openGapFromProposal',
    input,
    async (tx, actor) => {
      const proposal = await lockProposal(tx, input.proposalId);
      assertMayActIn(actor, [Role.PROGRAM_OFFICER], proposal.areaCode);
      const cycle = await cycleOf(tx, proposal);
      const outdated = refuseOutdatedProposal(proposal.version, input.expectedVersion);
      if (outdated) return outdated;
      if (!mayOpenGap(proposal.status, Boolean(proposal.gapAreaId))) return stepNotAllowed(stateOf(proposal, cycle));
      const origin = `Usulan ${proposal.code}`;
      const gap = await draftGapArea(tx, actor, gapInput(proposal, cycle.fiscalYear, input), origin);
      if (isRefusal(gap)) return gap;
      const last = await lastDecision(tx, proposal.id);
      const evidence = { title: `${origin}: ${proposal.status}`, quote: last?.reason ?? null, asOf: last?.decidedOn };
      await keepEvidence(tx, gap, evidence, actor);
      const unfit = input.publish ? await publish(tx, gap, origin, actor) : null;
      if (unfit) return unfit;
      proposal.gapAreaId = gap.id;
      proposal.version += 1;
      const row = { outcome: ProposalOutcome.GAP_OPENED, stage: proposal.stage, stakeholder: StakeholderKind.AGENCY };
      const { institution } = input;
      await keepTrail(
        tx,
        proposal,
        { ...row, institution, reason: input.reason ?? null, decidedOn: today(), gapAreaId: gap.id },
        actor,
      );
      return { rowId: proposal.id, version: proposal.version };
    },
    async (_tx, { rowId }) => ({ __typename: 'GapOpenedFromProposal' as const, proposalId: rowId }),
  );
}
