import { expect, test } from 'vitest';

import {
  initialsOf,
  NO_NIK,
  personnelActions,
  refuseEndedPersonnel,
  refuseWhileBooked,
  refuseSecondEntry,
  refuseStalePersonnel,
} from '../../../subgraphs/pillars/personnel/personnel.rules.ts';

test.each([
  ['Siti Nur Aminah', 'S.N.A.'],
  ['  budi ', 'B.'],
  ["Muhammad 'Abd al-Rahman ibn Sa'd", 'M.A.A.R.'],
  ['Élise Ñandú', 'É.Ñ.'],
])('of "%s" a list shows %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('only a coordinator may do something, and with an ended entry only look', () => {
  expect(personnelActions('ACTIVE', true)).toEqual(['SEE_CONTACT', 'CHANGE', 'END', 'DEPLOY']);
  expect(personnelActions('ENDED', true)).toEqual(['SEE_CONTACT']);
  expect(personnelActions('ACTIVE', false)).toEqual([]);
});

test('an ended entry is left alone', () => {
  expect(refuseEndedPersonnel('ACTIVE')).toBeNull();
  expect(refuseEndedPersonnel('ENDED')).toMatchObject({ __typename: 'PersonnelEnded' });
});

test('a change against an older version is refused with the newest', () => {
  expect(refuseStalePersonnel(3, 3)).toBeNull();
  expect(refuseStalePersonnel(4, 3)).toMatchObject({ __typename: 'PersonnelChangedMeanwhile', version: 4 });
});

test('a namesake is asked about, unless it is said to be another person', () => {
  const same = { id: 'x' };
  expect(refuseSecondEntry(null, false)).toBeNull();
  expect(refuseSecondEntry(same, true)).toBeNull();
  expect(refuseSecondEntry(same, false)).toMatchObject({ __typename: 'PersonnelAlreadyRegistered', personnel: same });
});

test('a service does not end while a deployment stands', () => {
  expect(refuseWhileBooked(null)).toBeNull();
  expect(refuseWhileBooked({ id: 'd' })).toMatchObject({
    __typename: 'PersonnelStillDeployed',
    deployment: { id: 'd' },
  });
});

test.each(['1571010101900001', '1571 0101 0190 0001', 'NIK 1571.0101.0190.0001', 'Siti\n1571010101900001'])(
  'a text with a NIK is refused: %j',
  (text) => expect(NO_NIK.form.test(text)).toBe(false),
);

test.each(['Siti Aminah', '+62 812 3456 7890', 'Desa 15.04.01.2003', '157101010190000'])(
  'a text without one passes: %j',
  (text) => expect(NO_NIK.form.test(text)).toBe(true),
);
