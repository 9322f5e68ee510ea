import { expect, test } from 'vitest';

import { isWithin, mayActIn, Role, type Actor } from '#kit/actor';

const officerOf = (area: string | null): Actor => ({
  subject: 's',
  name: 'n',
  organisation: null,
  grants: [{ role: Role.PROGRAM_OFFICER, area }],
});

test('an area is within itself, within what holds it, and within the country', () => {
  for (const scope of ['15.07.01', '15.07', '15', null]) expect(isWithin('15.07.01', scope)).toBe(true);
});

test('whole segments count: 15.7 is not 15.71, 1 is not 15, and 15.0 is not 15.07', () => {
  for (const [area, scope] of [
    ['15.71', '15.7'],
    ['15.71', '15.07'],
    ['15', '1'],
    ['15.07', '15.0'],
    ['15.07', '15.07.01'],
    ['15', ''],
  ] as const) {
    expect(isWithin(area, scope), `${area} in ${scope}`).toBe(false);
  }
});

test('a role counts for its area alone, ADMIN for every role of its area, and nobody for nothing', () => {
  expect(mayActIn(officerOf('15.07'), Role.PROGRAM_OFFICER, '15.07.02')).toBe(true);
  expect(mayActIn(officerOf('15.07'), Role.PROGRAM_OFFICER, '15.71')).toBe(false);
  expect(mayActIn(officerOf('15.07'), Role.FORUM_COORDINATOR, '15.07')).toBe(false);
  const admin: Actor = { ...officerOf(null), grants: [{ role: Role.ADMIN, area: '15' }] };
  expect(mayActIn(admin, Role.FORUM_COORDINATOR, '15.07')).toBe(true);
  expect(mayActIn(admin, Role.FORUM_COORDINATOR, '32.12')).toBe(false);
  expect(mayActIn(null, Role.PROGRAM_OFFICER, '15')).toBe(false);
});
