import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { aReceivedDelivery, aVerifiedDelivery, breaches, faultIn, tell } from './compliance-world.ts';
import { anActor } from './csr-alone.ts';
import {
  aCommitment,
  anEvidence,
  coordinator,
  csr,
  giver,
  neighbour,
  officer,
  ok,
  openDeliveries,
  pillars,
  receipt,
  rival,
  sentOn,
} from './delivery-world.ts';

let close: () => Promise<void>;
let companyId = '';
beforeAll(async () => {
  close = await openDeliveries();
  const { rows } = await csr.store.pool.query("select id from company where organisation = 'org-1'");
  companyId = rows[0].id;
  await csr.store.pool.query("insert into area values ('15.07', 'Uji', 'REGENCY')");
});
afterAll(() => close());

const PLAN = 'plan { version state budget activities { title budget area { code } } }';
const TOTALS = 'newMoney { money estimatedValue personHours } passedThrough { money } carriedOver { money }';
const CONTENT = `companyName plan { version budget activities { title budget } } ${TOTALS} people arePeopleRounded
  lines { flow kind unit amount } rows(first: 100) { totalCount nodes { id flow kind amount estimatedValue isVerified area { code } } }
  evidence { id sha256 } handoverCodes certificateCodes areas { code } gapAreas { id }`;
const REPORT = `query ($id: ID!, $year: Int!) { complianceReport(companyId: $id, year: $year) { ${CONTENT} } }`;
const reportFor = async (actor: Actor, year = 2026) =>
  (await csr.ask<any>(actor, REPORT, { id: companyId, year })).complianceReport;
const codeOf = async (actor: Actor | null, query: string, variables: object) =>
  (await csr.answer(actor, query, variables)).errors?.[0]?.extensions?.['code'];

test('a plan is saved in versions and handed in; others see what was handed in, and only overseers', async () => {
  const activities = [
    { title: 'Rumah layak huni', areaCode: '15.07', budget: 700 },
    { title: 'Sembako', budget: 300 },
  ];
  const saved = await tell(
    giver,
    'saveCsrPlan',
    { year: 2026, expectedVersion: 0, activities },
    `... on CsrPlanSaved { ${PLAN} }`,
  );
  expect(saved.plan).toMatchObject({ version: 1, state: 'DRAFT', budget: 1000 });
  expect(await tell(giver, 'saveCsrPlan', { year: 2026, expectedVersion: 0, activities })).toMatchObject({
    code: 'VERSION_STALE',
  });
  const ASK = 'query ($id: ID, $year: Int!) { csrPlan(companyId: $id, year: $year) { version state budget } }';
  const seen = async (actor: Actor) => (await csr.ask<any>(actor, ASK, { id: companyId, year: 2026 })).csrPlan;
  expect(await seen(coordinator)).toBeNull();
  const submitted = await tell(
    giver,
    'submitCsrPlan',
    { year: 2026, expectedVersion: 1 },
    `... on CsrPlanSubmitted { ${PLAN} }`,
  );
  expect(submitted.plan).toMatchObject({ version: 1, state: 'SUBMITTED' });
  expect(await tell(giver, 'submitCsrPlan', { year: 2026, expectedVersion: 1 })).toMatchObject({
    code: 'PLAN_ALREADY_SUBMITTED',
  });
  await tell(giver, 'saveCsrPlan', { year: 2026, expectedVersion: 1, activities: [{ title: 'Lain', budget: 5 }] });
  expect([await seen(giver), await seen(coordinator)]).toMatchObject([
    { version: 2, state: 'DRAFT', budget: 5 },
    { version: 1, state: 'SUBMITTED', budget: 1000 },
  ]);
  for (const actor of [rival, neighbour])
    expect(await codeOf(actor, ASK, { id: companyId, year: 2026 })).toBe('NOT_FOUND');
  expect(await codeOf(officer, ASK, { id: companyId, year: 2026 })).toBe('FORBIDDEN');
  expect((await faultIn(rival, 'saveCsrPlan', { year: 2026, expectedVersion: 0, activities })).code).toBe('NOT_FOUND');
  const wrong = [
    { title: 'Uji', areaCode: '99.99', budget: 0 },
    { title: 'Uji', budget: 1 },
  ];
  expect((await faultIn(giver, 'saveCsrPlan', { year: 2026, expectedVersion: 2, activities: wrong })).problems).toEqual(
    ['INVALID_AMOUNT', 'UNKNOWN_AREA'],
  );
  await expect(csr.store.pool.query('update csr_plan_activity set budget = 1')).rejects.toThrow(/only ever added/);
});

test('a report adds up from its rows, flows apart, and is filed as it was, whatever happens after', async () => {
  const verified = await aVerifiedDelivery(400);
  const received = await aReceivedDelivery(250);
  const carried = await aReceivedDelivery(60);
  await csr.store.pool.query("update pledge_allocation set flow = 'CARRY_OVER' where id = $1", [carried.allocationId]);
  const time = await aCommitmentOfTime();
  await tell(coordinator, 'recordHandover', { deliveryId: received.deliveryId });
  await tell(coordinator, 'issueContributionCertificate', { deliveryId: verified.deliveryId });
  const report = await reportFor(giver);
  expect(report.newMoney).toEqual({ money: 650, estimatedValue: 0, personHours: time });
  expect([report.carriedOver.money, report.passedThrough.money]).toEqual([60, 0]);
  expect(report.plan).toMatchObject({ version: 1, budget: 1000 });
  const sum = (flow: string, kind: string) =>
    report.rows.nodes
      .filter((row: any) => row.flow === flow && row.kind === kind)
      .reduce((all: number, row: any) => all + row.amount, 0);
  for (const { flow, kind, amount } of report.lines) expect(amount).toBe(sum(flow, kind));
  expect(report.rows.totalCount).toBe(4);
  expect([report.handoverCodes.length, report.certificateCodes.length, report.evidence.length]).toEqual([1, 1, 4]);
  expect(await reportFor(coordinator)).toEqual(report);
  for (const actor of [rival, neighbour])
    expect(await codeOf(actor, REPORT, { id: companyId, year: 2026 })).toBe('NOT_FOUND');
  expect(await reportFor(giver, 2025)).toMatchObject({ newMoney: { money: 0 }, rows: { totalCount: 0 }, plan: null });

  const FILED = `... on CsrReportFiled { replayed report { code version sha256 content { ${CONTENT} } } }`;
  const filed = await tell(giver, 'fileCsrReport', { year: 2026 }, FILED);
  expect(filed.report).toMatchObject({ version: 1, content: report });
  expect(await tell(giver, 'fileCsrReport', { year: 2026 })).toMatchObject({ code: 'REPORT_UNCHANGED' });
  expect((await faultIn(giver, 'fileCsrReport', { year: 2027 })).problems).toEqual(['YEAR_IN_FUTURE']);
  await ok(officer, 'disputeDelivery', { deliveryId: received.deliveryId, reason: 'Rusak' });
  expect((await reportFor(giver)).newMoney.money).toBe(400);
  const KEPT = `query ($code: String!) { csrReport(code: $code) { sha256 content { ${CONTENT} } } }`;
  expect((await csr.ask<any>(coordinator, KEPT, { code: filed.report.code })).csrReport.content).toEqual(report);
  for (const actor of [rival, neighbour])
    expect(await codeOf(actor, KEPT, { code: filed.report.code })).toBe('NOT_FOUND');
  const { rows } = await csr.store.pool.query('select content from csr_report where code = $1', [filed.report.code]);
  expect(createHash('sha256').update(rows[0].content).digest('hex')).toBe(filed.report.sha256);
  expect((await tell(giver, 'fileCsrReport', { year: 2026 }, FILED)).report.version).toBe(2);
  await expect(csr.store.pool.query("update csr_report set content = '{}'")).rejects.toThrow(/only ever added|check/);
  await csr.store.pool.query("update pledge_allocation set flow = 'NEW_MONEY' where id = $1", [carried.allocationId]);
  expect(await breaches()).toEqual([]);
});

/** Person-hours that were received; how many. */
async function aCommitmentOfTime(): Promise<number> {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const evidenceIds = [await anEvidence('org-1')];
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 12, sentOn, evidenceIds });
  await ok(pillars, 'confirmReceipt', { deliveryId: delivery.id, ...receipt });
  return 12;
}

test('the register says who has reported; its totals are its rows, and who gave without its name is nobody', async () => {
  const add = async (organisation: string, isVisible: boolean) => {
    await csr.store.pool.query(
      `insert into company (id, code, name, organisation, sector, ownership, area_code, registration_number, status, is_visible,
         is_demo, version, registered_at, changed_at)
       values (gen_random_uuid(), 'PRS-' || $1, 'PT ' || $1, $1, 'ENERGY', 'PRIVATE', '15.07',
         lpad((floor(random() * 1e12))::text, 13, '0'), 'VERIFIED', $2, true, 1, now(), now())`,
      [organisation, isVisible],
    );
  };
  await Promise.all([add('org-idle', true), add('org-quiet', true), add('org-hidden', false)]);
  await csr.store.pool.query(
    "insert into forum (code, name, area_code, is_demo) values ('F-1', 'Forum Uji', '15', true)",
  );
  await csr.store.pool.query(
    `insert into forum_membership (id, forum_code, company_id, state, requested_at, is_demo)
     select gen_random_uuid(), 'F-1', id, 'ACCEPTED', now(), true from company`,
  );
  // One gives without its name, one hides altogether: both gave, and have not reported.
  for (const [organisation, anonymous] of [
    ['org-quiet', true],
    ['org-hidden', false],
  ] as const) {
    const { pledgeId } = await aVerifiedDelivery(1000);
    await csr.store.pool.query(
      `update pledge set company_id = (select id from company where organisation = $1), organisation = $1, is_anonymous = $2 where id = $3`,
      [organisation, anonymous, pledgeId],
    );
  }
  const ASK = `query { csrRegister(forum: "F-1", year: 2026) { totals { members reported notReported nothingPledged }
    entries(first: 100) { totalCount edges { cursor } nodes { state filedOn pledged realised company { name } } } } }`;
  const asked = async (actor: Actor | null) => (await csr.ask<any>(actor, ASK)).csrRegister;
  const open = await asked(null);
  expect(open.totals).toEqual({ members: 4, reported: 1, notReported: 2, nothingPledged: 1 });
  const counted = (state: string) => open.entries.nodes.filter((row: any) => row.state === state).length;
  expect([counted('REPORTED'), counted('NOT_REPORTED'), counted('NOTHING_PLEDGED')]).toEqual([1, 2, 1]);
  const named = open.entries.nodes.flatMap(({ company }: any) => company?.name ?? []);
  expect(named).toEqual(['PT Satu']);
  expect(open.entries.nodes.every((row: any) => row.pledged === null && row.realised === null)).toBe(true);
  // A row without a name has no mark that is the same in another year, where the company may be named.
  const memberships = await csr.store.pool.query<{ id: string }>('select id from forum_membership');
  const marks = open.entries.edges.map(({ cursor }: any) => Buffer.from(cursor, 'base64url').toString());
  expect(memberships.rows.filter(({ id }) => marks.some((mark: string) => mark.includes(id)))).toEqual([]);
  const unnamed = open.entries.nodes.filter(({ company }: any) => company === null).map(({ state }: any) => state);
  expect(unnamed).toEqual(unnamed.toSorted());
  const after = open.entries.edges[1].cursor;
  const PAGE = `query ($after: String) { csrRegister(forum: "F-1", year: 2026) { entries(first: 2, after: $after) {
    nodes { state } pageInfo { hasNextPage } } } }`;
  expect((await csr.ask<any>(null, PAGE, { after })).csrRegister.entries).toEqual({
    nodes: open.entries.nodes.slice(2).map(({ state }: any) => ({ state })),
    pageInfo: { hasNextPage: false },
  });
  const forum = anActor(Role.FORUM_COORDINATOR, '15', 'forum');
  const full = await asked(forum);
  expect(full.totals).toEqual(open.totals);
  const states = Object.fromEntries(full.entries.nodes.map(({ company, state }: any) => [company.name, state]));
  expect(states).toEqual({
    'PT Satu': 'REPORTED',
    'PT org-idle': 'NOTHING_PLEDGED',
    'PT org-quiet': 'NOT_REPORTED',
    'PT org-hidden': 'NOT_REPORTED',
  });
  expect((await asked(neighbour)).entries.nodes.flatMap(({ company }: any) => company?.name ?? [])).toEqual([
    'PT Satu',
  ]);
});
