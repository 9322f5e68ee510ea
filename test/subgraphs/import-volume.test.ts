import { Readable } from 'node:stream';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { openFile } from '../../subgraphs/importing/file-rows.ts';
import { importRows } from '../../subgraphs/importing/import-run.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { figures } from '../../subgraphs/programs/figures/figure.import.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const ROWS = 100_000;
/** Rows read before growth is measured: a quick machine collects late, and by half the heap has found its size. */
const WARM = ROWS / 2;
const MOST_GROWTH = 150 * 1_048_576;

let hub: ProgramsAlone;
beforeAll(async () => {
  hub = await startProgramsAlone();
  await aSmallWorld(hub.store);
  await hub.store.pool.query(`insert into indicator (code, name_id, name_en, counts_people, is_people_in_need)
    values ('uji', 'Uji', 'Test', false, false)`);
});
afterAll(() => hub.stop());

function* lines(): Generator<string> {
  yield 'kode wilayah,indikator,rincian,periode,nilai,satuan,sumber,per tanggal\n';
  for (let at = 0; at < ROWS; at += 1) yield `15.07,uji,rincian ${at},2026,${at}.5,unit,test,2026-03-31\n`;
}

test('100,000 rows go in with bounded memory', { timeout: 300_000 }, async () => {
  const file = await openFile('CSV', Readable.from(lines(), { objectMode: false }));
  let [read, base, most] = [0, 0, 0];
  const started = performance.now();
  const tally = await importRows(hub.store, file, {
    dataSet: figures,
    mapping: null,
    actor: anActor(Role.PROGRAM_OFFICER, '15', 'bappeda'),
    isDryRun: false,
    heard(report) {
      read += report.tally.read;
      const { rss } = process.memoryUsage();
      if (read <= WARM) base = Math.max(base, rss);
      most = Math.max(most, rss);
    },
  });
  const seconds = (performance.now() - started) / 1_000;
  process.stdout.write(
    `${ROWS} rows in ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)} rows/s, ` +
      `memory grew by ${Math.round((most - base) / 1_048_576)} MB over ${Math.round(base / 1_048_576)} MB\n`,
  );
  expect(tally).toEqual({ read: ROWS, new: ROWS, changed: 0, same: 0, refused: 0 });
  expect(most - base).toBeLessThan(MOST_GROWTH);
});
