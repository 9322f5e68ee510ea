import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';

import { asked, keep, recall } from './replay.commands.ts';

/** What a command wrote: the row, at which version. */
export interface Written {
  id: string;
  version: number;
}

/** Writes at most once per key: the first row again with `replayed`, or null when the key came with another body. */
export async function writeOnce<Input extends { idempotencyKey: string }>(
  tx: EntityManager,
  request: { actor: Actor; mutation: string; input: Input },
  write: () => Promise<Written>,
): Promise<(Written & { replayed: boolean }) | null> {
  const known = asked(request.actor, request.mutation, request.input);
  const kept = await recall(tx, known);
  if (kept === 'OTHER_BODY') return null;
  if (kept) return { id: kept.rowId, version: kept.version, replayed: true };
  const written = await write();
  await keep(tx, known, written.id, written.version);
  return { ...written, replayed: false };
}
