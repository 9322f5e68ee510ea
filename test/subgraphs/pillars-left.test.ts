import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, command, coordinatorOf, someAreas, TODAY } from './pillars-world.ts';

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
