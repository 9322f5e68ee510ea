import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { until } from '../support/client.ts';
import { createDatabase } from '../support/databases.ts';
import { enterHub, hubEnvironment, startHub, type StartedHub } from '../support/hub.ts';
import { startCommand } from '../support/processes.ts';
import { inDatabase } from '../support/tables.ts';
import { aGap } from '../support/world.ts';
import { insistOnAll, seconds, someCompanies, tell, walk, wishesFor } from './kill-world.ts';

const QUIET_MS = 60_000;
const EVENTS = `select key, attempts, run_at - now() as due, now() - locked_at as taken, last_error from events.jobs
  where key like '%:%.%:%:%' order by id`;
const CUT = `select count(pg_terminate_backend(pid))::integer as n from pg_stat_activity
  where application_name like 'simpul-%-events' and datname = current_database()`;

let postgres: Awaited<ReturnType<typeof openPostgres>>;
beforeAll(async () => {
  postgres = await openPostgres({ fast: true });
});
afterAll(() => postgres.stop());

/** Starts a hub on an empty database and ends it while its seeds are being announced. */
async function cutOff(databaseUrl: string, how: NodeJS.Signals, after: number): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-lost-'));
  const hub = startCommand('start', ['start'], await hubEnvironment(databaseUrl, folder), folder);
  const announced = () => inDatabase(databaseUrl, EVENTS).catch(() => []);
  await until(announced, (events) => events.length > 0, QUIET_MS);
  await pause(after);
  hub.child.kill(how);
  await hub.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Cuts the connections that events travel through, again and again, until the work is done; how many it cut. */
async function whileCutting<Value>(databaseUrl: string, work: () => Promise<Value>): Promise<[Value, number]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  let isDone = false;
  let cuts = 0;
  const cutting = (async () => {
    while (!isDone) {
      cuts += (await client.query<{ n: number }>(CUT)).rows[0]?.n ?? 0;
      await pause(50 + Math.random() * 400);
    }
  })();
  try {
    return [await work(), cuts];
  } finally {
    isDone = true;
    await cutting;
    await client.end();
  }
}

/** Waits until no event is on its way, then walks the books: who is behind by then has lost something. */
async function expectAllHeard({ address }: StartedHub): Promise<void> {
  const since = performance.now();
  await until(
    async () => (await inDatabase(address.databaseUrl, EVENTS)).slice(0, 3),
    (events) => events.length === 0,
    QUIET_MS,
  );
  tell(`all events heard ${seconds(performance.now() - since)} after the last cut`);
  const { breaches, lags } = await walk(address.databaseUrl);
  expect(breaches).toEqual([]);
  expect(lags).toEqual([]);
}

// Each over a database of its own, side by side: they mostly wait for tries that were put off.
test.concurrent.each([
  ['SIGKILL', 150],
  ['SIGTERM', 900],
] as const)(
  'a hub ended by %s %i ms into its seeds, its events cut at the next start and amid pledges, loses none',
  async (how, after) => {
    const databaseUrl = await createDatabase(postgres.url, 'lost');
    await cutOff(databaseUrl, how, after);
    const [started, early] = await whileCutting(databaseUrl, () => startHub('one process', databaseUrl));
    try {
      await expectAllHeard(started);
      const hub = await enterHub(started.address);
      try {
        const gaps = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aGap(hub, [{ need: 900_000_000 }])));
        const givers = await someCompanies(hub, 2);
        const [endings, late] = await whileCutting(databaseUrl, () => insistOnAll(wishesFor(gaps, givers, 45), 6));
        expect(endings.filter(({ pledgeId }) => pledgeId !== null)).toHaveLength(45);
        tell(`${early} connections of events cut while it started, ${late} amid 45 pledges`);
        await expectAllHeard(started);
      } finally {
        await hub.close();
      }
    } finally {
      await started.stop();
    }
  },
  360_000,
);
