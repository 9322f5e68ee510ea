import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader } from '#kit/loading';

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

const COLUMNS = 'code, title, publisher, kind, location, dated, licence, note';

/** The register of sources, by code. */
export async function listSources(context: RequestContext, args: PageArgs): Promise<Page<Source>> {
  const page = readPage(args, ['text']);
  const rows = await context.read.rows<Source>(
    `select ${COLUMNS} from source where $1::text is null or code > $1 order by code limit $2`,
    [page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.code],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>('select count(*)::int as count from source');
      return counted?.count ?? 0;
    },
  );
}

export function sourceLoaders(read: Snapshot) {
  return {
    source: rowLoader<Source>(read, `select ${COLUMNS} from source where code = any ($1::text[])`, (row) => row.code),
  };
}

type SourceLoaders = ReturnType<typeof sourceLoaders>;

/** The sources behind a row, in the order the row names them. */
export async function sourcesOf(loaders: SourceLoaders, codes: readonly string[]): Promise<Source[]> {
  const found = await Promise.all(codes.map((code) => loaders.source.load(code)));
  return found.filter((source) => source !== null);
}
