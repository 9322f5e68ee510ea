import type { RequestContext } from '#kit/context';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { CheckState } from '../sources/source.rules.ts';
import type { Dataset } from '../verifications/verification-round.rules.ts';

export interface WelfareDatasetVersion {
  code: string;
  dataset: Dataset;
  nameId: string;
  nameEn: string;
  keeper: string | null;
  inForceFrom: string | null;
  supersededBy: string | null;
  promisedDays: number | null;
  regulationCode: string | null;
  checkState: CheckState;
  sourceCodes: string[];
  note: string | null;
}

export interface WelfareDatasetStage {
  code: string;
  dataset: Dataset;
  ordinal: number;
  nameId: string;
  nameEn: string;
  regulationCode: string;
  sourceCode: string;
}

const COLUMNS = `code, dataset, name_id as "nameId", name_en as "nameEn", keeper, in_force_from as "inForceFrom",
  superseded_by as "supersededBy", promised_days as "promisedDays", regulation_code as "regulationCode",
  check_state as "checkState", source_codes as "sourceCodes", note`;
const STAGE_COLUMNS = `code, dataset, ordinal, name_id as "nameId", name_en as "nameEn",
  regulation_code as "regulationCode", source_code as "sourceCode"`;

/** The versions of the registers, oldest first. */
export function listDatasetVersions(
  context: RequestContext,
  dataset: Dataset | null,
): Promise<WelfareDatasetVersion[]> {
  return context.read.rows<WelfareDatasetVersion>(
    `select ${COLUMNS} from welfare_dataset_version where $1::text is null or dataset = $1 order by ordinal`,
    [dataset],
  );
}

export function datasetLoaders(read: Snapshot) {
  return {
    datasetVersion: rowLoader<WelfareDatasetVersion>(
      read,
      `select ${COLUMNS} from welfare_dataset_version where code = any ($1::text[])`,
      (row) => row.code,
    ),
    datasetPredecessors: rowsLoader<WelfareDatasetVersion>(
      read,
      `select ${COLUMNS} from welfare_dataset_version where superseded_by = any ($1::text[]) order by ordinal`,
      (row) => row.supersededBy ?? '',
    ),
    datasetStages: rowsLoader<WelfareDatasetStage>(
      read,
      `select ${STAGE_COLUMNS} from welfare_dataset_stage where dataset = any ($1::text[]) order by ordinal`,
      (row) => row.dataset,
    ),
  };
}
