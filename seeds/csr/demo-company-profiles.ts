import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing, seedId } from '../rows.ts';
import profiles from './data/demo-company-profiles.json' with { type: 'json' };

/** Where the made-up companies work and what they care for; none of it comes from a source. */
export async function seedDemoCompanyProfiles(store: Store): Promise<void> {
  const rows = profiles.map(({ organisation, ...profile }) => ({
    companyId: seedId(`company:${organisation}`),
    ...profile,
  }));
  await decide(store, async (tx) => {
    await insertMissing(
      tx,
      'company_profile',
      rows.map(({ zones: _zones, ...profile }) => ({ ...profile, changedAt: new Date().toISOString() })),
      'company_id',
    );
    const zones = rows.flatMap(({ companyId, zones: places }) =>
      Object.entries(places).map(([areaCode, kind]) => ({ companyId, areaCode, kind })),
    );
    await insertMissing(tx, 'company_impact_zone', zones, 'company_id');
  });
}
