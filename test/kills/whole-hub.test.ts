import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { isAlive } from '../../gateway/machine/processes.ts';
import { postmasterOf } from '../machine/home.ts';
import { until } from '../support/client.ts';
import { enterHub, TEST_DAY, type Hub } from '../support/hub.ts';
import { freePort, startCommand, untilReady, type Running } from '../support/processes.ts';
import { aGap, type CompanyUser, type Gap } from '../support/world.ts';
import { accountOf, gate, insistOnAll, seconds, someCompanies, tell, walk, wishesFor } from './kill-world.ts';
import { endAmidCommands, expectKept } from './orderly-ends.ts';

// `npm start` as a user has it: one process, its own home, its own embedded Postgres.
const home = fs.mkdtempSync(join(tmpdir(), 'simpul-whole-'));
fs.chmodSync(home, 0o755);
let env: Record<string, string> = {};
let running: Running | undefined;
let hub: Hub;
let gap: Gap;
let givers: CompanyUser[];

async function start(): Promise<number> {
  const since = performance.now();
  running = startCommand('start', ['start'], env, home);
  await untilReady(`http://127.0.0.1:${env['PORT']}/readyz`, [running]);
  return performance.now() - since;
}

beforeAll(async () => {
  const [port, ...ports] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  env = {
    DATABASE_URL: '',
    SIMPUL_HOME: home,
    SIMPUL_TODAY: TEST_DAY,
    AUTH_SECRET: 'a-secret-of-the-tests-that-is-long-enough-to-pass',
    PORT: String(port),
    PROGRAMS_PORT: String(ports[0]),
    CSR_PORT: String(ports[1]),
    PILLARS_PORT: String(ports[2]),
  };
  await start();
  // A look at the address only: whoever stays on the list of users keeps the server up.
  const seen = await openPostgres({ home });
  await seen.stop();
  const at = (index: number) => `http://127.0.0.1:${ports[index]}/graphql`;
  hub = await enterHub({
    shape: 'one process',
    url: `http://127.0.0.1:${port}`,
    databaseUrl: seen.url,
    logFiles: [],
    subgraphs: { programs: at(0), csr: at(1), pillars: at(2) },
  });
  gap = await aGap(hub, [{ need: 900_000_000 }]);
  givers = await someCompanies(hub, 2);
});

afterAll(async () => {
  await hub?.close();
  await running?.stop();
  fs.rmSync(home, { recursive: true, force: true });
});

async function pledgesThrough(fault: () => Promise<void>, count = 100): Promise<number> {
  const before = (await accountOf(hub, gap)).coverage.lines[0];
  const wishes = wishesFor([gap], givers, count);
  const { reached, at } = gate();
  const [endings] = await Promise.all([insistOnAll(wishes, 20, reached), at(count * 0.3).then(fault)]);
  expect(endings.filter(({ pledgeId }) => pledgeId !== null)).toHaveLength(count);
  const after = (await accountOf(hub, gap)).coverage.lines[0];
  expect((after?.held ?? 0) - (before?.held ?? 0)).toBe(wishes.reduce((sum, { amount }) => sum + amount, 0));
  expect(after?.rows.totalCount).toBe((before?.rows.totalCount ?? 0) + count);
  expect((await walk(hub.databaseUrl)).breaches).toEqual([]);
  return endings.filter(({ sendings }) => sendings > 1).length;
}

test('the whole hub is killed amid pledges: a second start takes over the running Postgres, and nothing is lost or twice', async () => {
  let back = 0;
  const again = await pledgesThrough(async () => {
    const postmaster = postmasterOf(home);
    await running?.kill();
    expect(isAlive(postmaster ?? 0)).toBe(true);
    back = await start();
    expect(postmasterOf(home)).toBe(postmaster);
  });
  tell(`hub killed amid 100 pledges: ready ${seconds(back)} after the second start, ${again} sent again`);
  expect(again).toBeGreaterThan(0);
}, 120_000);

test('the hub brings its own Postgres back when that is killed amid pledges', async () => {
  const again = await pledgesThrough(async () => {
    const postmaster = postmasterOf(home);
    process.kill(postmaster ?? 0, 'SIGKILL');
    await until(
      async () => postmasterOf(home),
      (now) => now !== null && now !== postmaster,
    );
  });
  tell(`own Postgres killed amid 100 pledges: ${again} sent again`);
}, 120_000);

test('SIGTERM answers the commands that run, ends with code 0 within 10 s, and takes Postgres along', async () => {
  const postmaster = postmasterOf(home) ?? 0;
  const { codes, answered } = await endAmidCommands(hub, gap, givers, () => [running?.stop()]);
  expect(codes).toEqual([0]);
  expect(isAlive(postmaster)).toBe(false);
  const again = await openPostgres({ home });
  await expectKept(again.url, answered).finally(() => again.stop());
});
