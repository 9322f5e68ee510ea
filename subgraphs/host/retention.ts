import { decide } from '#kit/command';
import type { Store } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { log } from '#kit/log';
import type { PersonalData, PersonalTable } from '#kit/personal-data';
import { asHub } from '#kit/writer';

const AT_ONCE = 500;

const firstKept = ({ keptDays }: NonNullable<PersonalTable['ends']>): string =>
  daysAfter(today(), -(keptDays?.() ?? 0));

/** How many rows of each table are kept past their day. */
export async function overdueRows({ pool }: Store, { tables }: PersonalData): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, { ends }] of Object.entries(tables)) {
    if (ends) counts[table] = (await pool.query(ends.overdue, [firstKept(ends), null])).rows.length;
  }
  return counts;
}

/** Erases what is kept past its day, a row at a time: one that is busy stops no other. Gives how many of each table. */
export async function eraseOverdue(store: Store, { tables }: PersonalData): Promise<Record<string, number>> {
  const erased: Record<string, number> = {};
  for (const [table, { ends }] of Object.entries(tables)) {
    if (!ends) continue;
    erased[table] = 0;
    for (let done = AT_ONCE; done > 0; erased[table] += done) {
      const { rows } = await store.pool.query<{ id: string }>(ends.overdue, [firstKept(ends), AT_ONCE]);
      done = 0;
      for (const { id } of rows) {
        await asHub('retention', () => decide(store, (tx) => ends.erase(tx, id)))
          .then(() => (done += 1))
          .catch((error: unknown) => log.warn({ table, id, error: String(error) }, 'not erased yet'));
      }
    }
  }
  return erased;
}

/** Says in the log how many rows wait for `npm run retention`: numbers, and nobody's name. */
export async function reportOverdue(store: Store, data: PersonalData): Promise<void> {
  const found = Object.entries(await overdueRows(store, data)).filter(([, rows]) => rows > 0);
  if (found.length === 0) return;
  log.warn({ subgraph: store.name, overdue: Object.fromEntries(found) }, 'kept past its day: run npm run retention');
}
