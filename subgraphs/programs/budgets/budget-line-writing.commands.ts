import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { newId } from '#kit/ids';

import { keepSource } from '../sources/source.commands.ts';
import type { ChangeBudgetLineInput, RecordBudgetLineInput } from './budget-line-input.type.ts';
import { BudgetLine, BudgetLineVersion } from './budget-line.entity.ts';
import { announceBudgetLine } from './budget-line.events.ts';

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

/** What a new line says, once it was found to be right. */
export type NewLine = Omit<RecordBudgetLineInput, 'idempotencyKey'>;

/** Writes a line and its first version. */
export async function createLine(tx: EntityManager, input: NewLine, actor: Actor): Promise<BudgetLine> {
  const now = new Date();
  const { provenance, name, areaCode, fiscalYear, agency, mechanism } = input;
  const line = tx.create(BudgetLine, {
    name,
    areaCode,
    fiscalYear,
    agency,
    mechanism,
    programmeCode: input.programmeCode ?? null,
    pillarCode: input.pillarCode ?? null,
    componentCode: input.componentCode ?? null,
    categoryCode: input.categoryCode ?? null,
    item: input.item ?? null,
    ceiling: input.ceiling ?? null,
    allocated: input.allocated ?? null,
    realised: input.realised ?? null,
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
  await keepVersion(tx, line, 'recorded', actor);
  return line;
}

/** New sums of a line; what is left out stays. */
export type NewSums = Omit<ChangeBudgetLineInput, 'idempotencyKey' | 'id' | 'expectedVersion'>;

/** Writes the next version of a line that is locked. */
export async function reviseLine(tx: EntityManager, line: BudgetLine, sums: NewSums, actor: Actor): Promise<void> {
  tx.assign(line, {
    ceiling: sums.ceiling ?? line.ceiling ?? null,
    allocated: sums.allocated ?? line.allocated ?? null,
    realised: sums.realised ?? line.realised ?? null,
    version: line.version + 1,
    sourceCode: await keepSource(tx, sums.provenance),
    asOf: sums.provenance.asOf,
    changedAt: new Date(),
  });
  await keepVersion(tx, line, sums.reason, actor);
}
