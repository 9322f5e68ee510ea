import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { IDENTITY_NUMBER, looksLikeIdentityNumber } from './cell.rules.ts';
import { columnsOf, type ColumnMatch } from './columns.rules.ts';
import type { DataSet, Difference, FileRow, Outcome, RowProblem } from './data-set.ts';
import type { OpenFile, RawRow } from './file-rows.ts';
import { ImportFailure } from './import-failure.ts';
import { applyMapping, columnsBehind, missingColumns, type Mapping } from './mapping.rules.ts';

/** How many rows share one transaction, and how much text at most. */
const BATCH_ROWS = 500;
const BATCH_TEXT = 2_000_000;
const LONGEST_SHOWN = 60;

/** What became of the rows of a file so far. */
export interface Tally {
  read: number;
  new: number;
  changed: number;
  same: number;
  refused: number;
}

export interface RowChange {
  row: number;
  kind: 'NEW' | 'CHANGED';
  key: string;
  differences: Difference[];
}

/** What one batch came to. */
export interface BatchReport {
  /** The last row of the file that is settled with this batch. */
  upTo: number;
  tally: Tally;
  problems: RowProblem[];
  changes: RowChange[];
}

export interface ImportOrder {
  dataSet: DataSet;
  mapping: Mapping | null;
  actor: Actor;
  isDryRun: boolean;
  /** Rows up to here were settled before a restart. */
  settledUpTo?: number;
  /** Notes a batch in the transaction that wrote it. */
  note?: (tx: EntityManager, report: BatchReport) => Promise<void>;
  /** Hears of a batch once it is kept. */
  heard?: (report: BatchReport) => void;
}

interface Refused {
  problems: RowProblem[];
}

const shorten = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text);

/** Reads a file row by row, judges each by the rules of its data set, and writes what is true, a batch at a time. */
export async function importRows(store: Store, file: OpenFile, order: ImportOrder): Promise<Tally> {
  const reader = new RowReader(file, order);
  const total: Tally = { read: 0, new: 0, changed: 0, same: 0, refused: 0 };
  const settle = async (batch: (FileRow | Refused)[], upTo: number) => {
    const report = await takeBatch(store, batch, upTo, order);
    addUp(total, report.tally);
    order.heard?.(report);
  };
  let batch: (FileRow | Refused)[] = [];
  let text = 0;
  for await (const raw of file.rows) {
    const rows = reader.read(raw);
    if (raw.row <= (order.settledUpTo ?? 0)) continue;
    batch.push(...rows);
    text += sizeOf(raw);
    if (batch.length < BATCH_ROWS && text < BATCH_TEXT) continue;
    await settle(batch, raw.row);
    batch = [];
    text = 0;
  }
  await settle(batch, Number.MAX_SAFE_INTEGER);
  return total;
}

function addUp(total: Tally, batch: Tally): void {
  total.read += batch.read;
  total.new += batch.new;
  total.changed += batch.changed;
  total.same += batch.same;
  total.refused += batch.refused;
}

function sizeOf({ cells }: RawRow): number {
  let size = 0;
  for (const cell of cells.values()) size += cell.length;
  return size;
}

/** Turns rows of a file into rows of its data set; remembers which it has met. */
class RowReader {
  private readonly order: ImportOrder;
  private readonly spelling: { decimalComma: boolean };
  private readonly match: ColumnMatch;
  private readonly met = new Map<string, number>();

  constructor(file: OpenFile, order: ImportOrder) {
    this.order = order;
    this.spelling = { decimalComma: file.decimalComma };
    this.match = matchColumns(file.header, order);
  }

  read(raw: RawRow): (FileRow | Refused)[] {
    const { mapping } = this.order;
    const named = mapping ? applyMapping(mapping, raw.cells) : [this.match.rename(raw.cells)];
    return named.map((cells) => this.readCells(raw.row, cells));
  }

  private readCells(row: number, cells: ReadonlyMap<string, string>): FileRow | Refused {
    const problems: RowProblem[] = [];
    const values = new Map<string, string>();
    for (const column of this.order.dataSet.columns) {
      const cell = cells.get(column.name) ?? '';
      const heading = this.match.headingOf(column.name);
      if (looksLikeIdentityNumber(cell)) problems.push({ row, column: heading, value: null, ...IDENTITY_NUMBER });
      else if (cell !== '') {
        const reading = column.read(cell, this.spelling);
        if ('value' in reading) values.set(column.name, reading.value);
        else problems.push({ row, column: heading, value: shorten(cell), ...reading.problem });
      } else if (column.isRequired) problems.push({ row, column: heading, value: '', ...MISSING });
    }
    if (problems.length > 0) return { problems };
    const read = { row, values };
    const problem = this.outside(read) ?? this.duplicate(read);
    return problem ? { problems: [problem] } : read;
  }

  /** The same thing said twice in one file. */
  private duplicate(row: FileRow): RowProblem | null {
    const key = createHash('sha1').update(this.order.dataSet.keyOf(row)).digest('base64');
    const first = this.met.get(key);
    if (first === undefined) {
      this.met.set(key, row.row);
      return null;
    }
    return {
      row: row.row,
      column: null,
      value: shorten(this.order.dataSet.keyOf(row)),
      code: 'DUPLICATE_IN_FILE',
      words: {
        ID: `Sama dengan baris ${first}. Hapus salah satunya.`,
        EN: `The same as row ${first}. Remove one of them.`,
      },
    };
  }

  /** A row of an area that is not the importer's. */
  private outside(row: FileRow): RowProblem | null {
    const { dataSet, actor } = this.order;
    const area = dataSet.areaOf(row);
    if (dataSet.roles.some((role) => mayActIn(actor, role, area))) return null;
    return {
      row: row.row,
      column: null,
      value: area,
      code: 'NOT_YOUR_AREA',
      words: {
        ID: `Peran Anda tidak mencakup wilayah ${area}. Minta petugas wilayah itu mengimpornya.`,
        EN: `Your role does not cover area ${area}. Ask an officer of that area to import it.`,
      },
    };
  }
}

const MISSING = {
  code: 'MISSING',
  words: { ID: 'Kolom ini wajib diisi.', EN: 'This column has to be filled in.' },
};

/** Which column of the file feeds which of the data set; refuses a file that lacks one, or that holds identity numbers. */
function matchColumns(header: readonly string[], { dataSet, mapping }: ImportOrder): ColumnMatch {
  const match = columnsOf(header, dataSet.columns);
  const [forbidden] = match.identityColumns;
  if (forbidden !== undefined) {
    const { code, words } = IDENTITY_NUMBER;
    throw new ImportFailure(code, {
      ID: `Kolom "${forbidden}": ${words.ID}`,
      EN: `Column "${forbidden}": ${words.EN}`,
    });
  }
  const missing = mapping ? missingColumns(mapping, header) : match.missing;
  if (missing.length > 0) {
    throw new ImportFailure('COLUMNS_MISSING', {
      ID: `Kolom ini tidak ada: ${missing.join(', ')}. Yang ada: ${header.join(', ')}.`,
      EN: `These columns are missing: ${missing.join(', ')}. There are: ${header.join(', ')}.`,
    });
  }
  return mapping ? { ...match, headingOf: (column) => columnsBehind(mapping, column) } : match;
}

async function takeBatch(
  store: Store,
  batch: readonly (FileRow | Refused)[],
  upTo: number,
  order: ImportOrder,
): Promise<BatchReport> {
  const rows = batch.filter((one) => 'values' in one);
  const unread = batch.flatMap((one) => ('problems' in one ? [one.problems] : []));
  return decide(store, async (tx) => {
    const outcomes =
      rows.length > 0 ? await order.dataSet.take(tx, rows, order.actor, order.isDryRun) : new Array<Outcome>();
    const report = reportOf(order.dataSet, rows, outcomes, unread, upTo);
    await order.note?.(tx, report);
    return report;
  });
}

function reportOf(
  dataSet: DataSet,
  rows: readonly FileRow[],
  outcomes: readonly Outcome[],
  unread: readonly RowProblem[][],
  upTo: number,
): BatchReport {
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const refused = outcomes.flatMap((outcome, at): RowProblem[] => {
    const row = rows[at];
    if (outcome.kind !== 'REFUSED' || !row) return [];
    const { column, code, words } = outcome;
    const value = column === null ? null : (row.values.get(column) ?? null);
    return [{ row: row.row, column, value: value === null ? null : shorten(value), code, words }];
  });
  const changes = outcomes.flatMap((outcome, at): RowChange[] => {
    const row = rows[at];
    if ((outcome.kind !== 'NEW' && outcome.kind !== 'CHANGED') || !row) return [];
    return [{ row: row.row, kind: outcome.kind, key: dataSet.keyOf(row), differences: outcome.differences }];
  });
  return {
    upTo,
    tally: {
      read: rows.length + unread.length,
      new: count('NEW'),
      changed: count('CHANGED'),
      same: count('SAME'),
      refused: count('REFUSED') + unread.length,
    },
    problems: [...unread.flat(), ...refused].toSorted((a, b) => a.row - b.row),
    changes,
  };
}
