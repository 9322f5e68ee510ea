import { openStore, type Store } from '#kit/database';
import { eraseOverdue, overdueRows } from '#host/retention';
import type { PersonalData } from '#kit/personal-data';

import { SUBGRAPHS } from '../subgraphs/index.ts';
import { urlIn, type Databases } from './machine/database.ts';

type Work<Answer> = (store: Store, data: PersonalData) => Promise<Answer>;

/** Does something with each subgraph that keeps people. */
async function inEach<Answer>(databases: Databases, work: Work<Answer>): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const subgraph of SUBGRAPHS) {
    if (!subgraph.personalData) continue;
    const store = await openStore({ ...subgraph, databaseUrl: urlIn(databases, subgraph.name) });
    answers[subgraph.name] = await work(store, subgraph.personalData).finally(() => store.close());
  }
  return answers;
}

/** Erases what is kept past its day, or counts it for a dry run; rows by subgraph and table. */
export const applyRetention = (databases: Databases, isDryRun: boolean) =>
  inEach<Record<string, number>>(databases, isDryRun ? overdueRows : eraseOverdue);

/** One person or company whose data was shown. */
export interface ReadSubject {
  subject: string;
  fields: string[];
  reads: number;
  first: unknown;
  last: unknown;
  requests: string[];
}

/** What was read: by an account, in requests, or by anybody where both are null. */
export interface ReadQuestion {
  account: string | null;
  requests: string[] | null;
  from: string;
  until: string;
}

/** Whose data was shown between two instants, by subgraph. */
export const whoWasRead = (databases: Databases, { account, requests, from, until }: ReadQuestion) =>
  inEach<ReadSubject[]>(databases, async ({ pool }, { reads }) =>
    reads === null ? [] : (await pool.query<ReadSubject>(reads, [account, requests, from, until])).rows,
  );

/** What a leak of a table would touch now. */
export interface TouchedTable {
  table: string;
  holds: string;
  rows: number;
  people: number;
}

/** How many rows and people a leak of each table would touch, by subgraph. */
export const whatALeakTouches = (databases: Databases) =>
  inEach<TouchedTable[]>(databases, async ({ pool }, { tables }) => {
    const found: TouchedTable[] = [];
    for (const [table, { holds, touched }] of Object.entries(tables)) {
      const [counted] = (await pool.query<{ rows: number; people: number }>(touched)).rows;
      found.push({ table, holds, rows: counted?.rows ?? 0, people: counted?.people ?? 0 });
    }
    return found;
  });
