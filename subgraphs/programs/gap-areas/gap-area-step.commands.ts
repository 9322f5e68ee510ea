import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import type { AddGapEvidenceInput, GapAreaStepInput } from './gap-area-input.type.ts';
import { closeChange, lockGapArea, shownGapArea } from './gap-area.commands.ts';
import { GapEvidence, type GapArea } from './gap-area.entity.ts';
import { problemsOfEvidence } from './gap-area-facts.rules.ts';
import { GapAreaStatus, refuseChange, refuseOutdated, refusePublication, refuseStep } from './gap-area.rules.ts';

async function isKnownSource(tx: EntityManager, code: string | null | undefined): Promise<boolean> {
  if (code === null || code === undefined) return true;
  return (await rowsIn(tx, 'select 1 from source where code = ?', [code])).length > 0;
}

/** Writes a piece of evidence that was checked, as a step of a command that may do more. */
export async function keepEvidence(
  tx: EntityManager,
  gap: GapArea,
  input: Omit<AddGapEvidenceInput, 'gapAreaId'>,
  actor: Actor | null,
) {
  const evidence = {
    id: newId(),
    gapAreaId: gap.id,
    title: input.title.trim(),
    sourceCode: input.sourceCode ?? null,
    address: input.address ?? null,
    asOf: input.asOf ?? null,
    quote: input.quote ?? null,
    isDemo: gap.isDemo,
  };
  const addedAt = new Date();
  tx.create(GapEvidence, { ...evidence, addedOrganisation: actor?.organisation ?? null, addedAt });
  await closeChange(tx, gap, { action: 'EVIDENCE_ADDED', reason: evidence.title, actor });
  return { ...evidence, addedAt: addedAt.toISOString() };
}

/** Adds what shows that the gap is real. */
export function addGapEvidence({ store, actor }: RequestContext, input: AddGapEvidenceInput) {
  return decide(store, async (tx) => {
    const gap = await lockGapArea(tx, actor, input.gapAreaId);
    const problems = problemsOfEvidence(input, await isKnownSource(tx, input.sourceCode), today());
    if (problems.length > 0) throw badInput(problems);
    const refusal = refuseChange(gap.status);
    if (refusal) return refusal;
    const evidence = await keepEvidence(tx, gap, input, actor);
    return { __typename: 'GapEvidenceAdded' as const, evidence, gapArea: shownGapArea(gap) };
  });
}

async function publicationOf(tx: EntityManager, gap: GapArea) {
  const [counted] = await rowsIn<{ evidence: number; lines: number }>(
    tx,
    `select (select count(*) from gap_evidence where gap_area_id = ?)::int as evidence,
       (select count(*) from need_line where gap_area_id = ? and need > 0)::int as lines`,
    [gap.id, gap.id],
  );
  return {
    status: gap.status,
    deadline: gap.deadline ?? null,
    evidenceCount: counted?.evidence ?? 0,
    neededLines: counted?.lines ?? 0,
  };
}

/** Makes a locked draft public, or says what stands in the way. */
export async function publish(tx: EntityManager, gap: GapArea, reason: string | null, actor: Actor | null) {
  const refusal = refusePublication(await publicationOf(tx, gap), today());
  if (refusal) return refusal;
  gap.status = GapAreaStatus.PUBLISHED;
  gap.publishedAt = new Date();
  await closeChange(tx, gap, { action: 'PUBLISHED', reason, actor });
  return null;
}

/** Makes a draft public: from now on companies may pledge for it. */
export function publishGapArea({ store, actor }: RequestContext, input: GapAreaStepInput) {
  return decide(store, async (tx) => {
    const gap = await lockGapArea(tx, actor, input.gapAreaId);
    const refusal =
      refuseOutdated(gap.version, input.expectedVersion) ?? (await publish(tx, gap, input.reason ?? null, actor));
    if (refusal) return refusal;
    return { __typename: 'GapAreaPublished' as const, gapArea: shownGapArea(gap) };
  });
}

/** Ends a gap area one way or the other; the reason goes into its history. */
async function end(tx: EntityManager, { actor }: RequestContext, input: GapAreaStepInput, to: GapAreaStatus) {
  const gap = await lockGapArea(tx, actor, input.gapAreaId);
  const reason = input.reason?.trim() ?? '';
  if (reason === '')
    throw badInput([{ field: 'reason', code: 'REASON_MISSING', message: 'say why, for the history.' }]);
  const refusal = refuseOutdated(gap.version, input.expectedVersion) ?? refuseStep(gap.status, to);
  if (refusal) return { refusal };
  gap.status = to;
  await closeChange(tx, gap, { action: to, reason, actor });
  return { gap };
}

export function closeGapArea(context: RequestContext, input: GapAreaStepInput) {
  return decide(context.store, async (tx) => {
    const ended = await end(tx, context, input, GapAreaStatus.CLOSED);
    return ended.refusal ?? { __typename: 'GapAreaClosed' as const, gapArea: shownGapArea(ended.gap) };
  });
}

export function withdrawGapArea(context: RequestContext, input: GapAreaStepInput) {
  return decide(context.store, async (tx) => {
    const ended = await end(tx, context, input, GapAreaStatus.WITHDRAWN);
    return ended.refusal ?? { __typename: 'GapAreaWithdrawn' as const, gapArea: shownGapArea(ended.gap) };
  });
}
