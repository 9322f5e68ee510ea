import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { decide } from '#kit/command';
import { rowsIn } from '#kit/database';
import { isRefusal, type RefusalReason } from '#kit/refusal';

import { refreshContext, type CsrContext } from '../context.ts';
import { canonicalInput, refuseOtherInput } from './replay.rules.ts';

/** What a money command answers when it succeeded: ids and plain values, so that it can be kept as it was told. */
export interface Success {
  __typename: string;
  replayed: boolean;
}

type KeyReused = ReturnType<typeof refuseOtherInput>;

interface Asked {
  organisation: string;
  mutation: string;
  key: string;
  hash: string;
}

const MOST_TWINS = 5;

/**
 * Runs a money command at most once per key. A success is kept in the same transaction, so a retry after a lost answer
 * is told the first answer; a refusal is not kept, so the same key may try again.
 */
export async function decideOnce<Outcome extends Success | RefusalReason>(
  context: CsrContext, actor: Actor, mutation: string, input: { idempotencyKey: string },
  work: (tx: EntityManager) => Promise<Outcome>,
): Promise<Outcome | KeyReused> {
  const asked: Asked = {
    organisation: actor.organisation ?? `person:${actor.subject}`,
    mutation,
    key: input.idempotencyKey,
    hash: createHash('sha256').update(canonicalInput(input)).digest('hex'),
  };
  for (let twins = 0; ; twins += 1) {
    try {
      return await decide(context.store, (tx) => once<Outcome>(tx, asked, () => work(tx)));
    } catch (error) {
      // A twin with the same key committed first: the next try finds its answer.
      if (!isTwin(error) || twins >= MOST_TWINS) throw error;
    } finally {
      await refreshContext(context);
    }
  }
}

async function once<Outcome extends Success | RefusalReason>(
  tx: EntityManager, asked: Asked, work: () => Promise<Outcome>,
): Promise<Outcome | KeyReused> {
  const known = await recall<Outcome>(tx, asked);
  if (known) return known;
  const outcome = await work();
  if (isRefusal(outcome)) {
    // While this one waited for a lock, a twin may have taken what it found missing: then the twin's answer is the answer.
    const twin = await recall<Outcome>(tx, asked);
    if (twin) return twin;
    return outcome;
  }
  await rowsIn(
    tx, 'insert into replay (organisation, mutation, key, input_hash, answer) values (?, ?, ?, ?, ?::jsonb)',
    [asked.organisation, asked.mutation, asked.key, asked.hash, JSON.stringify(outcome)],
  );
  return outcome;
}

async function recall<Outcome extends object>(tx: EntityManager, asked: Asked): Promise<Outcome | KeyReused | null> {
  const [kept] = await rowsIn<{ hash: string; answer: Outcome }>(
    tx, 'select input_hash as hash, answer from replay where organisation = ? and mutation = ? and key = ?',
    [asked.organisation, asked.mutation, asked.key],
  );
  if (!kept) return null;
  return kept.hash === asked.hash ? { ...kept.answer, replayed: true } : refuseOtherInput();
}

function isTwin(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'constraint') === 'one_answer_per_key';
}
