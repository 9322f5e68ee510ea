import type { Express } from 'express';
import type { Store, StoreOptions } from '#kit/database';

import { isStopping } from './listening.ts';

export interface Readiness {
  isPrepared: boolean;
}

const MISSING_TABLE = '42P01';

/** What keeps the database of a store from serving; null where nothing does. */
async function lackOf(store: Store, names: readonly string[]): Promise<'database away' | 'migrations missing' | null> {
  try {
    const { rows } = await store.pool.query<{ run: number }>(
      'select count(distinct name)::int as run from migration where name = any($1)',
      [names],
    );
    return rows[0]?.run === names.length ? null : 'migrations missing';
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === MISSING_TABLE
      ? 'migrations missing'
      : 'database away';
  }
}

/** `/healthz`: the process lives. `/readyz`: it can serve, and what is missing where it cannot. */
export function addHealth(
  app: Express,
  store: Store,
  migrations: StoreOptions['migrations'],
  readiness: Readiness,
): void {
  const names = migrations.map(({ name }) => name);
  app.get('/healthz', (_request, response) => void response.json({ status: 'alive', service: store.name }));
  app.get('/readyz', async (_request, response) => {
    const lack = isStopping() ? 'stopping' : await lackOf(store, names);
    const status = lack ?? (readiness.isPrepared ? 'ready' : 'preparing');
    response.status(status === 'ready' ? 200 : 503).json({ status, service: store.name });
  });
}
