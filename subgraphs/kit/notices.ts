import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from './database.ts';

/** Says that something changed, to every process of the subgraph, when the transaction commits. */
export async function notify(tx: EntityManager, channel: string, key: string): Promise<void> {
  await rowsIn(tx, 'select pg_notify(?, ?)', [channel, key]);
}

/** Hears what other processes of the subgraph committed, for live updates. */
export interface Notices {
  /** Each key said on the channel from now on. */
  listen(channel: string): AsyncIterableIterator<string>;
  stop(): Promise<void>;
}
