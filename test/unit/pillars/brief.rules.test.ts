import { expect, test } from 'vitest';

import { totalsOf, type BriefGapStaffing } from '../../../subgraphs/pillars/briefs/brief.rules.ts';

test('an unstated need adds people, and nothing to needed and missing', () => {
  const gap = { needed: 5, proposed: 1, deployed: 2, completed: 1, missing: 2 } as Omit<BriefGapStaffing, 'position'>;
  expect(totalsOf([gap, { ...gap, needed: null, missing: null }])).toEqual({
    needed: 5,
    proposed: 2,
    deployed: 4,
    completed: 2,
    missing: 2,
  });
});
