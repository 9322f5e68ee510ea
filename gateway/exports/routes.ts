import express, { Router, type Request, type RequestHandler } from 'express';
import { GraphQLError, type GraphQLSchema } from 'graphql';

import { badInput } from '#kit/errors';

import { readExportQuery, type ExportQuery } from './export-query.ts';
import { workbookOf, writeCsv, writeSources, type About } from './files.ts';
import { listNames, listQuery } from './list-query.ts';
import type { Making } from './making.ts';
import { pagesOf, type AskHub, type Page } from './pages.ts';

const MOST_ROWS = { csv: 1_000_000, 'sources.csv': 1_000_000, xlsx: 20_000 } as const;
type Format = keyof typeof MOST_ROWS;

export interface ExportOptions {
  schema: GraphQLSchema;
  /** Has a file made for whoever asks. */
  making: (make: (making: Making) => Promise<void>) => RequestHandler;
  /** The documents that may be asked for by their SHA-256. */
  documents: ReadonlyMap<string, string>;
  /** True where a query that is sent as text is refused. */
  onlyKnownDocuments: boolean;
  /** Under what terms the hub's own records may be used; an address. */
  licence: string;
}

/** One thing to export: what, in which form, and for whom. */
interface Wanted {
  /** Where the file that says what this one is can be had; null where nothing but a query names it. */
  describedBy: string | null;
  query: string;
  variables: Record<string, unknown>;
  format: Format;
  separator: ',' | ';';
}

/**
 * Files of any list of the API. `GET /export/<list>.csv` asks with the list's own arguments; `<list>.sources.csv` with
 * the same says what that file is (filters, sources, columns), and its `Link` names it; `POST /export` takes a query of
 * the caller, or the SHA-256 of a document that is known here. Both go the way every query goes, with the caller's token and
 * at his cost, so a file never shows more than the API would.
 */
export function exportRoutes(options: ExportOptions): Router {
  const router = Router();
  router.get(
    '/',
    (_request, response) => void response.json({ lists: listNames(options.schema), formats: Object.keys(MOST_ROWS) }),
  );
  router.get('/:file', answering(options, wantedList(options.schema)));
  router.post('/', express.json({ limit: '64kb' }), answering(options, wantedQuery(options)));
  return router;
}

function wantedList(schema: GraphQLSchema) {
  return (request: Request): Wanted => {
    const [, list = '', format = ''] = /^(\w+)\.([\w.]+)$/.exec(String(request.params['file'])) ?? [];
    const { separator, ...given } = request.query;
    const describedBy = format === 'csv' ? besideOf(request.originalUrl) : null;
    const form = { format: formatOf(format), separator: separatorOf(separator) };
    return { ...listQuery(schema, list, given), ...form, describedBy };
  };
}

/** The address of the file that says what this one is. */
function besideOf(address: string): string {
  const { pathname, search } = new URL(address, 'http://hub');
  return pathname.replace(/\.csv$/, '.sources.csv') + search;
}

const refusedDocument = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

/** The text of what is asked: as it was sent, or of the document whose SHA-256 was sent. */
function textOf({ query, extensions }: Body, { documents, onlyKnownDocuments }: ExportOptions): string {
  const hash = extensions?.persistedQuery?.sha256Hash;
  if (typeof hash === 'string') {
    const known = documents.get(hash);
    if (known !== undefined) return known;
    throw refusedDocument('PERSISTED_QUERY_NOT_FOUND', 'No document of this hash is known here. Load the page again.');
  }
  if (onlyKnownDocuments) {
    const message = 'Only the lists of the portal are exported here by a query, each by its SHA-256.';
    throw refusedDocument('PERSISTED_QUERY_ONLY', message);
  }
  if (typeof query === 'string') return query;
  throw badInput([{ field: 'query', code: 'REQUIRED', message: 'is a GraphQL query that lists one thing.' }]);
}

interface Body {
  query?: unknown;
  extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null;
  variables?: unknown;
  format?: unknown;
  separator?: unknown;
}

function wantedQuery(options: ExportOptions) {
  return (request: Request): Wanted => {
    const sent: unknown = request.body;
    const body: Body = typeof sent === 'object' && sent !== null ? sent : {};
    const { variables, format, separator } = body;
    const isObject = typeof variables === 'object' && variables !== null && !Array.isArray(variables);
    return {
      query: textOf(body, options),
      variables: isObject ? { ...variables } : {},
      format: formatOf(format ?? 'csv'),
      separator: separatorOf(separator),
      describedBy: null,
    };
  };
}

function formatOf(format: unknown): Format {
  if (format === 'csv' || format === 'xlsx' || format === 'sources.csv') return format;
  const message = 'is csv, xlsx or sources.csv, such as /export/gapAreas.csv.';
  throw badInput([{ field: 'format', code: 'UNKNOWN_FORMAT', message }]);
}

function separatorOf(separator: unknown): ',' | ';' {
  if (separator === undefined || separator === ',') return ',';
  if (separator === ';') return ';';
  throw badInput([{ field: 'separator', code: 'UNKNOWN_SEPARATOR', message: 'is "," or ";" (Excel in Indonesian).' }]);
}

function answering(options: ExportOptions, read: (request: Request) => Wanted): RequestHandler {
  const { schema, making, licence } = options;
  return making(async ({ request, response, askAs, gone }) => {
    const wanted = read(request);
    const query = readExportQuery(schema, wanted.query);
    const { authorization } = request.headers;
    const about: About = {
      list: query.list,
      variables: wanted.variables,
      askedAt: new Date().toISOString(),
      isSignedIn: authorization !== undefined,
      licence,
    };
    const pages = await openPages(askAs(authorization), query, wanted);
    await send({ response, gone }, pages, query, wanted, about);
  });
}

/** Asks for the first page before anything is answered: what is wrong with the question shows there. */
async function openPages(ask: AskHub, query: ExportQuery, wanted: Wanted): Promise<AsyncIterable<Page>> {
  const pages = pagesOf(ask, query, wanted.variables);
  const first = await pages.next();
  const most = MOST_ROWS[wanted.format];
  if (!first.done && (first.value.totalCount ?? 0) > most) {
    throw badInput([
      {
        field: 'filter',
        code: 'TOO_MANY_ROWS',
        message: `leaves ${first.value.totalCount} rows; ${wanted.format} holds at most ${most}. Narrow it, or take csv.`,
      },
    ]);
  }
  return (async function* () {
    if (!first.done) yield first.value;
    yield* pages;
  })();
}

async function send(
  { response, gone }: Pick<Making, 'response' | 'gone'>,
  pages: AsyncIterable<Page>,
  query: ExportQuery,
  { format, separator, describedBy }: Wanted,
  about: About,
): Promise<void> {
  response.setHeader(
    'content-disposition',
    `attachment; filename="${about.list}-${about.askedAt.slice(0, 10)}.${format}"`,
  );
  response.setHeader('cache-control', 'private, no-store');
  const described = describedBy === null ? [] : [`<${describedBy}>; rel="describedby"; type="text/csv"`];
  response.setHeader('link', [`<${about.licence}>; rel="license"`, ...described].join(', '));
  if (format === 'xlsx') {
    const file = await workbookOf(pages, query, about);
    response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(file);
    return;
  }
  response.type('text/csv; charset=utf-8');
  if (format === 'csv') await writeCsv(pages, query, { out: response, gone }, separator);
  else await writeSources(about)(pages, query, response, separator);
  response.end();
}
