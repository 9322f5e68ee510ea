import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { until } from '../support/client.ts';
import type { Gap } from '../support/world.ts';
import { aGap, type CompanyUser } from '../support/world.ts';
import {
  accountOf,
  catchUp,
  gate,
  insistOnAll,
  seconds,
  someCompanies,
  storedOf,
  tell,
  walk,
  wishesFor,
  type Ending,
  type KillHub,
} from './kill-world.ts';

const WISHES = 500;
const WIDTH = 40;
const NEED = 100_000_000;
const OUTAGE_MS = 1_500;

async function assertNothingLost({ hub }: KillHub, gaps: readonly Gap[], endings: readonly Ending[]): Promise<void> {
  const taken = endings.filter(({ pledgeId }) => pledgeId !== null);
  const stored = await storedOf(
    hub.databaseUrl,
    endings.map(({ wish }) => wish),
  );
  expect(stored.map((row) => [row.key, row.pledgeId, Number(row.amount)]).toSorted()).toEqual(
    taken.map(({ wish, pledgeId }) => [wish.key, pledgeId, wish.amount]).toSorted(),
  );
  for (const gap of gaps) {
    const own = taken.filter(({ wish }) => wish.gap.id === gap.id);
    const { coverage } = await accountOf(hub, gap);
    expect(coverage.lines[0]?.held).toBe(own.reduce((sum, { wish }) => sum + wish.amount, 0));
    expect(coverage.lines[0]?.rows.totalCount).toBe(own.length);
  }
  expect((await walk(hub.databaseUrl)).breaches).toEqual([]);
}

/** What can be asked while csr is gone: the others' data, and an error that names the missing place. */
async function assertOthersAnswer({ hub }: KillHub, gap: Gap): Promise<void> {
  const { data, errors } = await hub.ask(
    'query ($id: ID!) { gapArea(id: $id) { code staffing { deployed } projection { pledgeCount } coverage { version } } }',
    { id: gap.id },
  );
  expect(data?.['gapArea']).toMatchObject({ code: gap.code, staffing: { deployed: 0 }, coverage: null });
  expect(errors).toMatchObject([{ path: ['gapArea'], extensions: { code: 'SERVICE_UNAVAILABLE', retryable: true } }]);
}

interface Outcome {
  endings: Ending[];
  outageMs: number;
  lagMs: number;
}

async function killDuring(
  world: KillHub,
  gaps: readonly Gap[],
  givers: readonly CompanyUser[],
  kill: () => Promise<void>,
): Promise<Outcome> {
  const { reached, at } = gate();
  const sent = insistOnAll(wishesFor(gaps, givers, WISHES), WIDTH, reached);
  const broken = at(WISHES * 0.3).then(async () => {
    const since = performance.now();
    await kill();
    await until(
      () => world.hub.ask('{ __typename }').catch(() => null),
      (answer) => answer?.status === 200,
    );
    return performance.now() - since;
  });
  const [endings, outageMs] = await Promise.all([sent, broken]);
  const lagMs = await catchUp(world.hub, gaps);
  return { endings, outageMs, lagMs };
}

function report(what: string, { endings, outageMs, lagMs }: Outcome): void {
  const again = endings.filter(({ sendings }) => sendings > 1).length;
  const taken = endings.filter(({ pledgeId }) => pledgeId !== null).length;
  tell(
    `${what} killed amid ${WISHES} pledges: ${taken} acknowledged, ${again} sent again, away ${seconds(outageMs)}, ` +
      `ranking right ${seconds(lagMs)} after the last answer`,
  );
}

/** kill -9 of each process amid running pledges. */
export function pledgeKills(world: () => KillHub): void {
  const stage = async () => {
    const { hub } = world();
    const gaps = await Promise.all([1, 2, 3].map(() => aGap(hub, [{ need: NEED }])));
    return { gaps, givers: await someCompanies(hub, 4) };
  };

  test.each(['csr', 'gateway'])(
    '%s is killed amid 500 pledges: what was acknowledged is there, once',
    async (name) => {
      const { gaps, givers } = await stage();
      const { started } = world();
      const outcome = await killDuring(world(), gaps, givers, async () => {
        await started.running.get(name)?.kill();
        const [gap] = gaps;
        if (name === 'csr' && gap) await assertOthersAnswer(world(), gap);
        await pause(OUTAGE_MS);
        await started.restart(name);
      });
      report(name, outcome);
      await assertNothingLost(world(), gaps, outcome.endings);
      expect(outcome.endings.some(({ sendings }) => sendings > 1)).toBe(true);
    },
    120_000,
  );

  test('Postgres is killed amid 500 pledges: it comes back by itself, and what was acknowledged is there, once', async () => {
    const { gaps, givers } = await stage();
    const { postgres } = world();
    const outcome = await killDuring(world(), gaps, givers, async () => {
      const { pid } = postgres;
      process.kill(pid, 'SIGKILL');
      await until(
        async () => postgres.pid,
        (now) => now !== pid,
      );
    });
    report('Postgres', outcome);
    await assertNothingLost(world(), gaps, outcome.endings);
  }, 120_000);
}
