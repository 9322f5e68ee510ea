/** What a cell holds: text stays text (a name that begins with "=" is no formula), figures stay figures. */
export type CellValue = string | number | null;

export interface Sheet {
  name: string;
  head: readonly string[];
  rows: readonly (readonly CellValue[])[];
}

const cellOf = (value: CellValue) => {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value, type: String };
};

/** Saves a workbook on the device. The writer comes when it is first asked for. */
export async function saveWorkbook(fileName: string, sheets: readonly Sheet[]): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const written = sheets.map(({ name, head, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: head.map(() => ({ width: 24 })),
    data: [
      head.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }));
  await write(written).toFile(fileName);
}
