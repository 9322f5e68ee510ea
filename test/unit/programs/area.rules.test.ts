import { expect, test } from 'vitest';

import { foldName, isBelowRegency, levelOf, parentOf } from '../../../subgraphs/programs/areas/area.rules.ts';

test.each([
  ['0', 'COUNTRY'],
  ['15', 'PROVINCE'],
  ['15.70', 'REGENCY'],
  ['15.71', 'CITY'],
  ['15.07.01', 'DISTRICT'],
  ['15.07.01.1001', 'URBAN_VILLAGE'],
  ['15.07.01.2001', 'VILLAGE'],
  ['91.03.01.3001', 'CUSTOMARY_VILLAGE'],
])('%s is a %s', (code, level) => {
  expect(levelOf(code)).toBe(level);
});

test.each(['', '1', '150', '15.7', '15.07.', '15.07.01.4001', '15.07.01.201', '1507', '15.07.01.2001.1', '%'])(
  '"%s" is no code',
  (code) => {
    expect(levelOf(code)).toBeNull();
  },
);

test('each area lies in the one before the last dot, a province in the country', () => {
  expect(parentOf('15.07.01.2001')).toBe('15.07.01');
  expect(parentOf('15')).toBe('0');
  expect(parentOf('0')).toBeNull();
});

test('small counts hide below kabupaten and kota only', () => {
  expect(isBelowRegency('15.07')).toBe(false);
  expect(isBelowRegency('15.07.01')).toBe(true);
});

test('spaces, case and signs make no other name', () => {
  expect(foldName('Batang Hari')).toBe(foldName('BATANG-HARI'));
});
