import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { refuseOwnPledge } from '../allocations/allocation.rules.ts';
import { assertKnownArea } from '../areas/area.queries.ts';
import type { CsrContext } from '../context.ts';
import { refuseWithoutEvidence } from '../deliveries/delivery.rules.ts';
import { ownEvidence } from '../evidence/evidence.commands.ts';
import { countActivity, lockAccounts, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { figuresByNeedLine } from '../gap-areas/account.queries.ts';
import { openOf } from '../gap-areas/account.rules.ts';
import { assertForCompany } from '../pledges/draft.commands.ts';
import { companiesOf } from '../pledges/draft.queries.ts';
import { problemsOfOrigin } from '../pledges/flow.rules.ts';
import { refuseOrigin } from '../pledges/origin.queries.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { maxPledge } from '../settings.ts';
import { notVerified } from '../submissions/submission.rules.ts';
import type {
  AttachActivityEvidenceInput,
  RejectActivityInput,
  ReportActivityInput,
  VerifyActivityInput,
} from './activity-input.type.ts';
import { insertActivity, lockActivity, moveActivity, tieEvidence, type Place } from './activity-writing.commands.ts';
import {
  FIXED_UNITS,
  problemsOfReport,
  refuseActivityStep,
  refuseBeyondOpen,
  refuseOwnReport,
} from './activity.rules.ts';

/** A company says what it did without a pledge; it counts once a coordinator has verified it. */
export async function reportActivity(context: CsrContext, input: ReportActivityInput) {
  const actor = assertForCompany(context.actor);
  if (Boolean(input.needLineId) === Boolean(input.purpose)) {
    throw badInput([{ field: 'needLineId', code: 'ONE_OF_TWO', message: 'give either a need line or a purpose.' }]);
  }
  return decideOnce(context, actor, 'reportActivity', input, async (tx) => {
    const company = (await companiesOf(tx, [actor.organisation])).get(actor.organisation);
    if (company?.status !== 'VERIFIED') return notVerified(company?.status ?? null);
    const place = await placeOf(tx, input);
    const problems = [
      ...problemsOfReport({ ...input, ...place }, { today: today(), most: maxPledge() }),
      ...problemsOfOrigin(input),
    ];
    if (problems.length > 0) throw badInput(problems);
    const { kind, item, unit } = place;
    const beyond = await refuseOrigin(tx, actor.organisation, input, { kind, item, unit, amount: input.amount });
    if (beyond) return beyond;
    const evidenceIds = await ownEvidence(tx, actor.organisation, input.evidenceIds ?? []);
    const activityId = newId();
    await insertActivity(tx, { id: activityId, actor, company, input, place });
    await tieEvidence(tx, activityId, evidenceIds);
    return { __typename: 'ActivityReported', activityId, replayed: false } as const;
  });
}

/** Where and for what an activity was: of its need line, or as the company says. */
async function placeOf(tx: EntityManager, { needLineId, purpose, doneOn }: ReportActivityInput): Promise<Place> {
  if (purpose) {
    await assertKnownArea(tx, 'purpose.areaCode', purpose.areaCode);
    return {
      ...purpose,
      item: purpose.item ?? null,
      unit: FIXED_UNITS[purpose.kind] ?? purpose.unit ?? '',
      fiscalYear: Number(doneOn.slice(0, 4)),
      needLineId: null,
      gapAreaId: null,
    };
  }
  const id = needLineId?.toLowerCase() ?? '';
  const { lines, gaps } = await figuresByNeedLine(tx, [id]);
  const line = lines.get(id);
  const gap = line && gaps.get(line.gapAreaId);
  if (!line || !gap) {
    throw badInput([{ field: 'needLineId', code: 'NEED_LINE_UNKNOWN', message: 'there is no such need line.' }]);
  }
  const [told] = await rowsIn<{ categoryCode: string; fiscalYear: number }>(
    tx,
    'select category_code as "categoryCode", fiscal_year as "fiscalYear" from gap_account where id = ?',
    [gap.gapAreaId],
  );
  const { kind, item, unit, gapAreaId } = line;
  const { categoryCode, fiscalYear } = told ?? { categoryCode: '', fiscalYear: 0 };
  return { kind, item, unit, gapAreaId, needLineId: id, areaCode: gap.areaCode, categoryCode, fiscalYear };
}

/** The company adds proof while the report waits. */
export async function attachActivityEvidence(context: CsrContext, input: AttachActivityEvidenceInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'attachActivityEvidence', input, async (tx) => {
    const activity = await lockActivity(tx, input.activityId);
    if (activity?.organisation !== actor.organisation) throw notFound('Activity', input.activityId);
    const refusal = refuseActivityStep(activity.state, 'VERIFIED');
    if (refusal) return refusal;
    await tieEvidence(tx, activity.id, await ownEvidence(tx, actor.organisation, input.evidenceIds));
    return { __typename: 'ActivityEvidenceAttached', activityId: activity.id, replayed: false } as const;
  });
}

/** A coordinator of the area has checked what was reported: it counts as delivered, on its need line too. */
export async function verifyActivity(context: CsrContext, input: VerifyActivityInput) {
  const actor = assertSignedIn(context.actor);
  const reason = input.reason ?? null;
  if (input.acceptOverCoverage && reason === null) {
    throw badInput([{ field: 'reason', code: 'REQUIRED', message: 'say why the excess is accepted.' }]);
  }
  return decideOnce(context, actor, 'verifyActivity', input, async (tx) => {
    const activity = await lockForCoordinator(tx, actor, input.activityId);
    const accounts = activity.gapAreaId === null ? null : await lockAccounts(tx, [activity.gapAreaId]);
    const open = accounts && openFor(accounts, activity.needLineId);
    const refusal =
      refuseOwnPledge(activity.organisation, actor.organisation) ??
      refuseActivityStep(activity.state, 'VERIFIED') ??
      refuseOwnReport(activity.reportedBy, actor.subject) ??
      refuseWithoutEvidence(activity.storedEvidence) ??
      (open === null ? null : refuseBeyondOpen(activity.amount, open, { over: input.acceptOverCoverage, reason }));
    if (refusal) return refusal;
    const isOver = open !== null && activity.amount > open;
    await moveActivity(tx, activity, 'VERIFIED', { ...actor, reason }, isOver ? reason : null);
    if (accounts) {
      countActivity(accounts, { ...activity, needLineId: activity.needLineId ?? '' });
      await settleAccounts(tx, accounts);
    }
    return { __typename: 'ActivityVerified', activityId: activity.id, replayed: false } as const;
  });
}

/** A coordinator of the area turns down what was reported. */
export async function rejectActivity(context: CsrContext, input: RejectActivityInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'rejectActivity', input, async (tx) => {
    const activity = await lockForCoordinator(tx, actor, input.activityId);
    const refusal =
      refuseOwnPledge(activity.organisation, actor.organisation) ?? refuseActivityStep(activity.state, 'REJECTED');
    if (refusal) return refusal;
    await moveActivity(tx, activity, 'REJECTED', { ...actor, reason: input.reason }, null);
    return { __typename: 'ActivityRejected', activityId: activity.id, replayed: false } as const;
  });
}

async function lockForCoordinator(tx: EntityManager, actor: Actor, id: string) {
  const activity = await lockActivity(tx, id);
  if (!activity) throw notFound('Activity', id);
  assertMayActIn(actor, [Role.FORUM_COORDINATOR], activity.areaCode);
  return activity;
}

function openFor({ lines }: Accounts, needLineId: string | null): bigint {
  const line = lines.get(needLineId ?? '');
  return line ? openOf(line) : 0n;
}
