import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import type { DataSet, Difference, FileRow, Outcome, RowProblem } from './data-set.ts';
import type { OpenFile, RawRow } from './file-rows.ts';
import type { Mapping } from './mapping.rules.ts';
import { RowReader, shorten, type RefusedCells } from './row-reader.ts';

/** How many rows share one transaction, and how much text at most. */
const BATCH_ROWS = 500;
const BATCH_TEXT = 2_000_000;
/** New rows after which Postgres is told anew how its table is filled; each time twice as many. */
const FIRST_ANALYSIS = 1_000;

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
  /** What the row speaks of; null where that would name a person. */
  key: string | null;
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

/** Reads a file row by row, judges each by the rules of its data set, and writes what is true, a batch at a time. */
export async function importRows(store: Store, file: OpenFile, order: ImportOrder): Promise<Tally> {
  const reader = new RowReader(file, order);
  const total: Tally = { read: 0, new: 0, changed: 0, same: 0, refused: 0 };
  let analysis = order.isDryRun ? Infinity : FIRST_ANALYSIS;
  const settle = async (batch: (FileRow | RefusedCells)[], upTo: number) => {
    const report = await takeBatch(store, batch, upTo, order);
    addUp(total, report.tally);
    order.heard?.(report);
    if (total.new < analysis) return;
    // A plan made for an empty table looks at every row of it once there are many.
    analysis = total.new * 2;
    await store.pool.query(`analyze ${order.dataSet.table}`);
  };
  let batch: (FileRow | RefusedCells)[] = [];
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

async function takeBatch(
  store: Store,
  batch: readonly (FileRow | RefusedCells)[],
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

/** True where what is said of a cell may not repeat it. */
const isPersonal = (dataSet: DataSet, column: string | null): boolean =>
  (dataSet.isPersonal ?? false) || dataSet.columns.some((one) => one.name === column && one.isPersonal);

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
    const { column, code, words, hidesCell } = outcome;
    const isHidden = hidesCell ?? isPersonal(dataSet, column);
    const value = column === null || isHidden ? null : (row.values.get(column) ?? null);
    return [{ row: row.row, column, value: value === null ? null : shorten(value), code, words }];
  });
  const changes = outcomes.flatMap((outcome, at): RowChange[] => {
    const row = rows[at];
    if ((outcome.kind !== 'NEW' && outcome.kind !== 'CHANGED') || !row) return [];
    return [
      {
        row: row.row,
        kind: outcome.kind,
        key: dataSet.isPersonal ? null : (dataSet.nameOf ?? dataSet.keyOf)(row),
        differences: outcome.differences.map((one) =>
          isPersonal(dataSet, one.field) ? { field: one.field, before: null, after: null } : one,
        ),
      },
    ];
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
