import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from './command.ts';
import type { Store } from './database.ts';
import { daysAfter, today } from './dates.ts';
import { log } from './log.ts';
import { asHub } from './writer.ts';

/** A table in which people stand. */
export interface PersonalTable {
  /** What of a person is in it. */
  holds: string;
  /** Counts what a leak of it would touch: SQL that gives `rows` and `people`. */
  touched: string;
  /** How its rows end; a table without one goes with another, or is kept for good. */
  ends?: {
    /** How many days a row is kept, where it does not say itself up to which day. */
    keptDays?: () => number;
    /** The ids of what ended before the day `$1`: SQL with how many at most as `$2`, null for all. */
    overdue: string;
    erase: (tx: EntityManager, id: string) => Promise<void>;
  };
}

/** What a subgraph keeps of people: how long, and what to look at when some of it got out. */
export interface PersonalData {
  tables: Readonly<Record<string, PersonalTable>>;
  /**
   * Who was read: SQL with an account (`$1`) or requests (`$2`, an array), either of them null, from `$3` to `$4`. It gives
   * `subject`, `fields`, `reads`, `first`, `last` and `requests`, a row a person.
   */
  reads: string | null;
}

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
