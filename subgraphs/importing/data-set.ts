import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor, Role } from '#kit/actor';
import type { Words } from '#kit/refusal';

import type { CellReader } from './cell.rules.ts';

/** A column that a data set takes. */
export interface Column {
  name: string;
  /** Other headings under which it is known, in Indonesian and English; case, spaces and signs do not matter. */
  aliases: readonly string[];
  isRequired: boolean;
  /** True where a cell may name somebody: what is said of it never repeats it. */
  isPersonal?: boolean;
  read: CellReader;
}

/** One row of a file, its cells read and each named by the column of the data set. */
export interface FileRow {
  /** Its number as a spreadsheet shows it: the heading is row 1. */
  row: number;
  values: ReadonlyMap<string, string>;
}

/** What is wrong with a row, where, and how to put it right. */
export interface RowProblem {
  row: number;
  /** Null where the row as a whole is meant. */
  column: string | null;
  /** The cell as it stood, shortened; null where it may not be repeated. */
  value: string | null;
  code: string;
  words: Words;
}

/** A field that a row would change or contradict. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

/** What a row means to the hub. */
export type Outcome =
  | { kind: 'NEW' | 'CHANGED'; differences: Difference[] }
  | { kind: 'SAME' }
  | { kind: 'REFUSED'; column: string | null; code: string; words: Words; hidesCell?: true };

/** The rows one noun takes from a file. Each outcome stands at the place of its row. */
export interface DataSet {
  name: string;
  label: Words;
  columns: readonly Column[];
  /** True where rows name persons: what is kept of an import then holds row numbers and columns, never the cells. */
  isPersonal?: boolean;
  /** Whose rows these are to write, each within the area of the row. */
  roles: readonly Role[];
  /** The table that grows: its statistics are kept fresh while thousands of rows go in. */
  table: string;
  /** What two rows have in common that say the same thing. */
  keyOf(row: FileRow): string;
  /** How the row is named to people, where the key says more than may be repeated. */
  nameOf?(row: FileRow): string;
  areaOf(row: FileRow): string;
  /** Judges a batch by the rules of the API, and writes it unless this is a trial. One transaction. */
  take(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean): Promise<Outcome[]>;
}

/** A cell that its column requires, so that it is there once the row was read. */
export function valueOf(row: FileRow, column: string): string {
  const value = row.values.get(column);
  if (value === undefined) throw new Error(`row ${row.row} was passed on without its ${column}`);
  return value;
}

export const valueOrNull = (row: FileRow, column: string): string | null => row.values.get(column) ?? null;

export const wholeOrNull = (row: FileRow, column: string): bigint | null => {
  const value = row.values.get(column);
  return value === undefined ? null : BigInt(value);
};
