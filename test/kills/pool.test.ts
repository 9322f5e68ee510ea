import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { decide } from '../../subgraphs/kit/command.ts';
import { openStore, rowsIn } from '../../subgraphs/kit/database.ts';

const PLACES = 12;

test('a transaction whose connection is lost before it begins gives its place in the pool back', async () => {
  const postgres = await openPostgres({ fast: true });
  const databaseUrl = postgres.url;
  const store = await openStore({ name: 'pool', databaseUrl, entities: [], migrations: [] });
  const cutter = new Client({ connectionString: databaseUrl });
  await cutter.connect();
  const decisions = () =>
    Array.from({ length: PLACES }, () => decide(store, (tx) => rowsIn(tx, 'select pg_sleep(0.05)')));
  try {
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(decisions());
      // Nobody here has heard yet that the connections are gone when the next transactions begin on them.
      const cut = cutter.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'simpul-pool'",
      );
      await Promise.all([cut, ...decisions()]);
      await pause(20);
    }
    expect(store.pool.totalCount - store.pool.idleCount).toBe(0);
    await expect(decide(store, (tx) => rowsIn(tx, 'select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  } finally {
    await cutter.end();
    await store.close();
    await postgres.stop();
  }
});
