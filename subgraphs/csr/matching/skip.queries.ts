import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { signerNameSql } from '../signers/signer.queries.ts';
import type { SuggestionSkip } from './skip.type.ts';

export type SkipRow = SuggestionSkip & { companyId: string; gapAreaId: string };

/** What was put aside for companies, with who did it and why. */
export const skipsSql = (where: string): string => `
  select s.company_id as "companyId", s.gap_area_id as "gapAreaId", s.reason, ${signerNameSql('s')} as "actorName",
    s.skipped_at as "skippedAt"
  from suggestion_skip s where ${where} order by s.skipped_at, s.gap_area_id`;

/** What a request loads of suggestions that were put aside. */
export const skipLoaders = (read: Snapshot) => ({
  skipsOfCompany: rowsLoader<SkipRow>(read, skipsSql('s.company_id = any($1::uuid[])'), (row) => row.companyId),
});
