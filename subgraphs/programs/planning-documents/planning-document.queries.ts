import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { CheckState } from '../sources/source.rules.ts';
import type { PlanningDocumentKind } from './planning-document.rules.ts';

export interface PlanningDocumentRow {
  id: string;
  code: string;
  kind: PlanningDocumentKind;
  title: string;
  areaCode: string;
  agency: string | null;
  startsIn: number;
  endsIn: number;
  checkState: CheckState;
  sourceCode: string;
  quote: string | null;
  note: string | null;
  isDemo: boolean;
  recordedAt: string;
}

export interface PlanningDocumentSearch {
  within?: string | null;
  kind?: PlanningDocumentKind | null;
  year?: number | null;
  programme?: string | null;
}

const COLUMNS = `d.id, d.code, d.kind, d.title, d.area_code as "areaCode", d.agency, d.starts_in as "startsIn",
  d.ends_in as "endsIn", d.check_state as "checkState", d.source_code as "sourceCode", d.quote, d.note,
  d.is_demo as "isDemo", d.recorded_at as "recordedAt"`;

const MATCHES = `($1::text is null or d.area_code = $1 or d.area_code like $1 || '.%')
  and ($2::text is null or d.kind = $2) and ($3::int is null or $3 between d.starts_in and d.ends_in)
  and ($4::text is null or exists (
    select 1 from planning_document_programme p where p.document_id = d.id and p.programme_code = $4))`;

// A work plan names some dozens of programmes; a programme stands in a few papers a year.
const MOST_SHOWN = 100;

export function planningDocumentLoaders(read: Snapshot) {
  return {
    planningDocument: rowLoader<PlanningDocumentRow>(
      read,
      `select ${COLUMNS} from planning_document d where d.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    programmesOfDocument: rowsLoader<{ documentId: string; programmeCode: string }>(
      read,
      `select document_id as "documentId", programme_code as "programmeCode" from planning_document_programme
       where document_id = any ($1::uuid[]) order by ordinal`,
      (row) => row.documentId,
    ),
    documentsOfProgramme: rowsLoader<PlanningDocumentRow & { programmeCode: string }>(
      read,
      `select asked.code as "programmeCode", found.* from unnest($1::text[]) as asked (code) cross join lateral (
         select ${COLUMNS} from planning_document d join planning_document_programme p on p.document_id = d.id
         where p.programme_code = asked.code order by d.starts_in desc, d.id limit ${MOST_SHOWN}) found
       order by found."startsIn" desc, found.id`,
      (row) => row.programmeCode,
    ),
  };
}

/** Planning documents, newest first year first, then by area. */
export async function listPlanningDocuments(
  context: RequestContext,
  search: PlanningDocumentSearch,
  args: PageArgs,
): Promise<Page<PlanningDocumentRow>> {
  const page = readPage(args, ['number', 'text', 'uuid']);
  const filter = [
    readSubtree('filter.within', search.within),
    search.kind ?? null,
    search.year ?? null,
    search.programme ?? null,
  ];
  const rows = await context.read.rows<PlanningDocumentRow>(
    `select ${COLUMNS} from planning_document d where ${MATCHES}
       and ($5::numeric is null or (-d.starts_in, d.area_code, d.id) > ($5::numeric, $6::text, $7::uuid))
     order by -d.starts_in, d.area_code, d.id limit $8`,
    [...filter, ...(page.after ?? [null, null, null]), page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [String(-row.startsIn), row.areaCode, row.id],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from planning_document d where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

/** One document by its code; NOT_FOUND when there is none. */
export async function findPlanningDocument({ read }: RequestContext, code: string): Promise<PlanningDocumentRow> {
  const [found] = await read.rows<PlanningDocumentRow>(`select ${COLUMNS} from planning_document d where d.code = $1`, [
    code,
  ]);
  if (!found) throw notFound('planning document', code);
  return found;
}
