import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { budgetLines } from '../../subgraphs/programs/budgets/budget-line.import.ts';
import { importFile } from '../support/importing.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const JAMBI = anActor(Role.PROGRAM_OFFICER, '15', 'bappeda-jambi');
const KOTA = anActor(Role.PROGRAM_OFFICER, '15.71', 'bappeda-kota');
const HEADING = 'nama pos;kode wilayah;tahun;opd;mekanisme;kode ppks;pagu;alokasi;realisasi;sumber;per tanggal;alasan';

let hub: ProgramsAlone;
let coveredId: string;
beforeAll(async () => {
  hub = await startProgramsAlone();
  coveredId = (await aSmallWorld(hub.store)).budgetLineId;
  await hub.store.pool.query('update budget_line set covered = 600');
});
afterAll(() => hub.stop());

const take = (lines: string[], isDryRun = false, actor = JAMBI) =>
  importFile(hub.store, actor, budgetLines, [HEADING, ...lines].join('\n'), { isDryRun });
const aLine = (name: string, area: string, sums: string, more = 'test;2026-03-31;') =>
  `${name};${area};2027;Dinsos;OPD;PPKS-08;${sums};${more}`;
const lineOf = async (name: string) => {
  const { budgetLines: found } = await hub.ask<any>(
    JAMBI,
    `{ budgetLines { nodes { name version ceiling allocated realised asOf mechanism
         versions { version allocated reason } } } }`,
  );
  return found.nodes.find((line: { name: string }) => line.name === name);
};
test('a trial writes nothing, new lines have a first version, the same file again changes nothing', async () => {
  const file = [
    aLine('Bedah rumah', '15.07', '2.000.000.000,00;1500000000;'),
    aLine('Bansos lansia', '15.71', ';900;0'),
  ];
  const trial = await take(file, true);
  expect(trial.tally).toEqual({ read: 2, new: 2, changed: 0, same: 0, refused: 0 });
  expect(trial.changes[0]?.differences).toEqual([
    { field: 'ceiling', before: null, after: '2000000000' },
    { field: 'allocated', before: null, after: '1500000000' },
  ]);
  expect(await lineOf('Bedah rumah')).toBeUndefined();
  expect((await take(file)).tally).toMatchObject({ new: 2, refused: 0 });
  expect(await lineOf('Bedah rumah')).toMatchObject({
    version: 1,
    ceiling: 2_000_000_000,
    allocated: 1_500_000_000,
    realised: null,
    mechanism: 'AGENCY_SPENDING',
    versions: [{ version: 1, reason: 'recorded' }],
  });
  expect((await take(file)).tally).toEqual({ read: 2, new: 0, changed: 0, same: 2, refused: 0 });
  expect(await lineOf('Bansos lansia')).toMatchObject({ version: 1, realised: 0 });
});

test('other sums make the next version, with the reason; what the row leaves out stays', async () => {
  const file = [aLine('BEDAH RUMAH', '15.07', ';1200000000;800', 'test;2026-06-30;APBD Perubahan')];
  expect((await take(file, true)).changes).toMatchObject([
    {
      kind: 'CHANGED',
      differences: [
        { field: 'allocated', before: '1500000000', after: '1200000000' },
        { field: 'realised', before: null, after: '800' },
        { field: 'asOf', before: '2026-03-31', after: '2026-06-30' },
      ],
    },
  ]);
  expect((await take(file)).tally).toMatchObject({ changed: 1 });
  expect(await lineOf('Bedah rumah')).toMatchObject({
    version: 2,
    ceiling: 2_000_000_000,
    allocated: 1_200_000_000,
    realised: 800,
    asOf: '2026-06-30',
  });
  expect((await lineOf('Bedah rumah')).versions).toContainEqual({
    version: 2,
    allocated: 1_200_000_000,
    reason: 'APBD Perubahan',
  });
  expect((await take(file)).tally).toMatchObject({ changed: 0, same: 1 });
});

test('every row that the API would refuse is refused, with its column; the good one is written', async () => {
  const { tally, problems } = await take([
    aLine('Bansos', '15.07', ';599;').replace('PPKS-08', ''),
    aLine('Bedah rumah', '15.07', ';1;', 'test;2026-03-31;'),
    aLine('Baru', '15.07', ';;'),
    aLine('Baru nol', '15.07', '0;5;'),
    aLine('Baru lain', '15.99', ';5;'),
    aLine('Baru sumber', '15.07', ';5;', 'nowhere;2026-03-31;'),
    aLine('Baru besok', '15.07', ';5;', 'test;2099-01-01;'),
    aLine('Baru kategori', '15.07', ';5;').replace('PPKS-08', 'PPKS-99'),
    aLine('Bansos lansia', '15.71', ';900;0').replace('PPKS-08', 'PPKS-09'),
    aLine('Baru miliar', '15.07', ';1,5 miliar;'),
    aLine('Baru baik', '15.07', ';5;'),
    aLine('baru BAIK', '15.07', ';6;'),
  ]);
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'allocated', 'BUDGET_LINE_BELOW_COVERINGS'],
    [3, 'asOf', 'OLDER_THAN_RECORD'],
    [4, 'allocated', 'NO_SUM'],
    [5, 'ceiling', 'AMOUNT_IS_ZERO'],
    [6, 'areaCode', 'UNKNOWN_AREA'],
    [7, 'sourceCode', 'UNKNOWN_SOURCE'],
    [8, 'asOf', 'DAY_IN_THE_FUTURE'],
    [9, 'categoryCode', 'UNKNOWN_NEED_CATEGORY'],
    [10, 'categoryCode', 'PURPOSE_DIFFERS'],
    [11, 'alokasi', 'INVALID_AMOUNT'],
    [13, null, 'DUPLICATE_IN_FILE'],
  ]);
  expect(tally).toMatchObject({ new: 1, refused: 11 });
  expect(await lineOf('Baru baik')).toMatchObject({ allocated: 5 });
});

test('down to what covers gaps a line may be lowered', async () => {
  const file = [aLine('Bansos', '15.07', ';600;').replace('PPKS-08', '')];
  expect((await take(file)).tally).toMatchObject({ changed: 1, refused: 0 });
  const { rows } = await hub.store.pool.query('select allocated, covered, version from budget_line where id = $1', [
    coveredId,
  ]);
  expect(rows).toEqual([{ allocated: '600', covered: '600', version: 2 }]);
});

test('lines that are twins on record are left to the screen', async () => {
  await hub.store.pool.query(
    `insert into budget_line (id, name, area_code, fiscal_year, agency, mechanism, version, allocated, source_code,
       as_of, is_demo, created_at, changed_at)
     select gen_random_uuid(), 'Kembar', '15.07', 2027, 'Dinsos', 'UNKNOWN', 1, 10, 'test', '2026-01-01', false, now(), now()
     from generate_series(1, 2)`,
  );
  expect((await take([aLine('Kembar', '15.07', ';11;')])).problems).toMatchObject([{ code: 'SEVERAL_LINES' }]);
});

test('an officer writes lines of the own area only', async () => {
  const { tally, problems } = await take(
    [aLine('Milik lain', '15.07', ';5;'), aLine('Milik kota', '15.71', ';5;')],
    false,
    KOTA,
  );
  expect(tally).toMatchObject({ new: 1, refused: 1 });
  expect(problems).toMatchObject([{ row: 2, code: 'NOT_YOUR_AREA' }]);
});

test('every version says who wrote it', async () => {
  const { rows } = await hub.store.pool.query(
    `select v.recorded_by, count(*)::int as versions from budget_line_version v join budget_line b on b.id = v.budget_line_id
     where b.name = 'Bedah rumah' group by 1`,
  );
  expect(rows).toEqual([{ recorded_by: JAMBI.subject, versions: 2 }]);
});
