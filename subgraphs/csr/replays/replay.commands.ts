import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { decide } from '#kit/command';
import { preparedIn } from '#kit/database';
import { isRefusal, type RefusalReason } from '#kit/refusal';

import { refreshContext, type CsrContext } from '../context.ts';
import { canonicalInput, refuseOtherInput } from './replay.rules.ts';

/** What a money command answers when it succeeded: ids and plain values, so that it can be kept as it was told. */
export interface Success {
  __typename: string;
  replayed: boolean;
}

export type KeyReused = ReturnType<typeof refuseOtherInput>;

/** A money command as its key names it. */
export interface Asked {
  organisation: string;
  mutation: string;
  key: string;
  hash: string;
}

const MOST_TWINS = 5;

export function askedOf(actor: Actor, mutation: string, input: { idempotencyKey: string }): Asked {
  return {
    organisation: actor.organisation ?? `person:${actor.subject}`,
    mutation,
    key: input.idempotencyKey,
    hash: createHash('sha256').update(canonicalInput(input)).digest('hex'),
  };
}

/** Tries again when a twin with the same key committed first: the next try finds its answer. */
export async function untilTwinSeen<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  for (let twins = 0; ; twins += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isTwin(error) || twins >= MOST_TWINS) throw error;
    }
  }
}

function isTwin(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'constraint') === 'one_answer_per_key';
}

/**
 * Runs a money command at most once per key. A success is kept in the same transaction, so a retry after a lost answer
 * is told the first answer; a refusal is not kept, so the same key may try again.
 */
export async function decideOnce<Outcome extends Success | RefusalReason>(
  context: CsrContext,
  actor: Actor,
  mutation: string,
  input: { idempotencyKey: string },
  work: (tx: EntityManager) => Promise<Outcome>,
): Promise<Outcome | KeyReused> {
  const asked = askedOf(actor, mutation, input);
  try {
    return await untilTwinSeen(() => decide(context.store, (tx) => once<Outcome>(tx, asked, () => work(tx))));
  } finally {
    await refreshContext(context);
  }
}

async function once<Outcome extends Success | RefusalReason>(
  tx: EntityManager,
  asked: Asked,
  work: () => Promise<Outcome>,
): Promise<Outcome | KeyReused> {
  const [known] = await recall<Outcome>(tx, [asked]);
  if (known) return known;
  const outcome = await work();
  if (isRefusal(outcome)) {
    // While this one waited for a lock, a twin may have taken what it found missing: then the twin's answer is the answer.
    const [twin] = await recall<Outcome>(tx, [asked]);
    return twin ?? outcome;
  }
  await remember(tx, [{ asked, answer: outcome }]);
  return outcome;
}

/** The answer told before for each of these, null where none was; another input under the key is refused. */
export async function recall<Outcome extends object>(
  tx: EntityManager,
  asked: readonly Asked[],
): Promise<(Outcome | KeyReused | null)[]> {
  const kept = await preparedIn<{ place: string; hash: string; answer: Outcome }>(
    tx,
    `select t.place, r.input_hash as hash, r.answer from jsonb_to_recordset($1::jsonb)
       as t (place integer, organisation text, mutation text, key text) join replay r using (organisation, mutation, key)`,
    [JSON.stringify(asked.map((one, place) => ({ ...one, place })))],
  );
  const found = new Map(kept.map((row) => [Number(row.place), row]));
  return asked.map(({ hash }, place) => {
    const row = found.get(place);
    if (!row) return null;
    return row.hash === hash ? { ...row.answer, replayed: true } : refuseOtherInput();
  });
}

/** Keeps what succeeded, in the transaction that did it; in one order, so that two rounds never wait for each other's twins. */
export async function remember(tx: EntityManager, told: readonly { asked: Asked; answer: object }[]): Promise<void> {
  await preparedIn(
    tx,
    `insert into replay (organisation, mutation, key, input_hash, answer)
     select organisation, mutation, key, hash, answer from jsonb_to_recordset($1::jsonb)
       as t (organisation text, mutation text, key text, hash text, answer jsonb) order by organisation, mutation, key`,
    [JSON.stringify(told.map(({ asked, answer }) => ({ ...asked, answer })))],
  );
}
