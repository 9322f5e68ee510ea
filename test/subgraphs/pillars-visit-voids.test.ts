import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { applyVolunteerWithdrawal } from '../../subgraphs/pillars/volunteers/volunteer-withdrawal.events.ts';
import { LEDGER_RULES } from '../../subgraphs/pillars/ledger/ledger.queries.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, coordinatorOf, deploy, someAreas, step } from './pillars-world.ts';

const BEGIN = '2026-11-11';
let pillars: PillarsAlone;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = BEGIN;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await pillars.stop();
});

const RECORD = `mutation ($input: RecordVisitInput!) { recordVisit(input: $input) { __typename
  ... on VisitRecorded { visit { id } } ... on VisitDayFull { left } } }`;
const VOID = `mutation ($input: VoidVisitReportInput!) { voidVisitReport(input: $input) { __typename
  ... on VisitReportVoided { replayed visit { id hours voidedAt voidReason deployment { visitTotals { visits hours } } } }
  ... on Refusal { code } } }`;
const SUMS = `query ($filter: VisitFilter) { visitTotals(filter: $filter) { visits hours }
  visitReports(filter: $filter) { totalCount nodes { id hours voidedAt voidReason } } }`;

let keys = 0;
const aKey = () => `kunci-${(keys += 1)}`;
const mine = coordinatorOf('15.04');

async function onDuty(gap: string): Promise<string> {
  process.env['SIMPUL_TODAY'] = BEGIN;
  const { deployment } = await deploy(pillars, await aPerson(pillars), gap, { beginsOn: BEGIN, endsOn: '2026-12-31' });
  const id = deployment?.id ?? '';
  await step(pillars, 'confirm', id);
  await step(pillars, 'start', id);
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  return id;
}
async function record(deploymentId: string, hours: number): Promise<any> {
  const usual = { visitedOn: '2026-11-15', activity: 'ASSESSMENT', peopleReached: 12, idempotencyKey: aKey() };
  return (await pillars.ask<any>(mine, RECORD, { input: { ...usual, deploymentId, hours } })).recordVisit;
}
const cancel = async (visitId: string, more: object = {}, actor: Actor = mine) =>
  (
    await pillars.ask<any>(actor, VOID, {
      input: { visitId, reason: 'Salah orang', idempotencyKey: aKey(), ...more },
    })
  ).voidVisitReport;

async function broken(): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(LEDGER_RULES).map(async ([rule, sql]) => [rule, (await pillars.store.pool.query(sql)).rows.length]),
  );
  return found.filter(([, rows]) => rows !== 0).map(([rule]) => String(rule));
}

test('a voided report stays in the record, counts nowhere, and makes room for another', async () => {
  const gap = await aGap(pillars);
  const id = await onDuty(gap);
  const [long, short] = [(await record(id, 20)).visit.id, (await record(id, 4)).visit.id];
  expect(await record(id, 1)).toMatchObject({ __typename: 'VisitDayFull', left: 0 });
  const idempotencyKey = aKey();
  const voided = await cancel(long, { idempotencyKey });
  expect(voided).toMatchObject({
    replayed: false,
    visit: { hours: 20, voidReason: 'Salah orang', deployment: { visitTotals: { visits: 1, hours: 4 } } },
  });
  expect(await cancel(long, { idempotencyKey })).toEqual({ ...voided, replayed: true });
  expect(await cancel(short, { idempotencyKey })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await cancel(long)).toMatchObject({ code: 'VISIT_ALREADY_VOIDED' });
  const seen = async (filter: object, actor: Actor | null = null) => pillars.ask<any>(actor, SUMS, { filter });
  for (const filter of [{ gapAreaId: gap }, { deploymentId: id }]) {
    const { visitTotals, visitReports } = await seen(filter);
    expect(visitTotals).toEqual({ visits: 1, hours: 4 });
    expect(visitReports).toMatchObject({ totalCount: 1, nodes: [{ id: short, voidedAt: null }] });
  }
  const every = await seen({ gapAreaId: gap, withVoided: true });
  expect(every.visitTotals).toEqual({ visits: 1, hours: 4 });
  expect(every.visitReports.totalCount).toBe(2);
  const shown = every.visitReports.nodes.find((one: any) => one.id === long);
  expect(shown).toMatchObject({ hours: 20, voidedAt: expect.any(String), voidReason: null });
  expect((await record(id, 20)).__typename).toBe('VisitRecorded');
  await cancel(short);
  expect(await broken()).toEqual([]);
  await expect(pillars.store.pool.query('delete from visit_void')).rejects.toThrow(/only/);
});

test('only a coordinator of the person voids, and of many at once one does', async () => {
  const visitId = (await record(await onDuty(await aGap(pillars)), 3)).visit.id;
  await expect(cancel(visitId, {}, coordinatorOf('15.71'))).rejects.toThrow(/FORBIDDEN/);
  await expect(cancel('018f0000-0000-7000-8000-000000000000')).rejects.toThrow(/NOT_FOUND/);
  const answers = await Promise.all([1, 2, 3, 4].map(() => cancel(visitId)));
  expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
    'VisitAlreadyVoided',
    'VisitAlreadyVoided',
    'VisitAlreadyVoided',
    'VisitReportVoided',
  ]);
  expect(await broken()).toEqual([]);
});

test('who counted on volunteers of a company hears that they do not come, within the own area', async () => {
  const gapAreaId = await aGap(pillars);
  const payload = {
    offerId: '018f0000-0000-7000-8000-0000000000aa',
    gapAreaId,
    areaCode: '15.04.01',
    people: 5,
    hours: '600',
    beginsOn: '2026-12-01',
    endsOn: '2026-12-05',
    reason: 'Jadwal produksi berubah',
    isDemo: true,
    withdrawnAt: '2026-11-21T03:00:00.000Z',
  };
  for (const sequence of ['1', '1']) {
    await applyOnce(pillars.store, 'csr.volunteer-withdrawal', applyVolunteerWithdrawal as never, {
      aggregate: payload.offerId,
      sequence,
      occurredAt: payload.withdrawnAt,
      payload,
    });
  }
  const ask = `query ($within: String!) { volunteerWithdrawals(within: $within) { totalCount nodes { offerId people hours
    beginsOn reason withdrawnAt gapArea { id } } } }`;
  const { volunteerWithdrawals } = await pillars.ask<any>(mine, ask, { within: '15.04' });
  expect(volunteerWithdrawals).toMatchObject({
    totalCount: 1,
    nodes: [{ people: 5, hours: 600, beginsOn: '2026-12-01', gapArea: { id: gapAreaId } }],
  });
  await expect(pillars.ask(coordinatorOf('15.71'), ask, { within: '15.04' })).rejects.toThrow(/FORBIDDEN/);
  const elsewhere = await pillars.ask<any>(coordinatorOf('15.71'), ask, { within: '15.71' });
  expect(elsewhere.volunteerWithdrawals.totalCount).toBe(0);
});
