import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '#kit/database';
import { isPassing } from '#kit/errors';

import { seedCsr } from './csr.ts';
import { seedPillars } from './pillars.ts';
import { seedPrograms } from './programs.ts';

/** What fills each subgraph's empty store. */
const SEEDS: Record<string, (store: Store, options: { demo: boolean }) => Promise<void>> = {
  programs: seedPrograms,
  csr: seedCsr,
  pillars: seedPillars,
};

const PATIENCE_MS = 30_000;

/** While everything starts at once a connection may take its time: a start waits for it rather than end. */
async function patiently<Value>(ask: () => Promise<Value>): Promise<Value> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error;
      await pause(200);
    }
  }
}

/** Fills a subgraph's store; running it again changes nothing. One process at a time seeds, others wait. */
export async function seedSubgraph(store: Store, options: { demo: boolean }): Promise<void> {
  const lock = await patiently(() => store.pool.connect());
  try {
    await lock.query('set statement_timeout = 0');
    await lock.query('set lock_timeout = 0');
    await lock.query("select pg_advisory_lock(hashtext('simpul-seed-' || $1))", [store.name]);
    await SEEDS[store.name]?.(store, options);
  } finally {
    // A fresh connection comes without the lock and with the limits of its kind.
    lock.release(true);
  }
}
