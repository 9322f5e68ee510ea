import { Readable } from 'node:stream';

import { expect, test } from 'vitest';

import { openFile } from '../../../subgraphs/importing/file-rows.ts';
import { RowReader } from '../../../subgraphs/importing/row-reader.ts';
import { ImportFailure } from '../../../subgraphs/importing/import-failure.ts';
import { personnel } from '../../../subgraphs/pillars/personnel/personnel.import.ts';
import { Role } from '../../../subgraphs/kit/actor.ts';
import { proposals } from '../../../subgraphs/programs/proposals/proposal.import.ts';
import { companies } from '../../../subgraphs/csr/companies/company.import.ts';

const ADMIN = { subject: 'a', name: 'a', organisation: 'o', grants: [{ role: Role.ADMIN, area: null }] };
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

/** What a file comes to, row by row. */
async function readAll(dataSet: typeof personnel, content: string) {
  const file = await openFile('CSV', Readable.from([Buffer.from(content)], { objectMode: false }));
  const reader = new RowReader(file, { dataSet, mapping: null, actor: ADMIN });
  const rows = [];
  for await (const raw of file.rows) rows.push(...reader.read(raw));
  return rows;
}

test.each(['NIK: 1507010101800001', 'anak dari 1507 0101 0180 0001 (lunas)', '15.07.01.010180.0001 dicoret'])(
  'an identity number inside a free text is refused with row and column, and never repeated: %s',
  async (cell) => {
    const rows = await readAll(
      proposals,
      `siklus,judul,masalah,wilayah,kategori,jumlah,jenis pengusul,pengusul
PLN-15-2027,Rumah,${cell},15.07,PPKS-08,5,opd,Dinas
PLN-15-2027,Rumah,tidak layak huni,15.07,PPKS-08,5,${cell},Dinas\n`,
    );
    expect(rows).toMatchObject([
      { problems: [{ row: 2, column: 'masalah', value: null, code: 'IDENTITY_NUMBER' }] },
      { problems: [{ row: 3, column: 'jenis pengusul', value: null, code: 'IDENTITY_NUMBER' }] },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/1507 ?0101|010180/);
  },
);

test('a heading that stands there twice is told by its places, for it may be the cell of a person', async () => {
  const said = await failureOf(personnel, 'Siti Aminah,TKSK,Siti Aminah\n');
  expect(said).toMatch(/^COLUMN_TWICE .*Columns 1 and 3/);
  expect(said).not.toContain('Siti');
});

test('a row of a CSV has the number that a spreadsheet shows, empty lines and line breaks in a cell counted as there', async () => {
  const bad = (name: string) => `${name},x,TKSK,15.07`;
  const content = ['fullName,phone,type,areaCode', '', bad('"Siti\nAminah"'), '', ' , ,,', bad('Budi'), ''].join(
    '\r\n',
  );
  const rows = await readAll(personnel, content);
  expect(rows.flatMap((row) => ('problems' in row ? row.problems.map((one) => one.row) : []))).toEqual([3, 6]);
  expect(await readAll(personnel, `\r\n\r\n${content}`)).toHaveLength(2);
});
