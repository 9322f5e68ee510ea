import { afterAll, beforeAll, expect, test } from 'vitest';

import { planImport, runImport } from '../../gateway/importing.ts';
import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { personnel } from '../../subgraphs/pillars/personnel/personnel.import.ts';
import { importFile } from '../support/importing.ts';
import { HAS_OUTSIDE_DATA, outsideFile, sayWhySkipped } from '../support/outside-data.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { coordinatorOf, someAreas } from './pillars-world.ts';

const JAMBI = coordinatorOf('15');
const HEADING = 'nama lengkap,jenis,wilayah tugas,no hp,keahlian';

let pillars: PillarsAlone;
beforeAll(async () => {
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
  await pillars.store.pool.query(`insert into area values ('15.72', 'Sungai Penuh', 'CITY', '15'),
    ('32.12', 'Indramayu', 'REGENCY', '32') on conflict do nothing`);
});
afterAll(() => pillars.stop());

const take = (lines: string[], actor = JAMBI) =>
  importFile(pillars.store, actor, personnel, [HEADING, ...lines].join('\n'));

test('people are entered once, and what a later file adds of them is a change', async () => {
  const lines = ['Contoh Satu,TKSK,15.04.01,0812-000-0001,', 'Contoh Dua,PSM,15.71.01,,data|lapangan'];
  expect((await take(lines)).tally).toMatchObject({ new: 2 });
  expect((await take(lines)).tally).toMatchObject({ same: 2 });
  const { tally, changes } = await take(['contoh satu,TKSK,15.04.01,0812-000-0009,', 'Contoh Dua,PSM,15.71.01,,']);
  expect(tally).toMatchObject({ changed: 1, same: 1 });
  expect(changes[0]?.differences).toEqual([{ field: 'phone', before: null, after: null }]);
  const { rows } = await pillars.store.pool.query(
    `select n.full_name, n.initials, n.phone, p.version, p.skills from personnel p join person n on n.personnel_id = p.id
     order by n.full_name`,
  );
  expect(rows).toEqual([
    { full_name: 'Contoh Dua', initials: 'C.D.', phone: null, version: 1, skills: ['data', 'lapangan'] },
    { full_name: 'Contoh Satu', initials: 'C.S.', phone: '0812-000-0009', version: 2, skills: [] },
  ]);
});

test('a column of identity numbers refuses the file, a number in a cell its row; other areas and types are refused', async () => {
  const withNik = importFile(pillars.store, JAMBI, personnel, `${HEADING},NIK\nContoh,TKSK,15.04.01,,,1`);
  await expect(withNik).rejects.toMatchObject({ code: 'IDENTITY_NUMBER' });
  const { tally, problems } = await take(
    [
      '1571010101900001,TKSK,15.04.01,,',
      'Contoh 1571010101900001,TKSK,15.04.01,,',
      'Contoh Tiga,TKSK,15.71.01,,',
      'Contoh Tiga,KARANG_TARUNA,15.04.01,,',
      'Contoh Tiga,TKSK,15.04.01,telepon,',
    ],
    coordinatorOf('15.04'),
  );
  expect(tally).toMatchObject({ new: 0, refused: 5 });
  expect(problems.map(({ code }) => code)).toEqual([
    'IDENTITY_NUMBER',
    'IDENTITY_NUMBER',
    'NOT_YOUR_AREA',
    'UNKNOWN_PERSONNEL_TYPE',
    'INVALID_PHONE',
  ]);
  expect(JSON.stringify(problems)).not.toMatch(/KARANG_TARUNA|Contoh/);
});

sayWhySkipped();
test.skipIf(!HAS_OUTSIDE_DATA)('psks_counts: 5 rows are the seeds; the second time nothing', async () => {
  const plan = await planImport(outsideFile('stats/psks_counts.csv'), { dataSet: null, mappingFile: null });
  const first = await runImport(pillars.store, plan, { isDryRun: false });
  expect(first).toEqual({ read: 5, new: 0, changed: 0, same: 5, refused: 0 });
});
