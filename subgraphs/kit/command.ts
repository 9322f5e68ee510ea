import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';

import type { Store } from './database.ts';
import { isPassing, serviceUnavailable } from './errors.ts';
import { isRefusal, type RefusalReason } from './refusal.ts';

const DEADLINE_MS = 5_000;

/** Carries a refusal out of a transaction, so that whatever was written before it is rolled back. */
class RolledBack extends Error {
  readonly refusal: RefusalReason;

  constructor(refusal: RefusalReason) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Runs one command as one transaction. A refusal rolls back as an error does. What passes by itself (a lock held too
 * long, a deadlock, Postgres restarting) is tried again until the request's deadline, then SERVICE_UNAVAILABLE.
 */
export async function decide<Outcome>(store: Store, work: (tx: EntityManager) => Promise<Outcome>): Promise<Outcome> {
  // Not by the clock on the wall: one that is set meanwhile would end the tries at once, or never.
  const deadline = performance.now() + DEADLINE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.orm.em.fork({ clear: true }).transactional(async (tx) => {
        const outcome = await work(tx);
        if (isRefusal(outcome)) throw new RolledBack(outcome);
        return outcome;
      });
    } catch (error) {
      // The outcome that rolled back is of the type the work returned: it is its refusal.
      if (error instanceof RolledBack) return error.refusal as Outcome;
      if (!isPassing(error)) throw error;
      const wait = Math.min(25 * 2 ** attempt, 400) * (0.5 + Math.random());
      if (performance.now() + wait > deadline) throw serviceUnavailable();
      await pause(wait);
    }
  }
}
