/** Reads of one request, all from one snapshot, so that totals and the rows behind them agree. */
export interface Snapshot {
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The present, for an answer that tells how late it is: such an answer holds for its moment only. */
  now(): Date;
  /** True once the present was asked for, here or by a statement. */
  toldTime(): boolean;
  /** Lets the next read see what was committed meanwhile: a mutation shows what it wrote. */
  renew(): Promise<void>;
  /** Gives the connection back for good. Called once, when the answer is complete. */
  end(): Promise<void>;
}
