import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, inject, test } from 'vitest';

import { asker, dataOf } from '../support/client.ts';
import { createDatabase } from '../support/databases.ts';
import { hubEnvironment } from '../support/hub.ts';
import { startCommand, untilReady } from '../support/processes.ts';

test('a hub stopped while it still fills its database ends in time, and the next start completes the rows', async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const env = await hubEnvironment(await createDatabase(inject('clusterUrl'), 'early'), folder);
  const url = `http://127.0.0.1:${env['PORT']}`;
  const first = startCommand('start', ['start'], env, folder);
  await untilReady(`${url}/healthz`, [first]);
  expect(fs.readFileSync(first.logFile, 'utf8')).not.toMatch(/is ready after/);
  const asked = Date.now();
  first.child.kill('SIGINT');
  expect(await first.stop()).toBe(0);
  expect(Date.now() - asked).toBeLessThan(12_000);
  const second = startCommand('start', ['start'], env, folder);
  await untilReady(`${url}/readyz`, [second]);
  const { gapAreas } = await dataOf(asker(`${url}/graphql`)('{ gapAreas { totalCount } }'));
  expect(gapAreas.totalCount).toBe(40);
  expect(await second.stop()).toBe(0);
});
