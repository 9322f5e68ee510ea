import type { Writable } from 'node:stream';
import { once } from 'node:events';

import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';

import { harmless, type Cell } from './cells.ts';
import type { ExportQuery } from './export-query.ts';
import { cellsOf, sourcesIn, type Page } from './pages.ts';

/** What a reader of the file has to know about it. */
export interface About {
  list: string;
  /** The arguments it was asked with. */
  variables: Record<string, unknown>;
  /** When it was asked, in UTC. */
  askedAt: string;
  /** Whether a token was given: what it shows depends on who asks. */
  isSignedIn: boolean;
  licence: string;
}

const line = (cells: readonly Cell[], delimiter: string) =>
  stringify([cells.map((cell) => (cell === null ? '' : cell))], { delimiter, cast: { boolean: String } });

/** Who takes nothing for so long is taken to have gone. */
const STALLED_MS = 60_000;

/** Writes CSV page by page; memory holds one page. Excel in Indonesian reads `;` and needs the mark that says UTF-8. */
export async function writeCsv(
  pages: AsyncIterable<Page>,
  query: ExportQuery,
  { out, gone }: { out: Writable; gone: AbortSignal },
  separator: ',' | ';',
): Promise<void> {
  const put = async (text: string) => {
    if (!out.write(text))
      await once(out, 'drain', { signal: AbortSignal.any([gone, AbortSignal.timeout(STALLED_MS)]) });
  };
  await put((separator === ';' ? '\uFEFF' : '') + line(query.columns.map(titleOf), separator));
  for await (const page of pages) {
    await put(page.rows.map((row) => line(cellsOf(row, query), separator)).join(''));
  }
}

/** Writes what a CSV of the same question is: filters, sources and licence, then what each of its columns means. */
export const writeSources =
  (about: About) =>
  async (pages: AsyncIterable<Page>, query: ExportQuery, out: Writable, separator: ',' | ';'): Promise<void> => {
    const sources = new Map<string, string>();
    let rows = 0;
    for await (const page of pages) {
      rows += page.rows.length;
      for (const row of page.rows) sourcesIn(row, sources);
    }
    const lines: Cell[][] = [
      ['Keterangan / About', 'Isi / Value'],
      ...aboutRows(about, rows, sources),
      ...query.columns.map((one) => [
        `Kolom / Column: ${titleOf(one)}`,
        harmless(one.description.replaceAll('\n', ' ')),
      ]),
    ];
    out.write((separator === ';' ? '\uFEFF' : '') + lines.map((cells) => line(cells, separator)).join(''));
  };

/** One workbook: the rows, what the file is (filters, sources, licence), and what each column means. */
export async function workbookOf(pages: AsyncIterable<Page>, query: ExportQuery, about: About): Promise<Buffer> {
  const rows: Cell[][] = [];
  const sources = new Map<string, string>();
  for await (const page of pages) {
    for (const row of page.rows) {
      rows.push(cellsOf(row, query));
      sourcesIn(row, sources);
    }
  }
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  return writeExcelFile([
    { sheet: 'Data', stickyRowsCount: 1, data: [query.columns.map((one) => bold(titleOf(one))), ...rows.map(plain)] },
    { sheet: 'Keterangan', data: [[bold('Keterangan / About'), null], ...aboutRows(about, rows.length, sources)] },
    {
      sheet: 'Kolom',
      data: [
        [bold('Kolom / Column'), bold('Arti / Meaning')],
        ...query.columns.map((one) => [titleOf(one), harmless(one.description.replaceAll('\n', ' '))]),
      ],
    },
  ]).toBuffer();
}

const titleOf = ({ path }: { path: readonly string[] }) => path.join('.');
const plain = (cells: readonly Cell[]) => cells.map((cell) => (cell === '' ? null : cell));

/** The rows of the sheet that says what the file is. */
function aboutRows(about: About, rows: number, sources: ReadonlyMap<string, string>): Cell[][] {
  return [
    ['Daftar / List', about.list],
    ['Diambil pada / Taken at', about.askedAt],
    ['Jumlah baris / Rows', rows],
    ['Dilihat sebagai / Seen as', about.isSignedIn ? 'akun masuk / signed in' : 'publik / public'],
    ...Object.entries(about.variables).map(([name, value]) => [
      `Saringan / Filter: ${name}`,
      harmless(typeof value === 'string' ? value : JSON.stringify(value)),
    ]),
    ['Lisensi / Licence', about.licence],
    ...[...sources].map(([code, title]) => [`Sumber / Source: ${code}`, harmless(title)]),
  ];
}
