import type { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';

import { ImportFailure } from './import-failure.ts';

const MEGABYTE = 1_048_576;
/** A workbook is read as a whole, so it is bounded; a CSV of any length is not. */
const MOST_ROWS = 20_000;
const LARGEST_SHEET = 20 * MEGABYTE;
const MOST_UNPACKED = 64 * MEGABYTE;

const tooLarge = () =>
  new ImportFailure('SHEET_TOO_LARGE', {
    ID: `Buku kerja terlalu besar (paling banyak ${MOST_ROWS} baris dan 20 MB). Simpan sebagai CSV UTF-8, lalu unggah itu.`,
    EN: `The workbook is too large (at most ${MOST_ROWS} rows and 20 MB). Save it as CSV UTF-8 and upload that.`,
  });

const broken = () =>
  new ImportFailure('BROKEN_SHEET', {
    ID: 'Berkas ini bukan buku kerja XLSX yang utuh. Buka di Excel, simpan ulang, lalu unggah lagi.',
    EN: 'This is no whole XLSX workbook. Open it in Excel, save it again, then upload it.',
  });

const LOCAL_FILE = Buffer.from('PK\x03\x04', 'latin1');
const DEFLATED = 8;

/** Refuses a workbook that unpacks to far more than it is: whatever an unpacker could start at is measured. */
function assertModest(bytes: Buffer): void {
  let budget = MOST_UNPACKED;
  for (let at = bytes.indexOf(LOCAL_FILE); at !== -1; at = bytes.indexOf(LOCAL_FILE, at + LOCAL_FILE.length)) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== DEFLATED) continue;
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    budget -= unpackedSize(bytes.subarray(start), budget);
    if (budget <= 0) throw tooLarge();
  }
}

/** How long a packed piece is once unpacked; all of the budget when it is longer, 0 when it is no such piece. */
function unpackedSize(piece: Buffer, budget: number): number {
  try {
    return inflateRawSync(piece, { maxOutputLength: budget }).length;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'ERR_BUFFER_TOO_LARGE' ? budget : 0;
  }
}

async function collect(bytes: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_SHEET) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A cell as text: numbers with the digits they are stored with, days as 2026-11-30. */
function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

/** A number with the fifteen digits that Excel counts with: it stores 5.07 as 5.0700000000000003. */
function asExcelShows(digits: string): string {
  const plain = /^-?\d{1,15}$/.test(digits) ? Number.NaN : Number(Number(digits).toPrecision(15));
  return Number.isFinite(plain) ? String(plain) : digits;
}

/** The rows of the first sheet. */
export async function readSheetRows(bytes: Readable): Promise<string[][]> {
  const file = await collect(bytes);
  assertModest(file);
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet<string>(file, { parseNumber: asExcelShows }).catch(() => {
    throw broken();
  });
  if (rows.length > MOST_ROWS + 1) throw tooLarge();
  return rows.map((row) => row.map(asText));
}
