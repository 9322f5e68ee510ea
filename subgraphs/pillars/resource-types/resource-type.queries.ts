import type { Snapshot } from '#kit/snapshot';
import { rowLoader, rowsLoader } from '#kit/loading';

import type { CheckState } from '../sources/check-state.rules.ts';
import { isOnList, type ResourceList, type ResourceSubject } from './resource-type.rules.ts';

export interface ResourceTypeRow {
  code: string;
  ordinal: number;
  parentCode: string | null;
  nameId: string;
  nameEn: string;
  abbreviation: string | null;
  subject: ResourceSubject;
  isInLaw: boolean;
  isLeaf: boolean;
  regulationCode: string | null;
  sourceCode: string | null;
  checkState: CheckState;
  note: string | null;
}

const SELECT = `select code, ordinal, parent_code as "parentCode", name_id as "nameId", name_en as "nameEn",
  abbreviation, subject, is_in_law as "isInLaw", is_leaf as "isLeaf", regulation_code as "regulationCode",
  source_code as "sourceCode", check_state as "checkState", note from resource_type`;
const ORDER = 'order by ordinal, is_leaf, code';

/** The types in the order of the list; a closed set of fourteen rows. */
export async function listResourceTypes(read: Snapshot, list?: ResourceList | null): Promise<ResourceTypeRow[]> {
  const rows = await read.rows<ResourceTypeRow>(`${SELECT} ${ORDER}`);
  return list ? rows.filter((row) => isOnList(row, list)) : rows;
}

export function resourceTypeLoaders(read: Snapshot) {
  return {
    resourceType: rowLoader<ResourceTypeRow>(read, `${SELECT} where code = any ($1)`, (row) => row.code),
    resourceTypeChildren: rowsLoader<ResourceTypeRow>(
      read,
      `${SELECT} where parent_code = any ($1) ${ORDER}`,
      (row) => row.parentCode ?? '',
    ),
  };
}
