import type { Store } from '#kit/database';

import { seedDemoDeployments } from './pillars/demo-deployments.ts';
import { seedDemoPeople } from './pillars/demo-people.ts';
import { seedPillarReference } from './pillars/reference.ts';

/** Fills pillars with what sources give; with demo also with invented people and deployments, marked as such. */
export async function seedPillars(store: Store, options: { demo: boolean }): Promise<void> {
  await seedPillarReference(store);
  if (!options.demo) return;
  await seedDemoPeople(store);
  await seedDemoDeployments(store);
}
