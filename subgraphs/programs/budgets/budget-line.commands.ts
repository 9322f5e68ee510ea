import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes } from '../known-codes.ts';
import { asked, keep, recall } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import type { ChangeBudgetLineInput, RecordBudgetLineInput } from './budget-line-input.type.ts';
import { BudgetLine, BudgetLineVersion } from './budget-line.entity.ts';
import { announceBudgetLine } from './budget-line.events.ts';
import { budgetLineAt, coveredOf } from './budget-line-version.queries.ts';
import { KEY_REUSED, problemsOfSums, refuseChange } from './budget-line.rules.ts';

function assertFields(problems: FieldProblem[]): void {
  if (problems.length > 0) throw badInput(problems);
}

async function problemsOf(tx: EntityManager, input: RecordBudgetLineInput): Promise<FieldProblem[]> {
  const sums = { ceiling: input.ceiling ?? null, allocated: input.allocated ?? null, realised: input.realised ?? null };
  const codes = await problemsOfCodes(tx, [
    { field: 'areaCode', table: 'area', code: input.areaCode },
    { field: 'programmeCode', table: 'programme', code: input.programmeCode },
    { field: 'pillarCode', table: 'programme_pillar', code: input.pillarCode },
    { field: 'componentCode', table: 'programme_component', code: input.componentCode },
    { field: 'categoryCode', table: 'need_category', code: input.categoryCode },
  ]);
  return [...codes, ...problemsOfSums(sums), ...(await checkProvenance(tx, 'provenance', input.provenance))];
}

/** Keeps the sums of a line as they now stand, beside all earlier ones. */
async function keepVersion(tx: EntityManager, line: BudgetLine, reason: string, actor: Actor): Promise<void> {
  const { version, ceiling, allocated, realised, sourceCode, asOf, changedAt } = line;
  tx.create(BudgetLineVersion, {
    budgetLineId: line.id,
    version,
    ceiling,
    allocated,
    realised,
    sourceCode,
    asOf,
    reason,
    recordedBy: actor.subject,
    recordedAt: changedAt,
  });
  await tx.flush();
  await announceBudgetLine(tx, line.id);
}

async function createLine(tx: EntityManager, input: RecordBudgetLineInput): Promise<BudgetLine> {
  const now = new Date();
  const { idempotencyKey: _key, provenance, ...fields } = input;
  const line = tx.create(BudgetLine, {
    ...fields,
    id: newId(),
    version: 1,
    sourceCode: await keepSource(tx, provenance),
    asOf: provenance.asOf,
    isDemo: false,
    createdAt: now,
    changedAt: now,
  });
  // The line stands before its first version, which points at it.
  await tx.flush();
  return line;
}

/** Records a budget line and its first version. */
export function recordBudgetLine({ store, actor }: RequestContext, input: RecordBudgetLineInput) {
  return decide(store, async (tx) => {
    const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], input.areaCode);
    const request = asked(officer, 'recordBudgetLine', input);
    const kept = await recall(tx, request);
    if (kept === 'OTHER_BODY') return KEY_REUSED;
    if (kept)
      return {
        __typename: 'BudgetLineRecorded' as const,
        budgetLine: await budgetLineAt(tx, kept.rowId, kept.version),
        replayed: true,
      };
    assertFields(await problemsOf(tx, input));
    const line = await createLine(tx, input);
    await keepVersion(tx, line, 'recorded', officer);
    await keep(tx, request, line.id, line.version);
    return {
      __typename: 'BudgetLineRecorded' as const,
      budgetLine: await budgetLineAt(tx, line.id, line.version),
      replayed: false,
    };
  });
}

async function lockLine(tx: EntityManager, id: string): Promise<BudgetLine> {
  const line = await tx.findOne(BudgetLine, { id: id.toLowerCase() }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!line) throw notFound('budget line', id);
  return line;
}

/** Records new sums as the next version of a line; never below what already covers gaps. */
export function changeBudgetLine({ store, actor }: RequestContext, input: ChangeBudgetLineInput) {
  return decide(store, async (tx) => {
    assertSignedIn(actor);
    const line = await lockLine(tx, input.id);
    const officer = assertMayActIn(actor, [Role.PROGRAM_OFFICER], line.areaCode);
    const request = asked(officer, 'changeBudgetLine', input);
    const kept = await recall(tx, request);
    if (kept === 'OTHER_BODY') return KEY_REUSED;
    if (kept)
      return {
        __typename: 'BudgetLineChanged' as const,
        budgetLine: await budgetLineAt(tx, kept.rowId, kept.version),
        replayed: true,
      };
    assertFields(await checkProvenance(tx, 'provenance', input.provenance));
    const allocated = input.allocated ?? line.allocated ?? null;
    const refusal = refuseChange(
      { version: line.version, covered: await coveredOf(tx, line.id) },
      { expectedVersion: input.expectedVersion, allocated },
    );
    if (refusal) return refusal;
    tx.assign(line, {
      ceiling: input.ceiling ?? line.ceiling ?? null,
      allocated,
      realised: input.realised ?? line.realised ?? null,
      version: line.version + 1,
      sourceCode: await keepSource(tx, input.provenance),
      asOf: input.provenance.asOf,
      changedAt: new Date(),
    });
    await keepVersion(tx, line, input.reason, officer);
    await keep(tx, request, line.id, line.version);
    return {
      __typename: 'BudgetLineChanged' as const,
      budgetLine: await budgetLineAt(tx, line.id, line.version),
      replayed: false,
    };
  });
}
