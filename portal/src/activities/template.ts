import type { CellValue, Sheet } from '../records/workbook.ts';

/** The columns of the template, by the names the hub has for them; the headings stand in the catalogues. */
export const COLUMNS = [
  'registrationNumber',
  'areaCode',
  'categoryCode',
  'gapCode',
  'kind',
  'item',
  'unit',
  'amount',
  'estimatedValue',
  'doneOn',
  'description',
] as const;

type Say = (id: string) => string;

/** A file to fill in: the headings in the language of the page, one example, and what each column takes. */
export function templateSheets(registrationNumber: string, say: Say): Sheet[] {
  const example: Record<(typeof COLUMNS)[number], CellValue> = {
    registrationNumber,
    areaCode: '15.07',
    categoryCode: 'PPKS-24',
    gapCode: null,
    kind: say('activities.example.kind'),
    item: say('activities.example.item'),
    unit: say('activities.example.unit'),
    amount: '40',
    estimatedValue: '4000000',
    doneOn: '2026-10-02',
    description: say('activities.example.description'),
  };
  const heading = (column: string) => say(`activities.column.${column}`);
  return [
    {
      name: say('activities.template.sheet'),
      head: COLUMNS.map(heading),
      rows: [COLUMNS.map((column) => example[column])],
    },
    {
      name: say('activities.template.help'),
      head: [say('activities.template.column'), say('activities.template.meaning')],
      rows: COLUMNS.map((column) => [heading(column), say(`activities.meaning.${column}`)]),
    },
  ];
}

/** The heading of a column that a problem names, as it stands in the template; what is not known stays as it is. */
export function headingOf(column: string, say: Say): string {
  const known = COLUMNS.find((one) => one === column);
  return known === undefined ? column : say(`activities.column.${known}`);
}
