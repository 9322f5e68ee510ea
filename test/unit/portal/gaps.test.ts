import { expect, test } from 'vitest';

import { filterOf, gapSearch, orderOf, readSearch, slugOf } from '../../../portal/src/gaps/search.ts';

test('every word that is understood reaches the hub as its own', () => {
  const search = gapSearch({
    cari: 'sadu',
    wilayah: '15.07',
    ppks: 'fakir-miskin',
    bentuk: 'relawan',
    tahun: 2027,
    keadaan: 'tertahan',
    data: 'resmi',
    terlupakan: 'ya',
    usang: 'ya',
    urut: 'tenggat',
  });
  const { known, ignored } = readSearch(search);
  expect(ignored).toEqual([]);
  expect(filterOf(known, 'PPKS-24')).toEqual({
    status: 'PUBLISHED',
    text: 'sadu',
    within: '15.07',
    category: ['PPKS-24'],
    kind: 'PERSON_TIME',
    fiscalYear: 2027,
    coverageState: 'FULLY_HELD',
    isDemo: false,
    isForgotten: true,
    isStale: true,
  });
  expect(orderOf(known)).toEqual({ field: 'DEADLINE', direction: 'ASC' });
});

test('what is not understood is named and kept, what messengers add is not spoken of', () => {
  const search = gapSearch({ wilayah: 'jambi', urut: 'warna', toString: 'x', fbclid: '1', bentuk: 'dana', cari: '' });
  expect(readSearch(search)).toEqual({
    known: { bentuk: 'dana' },
    ignored: ['wilayah=jambi', 'urut=warna', 'toString=x'],
  });
  expect(filterOf({}, undefined)).toEqual({ status: 'PUBLISHED' });
  expect(orderOf({})).toEqual({ field: 'REMAINING', direction: 'DESC', kind: 'MONEY' });
});

test('a category is named in plain words', () => {
  expect(['Fakir Miskin', 'Orang dengan HIV/AIDS (ODHA)', 'DATA_VERIFICATION'].map(slugOf)).toEqual([
    'fakir-miskin',
    'orang-dengan-hiv-aids',
    'data-verification',
  ]);
});
