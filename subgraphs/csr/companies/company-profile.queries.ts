import type { Snapshot } from '#kit/snapshot';
import { rowLoader, rowsLoader } from '#kit/loading';

import type { ImpactZoneKind } from './company-profile.rules.ts';

interface ZoneRow {
  companyId: string;
  areaCode: string;
  kind: ImpactZoneKind;
}

interface ProfileRow {
  companyId: string;
  focusCategories: string[];
  annualBudget: string | null;
}

/** What a request loads of where companies work and what they care for. */
export const companyProfileLoaders = (read: Snapshot) => ({
  zonesByCompany: rowsLoader<ZoneRow>(
    read,
    `select company_id as "companyId", area_code as "areaCode", kind from company_impact_zone
     where company_id = any($1::uuid[]) order by company_id, kind desc, area_code`,
    (row) => row.companyId,
  ),
  profileByCompany: rowLoader<ProfileRow>(
    read,
    `select company_id as "companyId", focus_categories as "focusCategories", annual_budget::text as "annualBudget"
     from company_profile where company_id = any($1::uuid[])`,
    (row) => row.companyId,
  ),
});
