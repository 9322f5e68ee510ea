import { expect, test } from 'vitest';

import { columnsOf, foldHeading } from '../../../subgraphs/importing/columns.rules.ts';
import { readMapping } from '../../../subgraphs/importing/mapping.ts';
import {
  applyMapping,
  columnsBehind,
  missingColumns,
  multiply,
  type Mapping,
} from '../../../subgraphs/importing/mapping.rules.ts';

const mapping: Mapping = {
  file: 'a.csv',
  dataSet: 'figures',
  columns: ['area_code', 'year', 'hdi', 'spent'],
  rows: [
    { when: 'hdi', cells: { areaCode: '{area_code}', period: '{year}-03', value: '{hdi}', unit: 'index' } },
    { when: 'spent', cells: { areaCode: '{area_code}', value: { from: '{spent}', times: '1000' }, note: '{nothing}' } },
  ],
};

test('one row of a file may stand for several rows of a data set; an empty cell for none', () => {
  const both = applyMapping(
    mapping,
    new Map(Object.entries({ area_code: '15', year: '2025', hdi: '75.1', spent: '11.65' })),
  );
  expect(both.map((row) => Object.fromEntries(row))).toEqual([
    { areaCode: '15', period: '2025-03', value: '75.1', unit: 'index' },
    { areaCode: '15', value: '11650' },
  ]);
  expect(applyMapping(mapping, new Map(Object.entries({ area_code: '15', hdi: '', spent: '' })))).toEqual([]);
});

test('a word of the file may have another name in the hub', () => {
  const renamed: Mapping = {
    ...mapping,
    rows: [{ when: 'x', cells: { category: { from: '{x}', map: { TOTAL: '' } }, kept: { from: '{x}', map: {} } } }],
  };
  expect(applyMapping(renamed, new Map([['x', 'TOTAL']])).map((row) => Object.fromEntries(row))).toEqual([
    { kept: 'TOTAL' },
  ]);
});

test('units are converted exactly', () => {
  expect(multiply('11650', '1000')).toBe('11650000');
  expect(multiply('0.1', '3')).toBe('0.3');
  expect(multiply('12.345', '1000')).toBe('12345');
  expect(multiply('-1.5', '10')).toBe('-15');
  expect(multiply('90071992547409.91', '100')).toBe('9007199254740991');
  expect(multiply('n/a', '1000')).toBe('n/a');
});

test('what is wrong is named by the column of the file', () => {
  expect(missingColumns(mapping, ['area_code', 'year', 'hdi'])).toEqual(['spent']);
  expect(columnsBehind(mapping, 'value')).toBe('hdi');
  expect(columnsBehind(mapping, 'unit')).toBe('unit');
});

test('a mapping file is read, or said to be none', () => {
  expect(readMapping(JSON.stringify(mapping))).toEqual(mapping);
  for (const bad of ['', '[]', '{"file":1}', JSON.stringify({ ...mapping, rows: [{ when: 'x', cells: { a: 1 } }] })]) {
    expect(() => readMapping(bad)).toThrow(/mapping file/);
  }
});

test('headings are matched by name and alias, whatever their case and signs', () => {
  const columns = [
    { name: 'areaCode', aliases: ['kode wilayah'], isRequired: true },
    { name: 'note', aliases: ['catatan'], isRequired: false },
  ];
  expect(foldHeading('Kode Wilayah ')).toBe('kodewilayah');
  const match = columnsOf(['KODE_WILAYAH', 'lain'], columns);
  expect(match.missing).toEqual([]);
  expect(match.headingOf('areaCode')).toBe('KODE_WILAYAH');
  expect(
    Object.fromEntries(
      match.rename(
        new Map([
          ['KODE_WILAYAH', '15'],
          ['lain', 'x'],
        ]),
      ),
    ),
  ).toEqual({ areaCode: '15' });
  expect(columnsOf(['lain'], columns).missing).toEqual(['areaCode']);
  expect(columnsOf(['NIK', 'No. KTP', 'Nomor Induk Kependudukan', 'No KK'], columns).identityColumns).toHaveLength(4);
  expect(columnsOf(['NIB', 'unik', 'teknik', 'kontak'], columns).identityColumns).toEqual([]);
});
