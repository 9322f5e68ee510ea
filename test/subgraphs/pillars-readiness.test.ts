import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { anActor, startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, coordinatorOf, deploy, someAreas, step, TODAY } from './pillars-world.ts';

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

const SET = `mutation ($input: SetDeliveryRequirementsInput!) { setDeliveryRequirements(input: $input) { __typename
  ... on DeliveryRequirementsSet { gapArea { deliveryRequirements { version people agreesWithNeed
    rows { personnelType { code } people certificate } } } }
  ... on DeliveryRequirementsDiffer { needed stated } ... on DeliveryRequirementsChanged { version }
  ... on Refusal { code message } } }`;

const require = async (gapAreaId: string, requirements: object[], expectedVersion = 0) => {
  const input = { gapAreaId, requirements, expectedVersion };
  return (await pillars.ask<any>(coordinatorOf('15.04'), SET, { input })).setDeliveryRequirements;
};

const READINESS = `readiness { state needed assigned free certified days personnel { fullName }
  missing { people reason personnelType { code } } }`;

const part = (gapAreaId: string, deliveryDays: string[] | null) => ({
  __typename: 'PledgeAllocation',
  id: gapAreaId,
  deliveryDays,
  gapArea: { __typename: 'GapArea', id: gapAreaId },
});

const readinessOf = async (them: object[], actor = anActor(Role.COMPANY, null, 'pt-uji')) =>
  (
    await pillars.ask<any>(
      actor,
      `query ($them: [_Any!]!) { _entities(representations: $them) {
         ... on PledgeAllocation { ${READINESS} } ... on Pledge { ${READINESS} } } }`,
      { them },
    )
  )._entities.map(({ readiness }: any) => readiness);

const assign = async (gap: string, type = 'PSM', period: object = {}) => {
  const person = await aPerson(pillars, '15.04.01', type);
  const { deployment } = await deploy(pillars, person, gap, period);
  await step(pillars, 'confirm', deployment?.id ?? '');
  return person;
};

const certify = (personnelId: string, title: string, expiresOn: string) =>
  pillars.ask(
    coordinatorOf('15.04'),
    `mutation ($input: IssueCertificateInput!) { issueCertificate(input: $input) { __typename } }`,
    { input: { personnelId, title, issuedOn: '2026-10-01', expiresOn } },
  );

test('requirements add up to the need, keep their versions, and the same once more writes nothing', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 3 });
  const rows = [
    { type: 'TAGANA', people: 2, certificate: 'Dapur Umum' },
    { type: 'PSM', people: 1 },
  ];
  expect(await require(gap, rows.slice(0, 1))).toMatchObject({
    __typename: 'DeliveryRequirementsDiffer',
    needed: 3,
    stated: 2,
    code: 'DELIVERY_REQUIREMENTS_DIFFER',
  });
  const set = await require(gap, rows);
  expect(set.gapArea.deliveryRequirements).toMatchObject({
    version: 1,
    people: 3,
    agreesWithNeed: true,
    rows: [
      { personnelType: { code: 'PSM' }, people: 1 },
      { certificate: 'Dapur Umum', people: 2 },
    ],
  });
  expect((await require(gap, rows)).gapArea.deliveryRequirements.version).toBe(1);
  expect(await require(gap, [{ type: 'PSM', people: 3 }])).toMatchObject({
    __typename: 'DeliveryRequirementsChanged',
    version: 1,
  });
  expect((await require(gap, [{ type: 'PSM', people: 3 }], 1)).gapArea.deliveryRequirements.version).toBe(2);
  await expect(
    require(gap, [
      { type: 'PSM', people: 1 },
      { type: 'NOBODY', people: 1 },
      { type: 'PSM', people: 1 },
    ], 2),
  ).rejects.toThrow(/UNKNOWN_PERSONNEL_TYPE.*TYPE_TWICE/);
  await expect(pillars.store.pool.query('delete from delivery_requirement')).rejects.toThrow(/only ever added/);
});

test('a pledge is ready once enough people are assigned, free on its days, and certified on all of them', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 2 });
  await require(gap, [{ type: 'TAGANA', people: 2, certificate: 'Dapur Umum' }]);
  const days = ['2026-12-10', '2027-02-10'];
  const [first, second] = [await assign(gap, 'TAGANA'), await assign(gap, 'TAGANA')];
  await certify(first, 'dapur umum', '2027-02-10');
  await certify(second, 'Dapur Umum', '2027-02-09');
  const [lapsing] = await readinessOf([part(gap, days)]);
  expect(lapsing).toMatchObject({
    state: 'SHORT',
    needed: 2,
    assigned: 2,
    free: 2,
    certified: 1,
    days,
    personnel: null,
    missing: [{ people: 1, reason: 'NOT_CERTIFIED', personnelType: { code: 'TAGANA' } }],
  });
  expect(await readinessOf([part(gap, days.slice(0, 1))])).toMatchObject([{ state: 'READY', missing: [] }]);
  // Booked elsewhere on the second day, though only proposed.
  await deploy(pillars, first, await aGap(pillars), { beginsOn: '2027-02-01', endsOn: '2027-02-10' });
  const [clashing] = await readinessOf([part(gap, days)]);
  expect(clashing).toMatchObject({ free: 1, certified: 0 });
  expect(clashing.missing.map(({ people, reason }: any) => [people, reason])).toEqual([
    [1, 'NOT_FREE'],
    [1, 'NOT_CERTIFIED'],
  ]);
});

test('who stated windows is free inside them only; who stated none is free', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 1 });
  const person = await assign(gap, 'PSM', { beginsOn: '2026-12-01', endsOn: '2026-12-05' });
  expect(await readinessOf([part(gap, ['2026-12-20'])])).toMatchObject([{ state: 'READY' }]);
  await pillars.ask(
    coordinatorOf('15.04'),
    'mutation ($input: StateAvailabilityInput!) { stateAvailability(input: $input) { __typename } }',
    { input: { personnelId: person, beginsOn: '2026-12-01', endsOn: '2026-12-19', hoursPerWeek: 40 } },
  );
  expect(await readinessOf([part(gap, ['2026-12-19']), part(gap, ['2026-12-20'])])).toMatchObject([
    { state: 'READY' },
    { state: 'SHORT', missing: [{ reason: 'NOT_FREE' }] },
  ]);
});

test('a pledge stands where its worst part stands; nothing is measured once nothing is to be delivered', async () => {
  const [ready, short] = [await aGap(pillars, { personnelNeeded: 0 }), await aGap(pillars, { personnelNeeded: 2 })];
  const pledge = (...allocations: object[]) => ({ __typename: 'Pledge', id: ready, allocations });
  const found = await readinessOf([
    pledge(part(ready, []), part(short, [])),
    pledge(part(ready, []), part(short, null)),
    pledge(part(short, null)),
  ]);
  expect(found).toMatchObject([{ state: 'SHORT', days: ['2027-11-30'] }, { state: 'READY' }, null]);
});

test('names are for pillar coordinators of the gap area, and one statement serves however many parts', async () => {
  const gap = await aGap(pillars, { personnelNeeded: 2 });
  await assign(gap);
  const them = [part(gap, []), part(gap, ['2026-12-24'])];
  expect(await readinessOf(them, coordinatorOf('15.71'))).toMatchObject([{ personnel: null }, { personnel: null }]);
  const [{ personnel }] = await readinessOf(them, coordinatorOf('15.04'));
  expect(personnel).toMatchObject([{ fullName: expect.stringContaining('Contoh Orang') }]);
  const before = pillars.statements();
  await readinessOf(them);
  // The gap areas, their requirements, the people.
  expect(pillars.statements() - before).toBe(3);
});
