import * as fs from 'node:fs';
import { join } from 'node:path';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import { keepPostgres } from '../../gateway/machine/keep-postgres.ts';
import { pause } from '../../gateway/machine/processes.ts';
import { aHome, ask, dataOf, postmasterOf } from './home.ts';

test('a killed server is back within seconds on the same port with every row that was acknowledged', async () => {
  const home = await aHome();
  const said: string[] = [];
  const server = await keepPostgres({ home, log: (line) => said.push(line) });
  await ask(server.url, 'create table pledged (number int primary key)');
  const writer = new Client({ connectionString: server.url });
  writer.on('error', () => undefined);
  await writer.connect();
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      await writer.query('insert into pledged values ($1)', [acknowledged + 1]);
      acknowledged += 1;
    }
  })();
  await pause(200);
  const killedAt = Date.now();
  process.kill(server.pid, 'SIGKILL');
  await expect(writing).rejects.toThrow(/connection|terminated|reset/i);
  while (said.length < 2) await pause(10);
  const rows = await ask<{ count: number }>(server.url, 'select count(*)::int from pledged');
  expect(Date.now() - killedAt).toBeLessThan(5_000);
  expect(acknowledged).toBeGreaterThan(10);
  expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
  await server.stop();
  expect(postmasterOf(home)).toBeNull();
});

test('a server that cannot come back is given up after five failures, with the reason', async () => {
  const home = await aHome();
  const reasons: Error[] = [];
  const server = await keepPostgres({ home, onGiveUp: (error) => reasons.push(error) });
  process.kill(server.pid, 'SIGKILL');
  fs.rmSync(join(dataOf(home), 'global', 'pg_control'));
  await expect.poll(() => reasons.length, { timeout: 20_000 }).toBe(1);
  expect(reasons[0]?.message).toContain('failed 5 times');
  expect(reasons[0]?.message).toContain('pg_control');
  await server.stop();
});
