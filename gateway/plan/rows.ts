/** An object of an answer, or of a part of one. */
export type Row = Record<string, unknown>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(mine: unknown, theirs: unknown): unknown {
  if (isRow(mine) && isRow(theirs)) return mergeInto(mine, theirs);
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return theirs;
  return mine.length === theirs.length ? mine.map((one, at) => merged(one, theirs[at])) : [...mine, ...theirs];
}

/**
 * Adds what a subgraph answered to what is there: lists of one length by their places, anything else by the last word.
 * The name by which every object reaches its prototype is nobody's answer, and would be written to all of them.
 */
export function mergeInto(target: Row, source: Row): Row {
  for (const key in source) {
    if (key === '__proto__') continue;
    const [mine, theirs] = [target[key], source[key]];
    target[key] = mine === undefined || theirs === undefined ? theirs : merged(mine, theirs);
  }
  return target;
}

/** The same again, so that what is added to one place is not added to another. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  return isRow(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copyOf(one)])) : value;
}

/** Names that mean something to every object, so that a map keyed by what a caller wrote must not meet them. */
export const ODD_KEYS: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
