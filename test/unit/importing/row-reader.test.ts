import { Readable } from 'node:stream';

import { expect, test } from 'vitest';

import { openFile } from '../../../subgraphs/importing/file-rows.ts';
import { RowReader } from '../../../subgraphs/importing/row-reader.ts';
import { ImportFailure } from '../../../subgraphs/importing/import-failure.ts';
import { personnel } from '../../../subgraphs/pillars/personnel/personnel.import.ts';
import { companies } from '../../../subgraphs/csr/companies/company.import.ts';

const ACTOR = { subject: 'a', name: 'a', organisation: 'o', grants: [] };

/** What is said of a file whose headings do not fit. */
async function failureOf(dataSet: typeof personnel, content: string): Promise<string> {
  try {
    const file = await openFile('CSV', Readable.from([Buffer.from(content)], { objectMode: false }));
    const reader = new RowReader(file, { dataSet, mapping: null, actor: ACTOR });
    return `read by ${typeof reader}`;
  } catch (error) {
    if (error instanceof ImportFailure) return [error.code, error.words.ID, error.words.EN].join(' ');
    throw error;
  }
}

test('a file of persons without headings is refused without repeating its first person', async () => {
  const said = await failureOf(personnel, 'Siti Aminah,TKSK,15.07,+6281234567890\n');
  expect(said).toContain('COLUMNS_MISSING');
  expect(said).toContain('fullName');
  expect(said).not.toMatch(/Siti|62812/);
  expect(await failureOf(personnel, 'Budi,TKSK,Budi,15.07\n')).not.toContain('Budi');
});

test('an identity number where a heading should be is refused and never repeated', async () => {
  for (const dataSet of [personnel, companies]) {
    for (const content of ['nama,1507010101800001\n', '1507010101800001,x\n']) {
      const said = await failureOf(dataSet, content);
      expect(said).toContain('IDENTITY_NUMBER');
      expect(said).not.toContain('1507010101800001');
    }
  }
  expect(await failureOf(companies, 'nama,alamat\n')).toContain('nama, alamat');
});

test('a heading that stands there twice is told by its places, for it may be the cell of a person', async () => {
  const said = await failureOf(personnel, 'Siti Aminah,TKSK,Siti Aminah\n');
  expect(said).toMatch(/^COLUMN_TWICE .*Columns 1 and 3/);
  expect(said).not.toContain('Siti');
});
