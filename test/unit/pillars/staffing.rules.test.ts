import { expect, test } from 'vitest';

import {
  excessPeople,
  missingPeople,
  refuseFullStaffing,
} from '../../../subgraphs/pillars/gap-areas/staffing.rules.ts';

const counts = { needed: 5, proposed: 1, deployed: 2, completed: 1 };

test('proposals hold a place but fill none', () => {
  expect(missingPeople(counts)).toBe(2);
});

test('nobody is missing where nobody said how many are needed', () => {
  expect(missingPeople({ ...counts, needed: null })).toBeNull();
});

test('missing never goes below zero', () => {
  expect(missingPeople({ ...counts, needed: 2 })).toBe(0);
  expect(excessPeople({ ...counts, needed: 2 })).toBe(2);
  expect(excessPeople({ ...counts, needed: 4 })).toBe(0);
});

test('the last place is given, one more is refused with what is needed and there', () => {
  expect(refuseFullStaffing(counts, false)).toBeNull();
  expect(refuseFullStaffing({ ...counts, proposed: 2 }, false)).toMatchObject({
    __typename: 'StaffingFull',
    needed: 5,
    proposed: 2,
    deployed: 2,
  });
});

test('who counts already takes no place, and without a stated need nobody is too many', () => {
  expect(refuseFullStaffing({ ...counts, proposed: 2 }, true)).toBeNull();
  expect(refuseFullStaffing({ ...counts, needed: null, deployed: 900 }, false)).toBeNull();
});
