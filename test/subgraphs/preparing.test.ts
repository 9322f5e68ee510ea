import { expect, test } from 'vitest';

import { serveSubgraph } from '../../subgraphs/host/serve.ts';
import { serviceUnavailable } from '../../subgraphs/kit/errors.ts';
import { programs } from '../../subgraphs/programs/index.ts';
import { HUB_SECRET } from '../support/client.ts';
import { openOwnStore } from '../support/own-store.ts';

test('a database that goes away while a store is filled leaves no process that is never ready', async () => {
  const { databaseUrl, drop } = await openOwnStore(programs);
  const told: number[] = [];
  let tries = 0;
  const running = await serveSubgraph(programs, {
    port: 0,
    databaseUrl,
    introspection: false,
    hubSecret: HUB_SECRET,
    metricsToken: null,
    prepare: async ({ pool }) => {
      tries += 1;
      if (tries === 1) await pool.query('select pg_terminate_backend(pg_backend_pid())');
      if (tries === 2) throw serviceUnavailable();
    },
  });
  const readyz = async () => (await fetch(new URL('/readyz', running.url))).status;
  try {
    told.push(await readyz());
    await running.prepared;
    told.push(await readyz());
    expect(told).toEqual([503, 200]);
    expect(tries).toBe(3);
  } finally {
    await running.stop();
    await drop();
  }
});
