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
    (await pillars.answer(actor, WHO, { id })).data?.['person'] as Record<string, unknown>;
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
  const { data } = await pillars.answer(coordinatorOf('15.71'), query, { them });
  expect(data?.['_entities']).toEqual([expect.objectContaining({ fullName: null, phone: null }), null]);
});

test('who may not read a name or a phone is told so once for each, at the first place, and reads the rest', async () => {
  for (let made = 0; made < 3; made += 1) await aPerson(pillars, '15.04.01');
  const list = (fields: string) => `{ personnel(filter: { within: "15.04" }, first: 100) { nodes { ${fields} } } }`;
  const told = async (fields: string, actor: ReturnType<typeof coordinatorOf> | null = null) => {
    const { data, errors } = await pillars.answer(actor, list(fields));
    const nodes = (data as { personnel: { nodes: Record<string, unknown>[] } }).personnel.nodes;
    expect(nodes.length).toBeGreaterThan(2);
    expect(nodes.every(({ initials }) => String(initials).startsWith('C.O.'))).toBe(true);
    return { errors, nodes };
  };
  const { errors, nodes } = await told('initials fullName again: fullName phone');
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code'], extensions?.['field']])).toEqual(
    [
      ['personnel.nodes.0.fullName', 'FORBIDDEN', 'Personnel.fullName'],
      ['personnel.nodes.0.phone', 'FORBIDDEN', 'Personnel.phone'],
    ],
  );
  expect(errors?.[0]?.extensions?.['wording']).toMatchObject({
    id: expect.stringContaining('koordinator pilar wilayah itu'),
    en: expect.stringContaining('pillar coordinators of that area'),
  });
  expect(nodes.every(({ fullName, phone, again }) => fullName === null && phone === null && again === null)).toBe(true);
  expect((await told('initials', anActor(Role.COMPANY, null, 'x'))).errors).toBeUndefined();
  expect((await told('initials fullName phone', coordinatorOf('15.04'))).errors).toBeUndefined();
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
