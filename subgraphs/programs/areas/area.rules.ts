export const AREA_LEVELS = [
  'COUNTRY',
  'PROVINCE',
  'REGENCY',
  'CITY',
  'DISTRICT',
  'VILLAGE',
  'URBAN_VILLAGE',
  'CUSTOMARY_VILLAGE',
] as const;

export type AreaLevel = (typeof AREA_LEVELS)[number];

/** The code of Indonesia as a whole; Kemendagri's codes begin at the provinces. */
export const COUNTRY_CODE = '0';

const VILLAGE_KINDS: Record<string, AreaLevel> = { 1: 'URBAN_VILLAGE', 2: 'VILLAGE', 3: 'CUSTOMARY_VILLAGE' };

/**
 * Reads the level from a Kemendagri code: by its length, for kabupaten and kota by the second segment (71 and more is a
 * kota), for desa, kelurahan and desa adat by the seventh digit. Null for what is no such code.
 */
export function levelOf(code: string): AreaLevel | null {
  if (code === COUNTRY_CODE) return 'COUNTRY';
  if (/^\d{2}$/.test(code)) return 'PROVINCE';
  if (/^\d{2}\.\d{2}$/.test(code)) return Number(code.slice(3)) >= 71 ? 'CITY' : 'REGENCY';
  if (/^\d{2}\.\d{2}\.\d{2}$/.test(code)) return 'DISTRICT';
  if (/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/.test(code)) return VILLAGE_KINDS[code.charAt(9)] ?? null;
  return null;
}

/** The code of the area that holds this one; null for the country. */
export function parentOf(code: string): string | null {
  if (code === COUNTRY_CODE) return null;
  const cut = code.lastIndexOf('.');
  return cut === -1 ? COUNTRY_CODE : code.slice(0, cut);
}

/** True below kabupaten and kota, where small counts of people could point at a household. */
export function isBelowRegency(code: string): boolean {
  return code.length > 5;
}

/** A name as it is searched: lower case letters and digits only, as the database folds it too. */
export function foldName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
