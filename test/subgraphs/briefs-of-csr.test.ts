import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '#kit/actor';

import { BRIEF_RULES } from '../../subgraphs/csr/briefs/brief-ledger.queries.ts';
import { applyBrief } from '../../subgraphs/csr/briefs/brief.events.ts';
import type { GapAreaTold } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { entitiesIn } from '../support/entities.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, CANCEL, submit, tellGap, VERIFY } from './csr-world.ts';

let csr: CsrAlone;
let open: Actor;
let hidden: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15', 'forum-jambi');
beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  open = await aCompany(csr, 'terbuka');
  hidden = await aCompany(csr, 'tertutup', { isVisible: false });
});
afterAll(() => csr.stop());

const AMOUNTS = 'need budget held committed delivered uncovered';
const SUMS = `${AMOUNTS} relayed`;
const BRIEF = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on MeetingBrief { coverage { frozenOn fingerprint
  totals { kind item unit lines ${SUMS} } lines(first: 100) { nodes { gapCode kind ${AMOUNTS} overCovered } }
  matrix(first: 100) { totalCount nodes { actor who companyCode gapCode state flow amount budget held committed delivered } }
  late(first: 100) { nodes { reason who companyCode gapCode dueOn amount } } } } } }`;

async function read(id: string, viewer: Actor | null = null) {
  return csr.answer(viewer, BRIEF, { of: [{ __typename: 'MeetingBrief', id }] });
}

async function coverageOf(id: string, viewer: Actor | null = null) {
  const answer = await read(id, viewer);
  expect(answer.errors).toBeUndefined();
  return entitiesIn(answer)[0]?.['coverage'];
}

/** Lets csr hear of a brief of the area. */
async function hear(areaCode: string, id: string = randomUUID()): Promise<string> {
  await applyOnce(csr.store, 'programs.brief', applyBrief as never, {
    aggregate: id,
    sequence: '1',
    occurredAt: new Date().toISOString(),
    payload: { id, code: `BRF-${id.slice(0, 8)}`, areaCode, fiscalYear: 2027 },
  });
  return id;
}

const query = async (sql: string, values: unknown[] = []) => (await csr.store.pool.query(sql, values)).rows;

async function committed(company: Actor, gap: GapAreaTold, amount: number): Promise<string> {
  const { pledge } = await submit(csr, company, gap, amount);
  const input = { allocationId: pledge.allocations[0].id, idempotencyKey: aKey() };
  await csr.ask(coordinator, VERIFY, { input });
  return pledge.id;
}

/** A gap of its own area, with money of the state, a named and a hidden promise, and one that waits for a decision. */
async function aStory(areaCode: string) {
  const needLines = [
    {
      id: randomUUID(),
      kind: 'MONEY' as const,
      item: null,
      unit: 'rupiah',
      need: '1000',
      budgetKnown: true,
      coverings: [{ id: randomUUID(), budgetLineId: randomUUID(), budgetLineName: 'Bansos', amount: '100' }],
    },
  ];
  const gap = aGap({ areaCode, needLines } as never);
  await tellGap(csr, gap, 1);
  return { gap, named: await committed(open, gap, 200), secret: await committed(hidden, gap, 300) };
}

const sumOf = (rows: any[], name: string) => rows.reduce((sum, row) => sum + row[name], 0);

test('until csr has heard of a brief its part is null', async () => {
  expect(await coverageOf(randomUUID())).toBeNull();
});

test('who does what where: names only what anybody may know, whoever asks', async () => {
  const { gap } = await aStory('15.01');
  await submit(csr, open, gap, 50);
  const id = await hear('15.01');
  const { matrix } = await coverageOf(id);
  const shown = matrix.nodes.map(({ actor, who, companyCode, state, amount }: any) => [
    actor,
    who,
    companyCode,
    state,
    amount,
  ]);
  expect(shown.toSorted((a: any, b: any) => a[4] - b[4])).toEqual([
    ['COMPANY', null, null, 'SUBMITTED', 50],
    ['GOVERNMENT', 'Bansos', null, null, 100],
    ['COMPANY', 'PT terbuka', 'PRS-terbuka', 'COMMITTED', 200],
    ['COMPANY', null, null, 'COMMITTED', 300],
  ]);
  expect((await coverageOf(id, coordinator)).matrix).toEqual(matrix);
  const [{ content }] = await query('select content from brief where id = $1', [id]);
  expect(content).not.toContain('tertutup');
});

test('each total is the sum of its lines, and each line the sum of its rows', async () => {
  const { gap } = await aStory('15.02');
  await tellGap(csr, aGap({ areaCode: '15.02.01', need: '500' }), 1);
  await submit(csr, open, gap, 7);
  const { totals, lines, matrix } = await coverageOf(await hear('15.02'));
  expect(lines.nodes).toHaveLength(2);
  for (const name of ['need', 'budget', 'held', 'committed', 'delivered', 'uncovered'])
    expect([name, sumOf(totals, name)]).toEqual([name, sumOf(lines.nodes, name)]);
  for (const name of ['budget', 'held', 'committed', 'delivered'])
    expect([name, sumOf(lines.nodes, name)]).toEqual([name, sumOf(matrix.nodes, name)]);
  expect(sumOf(matrix.nodes, 'held')).toBe(7);
});

test('what was done without a pledge, and what is handed on, is counted where it belongs', async () => {
  const { gap } = await aStory('15.06');
  await query(
    `update pledge_allocation a set flow = 'PASS_THROUGH' from pledge p where p.id = a.pledge_id
     and a.gap_area_id = $1 and p.organisation = 'tertutup'`,
    [gap.id],
  );
  const { totals, lines, matrix } = await coverageOf(await hear('15.06'));
  expect(lines.nodes).toMatchObject([{ committed: 500 }]);
  expect(totals).toMatchObject([{ committed: 200, relayed: 300 }]);
  expect(matrix.nodes.map(({ flow }: any) => flow ?? 'none').toSorted()).toEqual(['NEW_MONEY', 'PASS_THROUGH', 'none']);
  await query(
    `insert into activity (id, code, company_id, organisation, area_code, category_code, fiscal_year, need_line_id, gap_area_id,
       kind, unit, amount, flow, done_on, description, is_anonymous, is_demo, state, reported_by, decided_at)
     select $1, 'KGT-1', c.id, c.organisation, '15.06', 'PPKS-24', 2027, $2, $3, 'MONEY', 'rupiah', 11, 'NEW_MONEY', '2026-11-01',
       'x', false, true, 'VERIFIED', 'y', now() from company c where c.organisation = 'terbuka'`,
    [randomUUID(), gap.needLines[0]?.id, gap.id],
  );
  await query('update need_account set delivered = delivered + 11 where gap_area_id = $1', [gap.id]);
  const after = await coverageOf(await hear('15.06'));
  expect(after.totals).toMatchObject([{ delivered: 11, committed: 200, relayed: 300 }]);
  expect(after.matrix.nodes).toContainEqual(
    expect.objectContaining({ who: 'PT terbuka', state: null, flow: 'NEW_MONEY', delivered: 11 }),
  );
});

test('the figures stay when pledges come and go, and a new brief shows the new ones', async () => {
  const { gap, named } = await aStory('15.03');
  const id = await hear('15.03');
  const before = await coverageOf(id);
  await submit(csr, open, gap, 25);
  const cancelled = await csr.ask<any>(open, CANCEL, {
    input: { pledgeId: named, reason: 'batal', idempotencyKey: aKey() },
  });
  expect(cancelled.cancelPledge.__typename).toBe('PledgeCancelled');
  await tellGap(csr, { ...gap, needLines: gap.needLines.map((line) => ({ ...line, need: '2000' })) }, 2);
  await query(`update company set is_visible = true, name = 'PT Baru' where organisation = 'tertutup'`);
  expect(await coverageOf(id)).toEqual(before);
  await hear('15.03', id);
  expect(await coverageOf(id)).toEqual(before);
  const after = await coverageOf(await hear('15.03'));
  expect(after.totals).toMatchObject([{ need: 2000, budget: 100, held: 25, committed: 300 }]);
  expect(after.fingerprint).not.toBe(before.fingerprint);
  await query(`update company set is_visible = false where organisation = 'tertutup'`);
});

test('what should have come by then is listed with why, and with whom only where that is public', async () => {
  const { named, secret } = await aStory('15.04');
  for (const [pledgeId, dueOn] of [
    [named, '2026-11-20'],
    [secret, '2026-11-21'],
  ])
    await query(`insert into instalment (id, pledge_id, number, due_on, amount) values ($1, $2, 1, $3, 150)`, [
      randomUUID(),
      pledgeId,
      dueOn,
    ]);
  const { late } = await coverageOf(await hear('15.04'));
  expect(late.nodes).toEqual([
    expect.objectContaining({ reason: 'INSTALMENT_DUE', who: 'PT terbuka', dueOn: '2026-11-20', amount: 150 }),
  ]);
  await query(`update gap_account set deadline = '2026-11-20' where area_code = '15.04'`);
  const passed = (await coverageOf(await hear('15.04'))).late.nodes.map(({ reason, who, amount }: any) => [
    reason,
    who,
    amount,
  ]);
  expect(passed).toHaveLength(3);
  expect(passed).toEqual(
    expect.arrayContaining([
      ['INSTALMENT_DUE', 'PT terbuka', 150],
      ['DEADLINE_PASSED', 'PT terbuka', 200],
      ['DEADLINE_PASSED', null, 300],
    ]),
  );
});

test('whoever changes a digit of a brief is found, at reading and in the ledger', async () => {
  await aStory('15.05');
  const id = await hear('15.05');
  const broken = async () => {
    const found = await Promise.all(Object.entries(BRIEF_RULES).map(async ([rule, sql]) => [rule, await query(sql)]));
    return found.filter(([, rows]) => rows?.length).map(([rule]) => rule);
  };
  expect(await broken()).toEqual([]);
  await expect(query('update brief set content = content')).rejects.toThrow(/only ever added/);
  await query('alter table brief disable trigger append_only');
  await query(`update brief set content = replace(content, '"committed":"200"', '"committed":"201"') where id = $1`, [
    id,
  ]);
  const changed = await read(id);
  expect([entitiesIn(changed)[0]?.['coverage'], changed.errors?.length]).toEqual([null, 1]);
  expect(await broken()).toEqual([
    'the part of a brief that csr keeps is what its fingerprint says',
    'each total of what is given in a frozen brief is the sum of its new money, and what is handed on stands beside it',
    'each line of a frozen brief is the sum of its rows',
  ]);
  await query(`update brief set content = replace(content, '"committed":"201"', '"committed":"200"') where id = $1`, [
    id,
  ]);
  await query('alter table brief enable trigger append_only');
  expect(await broken()).toEqual([]);
});
