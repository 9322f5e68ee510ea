import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import { badInput, type FieldProblem } from '#kit/errors';

import { NeedLine } from '../needs/need-line.entity.ts';
import { MOST_LINES, problemsOfNeed, problemsOfNeedLines } from '../needs/need-line.rules.ts';

import type { ChangeGapAreaInput } from './gap-area-input.type.ts';
import { addNeedLines, closeChange, countOrNull, lockGapArea, shownGapArea } from './gap-area.commands.ts';
import type { GapArea } from './gap-area.entity.ts';
import { problemsOfGapArea } from './gap-area-facts.rules.ts';
import { refuseChange, refuseOutdated } from './gap-area.rules.ts';

/** Problems of changed and added lines together: a line may not come to stand twice. */
function problemsOfChange(input: ChangeGapAreaInput, lines: readonly NeedLine[]): FieldProblem[] {
  const changes = input.needChanges ?? [];
  const changed = changes.flatMap((change, index) => {
    const field = `needChanges.${index}`;
    const id = change.needLineId.toLowerCase();
    const known = lines.some((line) => line.id === id);
    const isTwice = changes.findIndex((one) => one.needLineId.toLowerCase() === id) !== index;
    const unknown = {
      field: `${field}.needLineId`,
      code: 'UNKNOWN_NEED_LINE',
      message: 'this gap area has no such need line.',
    };
    const again = { ...unknown, code: 'NEED_LINE_TWICE', message: 'name each need line once.' };
    return [...(known ? [] : [unknown]), ...(isTwice ? [again] : []), ...problemsOfNeed(change.need, 0n, field)];
  });
  const twice =
    (input.newLines ?? []).length === 0
      ? []
      : problemsOfNeedLines(
          [
            ...lines.map((line) => ({ kind: line.kind, item: line.item, unit: line.unit, need: 1n })),
            ...(input.newLines ?? []),
          ],
          'newLines',
        );
  // Positions are told as the caller counts them: behind the lines that were there.
  const added = twice.map((problem) => ({
    ...problem,
    field: problem.field.replace(/\d+/, (digits) => String(Number(digits) - lines.length)),
  }));
  const count = lines.length + (input.newLines ?? []).length;
  const tooMany =
    count <= MOST_LINES
      ? []
      : [
          {
            field: 'newLines',
            code: 'TOO_MANY_LINES',
            message: `a gap area has at most ${MOST_LINES} lines, not ${count}.`,
          },
        ];
  return [...changed, ...added, ...tooMany];
}

function writeFacts(gap: GapArea, input: ChangeGapAreaInput): void {
  if (input.title) gap.title = input.title.trim();
  if (input.peopleInNeed !== undefined) gap.peopleInNeed = countOrNull(input.peopleInNeed);
  if (input.peopleTargeted !== undefined) gap.peopleTargeted = input.peopleTargeted;
  if (input.personnelNeeded !== undefined) gap.personnelNeeded = input.personnelNeeded;
  if (input.deadline !== undefined) gap.deadline = input.deadline;
  if (input.figuresAsOf !== undefined) gap.figuresAsOf = input.figuresAsOf;
  if (input.note !== undefined) gap.note = input.note;
}

function writeNeeds(tx: EntityManager, gap: GapArea, input: ChangeGapAreaInput, lines: readonly NeedLine[]): void {
  for (const change of input.needChanges ?? []) {
    const line = lines.find((one) => one.id === change.needLineId.toLowerCase());
    if (line) line.need = change.need;
  }
  addNeedLines(tx, gap.id, input.newLines ?? [], lines.length + 1);
}

/** Changes texts, counts, deadline and needs. A published need may be lowered, to 0 too; no line goes away. */
export function changeGapArea({ store, actor }: RequestContext, input: ChangeGapAreaInput) {
  return decide(store, async (tx) => {
    const gap = await lockGapArea(tx, actor, input.gapAreaId);
    const lines = await tx.find(NeedLine, { gapAreaId: gap.id }, { orderBy: { position: 'asc' } });
    const problems = [
      ...problemsOfGapArea({ ...input, title: input.title ?? undefined }, today()),
      ...problemsOfChange(input, lines),
    ];
    if (problems.length > 0) throw badInput(problems);
    const refusal = refuseOutdated(gap.version, input.expectedVersion) ?? refuseChange(gap.status);
    if (refusal) return refusal;
    writeFacts(gap, input);
    writeNeeds(tx, gap, input, lines);
    await closeChange(tx, gap, { action: 'CHANGED', reason: input.reason.trim(), actor });
    return { __typename: 'GapAreaChanged' as const, gapArea: shownGapArea(gap) };
  });
}
