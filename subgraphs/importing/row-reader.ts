import { createHash } from 'node:crypto';

import { mayActIn, type Actor } from '#kit/actor';

import { IDENTITY_NUMBER, looksLikeIdentityNumber, refuseUnstorable, type CellProblem } from './cell.rules.ts';
import { holdsIdentityNumber } from './identity-number.rules.ts';
import { columnsOf, type ColumnMatch } from './columns.rules.ts';
import type { Column, DataSet, FileRow, RowProblem } from './data-set.ts';
import type { OpenFile, RawRow } from './file-rows.ts';
import { ImportFailure } from './import-failure.ts';
import { applyMapping, columnsBehind, missingColumns, type Mapping } from './mapping.rules.ts';

const LONGEST_SHOWN = 60;

/** What the rows of a file become, and for whom. */
interface ReadingOrder {
  dataSet: DataSet;
  mapping: Mapping | null;
  actor: Actor;
}

/** A row that could not be read. */
export interface RefusedCells {
  problems: RowProblem[];
}

export const shorten = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text);

/** Turns rows of a file into rows of its data set; remembers which it has met. */
export class RowReader {
  private readonly order: ReadingOrder;
  private readonly spelling: { decimalComma: boolean };
  private readonly match: ColumnMatch;
  private readonly met = new Map<string, number>();

  constructor(file: OpenFile, order: ReadingOrder) {
    this.order = order;
    this.spelling = { decimalComma: file.decimalComma };
    this.match = matchColumns(file.header, order);
  }

  read(raw: RawRow): (FileRow | RefusedCells)[] {
    const { mapping } = this.order;
    const named = mapping ? applyMapping(mapping, raw.cells) : [this.match.rename(raw.cells)];
    return named.map((cells) => this.readCells(raw.row, cells));
  }

  private readCells(row: number, cells: ReadonlyMap<string, string>): FileRow | RefusedCells {
    const problems: RowProblem[] = [];
    const values = new Map<string, string>();
    for (const column of this.order.dataSet.columns) {
      const cell = cells.get(column.name) ?? '';
      const heading = this.match.headingOf(column.name);
      const forbidden = looksLikeIdentityNumber(cell) ? IDENTITY_NUMBER : refuseUnstorable(cell);
      if (forbidden) problems.push({ row, column: heading, value: null, ...forbidden });
      else if (cell !== '') {
        const reading = column.read(cell, this.spelling);
        if ('value' in reading) values.set(column.name, reading.value);
        else problems.push({ row, column: heading, ...this.refusal(cell, reading.problem, column) });
      } else if (column.isRequired) problems.push({ row, column: heading, value: '', ...MISSING });
    }
    if (problems.length > 0) return { problems };
    const read = { row, values };
    const problem = this.outside(read) ?? this.duplicate(read);
    return problem ? { problems: [problem] } : read;
  }

  /** What is said of a cell that its column does not take; what may be somebody's is not repeated. */
  private refusal(cell: string, problem: CellProblem, column: Column): Omit<RowProblem, 'row' | 'column'> {
    if (holdsIdentityNumber(cell)) return { value: null, ...IDENTITY_NUMBER };
    const isPersonal = this.order.dataSet.isPersonal || column.isPersonal;
    return { value: isPersonal ? null : shorten(cell), ...problem };
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
      value: this.order.dataSet.isPersonal
        ? null
        : shorten((this.order.dataSet.nameOf ?? this.order.dataSet.keyOf)(row)),
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
function matchColumns(header: readonly string[], { dataSet, mapping }: ReadingOrder): ColumnMatch {
  const match = columnsOf(header, dataSet.columns);
  const [forbidden] = match.identityColumns;
  if (forbidden !== undefined) {
    const { code, words } = IDENTITY_NUMBER;
    throw new ImportFailure(code, {
      ID: `Kolom "${forbidden}": ${words.ID}`,
      EN: `Column "${forbidden}": ${words.EN}`,
    });
  }
  // A file without headings shows its first row instead.
  if (header.some(looksLikeIdentityNumber)) throw new ImportFailure(IDENTITY_NUMBER.code, IDENTITY_NUMBER.words);
  const missing = mapping ? missingColumns(mapping, header) : match.missing;
  if (missing.length > 0) {
    const found = dataSet.isPersonal ? null : header.join(', ');
    throw new ImportFailure('COLUMNS_MISSING', {
      ID: `Kolom ini tidak ada: ${missing.join(', ')}. ${found === null ? 'Baris pertama berisi judul kolom' : `Yang ada: ${found}`}.`,
      EN: `These columns are missing: ${missing.join(', ')}. ${found === null ? 'The first row holds the headings' : `There are: ${found}`}.`,
    });
  }
  return mapping ? { ...match, headingOf: (column) => columnsBehind(mapping, column) } : match;
}
