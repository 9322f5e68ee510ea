import type { Store } from '#kit/database';

import { seedPillars } from './pillars.ts';
import { seedPrograms } from './programs.ts';

/** What fills each subgraph's empty store. */
const SEEDS: Record<string, (store: Store, options: { demo: boolean }) => Promise<void>> = {
  programs: seedPrograms,
  pillars: seedPillars,
};

/** Fills a subgraph's store; running it again changes nothing. One process at a time seeds, others wait. */
export async function seedSubgraph(store: Store, options: { demo: boolean }): Promise<void> {
  const lock = await store.pool.connect();
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
