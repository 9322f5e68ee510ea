import * as fs from 'node:fs';

import type { Page } from 'playwright-core';
import readSheets from 'read-excel-file/node';

/** The figures of a need line, as each place that shows them names them. */
const PARTS = {
  need: 'Kebutuhan',
  budget: 'Anggaran pemerintah',
  delivered: 'CSR diterima',
  committed: 'CSR berkomitmen',
  uncovered: 'Belum tertutup',
  held: 'Diajukan, sedang diperiksa',
  open: 'Masih bisa diikrarkan',
} as const;
type Part = keyof typeof PARTS;
export type Figures = Record<Part, number>;

const NAMES = Object.keys(PARTS) as Part[];
const whole = (text: string | null | undefined): number =>
  Number(/Rp([\d.]+)/.exec(text ?? '')?.[1]?.replaceAll('.', '') ?? NaN);
const figuresBy = (read: (part: Part) => number): Figures =>
  Object.fromEntries(NAMES.map((part) => [part, read(part)])) as Figures;

/** What a bar says to whoever cannot see it. */
export const spokenFigures = (text: string): Figures =>
  figuresBy((part) => whole(text.slice(text.lastIndexOf(`${PARTS[part]} Rp`))));

/** What the table of a gap's page shows. */
export async function tableFigures(page: Page): Promise<Figures> {
  await page.locator('tr[data-part=open] td').first().waitFor();
  const cells = new Map<string, string | null>();
  for (const part of NAMES) cells.set(part, await page.locator(`tr[data-part=${part}] td`).first().textContent());
  return figuresBy((part) => whole(cells.get(part)));
}

/** The bytes a button of the page brings. */
export async function downloadBy(page: Page, name: string | RegExp, exact = false): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name, exact }).first().click();
  return fs.readFileSync(await (await coming).path());
}

/** The rows of a sheet, the first one naming the columns. */
export async function rowsOfSheet(book: Buffer, sheet = 'Data'): Promise<Record<string, unknown>[]> {
  const found = (await readSheets(book)).find((one) => one.sheet === sheet)?.data ?? [];
  const [head = [], ...rows] = found;
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [String(name), row[at] ?? null])));
}

/** What a workbook of gap areas says of one with one need. */
export function sheetFigures(rows: readonly Record<string, unknown>[], code: string): Figures {
  const row = rows.find((one) => one['code'] === code) ?? {};
  return figuresBy((part) => Number(row[`coverage.lines.${part}`]));
}
