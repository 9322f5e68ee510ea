import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { FieldProblem } from '#kit/errors';

const NAMES = {
  area: 'area',
  need_category: 'need category',
  programme: 'programme',
  programme_pillar: 'programme pillar',
  programme_component: 'programme component',
  indicator: 'indicator',
  source: 'source',
  service_standard: 'service standard',
  regulation: 'regulation',
} as const;

/** A code somebody sent, where it stood, and the table that should know it. */
export interface SentCode {
  field: string;
  table: keyof typeof NAMES;
  code: string | null | undefined;
}

/** One problem for each code that its table does not know; what was left out is no problem. */
export async function problemsOfCodes(tx: EntityManager, sent: readonly SentCode[]): Promise<FieldProblem[]> {
  const given = sent.filter(({ code }) => code !== null && code !== undefined);
  if (given.length === 0) return [];
  const known = await rowsIn<{ at: number }>(
    tx,
    given.map(({ table }, at) => `select ${at} as at from ${table} where code = ?`).join(' union all '),
    given.map(({ code }) => code),
  );
  const found = new Set(known.map(({ at }) => at));
  return given
    .filter((_, at) => !found.has(at))
    .map(({ field, table }) => ({
      field,
      code: `UNKNOWN_${table.toUpperCase()}`,
      message: `the hub knows no ${NAMES[table]} of that code.`,
    }));
}

/** Makes commands about the same thing wait for each other until the first has committed. */
export async function takeTurns(tx: EntityManager, ...about: (string | number)[]): Promise<void> {
  await rowsIn(tx, 'select pg_advisory_xact_lock(hashtextextended(?, 0))', [about.join('\u001f')]);
}

/** Takes turns about many things at once, always in the same order, so that two batches never wait for each other. */
export async function takeTurnsForAll(tx: EntityManager, about: readonly (readonly (string | number)[])[]) {
  const keys = [...new Set(about.map((one) => one.join('\u001f')))].toSorted();
  await rowsIn(tx, 'select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(?::text[]) as key', [keys]);
}
