import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, mayActIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';
import { isRefusal } from '#kit/refusal';

import { NeedLine } from '../needs/need-line.entity.ts';
import { problemsOfNeedLines, unitOf, type NeedLineDraft } from '../needs/need-line.rules.ts';

import type { CreateGapAreaInput } from './gap-area-input.type.ts';
import { GapArea } from './gap-area.entity.ts';
import { recordStep } from './gap-area.events.ts';
import type { GapAreaRow } from './gap-area.queries.ts';
import { problemsOfGapArea } from './gap-area-facts.rules.ts';
import { alreadyExists, gapAreaCode, GapAreaStatus, type GapAreaAlreadyExists } from './gap-area.rules.ts';

/** The locked gap area, when the actor is a programme officer of its area; NOT_FOUND for drafts of other areas. */
export async function lockGapArea(tx: EntityManager, actor: Actor | null, gapAreaId: string): Promise<GapArea> {
  const known = assertSignedIn(actor);
  const gap = await tx.findOne(GapArea, { id: gapAreaId.toLowerCase() }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!gap) throw notFound('gap area', gapAreaId);
  if (!gap.publishedAt && !mayActIn(known, Role.PROGRAM_OFFICER, gap.areaCode)) throw notFound('gap area', gapAreaId);
  assertMayActIn(known, [Role.PROGRAM_OFFICER], gap.areaCode);
  return gap;
}

/** The API's view of a gap area just written. */
export function shownGapArea(gap: GapArea): GapAreaRow {
  return {
    id: gap.id,
    code: gap.code,
    title: gap.title,
    areaCode: gap.areaCode,
    categoryCode: gap.categoryCode,
    fiscalYear: gap.fiscalYear,
    programmePillarCode: gap.programmePillarCode ?? null,
    status: gap.status,
    deadline: gap.deadline ?? null,
    peopleTargeted: gap.peopleTargeted ?? null,
    personnelNeeded: gap.personnelNeeded ?? null,
    note: gap.note ?? null,
    // Who writes a gap area is an officer of its area, who sees its counts.
    peopleBelow: null,
    peopleInNeed: gap.peopleInNeed === null || gap.peopleInNeed === undefined ? null : String(gap.peopleInNeed),
    isDemo: gap.isDemo,
    version: gap.version,
    figuresAsOf: gap.figuresAsOf ?? null,
    createdAt: gap.createdAt.toISOString(),
    changedAt: gap.changedAt.toISOString(),
    publishedAt: gap.publishedAt?.toISOString() ?? null,
  };
}

/** Raises the version, writes, and tells those who follow. */
export async function closeChange(
  tx: EntityManager,
  gap: GapArea,
  step: { action: string; reason: string | null; actor: Actor | null },
): Promise<void> {
  gap.version += 1;
  gap.changedAt = new Date();
  await tx.flush();
  await recordStep(tx, gap, step);
}

const unknown = (field: string, code: string, what: string): FieldProblem => ({
  field,
  code,
  message: `the hub knows no ${what} of that code.`,
});

async function unknownCodes(tx: EntityManager, input: CreateGapAreaInput): Promise<FieldProblem[]> {
  const [found] = await rowsIn<{ area: boolean; category: boolean; pillar: boolean }>(
    tx,
    `select exists (select 1 from area where code = ?) as area,
       exists (select 1 from need_category where code = ?) as category,
       ?::text is null or exists (select 1 from programme_pillar where code = ?) as pillar`,
    [input.areaCode, input.categoryCode, input.programmePillarCode ?? null, input.programmePillarCode ?? null],
  );
  return [
    ...(found?.area ? [] : [unknown('areaCode', 'UNKNOWN_AREA', 'area')]),
    ...(found?.category ? [] : [unknown('categoryCode', 'UNKNOWN_CATEGORY', 'need category')]),
    ...(found?.pillar ? [] : [unknown('programmePillarCode', 'UNKNOWN_PILLAR', 'programme pillar')]),
  ];
}

/** The open gap area of the same area, category, year and pillar, if there is one. */
async function openTwin(tx: EntityManager, input: CreateGapAreaInput): Promise<string | null> {
  const [twin] = await rowsIn<{ code: string }>(
    tx,
    `select code from gap_area where area_code = ? and category_code = ? and fiscal_year = ?
       and coalesce(programme_pillar_code, '') = ? and status in ('DRAFT', 'PUBLISHED')`,
    [input.areaCode, input.categoryCode, input.fiscalYear, input.programmePillarCode ?? ''],
  );
  return twin?.code ?? null;
}

async function nextSerial(tx: EntityManager, areaCode: string, fiscalYear: number): Promise<number> {
  const [last] = await rowsIn<{ serial: number }>(
    tx,
    'select coalesce(max(serial), 0) as serial from gap_area where area_code = ? and fiscal_year = ?',
    [areaCode, fiscalYear],
  );
  return (last?.serial ?? 0) + 1;
}

/** Adds need lines behind those that are there. */
export function addNeedLines(
  tx: EntityManager,
  gapAreaId: string,
  lines: readonly NeedLineDraft[],
  from: number,
): void {
  lines.forEach((line, index) => {
    tx.create(NeedLine, {
      id: newId(),
      gapAreaId,
      position: from + index,
      kind: line.kind,
      item: line.item?.trim() || null,
      unit: unitOf(line).trim(),
      need: line.need,
    });
  });
}

function newDraft(tx: EntityManager, input: CreateGapAreaInput, serial: number): GapArea {
  const now = new Date();
  return tx.create(GapArea, {
    id: newId(),
    code: gapAreaCode(input.areaCode, input.fiscalYear, serial),
    title: input.title.trim(),
    areaCode: input.areaCode,
    categoryCode: input.categoryCode,
    fiscalYear: input.fiscalYear,
    programmePillarCode: input.programmePillarCode ?? null,
    status: GapAreaStatus.DRAFT,
    deadline: input.deadline ?? null,
    peopleInNeed: countOrNull(input.peopleInNeed),
    peopleTargeted: input.peopleTargeted ?? null,
    personnelNeeded: input.personnelNeeded ?? null,
    note: input.note ?? null,
    isDemo: false,
    version: 1,
    serial,
    figuresAsOf: input.figuresAsOf ?? null,
    createdAt: now,
    changedAt: now,
    publishedAt: null,
  });
}

export const countOrNull = (count: number | null | undefined): bigint | null =>
  count === null || count === undefined ? null : BigInt(count);

/** Checks and writes a draft with its need lines, as a step of a command that may do more. */
export async function draftGapArea(
  tx: EntityManager,
  actor: Actor | null,
  input: CreateGapAreaInput,
  reason: string | null,
): Promise<GapArea | GapAreaAlreadyExists> {
  // One at a time per area, so that numbers and the check for a twin hold.
  await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('gap_area'), hashtext(?))", [input.areaCode]);
  const problems = [
    ...problemsOfGapArea(input, today()),
    ...problemsOfNeedLines(input.needLines, 'needLines'),
    ...(await unknownCodes(tx, input)),
  ];
  if (problems.length > 0) throw badInput(problems);
  assertMayActIn(actor, [Role.PROGRAM_OFFICER], input.areaCode);
  const twin = await openTwin(tx, input);
  if (twin !== null) return alreadyExists(twin);
  const gap = newDraft(tx, input, await nextSerial(tx, input.areaCode, input.fiscalYear));
  await tx.flush();
  addNeedLines(tx, gap.id, input.needLines, 1);
  await tx.flush();
  await recordStep(tx, gap, { action: 'CREATED', reason, actor });
  return gap;
}

/** Makes a draft of a gap area in an area of the officer. */
export function createGapArea({ store, actor }: RequestContext, input: CreateGapAreaInput) {
  return decide(store, async (tx) => {
    const gap = await draftGapArea(tx, actor, input, null);
    if (isRefusal(gap)) return gap;
    return { __typename: 'GapAreaCreated' as const, gapArea: shownGapArea(gap) };
  });
}
