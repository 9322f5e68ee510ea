import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing, seedId } from '../rows.ts';
import consentTexts from './data/consent-texts.json' with { type: 'json' };
import figures from './data/figures.json' with { type: 'json' };
import personnelTypes from './data/personnel-types.json' with { type: 'json' };
import resourceTypes from './data/resource-types.json' with { type: 'json' };
import sessions from './data/training-sessions.json' with { type: 'json' };

/** Who recorded what is seeded. */
export const SEEDED_BY = 'simpul:seed';

/** Fills the types of the law and the field, and the few figures that sources state about people. */
export async function seedPillarReference(store: Store): Promise<void> {
  const recordedAt = new Date().toISOString();
  await decide(store, async (tx) => {
    await insertMissing(tx, 'resource_type', resourceTypes, 'code');
    await insertMissing(tx, 'personnel_type', personnelTypes, 'code');
    await insertMissing(tx, 'consent_text', consentTexts, 'version');
    await insertMissing(
      tx,
      'personnel_figure',
      figures.map(({ key, ...figure }) => ({ id: seedId(`personnel-figure:${key}`), ...figure, isDemo: false })),
      'id',
    );
    await insertMissing(
      tx,
      'training_session',
      sessions.map(({ key, ...session }) => ({
        id: seedId(`training-session:${key}`),
        ...session,
        isDemo: false,
        recordedBy: SEEDED_BY,
        recordedAt,
      })),
      'id',
    );
  });
}
