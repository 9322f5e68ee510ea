import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader } from '#kit/loading';

import type { CheckState } from '../sources/source.rules.ts';

export interface Regulation {
  code: string;
  kind: string;
  kindLabel: string;
  number: string;
  year: number;
  title: string;
  subject: string;
  checkState: CheckState;
  sourceCodes: string[];
  note: string | null;
}

export interface RegulationSearch {
  kind?: string | null;
  checkState?: CheckState | null;
}

const COLUMNS = `code, kind, kind_label as "kindLabel", number, year, title, subject, check_state as "checkState",
  source_codes as "sourceCodes", note`;

export function listRegulations(
  context: RequestContext,
  { kind, checkState }: RegulationSearch,
): Promise<Regulation[]> {
  return context.read.rows<Regulation>(
    `select ${COLUMNS} from regulation
     where ($1::text is null or kind = $1) and ($2::text is null or check_state = $2) order by ordinal`,
    [kind ?? null, checkState ?? null],
  );
}

export function regulationLoaders(read: Snapshot) {
  return {
    regulation: rowLoader<Regulation>(
      read,
      `select ${COLUMNS} from regulation where code = any ($1::text[])`,
      (row) => row.code,
    ),
  };
}
