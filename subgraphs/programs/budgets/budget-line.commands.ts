import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { badInput, notFound, type FieldProblem } from '#kit/errors';

import { problemsOfCodes } from '../known-codes.ts';
import { asked, keep, recall } from '../replays/replay.commands.ts';
import { checkProvenance } from '../sources/source.commands.ts';
import type { ChangeBudgetLineInput, RecordBudgetLineInput } from './budget-line-input.type.ts';
import { BudgetLine } from './budget-line.entity.ts';
import { budgetLineAt, coveredOf } from './budget-line-version.queries.ts';
import { createLine, reviseLine } from './budget-line-writing.commands.ts';
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
    const line = await createLine(tx, input, officer);
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
    const refusal = refuseChange(
      { version: line.version, covered: await coveredOf(tx, line.id) },
      { expectedVersion: input.expectedVersion, allocated: input.allocated ?? line.allocated ?? null },
    );
    if (refusal) return refusal;
    await reviseLine(tx, line, input, officer);
    await keep(tx, request, line.id, line.version);
    return {
      __typename: 'BudgetLineChanged' as const,
      budgetLine: await budgetLineAt(tx, line.id, line.version),
      replayed: false,
    };
  });
}
