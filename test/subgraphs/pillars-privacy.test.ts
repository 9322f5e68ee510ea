import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, agree, aPerson, coordinatorOf, deploy, someAreas, TODAY } from './pillars-world.ts';

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

const codesOf = async (actor: ReturnType<typeof coordinatorOf> | null, query: string, variables: object = {}) =>
  (await pillars.answer(actor, query, variables)).errors?.map(({ extensions }) => extensions?.['code']) ?? [];

const WHO = `query ($id: ID!) {
  person(id: $id) { initials fullName phone viewerCan availability { id } certificates { id } } }`;

test('a name and a phone are for coordinators of that area and ADMIN only', async () => {
  const id = await aPerson(pillars, '15.04.01');
  await agree(pillars, id);
  const shown = async (actor: ReturnType<typeof coordinatorOf> | null) =>
    (await pillars.ask<{ person: Record<string, unknown> }>(actor, WHO, { id })).person;
  const hidden = { fullName: null, phone: null, viewerCan: [], availability: null, certificates: null };
  const others = [
    null,
    coordinatorOf('15.71'),
    coordinatorOf('15.04.02'),
    anActor(Role.PROGRAM_OFFICER, '15.04', 'x'),
    anActor(Role.COMPANY, null, 'x'),
  ];
  for (const actor of others) expect(await shown(actor)).toMatchObject(hidden);
  const inside = [coordinatorOf('15.04.01'), coordinatorOf('15'), coordinatorOf(null), anActor(Role.ADMIN, null, 'x')];
  for (const actor of inside) {
    expect(await shown(actor)).toMatchObject({
      fullName: expect.stringMatching(/^Contoh Orang/),
      phone: '+62 812 0000 0000',
    });
  }
  expect((await shown(null))['initials']).toMatch(/^C\.O\.\d\.$/);
});

test('a reference from the gateway opens nothing that the root field keeps', async () => {
  const id = await aPerson(pillars, '15.04.01');
  const query = `query ($them: [_Any!]!) { 
    _entities(representations: $them) { ... on Personnel { initials fullName phone } } }`;
  const them = [
    { __typename: 'Personnel', id },
    { __typename: 'Personnel', id: "x'; drop table person" },
  ];
  const { _entities } = await pillars.ask<{ _entities: unknown[] }>(coordinatorOf('15.71'), query, { them });
  expect(_entities).toEqual([expect.objectContaining({ fullName: null, phone: null }), null]);
});

test('nobody outside the area changes it: no token, wrong role, wrong area', async () => {
  const register = `mutation ($input: RegisterPersonnelInput!) { registerPersonnel(input: $input) { __typename } }`;
  const input = { fullName: 'Contoh', type: 'PSM', areaCode: '15.04.01' };
  expect(await codesOf(null, register, { input })).toEqual(['UNAUTHENTICATED']);
  expect(await codesOf(anActor(Role.PROGRAM_OFFICER, null, 'x'), register, { input })).toEqual(['FORBIDDEN']);
  expect(await codesOf(coordinatorOf('15.71'), register, { input })).toEqual(['FORBIDDEN']);
  const [gap, person] = [await aGap(pillars, { areaCode: '15.71.01' }), await aPerson(pillars, '15.04.01')];
  // Either half of a deployment is somebody else's: refused for both.
  for (const area of ['15.04', '15.71']) {
    await expect(deploy(pillars, person, gap, {}, coordinatorOf(area))).rejects.toThrow(/FORBIDDEN/);
  }
  expect((await deploy(pillars, person, gap, {}, coordinatorOf('15'))).__typename).toBe('PersonnelDeployed');
});
