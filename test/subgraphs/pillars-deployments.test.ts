import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, coordinatorOf, deploy, someAreas, staffingOf, step, TODAY } from './pillars-world.ts';

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

const wait = <Value>(milliseconds: number, value: Value) =>
  new Promise<Value>((done) => {
    setTimeout(() => done(value), milliseconds);
  });

test('a person is proposed, confirmed, on duty and done, and the staffing tells each step', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 2 });
  const person = await aPerson(pillars);
  const { deployment } = await deploy(pillars, person, gap, { beginsOn: TODAY });
  const id = deployment?.id ?? '';
  expect(await staffingOf(pillars, gap)).toMatchObject({
    needed: 2,
    proposed: 1,
    deployed: 0,
    completed: 0,
    missing: 2,
  });
  expect((await step(pillars, 'confirm', id)).__typename).toBe('DeploymentConfirmed');
  expect(await staffingOf(pillars, gap)).toMatchObject({ proposed: 0, deployed: 1, missing: 1 });
  expect((await step(pillars, 'start', id)).__typename).toBe('DeploymentStarted');
  expect((await step(pillars, 'complete', id)).__typename).toBe('DeploymentCompleted');
  expect(await staffingOf(pillars, gap)).toEqual({
    needed: 2,
    proposed: 0,
    deployed: 0,
    completed: 1,
    missing: 1,
    version: 5,
  });
  expect(await step(pillars, 'confirm', id)).toMatchObject({
    __typename: 'DeploymentStateDiffers',
    state: 'COMPLETED',
  });
  // Done early: the days after today are free again.
  expect((await deploy(pillars, person, gap, { beginsOn: '2026-12-02' })).__typename).toBe('PersonnelDeployed');
});

test('programs is told the newest staffing, under its version', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 3 });
  const { deployment } = await deploy(pillars, await aPerson(pillars), gap);
  await step(pillars, 'confirm', deployment?.id ?? '');
  const { rows } = await pillars.store.pool.query<{ payload: { sequence: string; payload: object } }>(
    `select payload from events._private_jobs where starts_with(key, $1 || ':')`,
    [`programs:pillars.staffing:${gap}`],
  );
  expect(rows.map(({ payload: { sequence, payload } }) => ({ sequence, payload }))).toEqual([
    { sequence: '3', payload: { gapAreaId: gap, needed: 3, deployed: 1, missing: 2 } },
  ]);
});

test('a person is never booked twice on one day, and the refusal names the deployment in the way', async () => {
  const [first, second] = [await aGap(pillars), await aGap(pillars)];
  const person = await aPerson(pillars);
  const standing = await deploy(pillars, person, first, { beginsOn: '2027-01-01', endsOn: '2027-01-31' });
  const clash = { __typename: 'PersonnelDoubleBooked', clash: { id: standing.deployment?.id } };
  expect(await deploy(pillars, person, second, { beginsOn: '2027-01-31', endsOn: '2027-02-10' })).toMatchObject(clash);
  expect((await deploy(pillars, person, second, { beginsOn: '2027-02-01', endsOn: '2027-02-10' })).__typename).toBe(
    'PersonnelDeployed',
  );
});

test('of parallel deployments of one person exactly one stands, and the others name it', async () => {
  const gaps = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aGap(pillars)));
  const person = await aPerson(pillars);
  const answers = await Promise.all(gaps.map((gap) => deploy(pillars, person, gap)));
  const winners = answers.filter(({ __typename }) => __typename === 'PersonnelDeployed');
  const losers = answers.filter(({ __typename }) => __typename === 'PersonnelDoubleBooked');
  expect([winners.length, losers.length]).toEqual([1, 5]);
  expect(new Set(losers.map(({ clash }) => clash?.id))).toEqual(new Set([winners[0]?.deployment?.id]));
});

test('a second deployment waits for the first one to be decided, then sees it', async () => {
  const [first, second] = [await aGap(pillars), await aGap(pillars)];
  const person = await aPerson(pillars);
  const holder = await pillars.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from personnel where id = $1 for no key update', [person]);
  await holder.query(
    `insert into deployment (id, personnel_id, gap_area_id, begins_on, ends_on, hours_per_week,
       state, is_demo, created_at,
       changed_at) values (gen_random_uuid(), $1, $2, '2026-12-10', '2026-12-20', 40, 'PROPOSED', false, now(), now())`,
    [person, first],
  );
  const answer = deploy(pillars, person, second);
  expect(await Promise.race([answer.then(() => 'answered'), wait(300, 'waiting')])).toBe('waiting');
  await holder.query('commit');
  holder.release();
  expect((await answer).__typename).toBe('PersonnelDoubleBooked');
});

test('the database itself keeps two open deployments of a person apart', async () => {
  const gap = await aGap(pillars);
  const person = await aPerson(pillars);
  const insert = (from: string, to: string, state: string) =>
    pillars.store.pool.query(
      `insert into deployment (id, personnel_id, gap_area_id, begins_on, ends_on, hours_per_week,
       state, is_demo, created_at,
       changed_at) values (gen_random_uuid(), $1, $2, $3, $4, 40, $5, false, now(), now())`,
      [person, gap, from, to, state],
    );
  await insert('2026-12-01', '2026-12-31', 'CONFIRMED');
  await expect(insert('2026-12-31', '2027-01-05', 'PROPOSED')).rejects.toMatchObject({ constraint: 'deployment_once' });
  await insert('2026-12-31', '2027-01-05', 'CANCELLED');
});

test('the last place is given once, however many ask at once', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 2 });
  const people = await Promise.all([1, 2, 3, 4, 5].map(() => aPerson(pillars)));
  const answers = await Promise.all(people.map((person) => deploy(pillars, person, gap)));
  const typenames = answers.map(({ __typename }) => __typename).toSorted();
  expect(typenames).toEqual(['PersonnelDeployed', 'PersonnelDeployed', 'StaffingFull', 'StaffingFull', 'StaffingFull']);
  expect(await staffingOf(pillars, gap)).toMatchObject({ needed: 2, proposed: 2 });
});

test('a need lowered below those who are there keeps them and takes nobody more', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 2 });
  for (const person of [await aPerson(pillars), await aPerson(pillars)]) {
    const { deployment } = await deploy(pillars, person, gap);
    await step(pillars, 'confirm', deployment?.id ?? '');
  }
  await aGap(pillars, { id: gap, personnelNeeded: 1 });
  expect(await staffingOf(pillars, gap)).toMatchObject({ needed: 1, deployed: 2, missing: 0 });
  expect(await deploy(pillars, await aPerson(pillars), gap)).toMatchObject({ __typename: 'StaffingFull', needed: 1 });
});

test('an older event of a gap area changes nothing', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 4 });
  await pillars.hear('programs.gap-area', gap, 0, { id: gap, personnelNeeded: 9 });
  expect(await staffingOf(pillars, gap)).toMatchObject({ needed: 4 });
});

test('a closed gap area, a past day and a reversed period are refused, each by name', async () => {
  const closed = await aGap(pillars, { status: 'CLOSED' });
  const person = await aPerson(pillars);
  expect((await deploy(pillars, person, closed)).__typename).toBe('GapAreaTakesNobody');
  await expect(deploy(pillars, person, closed, { beginsOn: '2026-11-20', endsOn: '2026-11-19' })).rejects.toThrow(
    /beginsOn.*endsOn/s,
  );
});

test('a proposal declined frees the place and the days; the history keeps every step', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 1 });
  const person = await aPerson(pillars);
  const { deployment } = await deploy(pillars, person, gap);
  expect((await step(pillars, 'decline', deployment?.id ?? '', 'Sakit')).__typename).toBe('DeploymentDeclined');
  expect((await deploy(pillars, person, gap)).__typename).toBe('PersonnelDeployed');
  const history = `query ($id: ID!) {
    deployment(id: $id) { history { fromState toState reason actorName } availableTransitions } }`;
  const shown = (actor: ReturnType<typeof coordinatorOf> | null) => pillars.ask(actor, history, { id: deployment?.id });
  expect(await shown(coordinatorOf('15.04'))).toEqual({
    deployment: {
      availableTransitions: [],
      history: [
        { fromState: null, toState: 'PROPOSED', reason: null, actorName: 'dinsos-15:PILLAR_COORDINATOR' },
        { fromState: 'PROPOSED', toState: 'DECLINED', reason: 'Sakit', actorName: 'dinsos-15:PILLAR_COORDINATOR' },
      ],
    },
  });
  expect(await shown(null)).toMatchObject({
    deployment: { history: [{ actorName: null }, { reason: null, actorName: null }] },
  });
  await expect(pillars.store.pool.query('update deployment_event set reason = null')).rejects.toThrow(
    /only ever added to/,
  );
});
