import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, agree, aPerson, coordinatorOf, deploy, someAreas, staffingOf, step, TODAY } from './pillars-world.ts';

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
const account = (subject: string) => ({ subject, name: `Nama ${subject}`, organisation: null, grants: [] });

const link = (personnelId: string, subject: string, actor = here) =>
  pillars.answer(
    actor,
    `mutation ($input: LinkPersonAccountInput!) { it: linkPersonAccount(input: $input) {
       __typename ... on Refusal { code } } }`,
    { input: { personnelId, subject } },
  );

const erase = (personnelId: string, actor = here) =>
  pillars.answer(
    actor,
    `mutation ($input: ErasePersonInput!) { it: erasePerson(input: $input) { __typename
       ... on PersonnelErased { personnel { initials fullName phone status skills } } ... on Refusal { code } } }`,
    { input: { personnelId } },
  );

/** Every row of the schema that holds a text. */
async function rowsWith(text: string): Promise<string[]> {
  const { rows: tables } = await pillars.store.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'pillars' and table_type = 'BASE TABLE'`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const found = await pillars.store.pool.query(`select 1 from ${name} t where t::text like $1`, [`%${text}%`]);
    if ((found.rowCount ?? 0) > 0) holding.push(name);
  }
  return holding;
}

test('somebody linked to an account reads all that is held of them, and nobody else does', async () => {
  const id = await aPerson(pillars, AREA);
  await agree(pillars, id);
  await deploy(pillars, id, await aGap(pillars));
  expect((await link(id, 'akun-a')).data).toMatchObject({ it: { __typename: 'PersonAccountLinked' } });
  const query = '{ myData { personnelId json } }';
  const { myData } = await pillars.ask<{ myData: { personnelId: string; json: string } }>(account('akun-a'), query);
  expect(myData.personnelId).toBe(id);
  expect(JSON.parse(myData.json)).toMatchObject({
    person: { full_name: expect.stringMatching(/^Contoh Orang/), phone: '+62 812 0000 0000', subject: 'akun-a' },
    consents: [{ purpose: 'CONTACT', words_id: expect.stringContaining('Saya setuju') }],
    deployments: [{ state: 'PROPOSED', steps: [{ to_state: 'PROPOSED' }] }],
    certificates: [],
  });
  expect(await pillars.ask(account('akun-b'), query)).toEqual({ myData: null });
  expect((await pillars.answer(null, query)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
});

test('an account is one person, linked by a coordinator of the area', async () => {
  const [id, other] = [await aPerson(pillars, AREA), await aPerson(pillars, AREA)];
  await link(id, 'akun-c');
  expect((await link(other, 'akun-c')).data).toMatchObject({ it: { code: 'ACCOUNT_ALREADY_LINKED' } });
  expect((await link(other, 'akun-d', coordinatorOf('15.71'))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

test('nobody links an account of their own: its myData would show them a phone without consent, and without a trace', async () => {
  const id = await aPerson(pillars, AREA);
  expect((await link(id, here.subject)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect(await pillars.ask(here, '{ myData { json } }')).toEqual({ myData: null });
});

test('an account that is linked while the person is being erased is told so', async () => {
  const id = await aPerson(pillars, AREA);
  const eraser = await pillars.store.pool.connect();
  const waiting = async () => {
    const locked = "datname = current_database() and wait_event_type = 'Lock'";
    return (await pillars.store.pool.query(`select 1 from pg_stat_activity where ${locked}`)).rowCount;
  };
  try {
    await eraser.query('begin');
    await eraser.query('select 1 from personnel where id = $1 for no key update', [id]);
    const linked = link(id, 'akun-terlambat');
    await expect.poll(waiting).toBe(1);
    await eraser.query(
      "update person set full_name = null, initials = '—', phone = null, erased_at = now() where personnel_id = $1",
      [id],
    );
    await eraser.query("update personnel set status = 'ENDED' where id = $1", [id]);
    await eraser.query('commit');
    expect((await linked).data).toMatchObject({ it: { code: 'PERSON_ERASED' } });
  } finally {
    eraser.release(true);
  }
});

test('erased, nothing in any table says who it was, and what was counted is counted still', async () => {
  const [id, gap] = [await aPerson(pillars, AREA), await aGap(pillars)];
  await pillars.store.pool.query(`update person set full_name = 'Contoh Terhapus', phone = '0899-111-222'
    where personnel_id = '${id}'`);
  await agree(pillars, id);
  await link(id, 'akun-terhapus');
  const { deployment } = await deploy(pillars, id, gap, { task: 'Antar Contoh Terhapus', beginsOn: TODAY });
  expect((await erase(id)).data).toMatchObject({ it: { code: 'PERSONNEL_STILL_DEPLOYED' } });
  const over = deployment?.id ?? '';
  for (const verb of ['confirm', 'start', 'complete']) await step(pillars, verb, over);
  const before = await staffingOf(pillars, gap);
  expect((await erase(id, coordinatorOf('15.71'))).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect((await erase(id)).data).toEqual({
    it: {
      __typename: 'PersonnelErased',
      personnel: { initials: '—', fullName: null, phone: null, status: 'ENDED', skills: [] },
    },
  });
  for (const text of ['Contoh Terhapus', '0899-111-222', 'akun-terhapus']) expect(await rowsWith(text)).toEqual([]);
  expect(await staffingOf(pillars, gap)).toEqual(before);
  expect((await erase(id)).data).toMatchObject({ it: { code: 'PERSON_ERASED' } });
  expect(await agree(pillars, id)).toMatchObject({ code: 'PERSON_ERASED' });
});

test('a history shows no name of somebody who was erased, and stays as it was written', async () => {
  const coordinator = { ...anActor(Role.PILLAR_COORDINATOR, '15', 'dinsos'), subject: 'akun-e', name: 'Nama Petugas' };
  const [id, own] = [await aPerson(pillars, AREA), await aPerson(pillars, AREA)];
  const { deployment } = await deploy(pillars, id, await aGap(pillars), {}, coordinator);
  const names = async () => {
    const query = 'query ($id: ID!) { deployment(id: $id) { history { actorName toState } } }';
    const read = await pillars.ask<{ deployment: { history: object[] } }>(coordinatorOf('15'), query, {
      id: deployment?.id,
    });
    return read.deployment.history;
  };
  expect(await names()).toEqual([{ actorName: 'Nama Petugas', toState: 'PROPOSED' }]);
  await link(own, 'akun-e');
  await erase(own);
  expect(await names()).toEqual([{ actorName: null, toState: 'PROPOSED' }]);
  // What remains, and why PRIVACY.md says so: the row itself is only ever added to.
  expect(await rowsWith('Nama Petugas')).toEqual(['deployment_event']);
});
