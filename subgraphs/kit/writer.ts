import { AsyncLocalStorage } from 'node:async_hooks';

import { escapeLiteral } from 'pg';

/** Who writes and by what: the audit trail says it of every row. Ids only, never a name or a phone number. */
export interface Writer {
  subject: string;
  organisation: string | null;
  /** The mutation, `event: <topic>`, `clock: <task>` or `seed`. */
  action: string;
  requestId: string | null;
}

/** The writer of whatever runs here; a request's is filled in as its token and its mutation become known. */
export const writers = new AsyncLocalStorage<Writer>();

const HUB = { subject: 'simpul', organisation: null };

/** Runs what no request asked for: by the hub itself (an event, a task of the clock, the seeds), or by an actor's command. */
export function asHub<Outcome>(
  action: string,
  work: () => Promise<Outcome>,
  { subject, organisation }: Pick<Writer, 'subject' | 'organisation'> = HUB,
): Promise<Outcome> {
  return writers.run({ subject, organisation, action, requestId: null }, work);
}

/** Runs what is done for several callers in one transaction; rows that name their own writer tell them apart. */
export function asAll<Outcome>(
  callers: readonly (Writer | undefined)[],
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const [first] = callers;
  if (!first) return work();
  const isAlone = callers.length === 1;
  return writers.run(isAlone ? first : { ...first, subject: 'several', organisation: null, requestId: null }, work);
}

/** The begin of a transaction that also tells the database who writes, in the same trip. */
export function beginAs(writer: Writer): string {
  return `begin; select set_config('simpul.writer', ${escapeLiteral(JSON.stringify(writer))}, true)`;
}
