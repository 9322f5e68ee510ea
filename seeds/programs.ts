import type { Store } from '#kit/database';

import { hasAreas, seedAreas } from './programs/areas.ts';
import { seedBudgetLines } from './programs/budgets.ts';
import { seedFigures } from './programs/figures.ts';
import { seedGapAreas } from './programs/gap-areas.ts';
import { seedPlanning } from './programs/planning.ts';
import { seedMeetings } from './programs/meetings.ts';
import { seedReference, seedSources } from './programs/reference.ts';
import { seedCriteria } from './programs/criteria.ts';
import { seedDemoFacts } from './programs/demo-facts.ts';
import { seedDatasets } from './programs/datasets.ts';
import { seedTrust } from './programs/trust.ts';
import { seedVerifications } from './programs/verifications.ts';

/** Fills programs with what sources give; with demo also with invented gap areas, marked as such. */
export async function seedPrograms(store: Store, options: { demo: boolean }): Promise<void> {
  await seedSources(store);
  if (!(await hasAreas(store))) await seedAreas(store);
  await seedReference(store);
  await seedBudgetLines(store);
  await seedFigures(store);
  await seedVerifications(store);
  await seedTrust(store);
  await seedMeetings(store);
  await seedDatasets(store);
  await seedCriteria(store);
  await seedGapAreas(store, options);
  // After the demo gaps, which bring their source with them.
  if (options.demo) await seedDemoFacts(store);
  await seedPlanning(store, options);
}
