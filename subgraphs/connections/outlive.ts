import type { Pool, PoolClient } from 'pg';

import { log } from '#kit/log';

/**
 * Keeps a pool whole when Postgres goes away. A transaction whose begin, commit or rollback fails is never given back by
 * the query builder: each would take a place of the pool for ever, and a connection lost between two statements would
 * end the process. Not for holders that keep `release` apart from its client.
 */
export function outliveLostConnections(pool: Pool): void {
  const taken = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => void taken.add(client));
  pool.on('release', (_error, client) => void taken.delete(client));
  pool.on('error', (error) => log.debug({ error: error.message }, 'an idle database connection was lost'));
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.once('end', () => {
      if (!taken.has(client)) return;
      client.release(true);
      // Its holder may still give it back, which pg takes for a mistake the second time.
      client.release = () => undefined;
    });
  });
}
