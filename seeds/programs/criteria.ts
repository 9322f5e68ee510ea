import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing, seedId } from '../rows.ts';
import criteria from './data/poverty-criteria.json' with { type: 'json' };
import goals from './data/sdg-goals.json' with { type: 'json' };
import tags from './data/sdg-tags.json' with { type: 'json' };
import targets from './data/sdg-targets.json' with { type: 'json' };
import standards from './data/service-standards.json' with { type: 'json' };

const SET = seedId('poverty-criteria-set:0');

/** The two ways in which pages read the decree; which is right was not found, so none is chosen. */
const READINGS = [
  {
    ordinal: 1,
    textId: 'Sembilan kriteria dalam satu daftar; berapa yang harus terpenuhi tidak disebut.',
    textEn: 'Nine criteria in one list; how many have to be met is not said.',
    sourceCode: 'mataiwoi-262',
  },
  {
    ordinal: 2,
    textId: 'Dua langkah: tanpa tempat tinggal langsung fakir miskin; selain itu delapan kriteria, dan/atau.',
    textEn: 'Two steps: without a home directly counted as poor; otherwise eight criteria, and/or.',
    sourceCode: 'banjarsari-262',
  },
];

/** Fills the national criteria of who is poor, the minimum service standards, and the goals with what serves them. */
export async function seedCriteria(store: Store): Promise<void> {
  const recordedAt = new Date().toISOString();
  const version = {
    setId: SET,
    version: 1,
    nameId: 'Kriteria fakir miskin nasional',
    nameEn: 'National criteria of the poor',
    regulationCode: 'KEPMENSOS-262-HUK-2022',
    regulationName: 'Kepmensos 262/HUK/2022',
    sourceCode: 'mataiwoi-262',
    asOf: '2022-12-31',
    recordedAt,
  };
  await decide(store, async (tx) => {
    const set = { id: SET, areaCode: '0', isDemo: false, createdAt: recordedAt };
    await insertMissing(tx, 'poverty_criteria_set', [set], 'id');
    await insertMissing(tx, 'poverty_criteria_version', [version], 'set_id');
    const rows = criteria.map((criterion) => ({ setId: SET, version: 1, ...criterion }));
    await insertMissing(tx, 'poverty_criterion', rows, 'key');
    const readings = READINGS.map((reading) => ({ setId: SET, ...reading }));
    await insertMissing(tx, 'poverty_criteria_reading', readings, 'ordinal');
    await insertMissing(tx, 'service_standard', standards, 'code');
    await insertMissing(tx, 'sdg_goal', goals, 'number');
    await insertMissing(tx, 'sdg_target', targets, 'code');
    await insertMissing(tx, 'sdg_tag', tags, 'code');
  });
}
