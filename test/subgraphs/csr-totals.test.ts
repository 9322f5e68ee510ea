import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { SUBMIT, VERIFY, aCompany, aGap, aKey, firstLine, tellGap } from './csr-world.ts';

let csr: CsrAlone;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');
beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const gap = aGap({ need: '1000' });

async function give(
  organisation: string,
  amount: number,
  flow: string,
  more: { verify?: boolean; anonymous?: boolean },
) {
  const actor = anActor(Role.COMPANY, null, organisation);
  const pledge = {
    allocations: [{ needLineId: firstLine(gap), amount }],
    flow,
    isAnonymous: more.anonymous ?? false,
  };
  const { submitPledge } = await csr.ask<any>(actor, SUBMIT, { input: { pledge, idempotencyKey: aKey() } });
  expect(submitPledge.__typename).toBe('PledgeSubmitted');
  const allocationId = submitPledge.pledge.allocations[0].id;
  if (more.verify) await csr.ask(coordinator, VERIFY, { input: { allocationId, idempotencyKey: aKey() } });
  return allocationId as string;
}

const TOTALS = `totals(fiscalYear: 2027) { companyCount
  lines { kind unit held committed delivered passedThrough carriedOver }
  rows(first: 50) { totalCount nodes { flow held committed delivered state allocation { company { name } } } } }`;

const companyOf = async (viewer: ReturnType<typeof anActor> | null, code: string) =>
  (await csr.ask<any>(viewer, `query ($code: String!) { company(code: $code) { ${TOTALS} } }`, { code })).company
    .totals;

/** Every part of the totals is the sum of its rows of new money. */
function expectWhole(totals: any): void {
  const fresh = totals.rows.nodes.filter((row: any) => row.flow === 'NEW_MONEY');
  for (const part of ['held', 'committed', 'delivered']) {
    const sum = (rows: any[]) => rows.reduce((all, row) => all + row[part], 0);
    expect(sum(totals.lines)).toBe(sum(fresh));
  }
}

describe('flows', () => {
  beforeAll(async () => {
    await tellGap(csr, gap, 1);
    for (const name of ['satu', 'dua', 'tiga']) await aCompany(csr, name);
    await csr.store.pool.query(
      `insert into forum (code, name, area_code, is_demo) values ('F-15', 'Forum', '15', true), ('F-15.07', 'Forum', '15.07', true)`,
    );
    await csr.store.pool.query(
      `insert into forum_membership (id, forum_code, company_id, state, requested_at, is_demo)
       select gen_random_uuid(), f.code, c.id, 'ACCEPTED', now(), true from forum f cross join company c
       where f.code = 'F-15' or c.organisation = 'satu'`,
    );
    await give('satu', 100, 'NEW_MONEY', { verify: true });
    await give('satu', 40, 'PASS_THROUGH', { verify: true });
    await give('satu', 30, 'NEW_MONEY', { verify: true, anonymous: true });
    await give('dua', 50, 'CARRY_OVER', { verify: false });
    await give('dua', 60, 'NEW_MONEY', { verify: false });
  });

  test('a gap counts every flow, and tells its new money apart', async () => {
    const { _entities } = await csr.ask<any>(
      null,
      `query ($gaps: [_Any!]!) { _entities(representations: $gaps) { ... on GapArea { coverage { lines {
         held committed newMoney { held committed delivered } } } } } }`,
      { gaps: [{ __typename: 'GapArea', id: gap.id }] },
    );
    expect(_entities[0].coverage.lines).toEqual([
      { held: 110, committed: 170, newMoney: { held: 60, committed: 130, delivered: 0 } },
    ]);
    const read = openSnapshot(csr.store);
    expect(await checkLedger(read)).toEqual([]);
    await read.end();
  });

  test('the event tells programs the new money of each line', async () => {
    const { rows } = await csr.store.pool.query(
      `select j.payload -> 'payload' -> 'lines' -> 0 as line from events._private_jobs j
       where j.payload ->> 'aggregate' = $1`,
      [gap.id],
    );
    expect(rows[0]?.line).toMatchObject({ held: '110', newHeld: '60', newCommitted: '130', newDelivered: '0' });
  });

  test('a company counts new money only, and its rows add up', async () => {
    const own = await companyOf(anActor(Role.COMPANY, null, 'satu'), 'PRS-satu');
    expect(own.lines).toEqual([
      { kind: 'MONEY', unit: 'IDR', held: 0, committed: 130, delivered: 0, passedThrough: 40, carriedOver: 0 },
    ]);
    expect(own.rows.totalCount).toBe(3);
    expectWhole(own);
  });

  test('the public sees neither what is only submitted nor what the company hides', async () => {
    const satu = await companyOf(null, 'PRS-satu');
    expect(satu.lines).toMatchObject([{ committed: 100 }]);
    expectWhole(satu);
    const dua = await companyOf(null, 'PRS-dua');
    expect(dua.lines).toEqual([]);
    expect((await companyOf(coordinator, 'PRS-dua')).lines).toMatchObject([{ held: 60, carriedOver: 50 }]);
  });

  test('a company in two forums counts once in a sum over forums', async () => {
    const query = `{ one: forum(code: "F-15") { ${TOTALS} } two: forum(code: "F-15.07") { ${TOTALS} }
      all: forumTotals(within: "15", fiscalYear: 2027) { ${TOTALS.replace('totals(fiscalYear: 2027) {', '').slice(0, -1)} } }`;
    const { one, two, all } = await csr.ask<any>(coordinator, query);
    expect(one.totals).toMatchObject({ companyCount: 3, lines: [{ held: 60, committed: 130 }] });
    expect(two.totals).toMatchObject({ companyCount: 1, lines: [{ held: 0, committed: 130 }] });
    expect(all).toMatchObject({ companyCount: 3, lines: [{ held: 60, committed: 130, passedThrough: 40 }] });
    expectWhole(all);
    const hidden = all.rows.nodes.find((row: any) => row.committed === 30);
    expect(hidden.allocation.company).not.toBeNull();
  });

  test('a forum of few members does not tell the public of one that hides; of many it counts without a name', async () => {
    const query = `{ one: forum(code: "F-15") { ${TOTALS} } two: forum(code: "F-15.07") { ${TOTALS} } }`;
    const { one, two } = await csr.ask<any>(null, query);
    expect(two.totals.lines).toMatchObject([{ committed: 100 }]);
    expect(one.totals.lines).toMatchObject([{ held: 0, committed: 130 }]);
    const hidden = one.totals.rows.nodes.find((row: any) => row.committed === 30);
    expect(hidden.allocation.company).toBeNull();
  });

  test('the totals of a list of companies cost one statement', async () => {
    const before = csr.statements();
    await csr.ask(null, '{ companies(first: 3) { nodes { totals(fiscalYear: 2027) { lines { committed } } } } }');
    expect(csr.statements() - before).toBe(2);
  });
});
