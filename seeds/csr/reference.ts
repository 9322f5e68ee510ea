import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing } from '../rows.ts';
import forums from './data/forums.json' with { type: 'json' };
import matchWeights from './data/match-weights.json' with { type: 'json' };
import observations from './data/observations.json' with { type: 'json' };

/** The forums and figures that sources name, and the weights of suggestions. */
export async function seedCsrReference(store: Store): Promise<void> {
  await decide(store, async (tx) => {
    await insertMissing(tx, 'forum', forums, 'code');
    await insertMissing(tx, 'csr_observation', observations, 'code');
    await insertMissing(tx, 'match_weight', matchWeights, 'factor');
  });
}
