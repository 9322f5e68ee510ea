import { Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { refuseUnstorable } from './cell.rules.ts';
import { brokenMap, readFeatureRows } from './feature-rows.ts';
import { ImportFailure } from './import-failure.ts';
import { readSheetRows } from './sheet-rows.ts';
import { asUtf8 } from './utf8-text.ts';

/** The kinds of file that are read. */
export const FILE_FORMATS = ['CSV', 'XLSX', 'GEOJSON'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** One row of a file as it stands there. */
export interface RawRow {
  /** Its number as a spreadsheet shows it; in GeoJSON the first feature is row 1. */
  row: number;
  cells: ReadonlyMap<string, string>;
}

/** A file that is being read. */
export interface OpenFile {
  header: readonly string[];
  decimalComma: boolean;
  rows: AsyncIterable<RawRow>;
}

/** A record this long is no row: a quote was opened and never closed. */
const LONGEST_RECORD = 1_000_000;
const HEAD = 65_536;

/** The format by the end of a file's name, or null. */
export function formatOf(fileName: string): FileFormat | null {
  const [, end = ''] = /\.(\w+)$/.exec(fileName.toLowerCase()) ?? [];
  const known: Record<string, FileFormat> = {
    csv: 'CSV',
    txt: 'CSV',
    xlsx: 'XLSX',
    geojson: 'GEOJSON',
    json: 'GEOJSON',
  };
  return known[end] ?? null;
}

/** Reads the heading and gives the rows one by one; no more of the file is in memory than a few rows. */
export function openFile(format: FileFormat, bytes: Readable): Promise<OpenFile> {
  if (format === 'GEOJSON') return openFeatures(bytes);
  return format === 'XLSX' ? openSheet(bytes) : openCsv(bytes);
}

const empty = () =>
  new ImportFailure('EMPTY_FILE', {
    ID: 'Berkas ini kosong: baris pertama harus berisi judul kolom.',
    EN: 'This file is empty: its first row has to hold the headings.',
  });

/** A heading stands in what is said of a file, so it has to be text that can be kept. */
function assertText(header: readonly string[]): void {
  const problem = header.map(refuseUnstorable).find((found) => found !== null);
  if (problem) throw new ImportFailure(problem.code, problem.words);
}

/** The first line of a file, or as much as tells its delimiter, and the whole of it again. */
async function peek(bytes: Readable): Promise<{ head: string; all: Readable }> {
  const pieces: AsyncIterator<Buffer> = bytes[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let size = 0;
  while (size < HEAD) {
    const next = await pieces.next();
    if (next.done) break;
    seen.push(next.value);
    size += next.value.length;
  }
  async function* again() {
    yield* seen;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  return { head: Buffer.concat(seen).toString('utf8'), all: Readable.from(again(), { objectMode: false }) };
}

/** Which sign stands between the cells: the one that is met more often in the heading, outside quotes. */
export function delimiterOf(head: string): ',' | ';' | '\t' {
  const lines = head.replace(/"[^"]*"/g, '').split(/\r?\n/);
  const line = lines.find((one) => one.trim() !== '') ?? '';
  const count = (sign: string) => line.split(sign).length;
  if (count('\t') > Math.max(count(','), count(';'))) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

async function openCsv(bytes: Readable): Promise<OpenFile> {
  const { head, all } = await peek(bytes);
  const delimiter = delimiterOf(head);
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    trim: true,
  });
  const text = all.on('error', (error) => parser.destroy(error)).pipe(asUtf8());
  text.on('error', (error) => parser.destroy(error)).pipe(parser);
  return { ...(await withHeader(csvRecords(parser))), decimalComma: delimiter === ';' };
}

async function* csvRecords(parser: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  try {
    yield* parser;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportFailure('BROKEN_CSV', {
      ID: `CSV rusak di sekitar baris ${error.lines}: tanda kutip tidak ditutup dengan benar.`,
      EN: `The CSV is broken near line ${error.lines}: a quote is not closed as it should be.`,
    });
  }
}

async function openSheet(bytes: Readable): Promise<OpenFile> {
  const records = await readSheetRows(bytes);
  return { ...(await withHeader(Readable.from(records))), decimalComma: false };
}

/** Takes the heading off, and names each cell of the rows below by it. */
async function withHeader(
  records: AsyncIterable<string[]>,
): Promise<{ header: string[]; rows: AsyncIterable<RawRow> }> {
  const all = records[Symbol.asyncIterator]();
  let first = await all.next();
  let row = 1;
  for (; !first.done && first.value.every(isBlank); row += 1) first = await all.next();
  if (first.done) throw empty();
  const header = first.value.map((name) => name.trim());
  assertText(header);
  const twice = header.findIndex((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice !== -1) {
    // Where the headings are missing, the first row holds what may not be repeated: the places say it as well.
    const place = header.indexOf(header[twice] ?? '') + 1;
    throw new ImportFailure('COLUMN_TWICE', {
      ID: `Kolom ke-${place} dan ke-${twice + 1} berjudul sama. Hapus atau ganti namanya.`,
      EN: `Columns ${place} and ${twice + 1} have the same heading. Remove or rename one.`,
    });
  }
  return { header, rows: namedRows(header, all, row) };
}

const isBlank = (cell: string): boolean => cell.trim() === '';

/** The rows under a heading; empty ones are counted, as a spreadsheet counts them, and left out. */
async function* namedRows(
  header: readonly string[],
  records: AsyncIterator<string[]>,
  headingRow: number,
): AsyncGenerator<RawRow> {
  let row = headingRow;
  for (let next = await records.next(); !next.done; next = await records.next()) {
    row += 1;
    const cells = next.value;
    if (cells.every(isBlank)) continue;
    yield { row, cells: new Map(header.flatMap((name, at) => (name === '' ? [] : [[name, cells[at] ?? '']]))) };
  }
}

/** Each feature of a map as a row. */
async function openFeatures(bytes: Readable): Promise<OpenFile> {
  const rows = readFeatureRows(bytes);
  const first = await rows.next();
  if (first.done) throw brokenMap();
  const header = [...first.value.cells.keys()];
  assertText(header);
  return { header, decimalComma: false, rows: withFirst(first.value, rows) };
}

async function* withFirst(first: RawRow, rest: AsyncIterable<RawRow>): AsyncGenerator<RawRow> {
  yield first;
  yield* rest;
}
