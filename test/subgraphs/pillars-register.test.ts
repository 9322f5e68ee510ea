import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { agree, aGap, aPerson, coordinatorOf, deploy, someAreas, TODAY } from './pillars-world.ts';

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

test('what is wrong with an entry comes back at once, by field, and nothing is written', async () => {
  const register = `mutation ($input: RegisterPersonnelInput!) { registerPersonnel(input: $input) { __typename } }`;
  const fieldsOf = async (input: object) =>
    (
      ((await pillars.answer(coordinatorOf(null), register, { input })).errors?.[0]?.extensions?.['fields'] ?? []) as {
        field: string;
        code: string;
      }[]
    ).map(({ field, code }) => `${field} ${code}`);
  const before = await pillars.store.pool.query('select count(*) from personnel');
  expect(await fieldsOf({ fullName: 'NIK 1571010101900001', phone: 'x', type: 'PSM', areaCode: '1504' })).toEqual([
    'fullName MATCHES',
    'phone MATCHES',
    'areaCode MATCHES',
  ]);
  expect(await fieldsOf({ fullName: 'Contoh', type: 'LKS', areaCode: '99.99' })).toEqual([
    'areaCode UNKNOWN_AREA',
    'type UNKNOWN_PERSONNEL_TYPE',
  ]);
  expect((await pillars.store.pool.query('select count(*) from personnel')).rows).toEqual(before.rows);
});

test('the same person twice is asked about; a change against an old version is refused', async () => {
  const register = `mutation ($input: RegisterPersonnelInput!) { registerPersonnel(input: $input) { __typename
    ... on PersonnelRegistered { personnel { id version } } ... on PersonnelAlreadyRegistered { personnel { id } } } }`;
  const input = { fullName: 'Contoh Sama', type: 'PSM', areaCode: '15.04.01' };
  const ask = (more: object = {}) =>
    pillars.ask<{ registerPersonnel: { __typename: string; personnel: { id: string } } }>(
      coordinatorOf('15.04'),
      register,
      { input: { ...input, ...more } },
    );
  const answers = await Promise.all([ask(), ask({ fullName: 'contoh SAMA' }), ask()]);
  expect(answers.map(({ registerPersonnel }) => registerPersonnel.__typename).toSorted()).toEqual([
    'PersonnelAlreadyRegistered',
    'PersonnelAlreadyRegistered',
    'PersonnelRegistered',
  ]);
  expect((await ask({ isAnotherPerson: true })).registerPersonnel.__typename).toBe('PersonnelRegistered');
  const personnelId = answers[0]?.registerPersonnel.personnel.id ?? '';
  await agree(pillars, personnelId);
  const change = `mutation ($input: ChangePersonnelInput!) { changePersonnel(input: $input) { __typename
    ... on PersonnelChanged { personnel { fullName phone version skills } }
    ... on PersonnelChangedMeanwhile { version } } }`;
  const changed = (more: object) => pillars.ask(coordinatorOf('15.04'), change, { input: { personnelId, ...more } });
  expect(await changed({ expectedVersion: 1, phone: '0812000000', skills: ['dapur umum'] })).toMatchObject({
    changePersonnel: {
      // Whichever of the two ways to write it came first.
      personnel: {
        fullName: expect.stringMatching(/^contoh sama$/i) as string,
        phone: '0812000000',
        version: 2,
        skills: ['dapur umum'],
      },
    },
  });
  expect(await changed({ expectedVersion: 1, phone: null })).toMatchObject({ changePersonnel: { version: 2 } });
  expect(await changed({ expectedVersion: 2, phone: null })).toMatchObject({
    changePersonnel: { personnel: { phone: null, skills: ['dapur umum'] } },
  });
  await expect(changed({ expectedVersion: 3, areaCode: '15.71.01' })).rejects.toThrow(/FORBIDDEN/);
});

test('who stated when they can serve is not asked for other days; a booked service does not end', async () => {
  const [gap, person] = [await aGap(pillars), await aPerson(pillars)];
  const state = `mutation ($input: StateAvailabilityInput!) { stateAvailability(input: $input) { __typename
    ... on AvailabilityStated { window { id } } ... on Refusal { code } } }`;
  const window = { personnelId: person, beginsOn: '2026-12-01', endsOn: '2026-12-31', hoursPerWeek: 20 };
  const stated = await pillars.ask(coordinatorOf('15.04'), state, { input: window });
  expect(stated).toMatchObject({ stateAvailability: { __typename: 'AvailabilityStated' } });
  expect(
    await pillars.ask(coordinatorOf('15.04'), state, {
      input: { ...window, beginsOn: '2026-12-31', endsOn: '2027-01-05' },
    }),
  ).toMatchObject({ stateAvailability: { code: 'AVAILABILITY_OVERLAPS' } });
  expect(await codesOf(coordinatorOf('15.04'), state, { input: { ...window, beginsOn: '2026-11-20' } })).toEqual([
    'BAD_USER_INPUT',
  ]);
  expect((await deploy(pillars, person, gap)).code).toBe('PERSONNEL_NOT_AVAILABLE');
  expect((await deploy(pillars, person, gap, { hoursPerWeek: 20 })).__typename).toBe('PersonnelDeployed');
  const windowId = (stated as { stateAvailability: { window: { id: string } } }).stateAvailability.window.id;
  const remove = `mutation ($id: ID!) { removeAvailability(input: { availabilityId: $id }) { __typename } }`;
  expect(await pillars.ask(coordinatorOf('15.04'), remove, { id: windowId })).toEqual({
    removeAvailability: { __typename: 'PersonnelStillDeployed' },
  });
  const end = `mutation ($id: ID!) { endPersonnel(input: { personnelId: $id, reason: "Pindah" }) { __typename } }`;
  expect(await pillars.ask(coordinatorOf('15.04'), end, { id: person })).toEqual({
    endPersonnel: { __typename: 'PersonnelStillDeployed' },
  });
  const free = `query ($free: FreePeriodInput!) {
    personnel(filter: { within: "15.04", free: $free }, first: 100) { nodes { id } } }`;
  const ids = async (beginsOn: string, endsOn: string) =>
    (
      await pillars.ask<{ personnel: { nodes: { id: string }[] } }>(coordinatorOf('15'), free, {
        free: { beginsOn, endsOn },
      })
    ).personnel.nodes;
  expect(await ids('2026-12-05', '2026-12-06')).not.toContainEqual({ id: person });
  expect(await codesOf(null, free, { free: { beginsOn: TODAY, endsOn: TODAY } })).toEqual(['UNAUTHENTICATED']);
});

test('a certificate, a training and a body are noted once', async () => {
  const person = await aPerson(pillars);
  const issue = `mutation ($input: IssueCertificateInput!) { answer: issueCertificate(input: $input) { __typename } }`;
  const record = `mutation ($input: RecordTrainingSessionInput!) {
    answer: recordTrainingSession(input: $input) { __typename
    ... on TrainingSessionRecorded { session { participants period types { code } } } } }`;
  const enter = `mutation ($input: RegisterOrganisationInput!) {
    answer: registerOrganisation(input: $input) { __typename } }`;
  const twice = async (query: string, input: object) =>
    [
      await pillars.ask(coordinatorOf('15'), query, { input }),
      await pillars.ask(coordinatorOf('15'), query, { input }),
    ].map((answer) => (answer as { answer: { __typename: string } }).answer.__typename);
  expect(
    await twice(issue, { personnelId: person, title: 'Dapur umum', issuedOn: TODAY, expiresOn: '2027-11-21' }),
  ).toEqual(['CertificateIssued', 'CertificateAlreadyIssued']);
  expect(
    await twice(record, {
      title: 'Bimtek contoh',
      areaCode: '15.04',
      types: ['PSM'],
      heldOn: TODAY,
      participants: 40,
      sourceNote: 'Daftar hadir',
    }),
  ).toEqual(['TrainingSessionRecorded', 'TrainingSessionAlreadyRecorded']);
  expect(await twice(enter, { name: 'Karang Taruna Contoh', type: 'PSKS-05', areaCode: '15.04.01' })).toEqual([
    'OrganisationRegistered',
    'OrganisationAlreadyRegistered',
  ]);
  expect(
    await codesOf(coordinatorOf('15'), record, {
      input: { title: 'Besok', areaCode: '15.04', types: ['PSM'], heldOn: '2026-11-22', sourceNote: 'Surat' },
    }),
  ).toEqual(['BAD_USER_INPUT']);
});
