import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { aVerifiedDelivery, breaches, tell } from './compliance-world.ts';
import { anActor } from './csr-alone.ts';
import { anEvidence, coordinator, csr, giver, neighbour, openDeliveries } from './delivery-world.ts';

let close: () => Promise<void>;
let companyId = '';
beforeAll(async () => {
  close = await openDeliveries();
  const { rows } = await csr.store.pool.query("select id from company where organisation = 'org-1'");
  companyId = rows[0].id;
  await csr.store.pool.query("insert into area values ('15.07', 'Uji', 'REGENCY'), ('15.71', 'Kota Uji', 'CITY')");
});
afterAll(() => close());

const CONTENT = `companyName plan { budget activities { title } } newMoney { money } lines { flow kind unit amount }
  rows(first: 100) { totalCount nodes { id amount area { code } } } evidence { id } handoverCodes certificateCodes
  areas { code } gapAreas { id }`;
const REPORT = `query ($id: ID!, $year: Int!) { complianceReport(companyId: $id, year: $year) { ${CONTENT} } }`;

test('a coordinator sees of a report what lies in the own areas, with totals of that; the company and ADMIN see all', async () => {
  const admin = anActor(Role.ADMIN, null, 'hub');
  const adminThere = anActor(Role.ADMIN, '15.71', 'hub-kota');
  const home = await aVerifiedDelivery(300);
  const activities = [
    { title: 'Rumah layak huni', areaCode: '15.07', budget: 700 },
    { title: 'Di mana saja', budget: 300 },
  ];
  await tell(giver, 'saveCsrPlan', { year: 2026, expectedVersion: 0, activities });
  await tell(giver, 'submitCsrPlan', { year: 2026, expectedVersion: 1 });
  const early = await tell(giver, 'fileCsrReport', { year: 2026 });
  expect(early.__typename).toBe('CsrReportFiled');
  await tell(coordinator, 'recordHandover', { deliveryId: home.deliveryId });
  await csr.store.pool.query(
    `with made as (insert into forum (code, name, area_code, is_demo) values ('F-71', 'Forum Kota', '15.71', true) returning code)
     insert into forum_membership (id, forum_code, company_id, state, requested_at, is_demo)
     select gen_random_uuid(), made.code, $1, 'ACCEPTED', now(), true from made`,
    [companyId],
  );
  const purpose = { areaCode: '15.71', categoryCode: 'PPKS-24', kind: 'MONEY' };
  const done = { amount: 70, doneOn: '2026-11-01', description: 'Tanpa nama', isAnonymous: true };
  const evidenceIds = [await anEvidence('org-1')];
  const { activity } = await tell(
    giver,
    'reportActivity',
    { purpose, ...done, evidenceIds },
    '... on ActivityReported { activity { id } }',
  );
  await tell(neighbour, 'verifyActivity', { activityId: activity.id });
  const SCOPED = REPORT.replace('companyName', 'scope scopeAreas { code } companyName');
  const seenBy = async (actor: Actor) =>
    (await csr.ask<any>(actor, SCOPED, { id: companyId, year: 2026 })).complianceReport;
  const whole = await seenBy(giver);
  expect(whole).toMatchObject({ scope: 'WHOLE', scopeAreas: [] });
  expect(await seenBy(admin)).toEqual(whole);
  const there = await seenBy(neighbour);
  expect(there).toMatchObject({ scope: 'AREAS', scopeAreas: [{ code: '15.71' }], newMoney: { money: 70 } });
  expect(there.rows.nodes).toEqual([expect.objectContaining({ id: activity.id, area: { code: '15.71' } })]);
  expect(there.evidence.map(({ id }: any) => id)).toEqual(evidenceIds);
  expect(there).toMatchObject({ handoverCodes: [], certificateCodes: [], gapAreas: [], areas: [{ code: '15.71' }] });
  expect([whole, there].map(({ plan }) => [plan.budget, plan.activities.length])).toEqual([
    [1000, 2],
    [300, 1],
  ]);
  expect(await seenBy(adminThere)).toEqual(there);
  const here = await seenBy(coordinator);
  expect(here.rows.nodes.every(({ area }: any) => area.code.startsWith('15.07'))).toBe(true);
  expect(here.newMoney.money).toBe(whole.newMoney.money - 70);
  expect(here.rows.totalCount).toBe(whole.rows.totalCount - 1);
  expect(here.handoverCodes).toEqual(whole.handoverCodes);
  for (const { lines, rows, newMoney } of [whole, there, here]) {
    const sum = (list: any[]) => list.reduce((all, one) => all + one.amount, 0);
    expect([sum(lines), sum(rows.nodes)]).toEqual([newMoney.money, newMoney.money]);
  }
  const code = (await tell(giver, 'fileCsrReport', { year: 2026 }, '... on CsrReportFiled { report { code } }')).report
    .code;
  const KEPT = `query ($code: String!) { csrReport(code: $code) { content { scope scopeAreas { code } ${CONTENT} } } }`;
  const kept = async (actor: Actor) => (await csr.ask<any>(actor, KEPT, { code })).csrReport.content;
  expect([await kept(giver), await kept(neighbour), await kept(coordinator)]).toEqual([whole, there, here]);
  const FILED = `query ($id: ID!) { csrReports(companyId: $id, year: 2026) { content { rows { totalCount } } } }`;
  const filed = await csr.ask<any>(neighbour, FILED, { id: companyId });
  expect(filed.csrReports[0].content.rows.totalCount).toBe(1);
  expect(filed.csrReports.at(-1).content.rows.totalCount).toBe(0);
  expect(await breaches()).toEqual([]);
});
