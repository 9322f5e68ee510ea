import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import type { FieldProblem } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';

export interface PersonnelTypeRow {
  code: string;
  ordinal: number;
  nameId: string;
  nameEn: string;
  resourceTypeCode: string | null;
  isOrganisation: boolean;
  sourceCodes: string[];
  note: string | null;
}

const SELECT = `select code, ordinal, name_id as "nameId", name_en as "nameEn",
  resource_type_code as "resourceTypeCode", is_organisation as "isOrganisation",
  source_codes as "sourceCodes", note from personnel_type`;

/** The roles in the order of the list; a closed set of eight. */
export function listPersonnelTypes(read: Snapshot): Promise<PersonnelTypeRow[]> {
  return read.rows<PersonnelTypeRow>(`${SELECT} order by ordinal`);
}

export function personnelTypeLoaders(read: Snapshot) {
  return {
    personnelType: rowLoader<PersonnelTypeRow>(read, `${SELECT} where code = any ($1)`, (row) => row.code),
    personnelTypesOfResource: rowsLoader<PersonnelTypeRow>(
      read,
      `${SELECT} where resource_type_code = any ($1) order by ordinal`,
      (row) => row.resourceTypeCode ?? '',
    ),
  };
}

/** What is wrong with the roles that a command names: some are no roles of persons. */
export async function problemsOfRoles(
  tx: EntityManager,
  field: string,
  codes: readonly string[],
): Promise<FieldProblem[]> {
  const known = await rowsIn<{ code: string }>(
    tx,
    'select code from personnel_type where not is_organisation and code = any (?::text[])',
    [codes],
  );
  const missing = codes.filter((code) => !known.some((row) => row.code === code));
  if (missing.length === 0) return [];
  const named = missing.map((code) => JSON.stringify(code)).join(', ');
  return [
    {
      field,
      code: 'UNKNOWN_PERSONNEL_TYPE',
      message: `${named}: take a code of personnelTypes that is no organisation.`,
    },
  ];
}
