import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing } from '../rows.ts';
import indicators from './data/indicators.json' with { type: 'json' };
import categories from './data/need-categories.json' with { type: 'json' };
import priorityGroups from './data/priority-groups.json' with { type: 'json' };
import components from './data/programme-components.json' with { type: 'json' };
import pillars from './data/programme-pillars.json' with { type: 'json' };
import programmes from './data/programmes.json' with { type: 'json' };
import regulations from './data/regulations.json' with { type: 'json' };
import sources from './data/sources.json' with { type: 'json' };

/** Fills the register of sources, which every other row points at. */
export const seedSources = (store: Store) => decide(store, (tx) => insertMissing(tx, 'source', sources, 'code'));

/** Fills laws, categories, indicators and programmes. */
export async function seedReference(store: Store): Promise<void> {
  await decide(store, async (tx) => {
    await insertMissing(tx, 'regulation', regulations, 'code');
    await insertMissing(tx, 'priority_group', priorityGroups, 'code');
    await insertMissing(tx, 'need_category', categories, 'code');
    await insertMissing(tx, 'indicator', indicators, 'code');
    await insertMissing(tx, 'programme', programmes, 'code');
    await insertMissing(tx, 'programme_pillar', pillars, 'code');
    await insertMissing(tx, 'programme_component', components, 'code');
  });
}
