import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { standingFigures } from '../../../subgraphs/host/telemetry/gauges.ts';
import { metricsOf } from '../../../subgraphs/host/telemetry/metrics.ts';

test('a database that says nothing is told of before who asks for figures gives up', async () => {
  let asked = 0;
  const query = async () => {
    asked += 1;
    await pause(1_000);
    throw new Error('timeout exceeded when trying to connect');
  };
  const store = { name: 'silent', pool: { query, totalCount: 0, idleCount: 0, waitingCount: 0 } };
  const own = Array.from({ length: 8 }, (_none, at) => ({ name: `simpul_test_${at}`, help: 'None.', sql: 'select 1' }));
  const since = performance.now();
  await standingFigures(store as never, { count: () => 0 } as never, own)();
  expect(performance.now() - since).toBeLessThan(6_000);
  expect(asked).toBeLessThan(6);
  expect(await metricsOf('silent').registry.metrics()).toMatch(/^simpul_database_up\{.*\} 0$/m);
}, 30_000);
