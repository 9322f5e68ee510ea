import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { startCommand } from '../support/processes.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const HEADING = 'kode wilayah,indikator,periode,nilai,satuan,sumber,per tanggal';
const GOOD = '15.07,poor_percent,2026-03,9.5,percent,test,2026-03-31';
const BAD = '15.1,poor_percent,2026-03,=9.7,percent,test,2026-03-31';

let hub: ProgramsAlone;
let folder: string;
beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'simpul-import-'));
  hub = await startProgramsAlone();
  await aSmallWorld(hub.store);
  await hub.store.pool.query(`insert into indicator (code, name_id, name_en, counts_people, is_people_in_need)
    values ('poor_percent', 'P0', 'P0', false, false)`);
});
afterAll(async () => {
  await hub?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await hub.store.pool.query('truncate figure, figure_choice');
});

const figures = async () => Number((await hub.store.pool.query('select count(*) from figure')).rows[0].count);

/** `npm run import` over a file of these lines, in a process of its own: its exit code and its words. */
async function importing(name: string, lines: string[], option?: string, dataSet = 'figures') {
  const options = option === undefined ? [] : [option];
  const path = join(folder, name);
  fs.writeFileSync(path, [HEADING, ...lines].join('\n'));
  const env = { DATABASE_URL: hub.databaseUrl, SIMPUL_HOME: folder };
  const running = startCommand('import', ['import', path, '--data-set', dataSet, ...options], env, folder);
  const code = await new Promise<number | null>((done, failed) => {
    const late = setTimeout(() => void running.kill().then(() => failed(new Error('the import did not end'))), 45_000);
    running.child.once('exit', (exit) => {
      clearTimeout(late);
      done(exit);
    });
  });
  return { code, said: fs.readFileSync(running.logFile, 'utf8'), problems: `${path}.problems.csv` };
}

test('a dry run, and a file that nobody agreed to, write nothing', async () => {
  const trial = await importing('coba.csv', [GOOD], '--dry-run');
  expect(trial.said).toContain('1 rows: 1 would be added');
  expect(trial.code).toBe(0);
  const unasked = await importing('coba.csv', [GOOD]);
  expect(unasked.said).toContain('Nothing was written. Add --yes to write.');
  expect(unasked.code).toBe(0);
  expect(await figures()).toBe(0);
  expect(fs.existsSync(trial.problems)).toBe(false);
});

test('with --yes the rows are written: exit code 0, and the same file again changes nothing', async () => {
  const first = await importing('baik.csv', [GOOD], '--yes');
  expect(first.said).toContain('figures of programs');
  expect([first.code, await figures()]).toEqual([0, 1]);
  const again = await importing('baik.csv', [GOOD], '--yes');
  expect(again.said).toContain('0 added, 0 changed, 1 the same, 0 refused');
  expect([again.code, await figures()]).toEqual([0, 1]);
});

test('a refused row is exit code 1 and stands in a file beside, which no spreadsheet takes for formulas', async () => {
  const { code, said, problems } = await importing('campur.csv', [GOOD, BAD], '--yes');
  expect(said).toContain('1 added, 0 changed, 0 the same, 1 refused');
  expect([code, await figures()]).toEqual([1, 1]);
  const told = fs.readFileSync(problems, 'utf8');
  expect(told).toContain('row,column,value,code,masalah,problem');
  expect(told).toMatch(/^3,kode wilayah,15\.1,INVALID_AREA_CODE,/m);
  expect(told).toMatch(/^3,nilai,'=9\.7,INVALID_DECIMAL,/m);
});

test('a file that is none, or that nothing says what it is for, is one sentence and exit code 1', async () => {
  expect(await importing('berkas.pdf', [GOOD], '--yes')).toMatchObject({
    code: 1,
    said: expect.stringContaining('no CSV, XLSX or GeoJSON by its name'),
  });
  expect(await importing('asing.csv', [GOOD], '--yes', 'planets')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Data sets: '),
  });
  expect(await figures()).toBe(0);
});
