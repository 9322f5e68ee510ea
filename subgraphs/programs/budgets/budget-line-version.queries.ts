import type { EntityManager } from '@mikro-orm/postgresql';

import type { Rupiah } from '#kit/amount';
import { rowsIn } from '#kit/database';

import { BUDGET_LINE_COLUMNS, withSums, type BudgetLineRow, type Digits } from './budget-line.queries.ts';

/** A line as it stood at one version, for the answer of the command that made it. */
export async function budgetLineAt(tx: EntityManager, id: string, version: number): Promise<BudgetLineRow> {
  const [row] = await rowsIn<Digits<BudgetLineRow>>(
    tx,
    `select ${BUDGET_LINE_COLUMNS}, then_.version, then_.ceiling::text, then_.allocated::text, then_.realised::text,
       then_.source_code as "sourceCode", then_.as_of as "asOf", then_.recorded_at as "changedAt"
     from budget_line line join budget_line_version then_ on then_.budget_line_id = line.id
     where line.id = ? and then_.version = ?`,
    [id, version],
  );
  if (!row) throw new Error(`no version ${version} of budget line ${id}`);
  return withSums(row);
}

/** The rupiah that living coverings draw from a line; read under the line's lock. */
export async function coveredOf(tx: EntityManager, id: string): Promise<Rupiah> {
  const [row] = await rowsIn<{ covered: string }>(tx, 'select covered::text from budget_line where id = ?', [id]);
  return BigInt(row?.covered ?? 0);
}
