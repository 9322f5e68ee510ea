import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { lapseProposals } from '../../subgraphs/pillars/deployments/lapse.commands.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, coordinatorOf, deploy, someAreas, staffingOf, step, TODAY } from './pillars-world.ts';

let pillars: PillarsAlone;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
});

beforeEach(() => {
  process.env['SIMPUL_TODAY'] = TODAY;
});

afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await pillars.stop();
});

const proposal = async (gap: string) =>
  (await deploy(pillars, await aPerson(pillars), gap, { beginsOn: '2026-12-01' })).deployment?.id ?? '';

const readDeployment = async (id: string) =>
  (
    await pillars.ask<{ deployment: { state: string; history: object[] } }>(
      coordinatorOf('15'),
      '{ deployment(id: "' + id + '") { state history { fromState toState reason actorName } } }',
    )
  ).deployment;

test('a proposal lapses when its first day is over, and its place is free again', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 2 });
  const [waiting, confirmed] = [await proposal(gap), await proposal(gap)];
  await step(pillars, 'confirm', confirmed);
  process.env['SIMPUL_TODAY'] = '2026-12-01';
  await lapseProposals(pillars.store);
  expect(await staffingOf(pillars, gap)).toMatchObject({ proposed: 1, deployed: 1, missing: 1 });
  process.env['SIMPUL_TODAY'] = '2026-12-02';
  await lapseProposals(pillars.store);
  await lapseProposals(pillars.store);
  expect(await staffingOf(pillars, gap)).toMatchObject({ proposed: 0, deployed: 1, missing: 1 });
  const { state, history } = await readDeployment(waiting);
  expect([state, history.length]).toEqual(['CANCELLED', 2]);
  expect(history[1]).toMatchObject({ fromState: 'PROPOSED', toState: 'CANCELLED', actorName: 'Simpul' });
  expect((await readDeployment(confirmed)).state).toBe('CONFIRMED');
});

test('a proposal that was decided while the clock waited for its gap area stays as it was decided', async () => {
  const gap = await aGap(pillars);
  const id = await proposal(gap);
  process.env['SIMPUL_TODAY'] = '2026-12-02';
  const holder = await pillars.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from gap_staffing where gap_area_id = $1 for update', [gap]);
  const lapsing = lapseProposals(pillars.store);
  await new Promise((done) => {
    setTimeout(done, 300);
  });
  await holder.query("update deployment set state = 'CONFIRMED' where id = $1", [id]);
  await holder.query('commit');
  holder.release();
  await lapsing;
  expect((await readDeployment(id)).state).toBe('CONFIRMED');
});
