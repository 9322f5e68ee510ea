import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { announceBudgetLine } from '../../subgraphs/programs/budgets/budget-line.events.ts';
import { insertMissing, seedId } from '../rows.ts';
import lines from './data/budget-lines.json' with { type: 'json' };

/** The id of a seeded budget line. */
export const budgetLineId = (key: string) => seedId(`budget-line:${key}`);

/** The budget line whose result a figure is, by the figure's key. */
export const LINE_OF_RESULT = new Map(
  lines.flatMap(({ key, results }) => results.map((figure) => [figure, budgetLineId(key)])),
);

/** Fills budget lines with their first version, and announces each that was added. */
export async function seedBudgetLines(store: Store): Promise<void> {
  const recordedAt = new Date().toISOString();
  const rows = lines.map(({ key, results: _results, ...line }) => ({
    id: budgetLineId(key),
    ...line,
    version: 1,
    isDemo: false,
    createdAt: recordedAt,
    changedAt: recordedAt,
  }));
  const versions = rows.map(({ id, version, ceiling, allocated, realised, sourceCode, asOf }) => ({
    budgetLineId: id,
    version,
    ceiling,
    allocated,
    realised,
    sourceCode,
    asOf,
    reason: 'Seperti tercatat pada sumber',
    recordedAt,
  }));
  await decide(store, async (tx) => {
    const added = await insertMissing(tx, 'budget_line', rows, 'id');
    await insertMissing(tx, 'budget_line_version', versions, 'budget_line_id');
    for (const id of added) await announceBudgetLine(tx, id);
  });
}
