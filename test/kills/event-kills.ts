import { Client } from 'pg';
import { expect, test } from 'vitest';

import { dataOf, until } from '../support/client.ts';
import { aGap, officerOf, type Gap } from '../support/world.ts';
import {
  accountOf,
  catchUp,
  gate,
  insistOnAll,
  seconds,
  someCompanies,
  tell,
  walk,
  wishesFor,
  type KillHub,
} from './kill-world.ts';

const CHANGES = 8;
const LAG_MS = 30_000;

const CHANGE = `mutation ($input: ChangeGapAreaInput!) { changeGapArea(input: $input) {
  __typename ... on GapAreaChanged { gapArea { version } } ... on Refusal { code } } }`;
const VERSION = 'query ($id: ID!) { gapArea(id: $id) { version } }';

/** Changes the need of a gap one version after the other, to 1, 2, 3 … million; the last version. */
async function changeOften({ hub }: KillHub, gap: Gap, onChange: () => void): Promise<number> {
  const officer = await officerOf(hub);
  let { version } = (await dataOf(hub.ask(VERSION, { id: gap.id }))).gapArea;
  for (let change = 1; change <= CHANGES; change += 1) {
    const needChanges = [{ needLineId: gap.lines[0]?.id, need: change * 1_000_000 }];
    const input = { gapAreaId: gap.id, expectedVersion: version, needChanges, reason: 'uji' };
    const { changeGapArea } = await dataOf(officer(CHANGE, { input }));
    if (!changeGapArea.gapArea) throw new Error(JSON.stringify(changeGapArea));
    version = changeGapArea.gapArea.version;
    onChange();
  }
  return version;
}

/** What csr noted of these gaps' events, and how often it wrote their accounts. */
async function appliedIn(databaseUrl: string, gaps: readonly Gap[]) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; seen: string; writes: string }>(
      `select g.id, s.sequence as seen, g.version as writes from csr.gap_account g
       join csr.event_seen s on s.topic = 'programs.gap-area' and s.aggregate = g.id::text where g.id = any ($1)`,
      [gaps.map(({ id }) => id)],
    );
    return new Map(rows.map((row) => [row.id, { seen: Number(row.seen), writes: Number(row.writes) }]));
  } finally {
    await client.end();
  }
}

/** kill -9 of the one who hears, and of the one who is told of accounts, while events are under way. */
export function eventKills(world: () => KillHub): void {
  test('csr is killed while needs change: afterwards it knows the newest state, and applied nothing twice', async () => {
    const { hub, started } = world();
    const gaps = await Promise.all([1, 2, 3, 4].map(() => aGap(hub, [{ need: 500_000 }])));
    const { reached, at } = gate();
    let changes = 0;
    const back = at(CHANGES).then(async () => {
      await started.running.get('csr')?.kill();
      await at(gaps.length * CHANGES - 4);
      await started.restart('csr');
      return performance.now();
    });
    const changed = gaps.map((gap) => changeOften(world(), gap, () => reached((changes += 1))));
    const [since, ...versions] = await Promise.all([back, ...changed]);
    for (const [index, gap] of gaps.entries()) {
      const { coverage } = await until(
        () => accountOf(hub, gap),
        (account) => account.coverage?.needVersion === versions[index],
        LAG_MS,
      );
      expect(coverage.lines[0]?.need).toBe(CHANGES * 1_000_000);
    }
    tell(
      `csr killed amid ${changes} changes of need: it knows all ${seconds(performance.now() - since)} after it was back`,
    );
    const applied = await appliedIn(hub.databaseUrl, gaps);
    for (const [index, gap] of gaps.entries()) {
      const { seen, writes } = applied.get(gap.id) ?? { seen: 0, writes: Infinity };
      expect(seen).toBe(versions[index]);
      // One write per state heard at most; states that were overtaken are never heard.
      expect(writes).toBeLessThanOrEqual(CHANGES + 1);
    }
    expect((await walk(hub.databaseUrl)).breaches).toEqual([]);
  }, 90_000);

  test('programs is killed while accounts move: pledges go on, and afterwards the ranking equals the accounts', async () => {
    const { hub, started } = world();
    const gaps = await Promise.all([1, 2, 3].map(() => aGap(hub, [{ need: 100_000_000 }])));
    const givers = await someCompanies(hub, 2);
    const { reached, at } = gate();
    const sent = insistOnAll(wishesFor(gaps, givers, 150), 10, reached);
    const [endings, since] = await Promise.all([
      sent,
      at(40).then(async () => {
        await started.running.get('programs')?.kill();
        await at(150);
        await started.restart('programs');
        return performance.now();
      }),
    ]);
    await catchUp(hub, gaps, LAG_MS);
    tell(
      `programs killed amid 150 pledges, 110 of them without it: ranking right ${seconds(performance.now() - since)} after it was back`,
    );
    for (const gap of gaps) {
      const { projection, coverage } = await accountOf(hub, gap);
      expect(projection).toMatchObject({
        coverageVersion: String(coverage.version),
        moneyUncovered: coverage.lines[0]?.uncovered,
      });
      expect(projection.pledgeCount).toBe(endings.filter(({ wish }) => wish.gap.id === gap.id).length);
    }
    expect((await walk(hub.databaseUrl)).breaches).toEqual([]);
  }, 90_000);
}
