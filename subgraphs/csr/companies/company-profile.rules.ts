import type { Rupiah } from '#kit/amount';

/** How close an area is to a company's work. */
export const ImpactZoneKind = { RING_1: 'RING_1', OPERATION: 'OPERATION' } as const;
export type ImpactZoneKind = keyof typeof ImpactZoneKind;

/** Where a company works and what it cares for; what is left out stays. */
export interface ProfileChange {
  impactZones?: readonly { areaCode: string; kind: ImpactZoneKind }[] | null;
  focusCategories?: readonly string[] | null;
  annualBudget?: Rupiah | null;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

const CATEGORY = /^(PPKS-(0[1-9]|1\d|2[0-6])|DATA_VERIFICATION|HOUSING|OTHER_PROGRAMME)$/;

/** Everything wrong with a profile at once; `known` are the areas csr has heard of. */
export function problemsOfProfile(change: ProfileChange, known: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, code: string, message: string) => problems.push({ field, code, message });
  const seen = new Set<string>();
  change.impactZones?.forEach(({ areaCode }, at) => {
    const field = `impactZones.${at}.areaCode`;
    if (!known.has(areaCode)) add(field, 'UNKNOWN_AREA', 'is no area of the Kemendagri list; look it up with areas.');
    if (seen.has(areaCode)) add(field, 'DUPLICATE', 'each area stands in the list once.');
    seen.add(areaCode);
  });
  change.focusCategories?.forEach((code, at) => {
    const field = `focusCategories.${at}`;
    if (!CATEGORY.test(code)) add(field, 'UNKNOWN_CATEGORY', 'is the code of a need category, such as PPKS-24.');
    if (change.focusCategories?.indexOf(code) !== at) add(field, 'DUPLICATE', 'each category stands in the list once.');
  });
  if (change.annualBudget !== null && change.annualBudget !== undefined && change.annualBudget < 1n)
    add('annualBudget', 'AMOUNT_TOO_SMALL', 'is a whole number of rupiah from 1.');
  return problems;
}
