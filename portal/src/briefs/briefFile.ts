import { day, instant } from '../language/formats.ts';
import { currentLanguage } from '../language/language.ts';
import type { Matrix } from './matrix.ts';
import type { Brief } from './useWholeBrief.ts';

type Say = (id: string, values?: Record<string, unknown>) => string;
type Value = string | number | null;

const BOLD = { fontWeight: 'bold' as const };

/** A sheet: its heads, then its rows. Text stays text, so no name becomes a formula. */
const sheetOf = (sheet: string, heads: readonly string[], rows: readonly (readonly Value[])[]) => ({
  sheet,
  columns: heads.map((_, at) => ({ width: at === 0 ? 40 : 24 })),
  data: [heads.map((value) => ({ value, type: String, ...BOLD })), ...rows.map((row) => row.map(cellOf))],
});

const cellOf = (value: Value) => {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value, type: String };
};

/** The matrix as rows: a region, then how many support each field; null where no need is on record. */
const matrixRows = ({ regions, fields }: Matrix, say: Say): Value[][] =>
  regions.map(({ name, cells }) => [
    name,
    ...fields.map(({ code }) => {
      const cell = cells.get(code);
      if (!cell) return null;
      return cell.supports > 0 ? cell.supports : say('briefs.matrix.none');
    }),
  ]);

function decisionsSheet({ needs }: Brief, say: Say) {
  return sheetOf(
    say('briefs.sheet.decisions'),
    ['text', 'owner', 'due', 'status'].map((key) => say(`meetings.outcome.${key}`)),
    (needs?.decisions.nodes ?? []).map(({ text, institution, dueOn, status }) => [
      text,
      institution,
      dueOn ? day(dueOn) : null,
      say(`meetings.status.${status}`),
    ]),
  );
}

function whoSheet({ coverage }: Brief, say: Say) {
  return sheetOf(
    say('briefs.sheet.who'),
    [
      ...['who', 'where', 'what', 'amount', 'unit'].map((key) => say(`briefs.who.${key}`)),
      say('meetings.outcome.status'),
    ],
    (coverage?.matrix.nodes ?? []).map((row) => [
      row.who ?? say('briefs.who.hidden'),
      row.areaName,
      row.gapTitle,
      row.amount,
      row.item ? `${row.unit} ${row.item}` : row.unit,
      row.state ? say(`states.${row.state}`) : say('briefs.who.government'),
    ]),
  );
}

function lateSheet({ coverage }: Brief, say: Say) {
  return sheetOf(
    say('briefs.sheet.late'),
    [
      say('briefs.late.gap'),
      say('briefs.late.why'),
      say('briefs.who.who'),
      say('briefs.late.due'),
      say('briefs.who.amount'),
      say('briefs.who.unit'),
    ],
    (coverage?.late.nodes ?? []).map((row) => [
      row.gapCode,
      say(`briefs.late.${row.reason}`),
      row.who ?? null,
      day(row.dueOn),
      row.amount,
      row.unit,
    ]),
  );
}

function doubtsSheet({ needs }: Brief, say: Say) {
  return sheetOf(
    say('briefs.sheet.doubts'),
    [say('briefs.late.gap'), say('briefs.doubts.why'), say('briefs.doubts.sources')],
    (needs?.doubts.nodes ?? []).map(({ gapCode, textId, textEn, sourceTitles }) => [
      gapCode,
      currentLanguage() === 'en' ? textEn : textId,
      sourceTitles.join('; '),
    ]),
  );
}

function aboutSheet(brief: Brief, say: Say) {
  return sheetOf(
    say('briefs.sheet.about'),
    [brief.code],
    [
      [say('briefs.title', { area: brief.area?.name ?? '' })],
      [say('briefs.frozen', { at: instant(brief.frozenAt), year: String(brief.fiscalYear) })],
      [`${window.location.origin}/r/${brief.code}`],
      ...brief.parts.map(({ part, fingerprint }) => [`${say(`briefs.away.${part.toLowerCase()}`)}: ${fingerprint}`]),
    ],
  );
}

/** Brings the brief as a workbook: its parts as sheets, the last one saying what it is. */
export async function downloadBrief(brief: Brief, matrix: Matrix, say: Say): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const sheets = [
    decisionsSheet(brief, say),
    sheetOf(
      say('briefs.sheet.matrix'),
      [say('briefs.matrix.region'), ...matrix.fields.map(({ name }) => name)],
      matrixRows(matrix, say),
    ),
    whoSheet(brief, say),
    lateSheet(brief, say),
    doubtsSheet(brief, say),
    aboutSheet(brief, say),
  ];
  await writeXlsxFile(sheets).toFile(`${brief.code}.xlsx`);
}
