import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { isRefusal, type RefusalReason } from '#kit/refusal';

import { takeTurns } from '../known-codes.ts';
import { COMMAND_KEY_REUSED, type CommandKeyReused } from './replay.rules.ts';

/** A money command as it was asked: by whom, under which key, with which body. */
export interface Asked {
  organisation: string;
  mutation: string;
  key: string;
  hash: string;
}

/** What an earlier success under the same key wrote, or that the key came with another body. */
export type Kept = { rowId: string; version: number } | 'OTHER_BODY' | null;

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(filled.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]));
}

/** Names a request so that a retry of it is known again; what is left empty and the order of fields do not matter. */
export function asked<Input extends { idempotencyKey: string }>(actor: Actor, mutation: string, input: Input): Asked {
  const { idempotencyKey: key, ...body } = input;
  return {
    organisation: actor.organisation ?? actor.subject,
    mutation,
    key,
    hash: createHash('sha256')
      .update(JSON.stringify(sorted(body)))
      .digest('hex'),
  };
}

/** Looks for an earlier success; twins with the same key wait here for each other. */
export async function recall(tx: EntityManager, { organisation, mutation, key, hash }: Asked): Promise<Kept> {
  await takeTurns(tx, organisation, mutation, key);
  const [kept] = await rowsIn<{ rowId: string; version: number; hash: string }>(
    tx,
    `select row_id as "rowId", row_version as version, body_hash as hash from replay
         where organisation = ? and mutation = ? and key = ?`,
    [organisation, mutation, key],
  );
  if (!kept) return null;
  return kept.hash === hash ? kept : 'OTHER_BODY';
}

/** Keeps a success for ever, in the transaction that made it. */
export async function keep(
  tx: EntityManager,
  { organisation, mutation, key, hash }: Asked,
  rowId: string,
  version: number,
) {
  await rowsIn(
    tx,
    'insert into replay (organisation, mutation, key, body_hash, row_id, row_version) values (?, ?, ?, ?, ?, ?)',
    [organisation, mutation, key, hash, rowId, version],
  );
}

/** What a command wrote: the row that a retry is told of again. */
export interface Written {
  rowId: string;
  version: number;
}

/**
 * Runs a command at most once per key. `work` checks, writes and names the row; `tell` makes the answer of it, for the
 * first call and for every retry. A refusal is not kept, so the same key may try again.
 */
export function decideOnce<Told extends object, Refused extends RefusalReason = never>(
  { store, actor }: RequestContext,
  mutation: string,
  input: { idempotencyKey: string },
  work: (tx: EntityManager, actor: Actor) => Promise<Written | Refused>,
  tell: (tx: EntityManager, written: Written, actor: Actor) => Promise<Told>,
): Promise<(Told & { replayed: boolean }) | Refused | CommandKeyReused> {
  const known = assertSignedIn(actor);
  const request = asked(known, mutation, input);
  return decide(store, async (tx) => {
    const kept = await recall(tx, request);
    if (kept === 'OTHER_BODY') return COMMAND_KEY_REUSED;
    if (kept) return { ...(await tell(tx, kept, known)), replayed: true };
    const outcome = await work(tx, known);
    if (isRefusal(outcome)) return outcome;
    await keep(tx, request, outcome.rowId, outcome.version);
    return { ...(await tell(tx, outcome, known)), replayed: false };
  });
}
