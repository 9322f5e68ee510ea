import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { csrPersonalData } from '../../subgraphs/csr/personal-data.ts';
import type { Store } from '../../subgraphs/kit/database.ts';
import { log } from '../../subgraphs/kit/log.ts';
import { eraseOverdue, overdueRows, reportOverdue } from '../../subgraphs/host/retention.ts';
import type { PersonalData } from '../../subgraphs/kit/personal-data.ts';
import { LEDGER_RULES } from '../../subgraphs/pillars/ledger/ledger.queries.ts';
import { pillarsPersonalData } from '../../subgraphs/pillars/personal-data.ts';
import { startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany } from './csr-world.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aPerson, coordinatorOf, someAreas, TODAY } from './pillars-world.ts';

const AREA = '15.04.01';
const here = coordinatorOf(AREA);
let pillars: PillarsAlone;
let csr: CsrAlone;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
  csr = await startCsrAlone();
});

afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await Promise.all([pillars.stop(), csr.stop()]);
});

const command = (name: string, input: object, actor = here) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return pillars.ask<any>(actor, `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename } }`, {
    input,
  });
};

async function aFormerPerson(keptUntil?: string): Promise<string> {
  const id = await aPerson(pillars, AREA);
  await command('endPersonnel', { personnelId: id, reason: 'Pindah tugas' });
  if (keptUntil) {
    await pillars.store.pool.query('update person set retention_until = $2 where personnel_id = $1', [id, keptUntil]);
  }
  return id;
}

const nameOf = async (id: string) =>
  (await pillars.store.pool.query('select full_name from person where personnel_id = $1', [id])).rows[0]?.full_name;

test('who serves no more is kept up to a day of the setting, and is erased the day after it', async () => {
  process.env['RETENTION_PERSON_DAYS'] = '10';
  const counted = await aFormerPerson();
  delete process.env['RETENTION_PERSON_DAYS'];
  const { rows } = await pillars.store.pool.query(
    'select retention_until::text as day from person where personnel_id = $1',
    [counted],
  );
  expect(rows).toEqual([{ day: '2026-12-01' }]);
  const [serving, lastDay, past] = [
    await aPerson(pillars, AREA),
    await aFormerPerson(TODAY),
    await aFormerPerson('2026-11-20'),
  ];
  expect(await overdueRows(pillars.store, pillarsPersonalData)).toEqual({ person: 1, correction: 0, import_run: 0 });
  expect(await eraseOverdue(pillars.store, pillarsPersonalData)).toEqual({ person: 1, correction: 0, import_run: 0 });
  const kept = await Promise.all([serving, lastDay, counted, past].map(nameOf));
  expect(kept.map((name) => name !== null)).toEqual([true, true, true, false]);
  expect(await overdueRows(pillars.store, pillarsPersonalData)).toMatchObject({ person: 0 });
  const trail = await pillars.store.pool.query(
    `select distinct actor_subject, action from audit_entry
     where subject_type = 'Personnel' and subject_id = $1 and action = 'retention'`,
    [past],
  );
  expect(trail.rows).toEqual([{ actor_subject: 'simpul', action: 'retention' }]);
});

test('a correction that nobody decided lapses, and why others were refused is forgotten', async () => {
  const id = await aPerson(pillars, AREA);
  await command('linkPersonAccount', { personnelId: id, subject: 'akun-lama' });
  const self = { ...here, subject: 'akun-lama', grants: [] };
  await command('requestCorrection', { field: 'PHONE', value: '0812 000 111' }, self);
  await command('requestCorrection', { field: 'FULL_NAME', value: 'Contoh Lama' }, self);
  const found = await pillars.store.pool.query("select id from correction where field = 'FULL_NAME'");
  await command('refuseCorrection', { correctionId: found.rows[0].id, reason: 'Bukan Contoh Lama' });
  await pillars.store.pool.query("update correction set retention_until = '2026-11-20'");
  expect(await eraseOverdue(pillars.store, pillarsPersonalData)).toMatchObject({ correction: 2 });
  const { rows } = await pillars.store.pool.query('select state, wanted_value, reason from correction order by field');
  expect(rows).toEqual([
    { state: 'REFUSED', wanted_value: null, reason: null },
    { state: 'LAPSED', wanted_value: null, reason: null },
  ]);
  for (const sql of Object.values(LEDGER_RULES)) expect((await pillars.store.pool.query(sql)).rows).toEqual([]);
});

test('a contact goes once nobody gave it anew, and moves on when the company does', async () => {
  const members = [await aCompany(csr, 'org-lama'), await aCompany(csr, 'org-baru')];
  for (const member of members) {
    const change = `mutation { changeCompany(input: { expectedVersion: 1, contact: { name: "Ibu Kontak" } }) { __typename } }`;
    await csr.ask(member, change);
  }
  const { rows } = await csr.store.pool.query(
    'select distinct contact_retention_until::text as day from company where contact_name is not null',
  );
  expect(rows).toEqual([{ day: '2029-11-21' }]);
  await csr.store.pool.query(
    "update company set contact_retention_until = '2026-11-20' where organisation = 'org-lama'",
  );
  expect(await eraseOverdue(csr.store, csrPersonalData)).toEqual({ company: 1, import_run: 0 });
  const left = await csr.store.pool.query('select organisation from company where contact_name is not null');
  expect(left.rows).toEqual([{ organisation: 'org-baru' }]);
});

test('cells of a file of people, and who brought it, are kept as many days as the setting says', async () => {
  const run = (id: string, finished: string) =>
    csr.store.pool.query(
      `with run as (insert into import_run (id, file_name, data_set, is_dry_run, state, started_by, actor, key, body_hash,
         rows_read, rows_refused, queued_at, finished_at)
         values ($1::uuid, 'a.csv', 'companies', true, 'DONE', 'akun', '{"name": "Nama Petugas"}', $1::text, 'x', 1, 1, $2::timestamptz, $2::timestamptz)
         returning id)
       insert into import_problem (run_id, ordinal, row_number, value, code, words_id, words_en)
       select id, 1, 2, 'Ibu Sel', 'X', 'x', 'x' from run`,
      [id, finished],
    );
  await run('01930000-0000-7000-8000-000000000001', '2026-10-22T10:00:00Z');
  await run('01930000-0000-7000-8000-000000000002', '2026-10-21T10:00:00Z');
  expect(await eraseOverdue(csr.store, csrPersonalData)).toEqual({ company: 0, import_run: 1 });
  const { rows } = await csr.store.pool.query(
    `select r.actor ->> 'name' as name, (select count(*)::int from import_problem where run_id = r.id) as cells
     from import_run r order by r.id`,
  );
  expect(rows).toEqual([
    { name: 'Nama Petugas', cells: 1 },
    { name: '—', cells: 0 },
  ]);
});

test('the clock says how many rows wait, and of whom nothing', async () => {
  const told = vi.spyOn(log, 'warn');
  await reportOverdue(pillars.store, pillarsPersonalData);
  expect(told.mock.calls).toEqual([]);
  const id = await aFormerPerson('2026-11-20');
  await reportOverdue(pillars.store, pillarsPersonalData);
  expect(told.mock.calls).toEqual([[{ subgraph: 'pillars', overdue: { person: 1 } }, expect.any(String)]]);
  told.mockRestore();
  await eraseOverdue(pillars.store, pillarsPersonalData);
  expect(await nameOf(id)).toBeNull();
});

test('what is busy is left for the next time, and stops no other', async () => {
  const [busy, free] = [await aFormerPerson('2026-11-01'), await aFormerPerson('2026-11-02')];
  const holder = new Client({ connectionString: pillars.databaseUrl });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select 1 from pillars.personnel where id = $1 for update', [busy]);
  try {
    expect(await eraseOverdue(pillars.store, pillarsPersonalData)).toMatchObject({ person: 1 });
  } finally {
    await holder.end();
  }
  expect([await nameOf(busy), await nameOf(free)]).toEqual([expect.any(String), null]);
  expect(await eraseOverdue(pillars.store, pillarsPersonalData)).toMatchObject({ person: 1 });
}, 40_000);

const ALONE: [string, () => Store, PersonalData][] = [
  ['pillars', () => pillars.store, pillarsPersonalData],
  ['csr', () => csr.store, csrPersonalData],
];

test.each(ALONE)(
  '%s: every table in which a column names people is known to the hours after a leak',
  async (name, store, data) => {
    const { rows } = await store().pool.query<{ table: string }>(
      `select distinct table_name as table from information_schema.columns
     where table_schema = $1 and (column_name ~ '^(full_name|phone|contact_|actor_name|personnel_id|reader_subject)'
       or column_name = 'wanted_value') and table_name !~ '_version$' order by 1`,
      [name],
    );
    const known = Object.keys(data.tables);
    expect(rows.map(({ table }) => table).filter((table) => !known.includes(table))).toEqual([]);
    for (const { touched } of Object.values(data.tables)) {
      expect((await store().pool.query(touched)).rows).toEqual([
        { rows: expect.any(Number), people: expect.any(Number) },
      ]);
    }
  },
);
