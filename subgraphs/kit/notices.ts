import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from './database.ts';

/** Says that something changed, to every process of the subgraph, when the transaction commits. */
export async function notify(tx: EntityManager, channel: string, key: string): Promise<void> {
  await rowsIn(tx, 'select pg_notify(?, ?)', [channel, key]);
}

/** Hears what other processes of the subgraph committed, for live updates. */
export interface Notices {
  /**
   * The key, whenever it was said on the channel since it was last read: said often meanwhile, it is told once. Ends as
   * soon as `return` is called, whatever is awaited.
   */
  listen(channel: string, key: string): AsyncIterableIterator<string>;
  /** How many listen at this moment. */
  count(): number;
  stop(): Promise<void>;
}
