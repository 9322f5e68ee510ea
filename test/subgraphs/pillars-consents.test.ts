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

const AREA = '15.04.01';
const here = coordinatorOf(AREA);

const shown = async (id: string) =>
  (
    await pillars.ask<{ person: { fullName: string | null; phone: string | null } }>(
      here,
      'query ($id: ID!) { person(id: $id) { fullName phone } }',
      { id },
    )
  ).person;

const withdraw = async (personnelId: string, purpose: string, actor = here) =>
  pillars.answer(
    actor,
    `mutation ($input: WithdrawConsentInput!) { it: withdrawConsent(input: $input) {
       __typename ... on ConsentWithdrawn { personnel { fullName phone } } ... on Refusal { code } } }`,
    { input: { personnelId, purpose } },
  );

test('a phone is shown once its owner agrees, and hidden by the very answer that takes it back', async () => {
  const id = await aPerson(pillars, AREA);
  expect((await shown(id)).phone).toBeNull();
  expect(await agree(pillars, id)).toMatchObject({ __typename: 'ConsentRecorded' });
  expect((await shown(id)).phone).toBe('+62 812 0000 0000');
  expect(await agree(pillars, id)).toMatchObject({ code: 'CONSENT_ALREADY_GIVEN' });
  const { data } = await withdraw(id, 'CONTACT');
  expect(data).toMatchObject({ it: { __typename: 'ConsentWithdrawn', personnel: { phone: null } } });
  expect((await withdraw(id, 'CONTACT')).data).toMatchObject({ it: { code: 'CONSENT_NOT_GIVEN' } });
  expect(await agree(pillars, id)).toMatchObject({ __typename: 'ConsentRecorded' });
  expect((await shown(id)).phone).toBe('+62 812 0000 0000');
});

test('a consent that was signed before it was taken back shows nothing again when it is entered late', async () => {
  const id = await aPerson(pillars, AREA);
  await agree(pillars, id, { givenOn: '2026-11-10' });
  await withdraw(id, 'CONTACT');
  for (const givenOn of ['2026-11-10', '2026-11-20']) {
    await expect(agree(pillars, id, { givenOn })).rejects.toThrow(/WITHDRAWN_SINCE/);
  }
  expect((await shown(id)).phone).toBeNull();
  expect(await agree(pillars, id, { purpose: 'REGISTER', givenOn: '2026-11-10' })).toMatchObject({
    __typename: 'ConsentRecorded',
  });
});

test('a name taken back is shown to nobody, save while a deployment lasts', async () => {
  const [idle, busy] = [await aPerson(pillars, AREA), await aPerson(pillars, AREA)];
  await deploy(pillars, busy, await aGap(pillars));
  for (const id of [idle, busy]) {
    await agree(pillars, id, { purpose: 'REGISTER' });
    await withdraw(id, 'REGISTER');
  }
  expect((await shown(idle)).fullName).toBeNull();
  expect((await shown(busy)).fullName).toMatch(/^Contoh Orang/);
});

test('consents are for coordinators of the area, and to texts of the day that was named', async () => {
  const id = await aPerson(pillars, AREA);
  await agree(pillars, id);
  const query = 'query ($id: ID!) { person(id: $id) { consents { purpose textVersion means withdrawnAt } } }';
  const seen = async (actor: typeof here | null) =>
    (await pillars.ask<{ person: { consents: object[] | null } }>(actor, query, { id })).person.consents;
  expect(await seen(here)).toEqual([{ purpose: 'CONTACT', textVersion: 1, means: 'PAPER', withdrawnAt: null }]);
  for (const actor of [null, coordinatorOf('15.71'), anActor(Role.COMPANY, null, 'x')]) {
    expect(await seen(actor)).toBeNull();
  }
  expect((await withdraw(id, 'CONTACT', coordinatorOf('15.71'))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  await expect(agree(pillars, id, { givenOn: '2026-11-22' })).rejects.toThrow(/DAY_IN_FUTURE/);
  await expect(agree(pillars, id, { textVersion: 2 })).rejects.toThrow(/UNKNOWN_TEXT/);
  const { consentTexts } = await pillars.ask<{ consentTexts: { words: string }[] }>(
    null,
    '{ consentTexts { purpose version words(lang: ID) } }',
  );
  expect(consentTexts.map(({ words }) => words.slice(0, 11))).toEqual(['Saya setuju', 'Saya setuju']);
});

const READS = `query ($id: ID!) { personalReads(personnelId: $id) { totalCount
  nodes { fields readerSubject readerOrganisation readerRole purpose } } }`;
const readsOf = (id: string, actor: typeof here | null = here) => pillars.answer(actor, READS, { id });

test('each look at a name or a phone is noted: who, what and what for, one row a person', async () => {
  const people = [await aPerson(pillars, '15.04'), await aPerson(pillars, '15.04')];
  for (const id of people) await agree(pillars, id);
  const ask = `query { personnel(filter: { within: "15.04" }, first: 100) {
    nodes { fullName(purpose: "jadwal piket") phone } } }`;
  await pillars.answer(coordinatorOf('15.71'), ask);
  await pillars.answer(null, ask);
  await pillars.ask(coordinatorOf('15.04'), ask);
  for (const id of people) {
    expect((await readsOf(id, coordinatorOf('15.04'))).data).toEqual({
      personalReads: {
        totalCount: 1,
        nodes: [
          {
            fields: ['FULL_NAME', 'PHONE'],
            readerSubject: 'dinsos-15.04:PILLAR_COORDINATOR',
            readerOrganisation: 'dinsos-15.04',
            readerRole: 'PILLAR_COORDINATOR',
            purpose: 'jadwal piket',
          },
        ],
      },
    });
  }
});

test('what is hidden was not read: a phone without consent leaves no row', async () => {
  const id = await aPerson(pillars, AREA);
  await pillars.ask(here, 'query ($id: ID!) { person(id: $id) { phone } }', { id });
  expect((await readsOf(id)).data).toMatchObject({ personalReads: { totalCount: 0 } });
});

test('the log is for the person, coordinators of the area and ADMIN, and is only ever added to', async () => {
  const id = await aPerson(pillars, AREA);
  await shown(id);
  const itself = { subject: 'akun-orang', name: 'x', organisation: null, grants: [] };
  await pillars.store.pool.query('update person set subject = $1 where personnel_id = $2', [itself.subject, id]);
  for (const actor of [here, anActor(Role.ADMIN, null, 'x'), itself]) {
    expect((await readsOf(id, actor)).data).toMatchObject({ personalReads: { totalCount: 1 } });
  }
  const codes = [];
  for (const actor of [null, coordinatorOf('15.71'), { ...itself, subject: 'lain' }]) {
    codes.push((await readsOf(id, actor)).errors?.[0]?.extensions?.['code']);
  }
  expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  await expect(pillars.store.pool.query('delete from personal_read')).rejects.toThrow(/only ever added/);
});

test('no name is shown that the log cannot note', async () => {
  const id = await aPerson(pillars, AREA);
  await pillars.store.pool.query('alter table personal_read rename to personal_read_away');
  const answer = await pillars.answer(here, 'query ($id: ID!) { person(id: $id) { initials fullName } }', { id });
  await pillars.store.pool.query('alter table personal_read_away rename to personal_read');
  expect(answer.data).toMatchObject({ person: { fullName: null } });
  expect(answer.errors).toHaveLength(1);
});

test('a hundred names are noted by one statement', async () => {
  for (let made = 0; made < 100; made += 1) await aPerson(pillars, '15.71.01');
  const before = await pillars.store.pool.query('select count(distinct xmin::text) as n from personal_read');
  await pillars.ask(
    coordinatorOf('15.71'),
    '{ personnel(filter: { within: "15.71" }, first: 100) { nodes { fullName } } }',
  );
  const after = await pillars.store.pool.query(
    'select count(distinct xmin::text) as n, count(*) filter (where reader_subject like $1) as rows from personal_read',
    ['dinsos-15.71:%'],
  );
  expect([Number(after.rows[0].n) - Number(before.rows[0].n), Number(after.rows[0].rows)]).toEqual([1, 100]);
});
