import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';

import { problemsOfProfile, type ProfileChange } from './company-profile.rules.ts';

/** Writes what the company changed of where it works and what it cares for, or says everything wrong with it. */
export async function writeProfile(tx: EntityManager, companyId: string, change: ProfileChange): Promise<void> {
  const { impactZones, focusCategories, annualBudget } = change;
  const codes = (impactZones ?? []).map(({ areaCode }) => areaCode);
  const areas = await rowsIn<{ code: string }>(tx, "select code from area where code = any(string_to_array(?, ','))", [
    codes.join(','),
  ]);
  const problems = problemsOfProfile(change, new Set(areas.map(({ code }) => code)));
  if (problems.length > 0) throw badInput(problems);
  if (impactZones) {
    await rowsIn(tx, 'delete from company_impact_zone where company_id = ?', [companyId]);
    await rowsIn(
      tx,
      `insert into company_impact_zone (company_id, area_code, kind)
       select ?::uuid, "areaCode", kind from jsonb_to_recordset(?::jsonb) as t ("areaCode" text, kind text)`,
      [companyId, JSON.stringify(impactZones)],
    );
  }
  if (!focusCategories && (annualBudget === null || annualBudget === undefined)) return;
  await rowsIn(
    tx,
    `insert into company_profile as known (company_id, focus_categories, annual_budget)
     values (?, coalesce(?::text[], '{}'), ?::bigint)
     on conflict (company_id) do update set focus_categories = coalesce(?::text[], known.focus_categories),
       annual_budget = coalesce(excluded.annual_budget, known.annual_budget), changed_at = clock_timestamp()`,
    [companyId, focusCategories ?? null, annualBudget?.toString() ?? null, focusCategories ?? null],
  );
}
