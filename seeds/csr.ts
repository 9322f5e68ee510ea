import type { Store } from '#kit/database';

import { seedDemoCompanies } from './csr/demo-companies.ts';
import { seedDemoCompanyProfiles } from './csr/demo-company-profiles.ts';
import { seedDemoPledges } from './csr/demo-pledges.ts';
import { seedDemoCompliance } from './csr/demo-compliance.ts';
import { seedCsrReference } from './csr/reference.ts';

/** Fills csr with what sources give; with demo also with invented companies and their pledges, marked as such. */
export async function seedCsr(store: Store, options: { demo: boolean }): Promise<void> {
  await seedCsrReference(store);
  if (!options.demo) return;
  await seedDemoCompanies(store);
  await seedDemoCompanyProfiles(store);
  await seedDemoPledges(store);
  await seedDemoCompliance(store);
}
