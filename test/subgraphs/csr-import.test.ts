import { afterAll, beforeAll, expect, test } from 'vitest';

import { planImport, runImport } from '../../gateway/importing.ts';
import { seedCsrReference } from '../../seeds/csr/reference.ts';
import { companies } from '../../subgraphs/csr/companies/company.import.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { importFile } from '../support/importing.ts';
import { HAS_OUTSIDE_DATA, outsideFile, sayWhySkipped } from '../support/outside-data.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';

const FORUM = anActor(Role.FORUM_COORDINATOR, '15', 'forum-jambi');
const HEADING = 'NIB;Nama Perusahaan;Sektor;Kepemilikan;Kode Wilayah;Organisasi';

let csr: CsrAlone;
beforeAll(async () => {
  csr = await startCsrAlone();
  await csr.store.pool.query(
    `insert into area (code, name, level) values ('15', 'Jambi', 'PROVINCE'), ('15.05', 'Muaro Jambi', 'REGENCY'),
       ('15.06', 'Tanjab Barat', 'REGENCY'), ('15.71', 'Kota Jambi', 'CITY')`,
  );
  await seedCsrReference(csr.store);
});
afterAll(() => csr.stop());

const take = (lines: string[], actor = FORUM) =>
  importFile(csr.store, actor, companies, [HEADING, ...lines].join('\n'));

test('companies wait to be verified, as if they had registered themselves; the same file twice changes nothing', async () => {
  const lines = [
    '0220001234567;PT Uji Satu;perkebunan;swasta;15.71;',
    '0220001234568;PT Uji Dua;ENERGY;BUMN;15.05;pt-uji-dua',
  ];
  expect((await take(lines)).tally).toMatchObject({ new: 2, refused: 0 });
  expect((await take(lines)).tally).toMatchObject({ new: 0, same: 2 });
  const { rows } = await csr.store.pool.query(
    `select c.code, c.name, c.organisation, c.status, e.kind, e.actor_subject from company c
     join company_event e on e.company_id = c.id order by c.registration_number`,
  );
  expect(rows).toMatchObject([
    { code: 'PRS-0001', organisation: 'nib-0220001234567', status: 'REGISTERED', actor_subject: FORUM.subject },
    { code: 'PRS-0002', name: 'PT Uji Dua', organisation: 'pt-uji-dua', kind: 'REGISTERED' },
  ]);
});

test('what a company says of itself only the company changes; bad rows are named', async () => {
  const { tally, problems } = await take([
    '0220001234567;PT Uji Lain;perkebunan;swasta;15.71;',
    '220001234569;PT Uji Tiga;perkebunan;swasta;15.71;',
    '0220001234570;PT Uji Empat;sihir;swasta;15.71;',
    '0220001234571;PT Uji Lima;jasa;swasta;32.12;',
    '0220001234572;PT Uji Enam;jasa;swasta;15.99;',
    '0220001234573;PT Uji Tujuh;jasa;swasta;15.71;pt-uji-dua',
  ]);
  expect(tally).toMatchObject({ new: 0, changed: 0, refused: 6 });
  expect(problems.map(({ code }) => code)).toEqual([
    'COMPANY_KEEPS_ITS_ENTRY',
    'INVALID_REGISTRATION_NUMBER',
    'UNKNOWN_VALUE',
    'NOT_YOUR_AREA',
    'UNKNOWN_AREA',
    'ORGANISATION_TAKEN',
  ]);
});

test('the contact of a company comes with it, and is never repeated in what is said of its row', async () => {
  const heading = `${HEADING};Narahubung;Surel;Telepon`;
  const row = '0220001234590;PT Uji Kontak;jasa;swasta;15.71;pt-kontak;Siti Aminah;csr@contoh.co.id;+62 741 123456';
  const takeWith = (...lines: string[]) => importFile(csr.store, FORUM, companies, [heading, ...lines].join('\n'));
  const first = await takeWith(row);
  expect(first).toMatchObject({ tally: { new: 1, refused: 0 } });
  expect((await takeWith(row)).tally).toMatchObject({ same: 1 });
  const { rows } = await csr.store.pool.query(
    "select contact_name, contact_email, contact_phone from company where organisation = 'pt-kontak'",
  );
  expect(rows).toEqual([
    { contact_name: 'Siti Aminah', contact_email: 'csr@contoh.co.id', contact_phone: '+62 741 123456' },
  ]);
  const bad = await takeWith(
    row.replace('Siti Aminah', 'Budi Santoso'),
    row.replace('csr@contoh.co.id', 'budi di kantor').replace('4590', '4591').replace('pt-kontak', 'pt-lain'),
    row.replace('+62 741 123456', 'hp Budi').replace('4590', '4592').replace('pt-kontak', 'pt-lain'),
    row.replace('Siti Aminah', 'Budi (NIK 1507.0101.0190.0001)').replace('4590', '4593'),
  );
  expect(bad.problems.map(({ row: at, column, code, value }) => [at, column, code, value])).toEqual([
    [2, 'contactName', 'COMPANY_KEEPS_ITS_ENTRY', null],
    [3, 'Surel', 'INVALID_EMAIL', null],
    [4, 'Telepon', 'INVALID_PHONE', null],
    [5, 'Narahubung', 'IDENTITY_NUMBER', null],
  ]);
  expect(JSON.stringify([first, bad])).not.toMatch(/Siti|Budi|1507\.0101|pt-kontak/);
});

test('an imported contact is kept as long as one that a company gives itself', async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  process.env['RETENTION_CONTACT_DAYS'] = '30';
  const heading = `${HEADING};Narahubung`;
  const row = '0220001234595;PT Uji Simpan;jasa;swasta;15.71;pt-simpan;Siti Aminah';
  await importFile(csr.store, FORUM, companies, [heading, row].join('\n'));
  const { rows } = await csr.store.pool.query(
    "select contact_retention_until::text as until from company where organisation = 'pt-simpan'",
  );
  expect(rows).toEqual([{ until: '2026-12-21' }]);
});

test('the ten-thousandth company keeps all digits of its number', async () => {
  await csr.store.pool.query("select setval('company_number', 9999)");
  await take(['0220001234596;PT Uji Banyak;jasa;swasta;15.71;pt-banyak']);
  const { rows } = await csr.store.pool.query("select code from company where organisation = 'pt-banyak'");
  expect(rows).toEqual([{ code: 'PRS-10000' }]);
});

sayWhySkipped();
test.skipIf(!HAS_OUTSIDE_DATA)('csr_observations: 8 rows are the seeds; the second time nothing', async () => {
  const plan = await planImport(outsideFile('stats/csr_observations.csv'), { dataSet: null, mappingFile: null });
  const first = await runImport(csr.store, plan, { isDryRun: false });
  expect(first).toEqual({ read: 8, new: 0, changed: 0, same: 8, refused: 0 });
});

test('an observation is changed by a later print of it, and the diff names old and new', async () => {
  const { csrObservations } = await import('../../subgraphs/csr/forum/observation.import.ts');
  const csv =
    'kode,kode wilayah,periode,indikator,nilai,satuan,kode sumber,sumber\nCS-001,15,2022,csr_proposed_amount,36000000000,IDR,medialintas-20230731,Media';
  const trial = await importFile(csr.store, FORUM, csrObservations, csv, { isDryRun: true });
  expect(trial.tally).toMatchObject({ changed: 1 });
  expect(trial.changes[0]?.differences).toContainEqual({ field: 'value', before: '35000000000', after: '36000000000' });
  expect((await importFile(csr.store, FORUM, csrObservations, csv)).tally).toMatchObject({ changed: 1 });
  expect((await importFile(csr.store, FORUM, csrObservations, csv)).tally).toMatchObject({ same: 1 });
  const { rows } = await csr.store.pool.query(`select value::text, quote is not null as quoted from csr_observation
    where code = 'CS-001'`);
  expect(rows).toEqual([{ value: '36000000000', quoted: true }]);
});

test('a code that names a figure of an area beyond the own one changes nothing there', async () => {
  const { csrObservations } = await import('../../subgraphs/csr/forum/observation.import.ts');
  const csv =
    'kode,kode wilayah,periode,indikator,nilai,satuan,kode sumber,sumber\nCS-001,15.71,2022,csr_proposed_amount,1,IDR,media,Media';
  const before = await csr.store.pool.query("select area_code, value from csr_observation where code = 'CS-001'");
  const town = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');
  const { tally, problems } = await importFile(csr.store, town, csrObservations, csv);
  expect(tally).toMatchObject({ changed: 0, refused: 1 });
  expect(problems).toMatchObject([{ row: 2, column: 'code', code: 'CODE_OF_ANOTHER_AREA', value: 'CS-001' }]);
  const after = await csr.store.pool.query("select area_code, value from csr_observation where code = 'CS-001'");
  expect(after.rows).toEqual(before.rows);
});
