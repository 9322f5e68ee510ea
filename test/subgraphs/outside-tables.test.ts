import { afterAll, beforeAll, expect, test } from 'vitest';

import { planImport, runImport } from '../../gateway/importing.ts';
import { seedPrograms } from '../../seeds/programs.ts';
import { HAS_OUTSIDE_DATA, outsideFile, sayWhySkipped } from '../support/outside-data.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

sayWhySkipped();

let hub: ProgramsAlone;
beforeAll(async () => {
  if (!HAS_OUTSIDE_DATA) return;
  hub = await startProgramsAlone();
  await seedPrograms(hub.store, { demo: false });
});
afterAll(async () => hub?.stop());

/** Each table over the seeds: rows, how many of them are new, changed, the same and refused, and why. */
const TABLES: [file: string, read: number, isNew: number, changed: number, refused: Record<string, number>][] = [
  ['poverty_indicators', 1_065, 0, 0, {}],
  ['population_2024', 1_659, 1_659, 0, {}],
  ['human_development_2025', 95, 95, 0, {}],
  ['welfare_indicators_2021', 3_598, 3_579, 0, {}],
  ['assistance_recipients', 18, 0, 0, {}],
  ['dumisake_realisation', 55, 0, 0, {}],
  ['ppks_counts', 10, 0, 0, {}],
  // Five sentences about how many kabupaten and kota did what: the hub keeps those as verification statements.
  ['dtks_verification', 8, 0, 0, { UNKNOWN_INDICATOR: 5 }],
  ['dtks_verval_budget', 22, 0, 2, {}],
];

test.skipIf(!HAS_OUTSIDE_DATA).each(TABLES)(
  '%s: %i rows, what is new, changed and refused, and the second time nothing',
  async (name, read, isNew, changed, refused) => {
    const plan = await planImport(outsideFile(`stats/${name}.csv`), { dataSet: null, mappingFile: null });
    const reasons: string[] = [];
    const rows = { read, refused: Object.values(refused).reduce((sum, count) => sum + count, 0) };
    const same = read - isNew - changed - rows.refused;
    const trial = await runImport(hub.store, plan, { isDryRun: true });
    const first = await runImport(hub.store, plan, {
      isDryRun: false,
      heard: (report) => reasons.push(...report.problems.map(({ code }) => code)),
    });
    expect(first).toEqual({ ...rows, new: isNew, changed, same });
    expect(trial).toEqual(first);
    expect(
      Object.fromEntries(Object.keys(refused).map((code) => [code, reasons.filter((one) => one === code).length])),
    ).toEqual(refused);
    expect(await runImport(hub.store, plan, { isDryRun: false })).toEqual({
      ...rows,
      new: 0,
      changed: 0,
      same: same + isNew + changed,
    });
  },
);
