import { expect, test } from 'vitest';

import {
  briefCode,
  problemsOfBrief,
  refuseWidth,
  totalsOf,
  type BriefGap,
} from '../../../subgraphs/programs/briefs/brief.rules.ts';

const line = { kind: 'MONEY', item: null, unit: 'rupiah', need: '9007199254740991', budget: '1', budgetKnown: true };
const gap = { peopleInNeed: '5', isSuppressed: false, lines: [line] } as Omit<BriefGap, 'position'>;

test('a brief is about a meeting or an area, not both and not the whole country', () => {
  const codes = (asked: object) => problemsOfBrief(asked).map(({ code }) => code);
  expect([codes({ meetingId: 'm' }), codes({ areaCode: '15' })]).toEqual([[], []]);
  expect([codes({}), codes({ meetingId: 'm', areaCode: '15' }), codes({ areaCode: '0' })]).toEqual([
    ['ONE_SCOPE'],
    ['ONE_SCOPE'],
    ['WHOLE_COUNTRY'],
  ]);
});

test('five thousand gap areas are a brief, one more are not', () => {
  expect(refuseWidth(5_000)).toBeNull();
  expect(refuseWidth(5_001)).toMatchObject({ __typename: 'BriefTooWide', gapCount: 5_001 });
});

test('totals are exact, kinds, items and units apart, and a suppressed count is in none', () => {
  const goods = { ...line, kind: 'GOODS', item: 'beras', unit: 'karung', need: '2', budget: '0' };
  const hidden = { ...gap, peopleInNeed: null, isSuppressed: true, lines: [line, goods] };
  expect(totalsOf([gap, hidden], [{ allocated: '7' }, { allocated: null }])).toEqual({
    gapCount: 2,
    peopleInNeed: '5',
    suppressedCount: 1,
    allocated: '7',
    needs: [
      { kind: 'GOODS', item: 'beras', unit: 'karung', lines: 1, need: '2', budget: '0' },
      { kind: 'MONEY', item: null, unit: 'rupiah', lines: 2, need: '18014398509481982', budget: '2' },
    ],
  });
});

test('the code names area, year and number', () => {
  expect(briefCode('15.07', 2026, 12)).toBe('BRF-1507-2026-0012');
});
