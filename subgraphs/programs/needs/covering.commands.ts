import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { closeChange, lockGapArea, shownGapArea } from '../gap-areas/gap-area.commands.ts';
import type { GapArea } from '../gap-areas/gap-area.entity.ts';
import { asked, keep, recall, type Asked } from '../replays/replay.commands.ts';
import {
  keyReused,
  problemsOfCovering,
  refuseCovering,
  refuseRelease,
  type BudgetLineBalance,
} from './covering.rules.ts';
import type { CoverNeedLineInput, ReleaseCoveringInput } from './covering.type.ts';
import { Covering, NeedLine } from './need-line.entity.ts';
import { NeedKind } from './need-line.rules.ts';

const MOST_COVERINGS = 50;

async function lockBudgetLine(tx: EntityManager, id: string): Promise<BudgetLineBalance | null> {
  const [row] = await rowsIn<{
    name: string;
    area_code: string;
    fiscal_year: number;
    allocated: string | null;
    covered: string;
  }>(tx, 'select name, area_code, fiscal_year, allocated, covered from budget_line where id = ? for update', [id]);
  return row
    ? {
        name: row.name,
        areaCode: row.area_code,
        fiscalYear: row.fiscal_year,
        allocated: row.allocated === null ? null : BigInt(row.allocated),
        drawn: BigInt(row.covered),
      }
    : null;
}

/** What the same key has made before: the covering, the sign of another body, or nothing. */
async function replayed(tx: EntityManager, request: Asked, gap: GapArea) {
  const kept = await recall(tx, request);
  if (kept === null) return null;
  if (kept === 'OTHER_BODY') return keyReused();
  const covering = await tx.findOne(Covering, { id: kept.rowId });
  return covering && covered(covering, gap, true);
}

function covered(covering: Covering, gap: GapArea, isReplay: boolean) {
  const { id, needLineId, budgetLineId, amount, value, isDemo } = covering;
  return {
    __typename: 'NeedLineCovered' as const,
    covering: { id, needLineId, budgetLineId, amount, value, isDemo, madeAt: covering.madeAt.toISOString() },
    gapArea: shownGapArea(gap),
    replayed: isReplay,
  };
}

async function writeCovering(
  tx: EntityManager,
  actor: Actor | null,
  wish: { needLineId: string; budgetLineId: string; amount: bigint; value: bigint },
  isDemo: boolean,
): Promise<Covering> {
  const covering = tx.create(Covering, {
    id: newId(),
    ...wish,
    isDemo,
    madeAt: new Date(),
    madeOrganisation: actor?.organisation ?? null,
    releasedAt: null,
    releaseReason: null,
  });
  await tx.flush();
  await rowsIn(tx, 'update budget_line set covered = covered + ? where id = ?', [wish.value, wish.budgetLineId]);
  return covering;
}

function assertFields(problems: FieldProblem[]): void {
  if (problems.length > 0) throw badInput(problems);
}

/** The coverings of a line are shown as one list; further money joins by a larger covering instead. */
async function assertRoom(tx: EntityManager, needLineId: string): Promise<void> {
  const live = await tx.count(Covering, { needLineId, releasedAt: null });
  if (live < MOST_COVERINGS) return;
  const message = `this need line has ${MOST_COVERINGS} coverings already; release one and make a larger one.`;
  throw badInput([{ field: 'needLineId', code: 'TOO_MANY_COVERINGS', message }]);
}

/** Sets part of a budget line against a need line; all coverings together never exceed what is allocated. */
export function coverNeedLine({ store, actor }: RequestContext, input: CoverNeedLineInput) {
  const request = asked(assertSignedIn(actor), 'coverNeedLine', input);
  return decide(store, async (tx) => {
    const line = await tx.findOne(NeedLine, { id: input.needLineId.toLowerCase() });
    if (!line) throw notFound('need line', input.needLineId);
    const gap = await lockGapArea(tx, actor, line.gapAreaId);
    const earlier = await replayed(tx, request, gap);
    if (earlier) return earlier;
    const budgetLineId = input.budgetLineId.toLowerCase();
    const balance = await lockBudgetLine(tx, budgetLineId);
    // Money is drawn by an officer of the area it belongs to: a kabupaten does not spend its province's.
    if (balance) assertMayActIn(actor, [Role.PROGRAM_OFFICER], balance.areaCode);
    assertFields(problemsOfCovering(line.kind, input, balance !== null));
    const value = line.kind === NeedKind.MONEY ? input.amount : (input.value ?? 0n);
    const refusal = balance && refuseCovering(gap, balance, { kind: line.kind, amount: input.amount, value });
    if (refusal) return refusal;
    await assertRoom(tx, line.id);
    const covering = await writeCovering(
      tx,
      actor,
      { needLineId: line.id, budgetLineId, amount: input.amount, value },
      false,
    );
    await keep(tx, request, covering.id, gap.version + 1);
    await closeChange(tx, gap, { action: 'NEED_LINE_COVERED', reason: balance?.name ?? null, actor });
    return covered(covering, gap, false);
  });
}

/** Gives a covering back to its budget line. */
export function releaseCovering({ store, actor }: RequestContext, input: ReleaseCoveringInput) {
  const { idempotencyKey } = input;
  const request = idempotencyKey ? asked(assertSignedIn(actor), 'releaseCovering', { ...input, idempotencyKey }) : null;
  return decide(store, async (tx) => {
    const found = await tx.findOne(Covering, { id: input.coveringId.toLowerCase() });
    const line = found && (await tx.findOne(NeedLine, { id: found.needLineId }));
    if (!found || !line) throw notFound('covering', input.coveringId);
    const gap = await lockGapArea(tx, actor, line.gapAreaId);
    const kept = request && (await recall(tx, request));
    if (kept === 'OTHER_BODY') return keyReused();
    if (kept) return released(gap, true);
    // Read before the lock: another release may have come between.
    await tx.refresh(found);
    const refusal = refuseRelease(gap.status, Boolean(found.releasedAt));
    if (refusal) return refusal;
    found.releasedAt = new Date();
    found.releaseReason = input.reason.trim();
    await rowsIn(tx, 'update budget_line set covered = covered - ? where id = ?', [found.value, found.budgetLineId]);
    if (request) await keep(tx, request, found.id, gap.version + 1);
    await closeChange(tx, gap, { action: 'COVERING_RELEASED', reason: found.releaseReason, actor });
    return released(gap, false);
  });
}

const released = (gap: GapArea, isReplay: boolean) => ({
  __typename: 'CoveringReleased' as const,
  gapArea: shownGapArea(gap),
  replayed: isReplay,
});
