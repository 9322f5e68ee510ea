import type { Column } from './export-query.ts';

/** What a cell may hold. */
export type Cell = string | number | boolean | null;

/** What stands between the values of a list inside one cell. */
const BETWEEN = ' | ';

/** The value of a column in a row; the values of a list stand in one cell, in their order. */
export function cellOf(row: unknown, path: Column['path']): Cell {
  const found = valueAt(row, path);
  if (Array.isArray(found)) return found.length === 0 ? null : harmless(found.map(textOf).join(BETWEEN));
  return found === null || typeof found === 'number' || typeof found === 'boolean' ? found : harmless(textOf(found));
}

function valueAt(value: unknown, path: Column['path']): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.flatMap((one) => valueAt(one, path) as unknown);
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return typeof value === 'object' ? valueAt((value as Record<string, unknown>)[name], rest) : null;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** A spreadsheet runs a text that begins like a formula; an apostrophe before it makes it a text again. */
export function harmless(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
