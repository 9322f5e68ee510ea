import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { today } from '#kit/dates';
import { rowLoader } from '#kit/loading';

import { promiseOf, RULE_SET, withFreshness } from '../trust/trust.queries.ts';
import type { Freshness } from '../trust/trust.rules.ts';

export interface Source {
  code: string;
  title: string;
  publisher: string | null;
  kind: string;
  location: string | null;
  dated: string | null;
  licence: string | null;
  note: string | null;
}

export interface SourceFreshness {
  code: string;
  freshness: `${Freshness}`;
  asOf: string;
  promisedDays: number;
  isPromiseAssumed: boolean;
  figureCount: number;
}

/** Of each source that figures rest on: its newest figure, against what the source or the indicator promises. */
const newestFigures = (day: string) =>
  withFreshness(
    `select newest.code, newest.figures, newest.as_of, ruled.version,
       coalesce(told.days, ruled.days) as promised_days, told.days is null as is_promise_assumed
     from (select distinct on (named.code) named.code, f.as_of, f.indicator_code,
         count(*) over (partition by named.code) as figures
       from figure f cross join lateral unnest(f.source_codes) as named (code)
       order by named.code, f.as_of desc, f.indicator_code) newest
     cross join ${RULE_SET}
     cross join lateral (select coalesce(${promiseOf('SOURCE', '= newest.code')},
       ${promiseOf('INDICATOR', '= newest.indicator_code')}) as days) told`,
    day,
  );

const COLUMNS = 'code, title, publisher, kind, location, dated, licence, note';

const MATCHES = `($1::text[] is null or code in (
  select fresh.code from (${newestFigures('$2::date')}) fresh where fresh.freshness = any ($1)))`;

/** The register of sources, by code. */
export async function listSources(
  context: RequestContext,
  freshness: readonly `${Freshness}`[] | null,
  args: PageArgs,
): Promise<Page<Source>> {
  const page = readPage(args, ['text']);
  const rows = await context.read.rows<Source>(
    `select ${COLUMNS} from source where ${MATCHES} and ($3::text is null or code > $3) order by code limit $4`,
    [freshness, today(), page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from source where ${MATCHES}`,
        [freshness, today()],
      );
      return counted?.count ?? 0;
    },
  );
}

export function sourceLoaders(read: Snapshot) {
  return {
    source: rowLoader<Source>(read, `select ${COLUMNS} from source where code = any ($1::text[])`, (row) => row.code),
    sourceFreshness: rowLoader<SourceFreshness>(
      read,
      `select fresh.code, fresh.freshness, fresh.as_of as "asOf", fresh.promised_days as "promisedDays",
         fresh.is_promise_assumed as "isPromiseAssumed", fresh.figures::int as "figureCount"
       from (${newestFigures('$2::date')}) fresh where fresh.code = any ($1::text[])`,
      (row) => row.code,
      [today()],
    ),
  };
}

type SourceLoaders = ReturnType<typeof sourceLoaders>;

/** The sources behind a row, in the order the row names them. */
export async function sourcesOf(loaders: SourceLoaders, codes: readonly string[]): Promise<Source[]> {
  const found = await Promise.all(codes.map((code) => loaders.source.load(code)));
  return found.filter((source) => source !== null);
}
