import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, command, coordinatorOf, deploy, someAreas, step, TODAY } from './pillars-world.ts';

let pillars: PillarsAlone;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
});

afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await pillars.stop();
});

const here = coordinatorOf('15');
const account = (subject: string) => ({ subject, name: `Nama ${subject}`, organisation: null, grants: [] });

/** Somebody whose service ended in 2021. */
async function somebodyWhoLeft(areaCode: string): Promise<string> {
  const id = await aPerson(pillars, areaCode);
  await command(pillars, here, 'endPersonnel', { personnelId: id, reason: 'Pensiun' });
  await pillars.store.pool.query(
    `update personnel set registered_at = '2020-01-01T00:00:00Z', changed_at = '2021-01-01T00:00:00Z' where id = $1`,
    [id],
  );
  return id;
}

test('who left years ago was not there ninety days before, whatever is put right or erased of them now', async () => {
  const area = '15.71.01';
  await aGap(pillars, { areaCode: area, personnelNeeded: 3 });
  const trend = async () => {
    const query =
      '{ understaffedAreas(within: "15.71", orderBy: MISSING, first: 1) { nodes { trend { before now } } } }';
    return (await pillars.ask<any>(null, query)).understaffedAreas.nodes[0].trend;
  };
  const [erased, mended] = [await somebodyWhoLeft(area), await somebodyWhoLeft(area)];
  expect(await trend()).toEqual({ before: 0, now: 0 });
  expect(await command(pillars, here, 'erasePerson', { personnelId: erased })).toMatchObject({
    __typename: 'PersonnelErased',
  });
  expect(await trend()).toEqual({ before: 0, now: 0 });
  await command(pillars, here, 'linkPersonAccount', { personnelId: mended, subject: 'akun-pensiun' });
  const asked = '... on CorrectionRequested { correction { id } }';
  const wish = await command(pillars, account('akun-pensiun'), 'requestCorrection', { field: 'PHONE' }, asked);
  expect(await command(pillars, here, 'acceptCorrection', { correctionId: wish.correction.id })).toMatchObject({
    __typename: 'CorrectionAccepted',
  });
  expect(await trend()).toEqual({ before: 0, now: 0 });
});

/** Somebody with an account, who served for a day that was reported twice: the second report was voided. */
async function somebodyWithReports(subject: string): Promise<{ id: string; voided: string }> {
  const id = await aPerson(pillars, '15.04.01');
  await command(pillars, here, 'linkPersonAccount', { personnelId: id, subject });
  const { deployment } = await deploy(pillars, id, await aGap(pillars), { beginsOn: TODAY, endsOn: '2026-11-30' });
  const deploymentId = deployment?.id ?? '';
  for (const verb of ['confirm', 'start']) await step(pillars, verb, deploymentId);
  const record = (hours: number) => {
    const day = { deploymentId, visitedOn: TODAY, hours, activity: 'ASSISTANCE', peopleReached: 7 };
    const input = { ...day, idempotencyKey: `${subject} ${hours}` };
    return command(pillars, here, 'recordVisit', input, '... on VisitRecorded { visit { id } }');
  };
  await record(3);
  const voided = (await record(5)).visit.id;
  const why = { visitId: voided, reason: 'Contoh Orang sakit', idempotencyKey: `${subject} void` };
  await command(pillars, here, 'voidVisitReport', why);
  await step(pillars, 'complete', deploymentId);
  return { id, voided };
}

test('what is held of somebody has the days they worked in it, and why a report of one was voided', async () => {
  await somebodyWithReports('akun-laporan');
  const { myData } = await pillars.ask<any>(account('akun-laporan'), '{ myData { json } }');
  expect(JSON.parse(myData.json).visits).toMatchObject([
    { visited_on: TODAY, hours: 3, activity: 'ASSISTANCE', people_reached: 7, voided_at: null },
    { visited_on: TODAY, hours: 5, voided_at: expect.any(String), void_reason: 'Contoh Orang sakit' },
  ]);
});

test('why a report was voided is read by nobody once its person was erased, as no other reason is', async () => {
  const { id, voided } = await somebodyWithReports('akun-alasan');
  const reason = async () => {
    const query = '{ visitReports(filter: { withVoided: true }, first: 100) { nodes { id voidReason voidedAt } } }';
    const { visitReports } = await pillars.ask<any>(here, query);
    return visitReports.nodes.find((one: any) => one.id === voided);
  };
  expect(await reason()).toMatchObject({ voidReason: 'Contoh Orang sakit' });
  await command(pillars, here, 'erasePerson', { personnelId: id });
  expect(await reason()).toEqual({ id: voided, voidReason: null, voidedAt: expect.any(String) });
});
