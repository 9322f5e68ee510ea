import * as fs from 'node:fs';

import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { figures } from '../../subgraphs/programs/figures/figure.import.ts';
import { verificationRounds } from '../../subgraphs/programs/verifications/verification-round.import.ts';
import { importFile } from '../support/importing.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const JAMBI = anActor(Role.PROGRAM_OFFICER, '15', 'bappeda-jambi');
const KOTA = anActor(Role.PROGRAM_OFFICER, '15.71', 'bappeda-kota');
const HEADING = 'kode wilayah,indikator,periode,nilai,satuan,sumber,per tanggal,catatan';

let hub: ProgramsAlone;
beforeAll(async () => {
  hub = await startProgramsAlone();
  await aSmallWorld(hub.store);
  await hub.store.pool.query(`insert into indicator (code, name_id, name_en, counts_people, is_people_in_need) values
    ('poor_percent', 'P0', 'P0', false, false), ('poor_thousand', 'Miskin', 'Poor', true, true)`);
});
afterAll(() => hub.stop());
beforeEach(async () => {
  await hub.store.pool.query('truncate figure, figure_choice');
});

const count = async (table: string) =>
  Number((await hub.store.pool.query(`select count(*) from ${table}`)).rows[0].count);
const take = (csv: string, more: Parameters<typeof importFile>[4] = {}, actor = JAMBI) =>
  importFile(hub.store, actor, figures, csv, more);
const aRow = (area: string, value: string, indicator = 'poor_percent') =>
  `${area},${indicator},2026-03,${value},percent,test,2026-03-31,`;

describe('figures', () => {
  test('a trial writes nothing and says what would be written; the same file twice changes nothing', async () => {
    const csv = [HEADING, aRow('15.07', '9.5'), aRow('15.71', '8.25')].join('\n');
    expect((await take(csv, { isDryRun: true })).tally).toMatchObject({ read: 2, new: 2, refused: 0 });
    expect(await count('figure')).toBe(0);
    expect((await take(csv)).tally).toMatchObject({ new: 2 });
    expect((await take(csv)).tally).toEqual({ read: 2, new: 0, changed: 0, same: 2, refused: 0 });
    expect(await count('figure')).toBe(2);
  });

  test('a value that contradicts one on record is added beside it, and the diff names both', async () => {
    await take([HEADING, aRow('15.07', '9.5')].join('\n'));
    const { tally, changes } = await take([HEADING, aRow('15.07', '9.7')].join('\n'));
    expect(tally).toMatchObject({ new: 1, changed: 0 });
    expect(changes[0]?.differences).toEqual([{ field: 'value', before: '9.5', after: '9.7' }]);
    expect(await count('figure')).toBe(2);
  });

  test('every bad row is named with its column, its value and how to put it right; the good ones are written', async () => {
    const csv = [
      HEADING,
      aRow('15.1', '9.5'),
      aRow('15.99', '9.5'),
      aRow('15.07', 'sembilan'),
      aRow('15.07', '1.5', 'poor_thousands'),
      '15.07,poor_thousand,2026-03,1.0005,thousand persons,test,2026-03-31,',
      '15.07,poor_percent,2026-03,9.5,percent,nowhere,2026-03-31,',
      '15.07,poor_percent,2026-04,9.5,percent,test,2099-01-01,',
      '15.07,poor_percent,,9.5,percent,test,2026-03-31,',
      aRow('15.07', '9.5'),
      aRow('15.07', '9.5'),
    ].join('\n');
    const { tally, problems } = await take(csv);
    expect(tally).toEqual({ read: 10, new: 1, changed: 0, same: 0, refused: 9 });
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'kode wilayah', 'INVALID_AREA_CODE'],
      [3, 'areaCode', 'UNKNOWN_AREA'],
      [4, 'nilai', 'INVALID_DECIMAL'],
      [5, 'indicatorCode', 'UNKNOWN_INDICATOR'],
      [6, 'value', 'NOT_A_COUNT'],
      [7, 'sources', 'UNKNOWN_SOURCE'],
      [8, 'asOf', 'DAY_IN_THE_FUTURE'],
      [9, 'periode', 'MISSING'],
      [11, null, 'DUPLICATE_IN_FILE'],
    ]);
    expect(problems[2]).toMatchObject({ value: 'sembilan' });
    expect(problems.every(({ words }) => words.ID.length > 10 && words.EN.length > 10 && words.ID !== words.EN)).toBe(
      true,
    );
  });

  test('a count of people below kabupaten is written, and what is kept of the import does not repeat it', async () => {
    await take(`${HEADING}\n15.07.01,poor_thousand,2026-03,0.003,thousand persons,test,2026-03-31,`);
    const again = await take(`${HEADING}\n15.07.01,poor_thousand,2026-03,0.004,thousand persons,test,2026-03-31,`);
    expect(again.changes).toMatchObject([{ kind: 'NEW', differences: [] }]);
    expect(JSON.stringify(again)).not.toMatch(/0\.00[34]/);
    expect(await count('figure')).toBe(2);
  });

  test('an officer imports into the own area only', async () => {
    const csv = [HEADING, aRow('15.07', '9.5'), aRow('15.71', '8.25')].join('\n');
    const { tally, problems } = await take(csv, {}, KOTA);
    expect(tally).toMatchObject({ new: 1, refused: 1 });
    expect(problems[0]).toMatchObject({ row: 2, code: 'NOT_YOUR_AREA', value: '15.07' });
    expect((await take(csv, {}, anActor(Role.COMPANY, null, 'pt'))).tally).toMatchObject({ new: 0, refused: 2 });
  });

  test('identity numbers are refused and never repeated', async () => {
    await expect(take(`${HEADING},NIK\n${aRow('15.07', '9.5')},`)).rejects.toThrow(/NIK/);
    const { tally, problems } = await take(`${HEADING}\n15.07,poor_percent,2026,9,percent,test,2026,1571010101900001`);
    expect(tally).toMatchObject({ refused: 1, new: 0 });
    expect(problems[0]).toMatchObject({ column: 'catatan', value: null, code: 'IDENTITY_NUMBER' });
    expect(JSON.stringify(problems)).not.toContain('1571010101900001');
  });

  test('a file of Indonesian Excel: BOM, semicolons, commas in numbers, line breaks in quotes', async () => {
    const csv =
      `\uFEFFKode Wilayah;Indikator;Periode;Nilai;Satuan;Sumber;Per Tanggal;Catatan\r\n` +
      `15.07;poor_percent;2026;9,75;percent;test;31/03/2026;"dua\r\nbaris; satu sel"\r\n` +
      `15.71;poor_percent;2026;8,x;percent;test;31/03/2026;\r\n`;
    const { tally, problems } = await take(csv);
    expect(tally).toMatchObject({ new: 1, refused: 1 });
    expect(problems[0]).toMatchObject({ row: 3, column: 'Nilai' });
    const { rows } = await hub.store.pool.query('select trim_scale(value)::text as value, note from figure');
    expect(rows).toEqual([{ value: '9.75', note: 'dua\r\nbaris; satu sel' }]);
  });

  test('a file that cannot be read is refused as a whole, with what to do', async () => {
    const latin1 = Buffer.concat([Buffer.from(`${HEADING}\n`), Buffer.from([0x41, 0xe9, 0x0a])]);
    await expect(importFile(hub.store, JAMBI, figures, latin1)).rejects.toMatchObject({ code: 'NOT_UTF8' });
    await expect(take('')).rejects.toMatchObject({ code: 'EMPTY_FILE' });
    await expect(take('kode wilayah,nilai\n15,1')).rejects.toMatchObject({ code: 'COLUMNS_MISSING' });
    await expect(take('a,a\n1,2')).rejects.toMatchObject({ code: 'COLUMN_TWICE' });
    await expect(take(`${HEADING}\n15.07,"poor`)).rejects.toMatchObject({ code: 'BROKEN_CSV' });
    await expect(take('x', { format: 'XLSX' })).rejects.toMatchObject({ code: 'BROKEN_SHEET' });
  });

  test('a workbook of 100 rows with 3 bad ones: 97 are written, the 3 are named', async () => {
    const file = '.simpul/import-of-a-test.xlsx';
    fs.mkdirSync('.simpul', { recursive: true });
    // As Excel stores them, numbers have digits too many: 5.07 is 5.0700000000000003.
    const cells = Array.from({ length: 100 }, (_, at) => [
      { value: at === 10 ? '15.99' : '15.07' },
      { value: 'poor_percent' },
      { value: `${1900 + at}` },
      at === 20 ? { value: 'n/a' } : { value: 5 + at / 100 },
      { value: 'percent' },
      at === 30 ? { value: 'nowhere' } : { value: 'test' },
      { value: new Date('2026-03-31T00:00:00Z'), format: 'yyyy-mm-dd' },
      { value: '' },
    ]);
    const heading = HEADING.split(',').map((value) => ({ value }));
    await writeXlsxFile([heading, ...cells]).toFile(file);
    const content = fs.readFileSync(file);
    fs.rmSync(file);
    const { tally, problems } = await importFile(hub.store, JAMBI, figures, content, { format: 'XLSX' });
    expect(tally).toEqual({ read: 100, new: 97, changed: 0, same: 0, refused: 3 });
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [12, 'UNKNOWN_AREA'],
      [22, 'INVALID_DECIMAL'],
      [32, 'UNKNOWN_SOURCE'],
    ]);
    expect((await importFile(hub.store, JAMBI, figures, content, { format: 'XLSX' })).tally).toMatchObject({
      same: 97,
    });
    const { rows } = await hub.store.pool.query(`select trim_scale(value)::text as value, as_of::text as day from figure
      where period = '1907'`);
    expect(rows).toEqual([{ value: '5.07', day: '2026-03-31' }]);
  });

  test('people in need that were imported are told to other subgraphs', async () => {
    await take(`${HEADING}\n15.07,poor_thousand,2026-03,12.5,thousand persons,test,2026-03-31,`);
    const { rows } = await hub.store.pool.query(
      `select payload from events._private_jobs where key like 'pillars:programs.people-in-need:15.07:%'`,
    );
    expect(JSON.stringify(rows[0]?.payload)).toContain('12500');
  });
});

describe('verification rounds', () => {
  const ROUND = 'area_code,basis data,tahun,dilaksanakan,status anggaran,anggaran,sumber,per tanggal,dasar';
  const round = (line: string, isDryRun = false) =>
    importFile(hub.store, JAMBI, verificationRounds, `${ROUND}\n${line}`, { isDryRun });

  test('a round is added, changed as a next version, and left alone; the diff shows old and new', async () => {
    const first = '15.07,DTKS,2026,ya,dianggarkan,1000,test,2026-03-31,SK';
    expect((await round(first)).tally).toMatchObject({ new: 1 });
    expect((await round(first)).tally).toMatchObject({ same: 1 });
    const second = '15.07,DTKS,2026,ya,dianggarkan,1500,test,2026-03-31,SK';
    const trial = await round(second, true);
    expect(trial.tally).toMatchObject({ changed: 1 });
    expect(trial.changes[0]?.differences).toEqual([{ field: 'budget', before: '1000', after: '1500' }]);
    expect((await round(second)).tally).toMatchObject({ changed: 1 });
    expect(await count('verification_round_version')).toBe(2);
    const { rows } = await hub.store.pool.query('select version, budget from verification_round');
    expect(rows).toEqual([{ version: 2, budget: '1500' }]);
  });

  test('a round that turned out to have no budget loses the one it had', async () => {
    await round('15.71,DTKS,2026,ya,dianggarkan,1000,test,2026-03-31,SK');
    const { tally, changes } = await round('15.71,DTKS,2026,ya,tidak dianggarkan,,test,2026-06-30,SK');
    expect(tally).toMatchObject({ changed: 1, refused: 0 });
    expect(changes[0]?.differences).toContainEqual({ field: 'budget', before: '1000', after: null });
    const { rows } = await hub.store.pool.query(
      "select budget, budget_status from verification_round where area_code = '15.71'",
    );
    expect(rows).toEqual([{ budget: null, budget_status: 'NOT_BUDGETED' }]);
  });

  test('an older file does not take back what was recorded meanwhile', async () => {
    const older = '15.71,DTSEN,2026,tidak,tidak dianggarkan,,test,2026-03-31,SK';
    await round(older);
    await round('15.71,DTSEN,2026,ya,dianggarkan,2000,test,2026-06-30,SK');
    const { tally, problems } = await round(older);
    expect(tally).toMatchObject({ changed: 0, refused: 1 });
    expect(problems).toMatchObject([{ column: 'asOf', code: 'OLDER_THAN_RECORD', value: '2026-03-31' }]);
  });

  test('what the API refuses an import refuses too', async () => {
    const { problems } = await round('15.07,DTKS,2025,ya,tidak dianggarkan,1000,test,2026-03-31,SK');
    expect(problems).toMatchObject([{ column: 'budget', code: 'BUDGET_WITHOUT_STATUS' }]);
  });
});
