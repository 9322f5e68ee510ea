import { expect, test } from 'vitest';

import { isTooFew, ratioOf } from '../../../subgraphs/pillars/staffing-ratios/staffing-ratio.rules.ts';

test('people in need for each person who serves, rounded half up to two decimals', () => {
  expect(ratioOf('13', '3030')).toEqual({ peoplePerPersonnel: '233.08', personnelPerThousand: '4.29', gap: null });
  expect(ratioOf('8', '1001')).toMatchObject({ peoplePerPersonnel: '125.13' }); // 125.125
  expect(ratioOf('200', '1')).toMatchObject({ peoplePerPersonnel: '0.01', personnelPerThousand: '200000.00' }); // 0.005
});

test('large and fractional numbers stay exact', () => {
  expect(ratioOf('3', '9007199254740993')).toMatchObject({ peoplePerPersonnel: '3002399751580331.00' });
  expect(ratioOf('0.5', '2.25')).toMatchObject({ peoplePerPersonnel: '4.50' });
});

test('a missing half is named, and never replaced', () => {
  expect(ratioOf(null, '3030')).toEqual({ peoplePerPersonnel: null, personnelPerThousand: null, gap: 'NO_HEADCOUNT' });
  expect(ratioOf('13', null)).toMatchObject({ peoplePerPersonnel: null, gap: 'NO_PEOPLE_IN_NEED' });
  expect(ratioOf('13', '0')).toMatchObject({ peoplePerPersonnel: null, gap: 'NO_PEOPLE_IN_NEED' });
});

test('nobody serving is not divided by', () => {
  expect(ratioOf('0', '3030')).toEqual({
    peoplePerPersonnel: null,
    personnelPerThousand: '0.00',
    gap: 'NOBODY_SERVES',
  });
});

test('1 to 4 people are too few to be shown below kabupaten and kota, and nowhere else', () => {
  expect(['0', '1', '4', '5'].map((people) => isTooFew('15.04.01', people))).toEqual([false, true, true, false]);
  expect([isTooFew('15.04.01.2001', '4'), isTooFew('15.04', '4'), isTooFew('15', '4')]).toEqual([true, false, false]);
});
