import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { LEDGER_RULES } from '../../subgraphs/pillars/ledger/ledger.queries.ts';
import { anActor, startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import {
  aGap,
  aPerson,
  command as commandIn,
  coordinatorOf,
  deploy,
  someAreas,
  staffingOf,
  step,
  TODAY,
} from './pillars-world.ts';

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
const account = (subject: string): Actor => ({ subject, name: `Nama ${subject}`, organisation: null, grants: [] });
const CORRECTION = 'correction { id field state value reason }';

const command = (actor: Actor | null, name: string, input: object, fields?: string) =>
  commandIn(pillars, actor, name, input, fields);

const request = (actor: Actor | null, input: object) =>
  command(
    actor,
    'requestCorrection',
    input,
    `... on CorrectionRequested { replayed ${CORRECTION} } ... on CorrectionAlreadyOpen { ${CORRECTION} }`,
  );

const accept = (actor: Actor | null, correctionId: string) =>
  command(
    actor,
    'acceptCorrection',
    { correctionId },
    `... on CorrectionAccepted { ${CORRECTION} personnel { fullName initials phone version } }`,
  );

const refuse = (actor: Actor | null, correctionId: string) =>
  command(
    actor,
    'refuseCorrection',
    { correctionId, reason: 'Surat tidak cocok' },
    `... on CorrectionRefused { ${CORRECTION} }`,
  );

/** Somebody of the register with an account. */
async function somebody(subject: string): Promise<{ id: string; self: Actor }> {
  const id = await aPerson(pillars, AREA);
  await command(here, 'linkPersonAccount', { personnelId: id, subject });
  return { id, self: account(subject) };
}

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

async function breaches(): Promise<object[]> {
  const found = [];
  for (const sql of Object.values(LEDGER_RULES)) found.push(...(await pillars.store.pool.query(sql)).rows);
  return found;
}

test('what the person asks for stands in the register once a coordinator accepts, and nowhere else', async () => {
  const { id, self } = await somebody('akun-perbaikan');
  const { correction, replayed } = await request(self, { field: 'FULL_NAME', value: 'Contoh Betul Sekali' });
  expect([replayed, correction]).toEqual([
    false,
    { id: expect.any(String), field: 'FULL_NAME', state: 'REQUESTED', value: 'Contoh Betul Sekali', reason: null },
  ]);
  expect(await accept(here, correction.id)).toMatchObject({
    __typename: 'CorrectionAccepted',
    correction: { state: 'ACCEPTED', value: null },
    personnel: { fullName: 'Contoh Betul Sekali', initials: 'C.B.S.', version: 2 },
  });
  expect(await rowsWith('Contoh Betul Sekali')).toEqual(['person']);
  expect(await accept(here, correction.id)).toMatchObject({ code: 'CORRECTION_DECIDED' });
  const phone = await request(self, { field: 'PHONE' });
  expect(await accept(here, phone.correction.id)).toMatchObject({ personnel: { phone: null } });
  const { rows } = await pillars.store.pool.query('select phone from person where personnel_id = $1', [id]);
  expect(rows).toEqual([{ phone: null }]);
  expect(await breaches()).toEqual([]);
});

test('refused, the register stays, and the person reads why', async () => {
  const { self } = await somebody('akun-ditolak');
  const { correction } = await request(self, { field: 'PHONE', value: '0899-555-777' });
  expect(await refuse(here, correction.id)).toMatchObject({ correction: { state: 'REFUSED', value: null } });
  expect(await rowsWith('0899-555-777')).toEqual([]);
  const { myData } = await pillars.ask<any>(self, '{ myData { json corrections { state reason } } }');
  expect(myData.corrections).toEqual([{ state: 'REFUSED', reason: 'Surat tidak cocok' }]);
  expect(JSON.parse(myData.json).corrections).toMatchObject([{ field: 'PHONE', state: 'REFUSED' }]);
});

test('the same wish twice is one request; another one waits; a wish that could not stand there is told', async () => {
  const { self } = await somebody('akun-dua');
  const [first, again] = await Promise.all([1, 2].map(() => request(self, { field: 'PHONE', value: '0812 111 222' })));
  expect(again.correction.id).toBe(first.correction.id);
  expect([first.replayed, again.replayed].toSorted()).toEqual([false, true]);
  const other = await request(self, { field: 'PHONE', value: '0812 333 444' });
  expect(other).toMatchObject({ code: 'CORRECTION_ALREADY_OPEN', correction: { value: '0812 111 222' } });
  expect(await request(self, { field: 'PHONE', value: 'bukan nomor' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await request(self, { field: 'FULL_NAME' })).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('only the person asks, only another coordinator of the area decides, and each look is noted', async () => {
  const { id, self } = await somebody('akun-hak');
  expect(await request(account('tanpa-orang'), { field: 'PHONE' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await request(null, { field: 'PHONE' })).toMatchObject({ code: 'UNAUTHENTICATED' });
  const { correction } = await request(self, { field: 'PHONE', value: '0812 777 888' });
  const list = (actor: Actor | null, within = AREA) =>
    pillars.answer(actor, `{ corrections(within: "${within}") { totalCount nodes { id value personnel { id } } } }`);
  const codeOf = async (actor: Actor | null) => (await list(actor)).errors?.[0]?.extensions?.['code'];
  expect(await codeOf(null)).toBe('UNAUTHENTICATED');
  for (const actor of [self, coordinatorOf('15.71'), anActor(Role.PROGRAM_OFFICER, '15', 'x')]) {
    expect(await codeOf(actor)).toBe('FORBIDDEN');
  }
  expect(await accept(coordinatorOf('15.71'), correction.id)).toMatchObject({ code: 'FORBIDDEN' });
  const coordinatorToo = { ...here, subject: self.subject };
  expect(await accept(coordinatorToo, correction.id)).toMatchObject({ code: 'OWN_CORRECTION' });
  const reads = async () =>
    (await pillars.store.pool.query('select fields, reader_subject from personal_read where personnel_id = $1', [id]))
      .rows;
  expect(await reads()).toEqual([]);
  const shown = (await list(here)).data?.['corrections'] as { nodes: { id: string; value: string }[] };
  expect(shown.nodes.find((row) => row.id === correction.id)?.value).toBe('0812 777 888');
  expect(await reads()).toEqual([{ fields: ['PHONE'], reader_subject: here.subject }]);
  await expect(pillars.store.pool.query('delete from correction_step')).rejects.toThrow(/only ever added/);
});

test('who erases their own data is gone at once: open deployments end, what was served stays counted', async () => {
  const { id, self } = await somebody('akun-pergi');
  await pillars.store.pool.query(`update person set full_name = 'Contoh Pamit' where personnel_id = '${id}'`);
  const [active, proposed] = [await aGap(pillars), await aGap(pillars)];
  const { deployment } = await deploy(pillars, id, active, { beginsOn: TODAY, endsOn: '2026-11-30' });
  for (const verb of ['confirm', 'start']) await step(pillars, verb, deployment?.id ?? '');
  await deploy(pillars, id, proposed, { beginsOn: '2026-12-01', endsOn: '2026-12-31' });
  await request(self, { field: 'FULL_NAME', value: 'Contoh Pamit Sekali' });
  expect(await command(self, 'eraseMyData', { isConfirmed: false })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await command(account('tanpa-orang'), 'eraseMyData', { isConfirmed: true })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const erased = '... on MyDataErased { personnel { initials status deployments { nodes { state endsOn } } } }';
  expect(await command(self, 'eraseMyData', { isConfirmed: true }, erased)).toEqual({
    __typename: 'MyDataErased',
    personnel: {
      initials: '—',
      status: 'ENDED',
      deployments: {
        nodes: [
          { state: 'COMPLETED', endsOn: TODAY },
          { state: 'CANCELLED', endsOn: '2026-12-31' },
        ],
      },
    },
  });
  expect(await staffingOf(pillars, active)).toMatchObject({ deployed: 0, completed: 1 });
  expect(await staffingOf(pillars, proposed)).toMatchObject({ proposed: 0 });
  for (const text of ['Contoh Pamit', 'akun-pergi']) expect(await rowsWith(text)).toEqual([]);
  expect(await pillars.ask(self, '{ myData { json } }')).toEqual({ myData: null });
  expect(await breaches()).toEqual([]);
});
