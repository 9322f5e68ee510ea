import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing } from '../rows.ts';
import programmes from './data/assistance-programmes.json' with { type: 'json' };
import stages from './data/welfare-dataset-stages.json' with { type: 'json' };
import versions from './data/welfare-datasets.json' with { type: 'json' };

/** Fills the national registers of the poor, the stages they go through, and the national aid programmes. */
export async function seedDatasets(store: Store): Promise<void> {
  await decide(store, async (tx) => {
    await insertMissing(tx, 'welfare_dataset_version', versions, 'code');
    await insertMissing(tx, 'welfare_dataset_stage', stages, 'code');
    await insertMissing(tx, 'assistance_programme', programmes, 'programme_code');
  });
}
