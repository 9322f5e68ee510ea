import { createHash } from 'node:crypto';

import { pageOf, readPage, type Page, type PageArgs } from './connection.ts';

/** Something kept for ever as it once was: its text, and the SHA-256 the text had then. */
export interface Frozen {
  content: string;
  fingerprint: string;
}

/** Writes a value down for ever, amounts as digits. */
export function freeze(value: object): Frozen {
  const content = JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
  return { content, fingerprint: fingerprintOf(content) };
}

/** The SHA-256 of a text, as 64 hexadecimal digits. */
export const fingerprintOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The value as it was written down. Whoever changed a digit of it since is found out here. */
export function thaw<Value extends object>({ content, fingerprint }: Frozen, name: string): Value {
  if (fingerprintOf(content) !== fingerprint) throw new Error(`what is kept of ${name} is not what was frozen`);
  const value: Value = JSON.parse(content);
  return value;
}

/** Numbers the rows of a frozen list from 1, which is their order for ever. */
export function numbered<Row extends object>(rows: readonly Row[]): (Row & { position: number })[] {
  return rows.map((row, at) => ({ position: at + 1, ...row }));
}

/** A page of a frozen list. */
export function frozenPage<Row extends { position: number }>(rows: readonly Row[], args: PageArgs): Page<Row> {
  const page = readPage(args, ['number']);
  const from = Number(page.after?.[0] ?? 0);
  const rest = rows.filter(({ position }) => position > from);
  return pageOf(
    rest.slice(0, page.first + 1),
    page,
    ({ position }) => [String(position)],
    () => Promise.resolve(rows.length),
  );
}
