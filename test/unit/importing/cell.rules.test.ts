import { expect, test } from 'vitest';

import {
  areaCode,
  between,
  day,
  dayAtLatest,
  decimal,
  list,
  looksLikeIdentityNumber,
  oneOf,
  text,
  whole,
  type CellReader,
} from '../../../subgraphs/importing/cell.rules.ts';

const said = (read: CellReader, cell: string, decimalComma = false) => {
  const reading = read(cell, { decimalComma });
  return 'value' in reading ? reading.value : reading.problem.code;
};

test('an area code is text; what Excel cut is no code', () => {
  expect(['0', '15', '15.07', '15.07.01', '15.07.01.2001'].map((code) => said(areaCode, code))).toEqual([
    '0',
    '15',
    '15.07',
    '15.07.01',
    '15.07.01.2001',
  ]);
  for (const code of ['15.1', '1507', '15,07', '15.07.', '15.07.01.201']) {
    expect(said(areaCode, code)).toBe('INVALID_AREA_CODE');
  }
});

test('a decimal is exact, and what can be read in two ways is asked back', () => {
  expect(said(decimal, '12.77')).toBe('12.77');
  expect(said(decimal, '12.70')).toBe('12.7');
  expect(said(decimal, '1.678')).toBe('1.678');
  expect(said(decimal, '12,77', true)).toBe('12.77');
  expect(said(decimal, '1.678', true)).toBe('INVALID_DECIMAL');
  expect(said(decimal, '1.234.567,5')).toBe('1234567.5');
  for (const cell of ['1,678', '1e3', 'NaN', '12 persen', '--1', '0x10', '٣', '', '1.2.3']) {
    expect(said(decimal, cell)).toBe('INVALID_DECIMAL');
  }
});

test('a whole number has digits only, up to 2^53 − 1', () => {
  expect(said(whole, '2000000000')).toBe('2000000000');
  expect(said(whole, '2.000.000.000')).toBe('2000000000');
  expect(said(whole, '5.0')).toBe('5');
  expect(said(whole, '9007199254740991')).toBe('9007199254740991');
  for (const cell of ['9007199254740992', '-1', '1.5', '2 miliar', '1e9']) {
    expect(said(whole, cell)).toBe('INVALID_AMOUNT');
  }
});

test('days are of the calendar; a month or a year stands for its last day where that is asked for', () => {
  expect(said(day, '2026-11-30')).toBe('2026-11-30');
  expect(said(day, '1/2/2026')).toBe('2026-02-01');
  for (const cell of ['2026-02-30', '30/13/2026', '2026', 'kemarin']) expect(said(day, cell)).toBe('INVALID_DATE');
  expect(said(dayAtLatest, '2024')).toBe('2024-12-31');
  expect(said(dayAtLatest, '2024-02')).toBe('2024-02-29');
  expect(said(dayAtLatest, '2024-13')).toBe('INVALID_DATE');
});

test('bounds, lists and choices', () => {
  expect([said(between(2000, 2100), '2000'), said(between(2000, 2100), '2100')]).toEqual(['2000', '2100']);
  expect([said(between(2000, 2100), '1999'), said(between(2000, 2100), '2101')]).toEqual([
    'OUT_OF_RANGE',
    'OUT_OF_RANGE',
  ]);
  expect(said(oneOf(['YES', 'NO'], { ya: 'YES' }), 'Ya')).toBe('YES');
  expect(said(oneOf(['YES', 'NO']), 'mungkin')).toBe('UNKNOWN_VALUE');
  expect(said(list(text(3)), 'a | b')).toBe('a|b');
  expect(said(list(text(3)), 'a|abcd')).toBe('TOO_LONG');
  expect([said(text(3), 'abc'), said(text(3), 'abcd')]).toEqual(['abc', 'TOO_LONG']);
});

test('sixteen digits are an identity number however they are written; fifteen and seventeen are none', () => {
  for (const cell of ['1571010101900001', '1571 0101 0190 0001', "'1571010101900001", '15.71.01.010190.0001']) {
    expect(looksLikeIdentityNumber(cell)).toBe(true);
  }
  for (const cell of ['157101010190000', '15710101019000011', 'SK 1571010101900001 tahun 2020', '2000000000']) {
    expect(looksLikeIdentityNumber(cell)).toBe(false);
  }
});
