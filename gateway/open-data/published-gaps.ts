import type { GraphQLSchema } from 'graphql';

import { serviceUnavailable } from '#kit/errors';

import { readExportQuery, type ExportQuery } from '../exports/export-query.ts';
import { pagesOf, type AskHub } from '../exports/pages.ts';

/** A published gap area as the public sees it. */
export interface PublishedGap {
  code: string;
  title: string;
  fiscalYear: number;
  status: string;
  deadline: string | null;
  isDemo: boolean;
  changedAt: string;
  area: { code: string; name: string; level: string };
  category: { code: string; label: string };
  peopleInNeed: { display: string } | null;
  coverage: { lines: PublishedLine[] } | null;
  allocations: { nodes: PublishedAllocation[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null;
}

export interface PublishedLine {
  kind: string;
  item: string | null;
  unit: string;
  need: number;
  budget: number;
  budgetKnown: boolean;
  held: number;
  committed: number;
  delivered: number;
  uncovered: number;
}

/** An allocation as the public sees it: whose it is only after acceptance, and never of a company that hides. */
export interface PublishedAllocation {
  id: string;
  kind: string;
  amount: number;
  delivered: number;
  state: string;
  acceptedAt: string | null;
  stateChangedAt: string;
  company: { code: string; name: string } | null;
  pledge: { flow: string } | null;
}

const ALLOCATION = `id kind amount delivered state acceptedAt stateChangedAt company { code name } pledge { flow }`;
const GAP = `code title fiscalYear status deadline isDemo changedAt area { code name level } category { code label }
  peopleInNeed { display }`;

const WITH_LINES = `query OpenGapAreas($within: String) { gapAreas(filter: { within: $within }, orderBy: { field: DEADLINE }) {
  nodes { ${GAP} coverage { lines { kind item unit need budget budgetKnown held committed delivered uncovered } } } } }`;
const WITH_ALLOCATIONS = `query OpenAllocations($within: String) {
  gapAreas(filter: { within: $within }, orderBy: { field: DEADLINE }) {
    nodes { ${GAP} allocations(first: 100) { nodes { ${ALLOCATION} } pageInfo { hasNextPage endCursor } } } } }`;
const MORE = `query OpenMoreAllocations($code: String!, $after: String) { gapArea(code: $code) {
  allocations(first: 100, after: $after) { nodes { ${ALLOCATION} } pageInfo { hasNextPage endCursor } } } }`;

/** The published gap areas within an area, asked for as anybody would ask. */
export async function* publishedGaps(
  schema: GraphQLSchema,
  ask: AskHub,
  part: 'lines' | 'allocations',
  within: string | null,
): AsyncGenerator<PublishedGap> {
  const query: ExportQuery = readExportQuery(schema, part === 'lines' ? WITH_LINES : WITH_ALLOCATIONS);
  for await (const page of pagesOf(ask, query, { within })) {
    for (const row of page.rows) yield row as unknown as PublishedGap;
  }
}

/** All allocations of a gap, also where one page does not hold them. */
export async function* allocationsOf(ask: AskHub, gap: PublishedGap): AsyncGenerator<PublishedAllocation> {
  let page = gap.allocations;
  while (page) {
    yield* page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    const { data } = await ask({ query: MORE, variables: { code: gap.code, after: page.pageInfo.endCursor } });
    const next = data?.['gapArea'] as Pick<PublishedGap, 'allocations'> | null | undefined;
    if (!next?.allocations) throw serviceUnavailable('The allocations did not answer. Try again.');
    page = next.allocations;
  }
}
