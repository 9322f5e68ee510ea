import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { LEDGER_RULES } from '../../subgraphs/pillars/ledger/ledger.queries.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, coordinatorOf, deploy, someAreas, step } from './pillars-world.ts';

const BEGIN = '2026-11-11';
const TODAY = '2026-11-21';
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
  ... on VisitRecorded { replayed visit { id hours peopleReached deployment { visitTotals { visits hours } } } }
  ... on VisitDayFull { recorded left } ... on VisitOutsideDeployment { beginsOn endsOn }
  ... on DeploymentStateDiffers { state } ... on Refusal { code message } } }`;

let keys = 0;

const record = async (deploymentId: string, report: object = {}, actor: Actor = coordinatorOf('15.04')) => {
  keys += 1;
  const usual = { idempotencyKey: `k${keys}`, visitedOn: '2026-11-15', hours: 4, activity: 'ASSESSMENT' };
  const input = { ...usual, peopleReached: 12, deploymentId, ...report };
  return (await pillars.ask<any>(actor, RECORD, { input })).recordVisit;
};

/** Somebody on duty since a day, as of today. */
async function onDuty(gap: string, person?: string, endsOn = '2026-12-31'): Promise<string> {
  process.env['SIMPUL_TODAY'] = BEGIN;
  const personnelId = person ?? (await aPerson(pillars));
  const { deployment } = await deploy(pillars, personnelId, gap, { beginsOn: BEGIN, endsOn });
  const id = deployment?.id ?? '';
  await step(pillars, 'confirm', id);
  await step(pillars, 'start', id);
  process.env['SIMPUL_TODAY'] = TODAY;
  return id;
}

test('the standing rules hold after reports and requirements, and see an hour that nobody reported', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 1 });
  await pillars.ask(
    coordinatorOf('15.04'),
    'mutation ($input: SetDeliveryRequirementsInput!) { setDeliveryRequirements(input: $input) { __typename } }',
    { input: { gapAreaId: gap, expectedVersion: 0, requirements: [{ type: 'PSM', people: 1 }] } },
  );
  await record(await onDuty(gap));
  const broken = async () => {
    const found = await Promise.all(
      Object.entries(LEDGER_RULES).map(async ([rule, sql]) => [
        rule,
        (await pillars.store.pool.query(sql)).rows.length,
      ]),
    );
    return found.filter(([, rows]) => rows !== 0).map(([rule]) => rule);
  };
  expect(await broken()).toEqual([]);
  await pillars.store.pool.query('update visit_day set hours = hours + 1');
  await pillars.store.pool.query(
    "insert into delivery_requirement_set select gap_area_id, 3, 1, 'x', now() from delivery_requirement_set",
  );
  expect(await broken()).toEqual([
    'the people of delivery requirements are the sum of their rows, and no version is missing',
    'the hours of a person on a day are the sum of the reports that stand, at most 24',
  ]);
});

test('reports belong to days of a deployment that has begun, and none lies in the future', async () => {
  const gap = await aGap(pillars);
  const id = await onDuty(gap, undefined, '2026-11-18');
  for (const visitedOn of ['2026-11-10', '2026-11-19']) {
    expect(await record(id, { visitedOn })).toMatchObject({ __typename: 'VisitOutsideDeployment', beginsOn: BEGIN });
  }
  for (const visitedOn of [BEGIN, '2026-11-18']) {
    expect((await record(id, { visitedOn })).__typename).toBe('VisitRecorded');
  }
  await expect(record(id, { visitedOn: '2026-11-22' })).rejects.toThrow(/DAY_IN_FUTURE/);
  const { deployment } = await deploy(pillars, await aPerson(pillars), gap, { beginsOn: TODAY });
  expect(await record(deployment?.id ?? '', { visitedOn: TODAY })).toMatchObject({
    __typename: 'DeploymentStateDiffers',
    state: 'PROPOSED',
  });
  await expect(record(id, {}, coordinatorOf('15.71'))).rejects.toThrow(/FORBIDDEN/);
});

test('no day of a person has more than 24 hours over all deployments, however many report at once', async () => {
  const person = await aPerson(pillars);
  const first = await onDuty(await aGap(pillars), person, '2026-11-15');
  await step(pillars, 'complete', first);
  process.env['SIMPUL_TODAY'] = '2026-11-15';
  await pillars.store.pool.query("update deployment set ends_on = '2026-11-15' where id = $1", [first]);
  const { deployment } = await deploy(pillars, person, await aGap(pillars), { beginsOn: '2026-11-16' });
  // The second one really began on the day the first one ended: a day shared by two deployments.
  await pillars.store.pool.query("update deployment set begins_on = '2026-11-15', state = 'COMPLETED' where id = $1", [
    deployment?.id,
  ]);
  process.env['SIMPUL_TODAY'] = TODAY;
  expect((await record(first, { hours: 20 })).__typename).toBe('VisitRecorded');
  const second = deployment?.id ?? '';
  expect(await record(second, { hours: 5 })).toMatchObject({ __typename: 'VisitDayFull', recorded: 20, left: 4 });
  const answers = await Promise.all([first, second, first, second].map((id) => record(id, { hours: 2 })));
  expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
    'VisitDayFull',
    'VisitDayFull',
    'VisitRecorded',
    'VisitRecorded',
  ]);
  await expect(
    pillars.store.pool.query('update visit_day set hours = hours + 1 where personnel_id = $1', [person]),
  ).rejects.toMatchObject({ constraint: 'day_within_24_hours' });
});

test('a report waits for another one of the same person, then sees its hours', async () => {
  const person = await aPerson(pillars);
  const id = await onDuty(await aGap(pillars), person);
  const holder = await pillars.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from personnel where id = $1 for no key update', [person]);
  await holder.query("insert into visit_day (personnel_id, visited_on, hours) values ($1, '2026-11-15', 22)", [person]);
  const answer = record(id, { hours: 3 });
  await new Promise((done) => {
    setTimeout(done, 300);
  });
  await holder.query('commit');
  holder.release();
  expect(await answer).toMatchObject({ __typename: 'VisitDayFull', recorded: 22, left: 2 });
});

test('the same key records once; another report under it is refused', async () => {
  const id = await onDuty(await aGap(pillars));
  const first = await record(id, { idempotencyKey: 'same' });
  expect(await record(id, { idempotencyKey: 'same' })).toEqual({ ...first, replayed: true });
  expect(await record(id, { idempotencyKey: 'same', hours: 5 })).toMatchObject({ __typename: 'VisitKeyReused' });
  const elsewhere = await onDuty(await aGap(pillars));
  expect(await record(elsewhere, { idempotencyKey: 'same' })).toMatchObject({ __typename: 'VisitKeyReused' });
});

test('the sums of a deployment, a gap area and an area are those of the listed reports', async () => {
  const gap = await aGap(pillars, { areaCode: '15.71.01' });
  process.env['SIMPUL_TODAY'] = BEGIN;
  const id = await onDuty(gap, await aPerson(pillars, '15.71.01'));
  const actor = coordinatorOf('15.71');
  for (const [hours, visitedOn] of [
    [3, '2026-11-12'],
    [5, '2026-11-12'],
    [7, '2026-11-20'],
  ] as const)
    await record(id, { hours, visitedOn }, actor);
  const ask = (filter: object, first = 20, after: string | null = null) =>
    pillars.ask<any>(
      null,
      `query ($filter: VisitFilter, $first: Int!, $after: String) {
        visitTotals(filter: $filter) { visits hours }
        visitReports(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor }
          nodes { hours visitedOn gapArea { id } deployment { visitTotals { visits hours } } } } }`,
      { filter, first, after },
    );
  for (const filter of [{ within: '15.71' }, { gapAreaId: gap }, { deploymentId: id }]) {
    const { visitTotals, visitReports } = await ask(filter);
    expect(visitTotals).toEqual({ visits: 3, hours: 15 });
    expect(visitReports.nodes.reduce((sum: number, { hours }: any) => sum + hours, 0)).toBe(15);
    expect(visitReports.nodes[0]).toMatchObject({ hours: 7, deployment: { visitTotals: { visits: 3, hours: 15 } } });
  }
  const page = await ask({ gapAreaId: gap }, 1);
  const rest = await ask({ gapAreaId: gap }, 5, page.visitReports.pageInfo.endCursor);
  expect(rest.visitReports.nodes.map(({ hours }: any) => hours).toSorted()).toEqual([3, 5]);
  expect((await ask({ gapAreaId: gap, from: '2026-11-13', until: '2026-11-20' })).visitTotals).toEqual({
    visits: 1,
    hours: 7,
  });
});

test('one to four people reached below kabupaten are for coordinators only', async () => {
  const [below, above] = [await aGap(pillars), await aGap(pillars, { areaCode: '15.04' })];
  const [few, many] = [await onDuty(below), await onDuty(above)];
  for (const peopleReached of [0, 1, 4, 5]) await record(few, { peopleReached, visitedOn: '2026-11-12' });
  await record(many, { peopleReached: 3 });
  const reached = async (actor: Actor | null, gapAreaId: string) => {
    const query = `{ visitReports(filter: { gapAreaId: "${gapAreaId}" }) { nodes { peopleReached } } }`;
    const { visitReports } = await pillars.ask<any>(actor, query);
    return visitReports.nodes.map(({ peopleReached }: any) => peopleReached).toReversed();
  };
  expect(await reached(null, below)).toEqual([0, null, null, 5]);
  expect(await reached(coordinatorOf('15.71'), below)).toEqual([0, null, null, 5]);
  expect(await reached(coordinatorOf('15.04'), below)).toEqual([0, 1, 4, 5]);
  expect(await reached(null, above)).toEqual([3]);
});

test('a report is never rewritten', async () => {
  await record(await onDuty(await aGap(pillars)));
  await expect(pillars.store.pool.query('update visit set hours = 1')).rejects.toThrow(/only ever added/);
  await expect(pillars.store.pool.query('delete from visit')).rejects.toThrow(/only ever added/);
});
