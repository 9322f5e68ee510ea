import { describe, expect, test } from 'vitest';

import {
  clock,
  day,
  instant,
  localDay,
  percent,
  period,
  rupiah,
  shortRupiah,
} from '../../../portal/src/language/formats.ts';

describe('days and times', () => {
  const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

  test.each(zones)('are those that the clocks of %s show', (zone) => {
    // Worked out a second way, by the browser's own tables, over a year and around midnight.
    const shown = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    for (let hour = 0; hour < 366 * 24; hour += 7) {
      const at = new Date(Date.UTC(2027, 0, 1, hour, 59));
      expect(`${localDay(at, zone)}, ${clock(at, zone).slice(0, 5).replace('.', ':')}`).toBe(shown.format(at));
    }
  });

  test('are written out in Indonesian', () => {
    expect(instant('2026-11-22T17:30:00Z')).toBe('23 November 2026, 00.30 WIB');
    expect(instant('2026-11-22T17:30:00Z', 'Asia/Jayapura')).toBe('23 November 2026, 02.30 WIT');
    expect(day('2026-11-22')).toBe('22 November 2026');
    expect(day(null)).toBe('—');
    expect(['2025-03', '2022-02-17', '2024', '2024-Q3', '2024-13', null].map(period)).toEqual([
      'Maret 2025',
      '17 Februari 2022',
      '2024',
      '2024-Q3',
      '2024-13',
      '—',
    ]);
  });
});

test('ways to write that are made once are not mixed up', () => {
  expect([percent('0.1213'), percent('0.1213', 2), percent('0.1213')]).toEqual(['12%', '12,13%', '12%']);
  expect([shortRupiah(1_399_000_000), rupiah(1_399_000_000)]).toEqual(['Rp1,39 miliar', 'Rp1.399.000.000']);
});
