import { i18n } from '@lingui/core';
import { afterEach, describe, expect, test } from 'vitest';

import * as f from '../../../portal/src/language/formats.ts';
import type { Language } from '../../../portal/src/language/languages.ts';

i18n.load({ id: {}, en: {} });
const inLanguage = <T>(language: Language, say: () => T): T => {
  i18n.activate(language);
  return say();
};
afterEach(() => i18n.activate('id'));

describe('figures are written as each language writes them', () => {
  test.for([
    ['rupiah', () => f.rupiah(288_000_000_000), 'Rp288.000.000.000', 'IDR 288,000,000,000'],
    [
      'a beyond-double amount',
      () => f.rupiah('9007199254740993'),
      'Rp9.007.199.254.740.993',
      'IDR 9,007,199,254,740,993',
    ],
    ['short', () => f.shortRupiah(1_399_999_999), 'Rp1,39 miliar', 'IDR 1.39 billion'],
    ['short, small', () => f.shortRupiah(999_999), 'Rp999.999', 'IDR 999,999'],
    ['short, large', () => f.shortRupiah(2_500_000_000_000), 'Rp2,5 triliun', 'IDR 2.5 trillion'],
    ['a count', () => f.count(1_678), '1.678', '1,678'],
    ['a decimal', () => f.decimal('-1234.50'), '-1.234,50', '-1,234.50'],
    ['a share', () => f.percent('0.1213', 2), '12,13%', '12.13%'],
    ['a whole share', () => f.percent(1, 2), '100%', '100%'],
    ['a day', () => f.day('2026-11-22'), '22 November 2026', '22 November 2026'],
    ['a day in May', () => f.day('2026-05-01'), '1 Mei 2026', '1 May 2026'],
    ['a time in Jakarta', () => f.clock('2026-11-22T13:41:00Z'), '20.41 WIB', '20:41 WIB'],
    ['a time in Makassar', () => f.clock('2026-11-22T13:41:00Z', 'Asia/Makassar'), '21.41 WITA', '21:41 WITA'],
    ['a time in Jayapura', () => f.clock('2026-11-22T13:41:00Z', 'Asia/Jayapura'), '22.41 WIT', '22:41 WIT'],
    [
      'an instant on the next day there',
      () => f.instant('2026-11-22T18:00:00Z'),
      '23 November 2026, 01.00 WIB',
      '23 November 2026, 01:00 WIB',
    ],
  ] as const)('%s', ([, say, indonesian, english]) => {
    expect([inLanguage('id', say), inLanguage('en', say)]).toEqual([indonesian, english]);
  });

  test('what is not known is a dash in both, never 0', () => {
    const unknown = () => [
      f.rupiah(null),
      f.shortRupiah(undefined),
      f.count(null),
      f.decimal(null),
      f.percent(null),
      f.day(null),
      f.instant(null),
    ];
    expect([inLanguage('id', unknown), inLanguage('en', unknown)]).toEqual([Array(7).fill('—'), Array(7).fill('—')]);
  });

  test('each province has its zone', () => {
    expect(['15.07', '32.12', '61.01', '62'].map(f.zoneOf)).toEqual(Array(4).fill('Asia/Jakarta'));
    expect(['51', '52', '53', '63', '64', '65', '71', '73.71'].map(f.zoneOf)).toEqual(Array(8).fill('Asia/Makassar'));
    expect(['81', '82', '91', '94.01', '96'].map(f.zoneOf)).toEqual(Array(5).fill('Asia/Jayapura'));
  });
});
