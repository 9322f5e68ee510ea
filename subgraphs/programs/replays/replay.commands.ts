import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';

import { takeTurns } from '../known-codes.ts';

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
