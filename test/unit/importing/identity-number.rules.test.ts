import { expect, test } from 'vitest';

import { holdsIdentityNumber } from '../../../subgraphs/importing/identity-number.rules.ts';

test.each([
  '1507010101900001',
  'NIK: 1507010101900001',
  'a.n. keluarga (1507 0101 0190 0001), RT 03',
  'RT 03 1507 0101 0190 0001',
  '15.07.01.010190.0001',
  '150701-010190-0001',
  '1.507.010.101.900.001',
  '1507010101900001 1507010101900002',
  '1507 0101 0190 0001 1507 0101 0190 0002',
])('an identity number in %j is seen', (text) => {
  expect(holdsIdentityNumber(text)).toBe(true);
});

test.each([
  '',
  '150701010190000',
  '15070101019000011',
  'Rp1.571.010.101.900.001.000',
  '15.07.01.2001 15.07.01.2002 15.07.01.2003',
  '15.07 15.71 21.71 32.12',
  'tahun 2022 2023 2024 2025',
  '2025-11-22 2026-11-22',
  '0812-3456-7890, 0813-4567-8901',
])('no identity number is seen in %j', (text) => {
  expect(holdsIdentityNumber(text)).toBe(false);
});
