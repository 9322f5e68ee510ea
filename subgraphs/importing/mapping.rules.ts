/** What stands in one column of a data set, made from a row of an outside file. */
export interface MappedCell {
  /** Text with the file's columns in braces: "{year}-03", or a fixed text. */
  from: string;
  /** What a text of the file is called in the hub. */
  map?: Record<string, string | undefined>;
  /** Counts the number in another unit: "1000" where the file gives thousands. */
  times?: string;
}

/** One row of a data set made from a row of the file. */
export interface MappedRow {
  /** A column of the file; where its cell is empty there is no such row. */
  when: string;
  cells: Record<string, string | MappedCell | undefined>;
}

/** How an outside file feeds a data set. One row of the file may feed several rows of the data set. */
export interface Mapping {
  /** The file it was written for, without its folder. */
  file: string;
  dataSet: string;
  /** Columns that the file has to have. */
  columns: string[];
  rows: MappedRow[];
  /** What to know of the file, such as why some of its rows are refused. */
  note?: string;
}

/** A decimal times a whole power of ten or any whole number, exact. */
export function multiply(value: string, times: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value) || !/^\d+$/.test(times)) return value;
  const [whole = '', part = ''] = value.split('.');
  const product = String(BigInt(whole + part) * BigInt(times));
  if (part === '') return product;
  const sign = product.startsWith('-') ? '-' : '';
  const digits = product.replace('-', '').padStart(part.length + 1, '0');
  const fraction = digits.slice(-part.length).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -part.length)}${fraction === '' ? '' : `.${fraction}`}`;
}

function fill(template: string, cells: ReadonlyMap<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_braces, column: string) => cells.get(column) ?? '').trim();
}

function mapped(cell: string | MappedCell, cells: ReadonlyMap<string, string>): string {
  if (typeof cell === 'string') return fill(cell, cells);
  const filled = fill(cell.from, cells);
  const named = (cell.map && Object.hasOwn(cell.map, filled) ? cell.map[filled] : undefined) ?? filled;
  return cell.times === undefined ? named : multiply(named, cell.times);
}

/** The rows of the data set that one row of the file stands for. */
export function applyMapping(mapping: Mapping, cells: ReadonlyMap<string, string>): Map<string, string>[] {
  return mapping.rows
    .filter(({ when }) => (cells.get(when) ?? '') !== '')
    .map(
      (row) =>
        new Map(
          Object.entries(row.cells)
            .map(([column, cell]) => [column, cell === undefined ? '' : mapped(cell, cells)] as const)
            .filter(([, value]) => value !== ''),
        ),
    );
}

/** The file's columns that a mapping needs and the file does not have. */
export function missingColumns(mapping: Mapping, header: readonly string[]): string[] {
  return mapping.columns.filter((column) => !header.includes(column));
}

/** Which columns of a file feed the cell of a data set, for the person who has to mend it. */
export function columnsBehind(mapping: Mapping, column: string): string {
  const [cell] = mapping.rows.flatMap(({ cells }) => cells[column] ?? []);
  const template = typeof cell === 'string' ? cell : (cell?.from ?? '');
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.length > 0 ? names.join(', ') : column;
}
