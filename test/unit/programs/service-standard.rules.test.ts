import { expect, test } from 'vitest';

import {
  achievedPercent,
  problemsOfAchievement,
  type StandardLevel,
} from '../../../subgraphs/programs/service-standards/service-standard.rules.ts';

test('the achieved part is exact to two decimals, half up', () => {
  expect(achievedPercent(1n, 3n)).toBe('33.33');
  expect(achievedPercent(1n, 8n)).toBe('12.5');
  expect(achievedPercent(1n, 20_000n)).toBe('0.01');
  expect(achievedPercent(1n, 20_001n)).toBe('0');
  expect(achievedPercent(7n, 7n)).toBe('100');
});

const codes = (areaCode: string, level: StandardLevel | null, entitled: bigint, served: bigint) =>
  problemsOfAchievement({ areaCode, level, entitled, served }).map(({ code }) => code);

test('a standard binds one level of government', () => {
  expect(codes('15', 'PROVINCE', 1n, 1n)).toEqual([]);
  expect(codes('15.07', 'REGENCY_CITY', 1n, 0n)).toEqual([]);
  expect(codes('15.71', 'REGENCY_CITY', 1n, 0n)).toEqual([]);
  expect(codes('15.07', 'PROVINCE', 1n, 1n)).toEqual(['STANDARD_OF_ANOTHER_LEVEL']);
  expect(codes('15', 'REGENCY_CITY', 1n, 1n)).toEqual(['STANDARD_OF_ANOTHER_LEVEL']);
  expect(codes('15.07.01', 'REGENCY_CITY', 1n, 1n)).toEqual(['STANDARD_OF_ANOTHER_LEVEL']);
});

test('no more are served than are entitled, and somebody is', () => {
  expect(codes('15', 'PROVINCE', 5n, 6n)).toEqual(['MORE_THAN_ENTITLED']);
  expect(codes('15', 'PROVINCE', 0n, 0n)).toEqual(['NOBODY_ENTITLED']);
});
