import { GraphQLError } from 'graphql';

import { serviceUnavailable } from '#kit/errors';

import type { Cell } from './cells.ts';
import { cellOf } from './cells.ts';
import type { ExportQuery } from './export-query.ts';

/** An answer of the hub, as any client gets it. */
export interface HubAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: { code?: string; [key: string]: unknown } }[];
}

/** Asks the hub as the caller would: same operation, same token, same limits, and charged as his own. */
export type AskHub = (operation: { query: string; variables: Record<string, unknown> }) => Promise<HubAnswer>;

export interface Page {
  rows: readonly Record<string, unknown>[];
  /** How many rows all pages have; null where the list does not count them. */
  totalCount: number | null;
}

/** What a caller may not see is an empty cell, as it is null in the query; any other fault would be a hole in the file. */
const MAY_BE_EMPTY = new Set(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED']);

/** The rows of a list, page by page, each asked for when the one before it has been written. */
export async function* pagesOf(
  ask: AskHub,
  query: ExportQuery,
  variables: Record<string, unknown>,
): AsyncGenerator<Page> {
  let after: string | null = null;
  do {
    const { data, errors } = await ask({
      query: query.document,
      variables: query.isPaged ? { ...variables, exportAfter: after } : variables,
    });
    const found = data?.[query.list];
    const fault = (errors ?? []).find(
      ({ extensions }) => found === null || found === undefined || !MAY_BE_EMPTY.has(extensions?.code ?? ''),
    );
    if (fault) throw new GraphQLError(fault.message, { extensions: { ...fault.extensions } });
    if (!query.isPaged) {
      yield { rows: Array.isArray(found) ? found : [], totalCount: Array.isArray(found) ? found.length : 0 };
      return;
    }
    const page = found as ConnectionPage | null | undefined;
    if (!page) throw serviceUnavailable('The list did not answer. Try again.');
    yield { rows: page.nodes ?? (page.edges ?? []).map(({ node }) => node), totalCount: page.totalCount ?? null };
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

interface ConnectionPage {
  nodes?: Record<string, unknown>[];
  edges?: { node: Record<string, unknown> }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount?: number;
}

/** A row of the answer as a row of cells. */
export const cellsOf = (row: Record<string, unknown>, query: ExportQuery): Cell[] =>
  query.columns.map(({ path }) => cellOf(row, path));

/** Sources that a row names anywhere, as `code: title` lines. */
export function sourcesIn(value: unknown, found: Map<string, string>): void {
  if (Array.isArray(value)) return value.forEach((one) => sourcesIn(one, found));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'source' && typeof inner === 'object' && inner !== null) {
      const { code, title, url } = inner as Record<string, unknown>;
      if (typeof code === 'string') found.set(code, [title, url].filter((one) => typeof one === 'string').join(' '));
    }
    sourcesIn(inner, found);
  }
}
