import { ImportFailure } from './import-failure.ts';
import type { MappedCell, MappedRow, Mapping } from './mapping.rules.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCell = (value: unknown): value is string | MappedCell =>
  isText(value) ||
  (isRecord(value) &&
    isText(value['from']) &&
    (value['times'] === undefined || (isText(value['times']) && /^\d{1,12}$/.test(value['times']))) &&
    (value['map'] === undefined || (isRecord(value['map']) && Object.values(value['map']).every(isText))));

const isRow = (value: unknown): value is MappedRow =>
  isRecord(value) && isText(value['when']) && isRecord(value['cells']) && Object.values(value['cells']).every(isCell);

const isMapping = (value: unknown): value is Mapping =>
  isRecord(value) &&
  isText(value['file']) &&
  isText(value['dataSet']) &&
  isTexts(value['columns']) &&
  Array.isArray(value['rows']) &&
  value['rows'].every(isRow);

/** Reads a mapping file, or says what it has to look like. */
export function readMapping(json: string): Mapping {
  try {
    const read: unknown = JSON.parse(json);
    if (isMapping(read)) return read;
  } catch {
    // falls through to the one answer for every mapping that cannot be read
  }
  throw new ImportFailure('INVALID_MAPPING', {
    ID: 'Berkas pemetaan berupa JSON dengan file, dataSet, columns, dan rows: [{ when, cells }].',
    EN: 'A mapping file is JSON with file, dataSet, columns and rows: [{ when, cells }].',
  });
}
