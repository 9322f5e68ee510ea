import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader, rowsLoader } from '#kit/loading';

export interface NeedCategory {
  code: string;
  ordinal: number;
  nameId: string;
  nameEn: string;
  isPpks: boolean;
  priorityGroupCode: string | null;
  targetKind: string | null;
  minimumServiceKey: string | null;
  regulationCode: string | null;
  sourceCodes: string[];
  note: string | null;
}

export interface PriorityGroup {
  code: string;
  ordinal: number;
  nameId: string;
  nameEn: string;
  regulationCode: string;
  article: string;
  sourceCode: string;
}

const COLUMNS = `code, ordinal, name_id as "nameId", name_en as "nameEn", is_ppks as "isPpks",
  priority_group_code as "priorityGroupCode", target_kind as "targetKind", minimum_service_key as "minimumServiceKey",
  regulation_code as "regulationCode", source_codes as "sourceCodes", note`;
const GROUP_COLUMNS = `code, ordinal, name_id as "nameId", name_en as "nameEn", regulation_code as "regulationCode",
  article, source_code as "sourceCode"`;

/** The categories in the order of the law, ours last. */
export function listNeedCategories(context: RequestContext, isPpks: boolean | null): Promise<NeedCategory[]> {
  return context.read.rows<NeedCategory>(
    `select ${COLUMNS} from need_category where $1::boolean is null or is_ppks = $1 order by ordinal`,
    [isPpks],
  );
}

export function listPriorityGroups(context: RequestContext): Promise<PriorityGroup[]> {
  return context.read.rows<PriorityGroup>(`select ${GROUP_COLUMNS} from priority_group order by ordinal`);
}

export function categoryLoaders(read: Snapshot) {
  return {
    needCategory: rowLoader<NeedCategory>(
      read,
      `select ${COLUMNS} from need_category where code = any ($1::text[])`,
      (row) => row.code,
    ),
    priorityGroup: rowLoader<PriorityGroup>(
      read,
      `select ${GROUP_COLUMNS} from priority_group where code = any ($1::text[])`,
      (row) => row.code,
    ),
    categoriesOfGroup: rowsLoader<NeedCategory>(
      read,
      `select ${COLUMNS} from need_category where priority_group_code = any ($1::text[]) order by ordinal`,
      (row) => row.priorityGroupCode ?? '',
    ),
  };
}
