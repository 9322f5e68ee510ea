import { randomUUID } from 'node:crypto';

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { startCsrAlone, type CsrAlone } from '../subgraphs/csr-alone.ts';
import { aCompany, coverageOf, type Line } from '../subgraphs/csr-world.ts';
import { life } from './happening.ts';
import { LivingGap, type Giver } from './ledger-world.ts';

const SEQUENCES = Number(process.env['LEDGER_SEQUENCES'] ?? 1_000);
const AT_ONCE = 3;

let csr: CsrAlone;
const givers: Giver[] = [];

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  for (const organisation of ['giver-1', 'giver-2', 'giver-3']) {
    const actor = await aCompany(csr, organisation);
    const evidenceId = randomUUID();
    await csr.store.pool.query(
      `insert into evidence (id, organisation, uploaded_by, file_name, media_type, size, sha256, purpose, state, is_demo,
         requested_at, stored_at)
       values ($1, $2, 'uji', 'bast.pdf', 'application/pdf', 1, repeat('0', 64), 'HANDOVER', 'STORED', true, now(), now())`,
      [evidenceId, organisation],
    );
    givers.push({ actor, evidenceId });
  }
  await csr.store.pool.query(
    `with made as (insert into forum (code, name, area_code, is_demo) values ('FORUM-UJI', 'Uji', '15.07', true) returning code)
     insert into forum_membership (id, forum_code, company_id, state, requested_at, is_demo)
     select gen_random_uuid(), made.code, company.id, 'ACCEPTED', now(), true from made, company`,
  );
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

function expectWhole(line: Line): void {
  const sum = (part: string) =>
    line.rows.nodes.filter((row) => row.part === part).reduce((total, row) => total + row.amount, 0);
  expect(line.rows.totalCount).toBe(line.rows.nodes.length);
  expect([sum('BUDGET'), sum('HELD'), sum('COMMITTED'), sum('DELIVERED')]).toEqual([
    line.budget,
    line.held,
    line.committed,
    line.delivered,
  ]);
  expect(line.need + line.overCovered).toBe(line.budget + line.committed + line.delivered + line.uncovered);
  expect(line.open).toBe(Math.max(0, line.uncovered - line.held));
}

/** Lives through its own share of the sequences, each on a gap of its own. */
function liveThrough(count: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(life, async ({ beginning, events }) => {
      const living = new LivingGap(csr, givers);
      await living.tell();
      for (const event of beginning) await living.happen(event);
      // Two at a time: half of what happens to a gap happens while something else does.
      for (let at = 0; at < events.length; at += 2) {
        await Promise.all(events.slice(at, at + 2).map((event) => living.happen(event)));
      }
      const { lines } = await coverageOf(csr, null, living.gap.id);
      lines.forEach(expectWhole);
    }),
    { numRuns: count },
  );
}

test(
  `after ${SEQUENCES} random lives of a gap every total equals its rows, and no invariant is broken`,
  { timeout: 480_000 },
  async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, () => liveThrough(Math.ceil(SEQUENCES / AT_ONCE))));
    const read = openSnapshot(csr.store);
    const breaches = await checkLedger(read);
    await read.end();
    expect(breaches).toEqual([]);
    const { rows } = await csr.store.pool.query<{ state: string; count: string }>(
      'select state, count(*) from pledge_allocation group by state',
    );
    const reached = new Map(rows.map((row) => [row.state, Number(row.count)]));
    console.log(
      [...reached]
        .map(([state, count]) => `${state} ${count}`)
        .toSorted()
        .join(', '),
    );
    const {
      rows: [reachedMoney],
    } = await csr.store.pool.query<Record<string, string>>(
      `select (select count(*) from amendment) as amendments,
         (select count(*) from pledge_allocation where from_pool and state <> 'CANCELLED') as drawn,
         (select count(*) from activity where state = 'VERIFIED') as activities,
         (select count(*) from allocation_event where undoes is not null and to_state = 'SUBMITTED') as undone,
         (select count(*) from allocation_event where undoes is not null and to_state = 'CANCELLED') as "undoneDraws",
         (select count(*) from delivery_event where undoes is not null) as "undoneChecks",
         (select count(*) from need_account where relayed_committed + relayed_delivered > 0) as relayed`,
    );
    console.log(JSON.stringify(reachedMoney));
    if (SEQUENCES < 1_000) return;
    for (const [what, count] of Object.entries(reachedMoney ?? {}))
      expect([what, Number(count) > 0]).toEqual([what, true]);
    for (const state of [
      'SUBMITTED',
      'WAITLISTED',
      'COMMITTED',
      'IN_DELIVERY',
      'DELIVERED',
      'VERIFIED',
      'CLOSED',
      'DISPUTED',
      'REJECTED',
      'WITHDRAWN',
      'EXPIRED',
      'CANCELLED',
    ])
      expect(reached.get(state) ?? 0).toBeGreaterThan(0);
  },
);
