import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';

import { stringify } from 'csv-stringify';

import type { SubgraphDefinition } from '#host/subgraph';
import { Role, type Actor } from '#kit/actor';
import type { Store } from '#kit/database';
import { asHub } from '#kit/writer';

import { dataSetNamed, targetOf, type ImportTarget } from '../subgraphs/importing/catalogue.ts';
import type { RowProblem } from '../subgraphs/importing/data-set.ts';
import { formatOf, openFile, type FileFormat, type OpenFile } from '../subgraphs/importing/file-rows.ts';
import { importRows, type BatchReport, type Tally } from '../subgraphs/importing/import-run.ts';
import { readMapping } from '../subgraphs/importing/mapping.ts';
import { SUBGRAPHS } from '../subgraphs/index.ts';

/** Who writes what the operator of the machine imports. */
const OPERATOR: Actor = {
  subject: 'simpul:operator',
  name: 'Operator',
  organisation: null,
  grants: [{ role: Role.ADMIN, area: null }],
};

/** A file with what it is for. */
export interface ImportPlan extends ImportTarget {
  path: string;
  format: FileFormat;
  definition: SubgraphDefinition;
}

const OPTIONS = '--data-set NAME names the data set; --mapping FILE says which columns feed it.';

/** Finds the data set a file is for, over all subgraphs. */
export async function planImport(
  path: string,
  told: { dataSet: string | null; mappingFile: string | null },
): Promise<ImportPlan> {
  const format = formatOf(path);
  if (!format) throw new Error(`${basename(path)} is no CSV, XLSX or GeoJSON by its name.`);
  if (!fs.existsSync(path)) throw new Error(`There is no file ${path}.`);
  const mapping = told.mappingFile === null ? null : readMapping(fs.readFileSync(told.mappingFile, 'utf8'));
  const name = mapping?.dataSet ?? told.dataSet;
  const { header } = await headerOf(path, format);
  const found = SUBGRAPHS.flatMap((definition): ImportPlan[] => {
    const catalogue = definition.imports;
    if (!catalogue || (name !== null && !catalogue.dataSets.some((dataSet) => dataSet.name === name))) return [];
    const target = mapping
      ? { dataSet: dataSetNamed(catalogue, mapping.dataSet), mapping }
      : targetOf(catalogue, path, header, name);
    return target ? [{ path, format, definition, ...target }] : [];
  });
  // A file of a known name is what it was mapped for, whatever else its headings would fit.
  const plan = found.find((one) => one.mapping !== null) ?? (found.length === 1 ? found[0] : undefined);
  if (plan) return plan;
  const names = SUBGRAPHS.flatMap(({ imports }) => imports?.dataSets ?? []).map((dataSet) => dataSet.name);
  throw new Error(`Nothing says what ${basename(path)} is for. ${OPTIONS} Data sets: ${names.join(', ')}.`);
}

async function headerOf(path: string, format: FileFormat): Promise<OpenFile> {
  const bytes = fs.createReadStream(path);
  try {
    return await openFile(format, bytes);
  } finally {
    bytes.destroy();
  }
}

export interface ImportHooks {
  isDryRun: boolean;
  /** Hears of bytes that were read. */
  readBytes?: (count: number) => void;
  heard?: (report: BatchReport) => void;
}

/** Imports a file into the store of its subgraph, straight from the disk. */
export async function runImport(store: Store, plan: ImportPlan, { isDryRun, readBytes, heard }: ImportHooks) {
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      readBytes?.(chunk.length);
      done(null, chunk);
    },
  });
  const bytes = fs.createReadStream(plan.path).on('error', (error) => counted.destroy(error));
  const file = await openFile(plan.format, bytes.pipe(counted));
  const order = {
    dataSet: plan.dataSet,
    mapping: plan.mapping,
    actor: OPERATOR,
    isDryRun,
    ...(heard && { heard }),
  };
  return asHub('import', () => importRows(store, file, order), OPERATOR);
}

/** A spreadsheet takes a cell that begins so for a formula. */
const harmless = (cell: string | null) => (cell !== null && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** Writes the problems of a file beside it, as they are found; in the working folder where that one is not writable. */
export function openProblemFile(path: string) {
  const name = `${basename(path)}.problems.csv`;
  const folder = isWritable(dirname(path)) ? dirname(path) : '.';
  const target = join(folder, name);
  let sheet: ReturnType<typeof stringify> | null = null;
  let written: Promise<void> = Promise.resolve();
  return {
    path: target,
    write(problems: readonly RowProblem[]) {
      if (problems.length === 0) return;
      if (!sheet) {
        sheet = stringify({
          header: true,
          bom: true,
          columns: ['row', 'column', 'value', 'code', 'masalah', 'problem'],
        });
        const file = fs.createWriteStream(target);
        written = new Promise((done, failed) => void file.on('finish', done).on('error', failed));
        sheet.pipe(file);
      }
      for (const { row, column, value, code, words } of problems) {
        sheet.write([row, column, harmless(value), code, words.ID, words.EN]);
      }
    },
    async close() {
      sheet?.end();
      await written;
      return sheet === null ? null : target;
    },
  };
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** One line that says what a file came to. */
export function summaryOf(tally: Tally, isDryRun: boolean): string {
  const { read, same, refused } = tally;
  const words = isDryRun ? ['would be added', 'would be changed'] : ['added', 'changed'];
  return `${read} rows: ${tally.new} ${words[0]}, ${tally.changed} ${words[1]}, ${same} the same, ${refused} refused`;
}
