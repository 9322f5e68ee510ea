import { expect, test } from 'vitest';

import type { PublishedAllocation, PublishedGap } from '../../../gateway/open-data/published-gaps.ts';
import { grantOf } from '../../../gateway/open-data/three-sixty-giving.ts';

const GAP: PublishedGap = {
  code: 'G',
  title: 'Lansia',
  fiscalYear: 2027,
  status: 'PUBLISHED',
  deadline: null,
  isDemo: false,
  changedAt: '2026-11-22T00:00:00.000Z',
  area: { code: '15.07', name: 'Tanjung Jabung Timur', level: 'REGENCY' },
  category: { code: 'PPKS-08', label: 'Lansia' },
  peopleInNeed: null,
  coverage: null,
  allocations: null,
};
const ALLOCATION: PublishedAllocation = {
  id: '1',
  kind: 'MONEY',
  amount: 5,
  delivered: 0,
  state: 'COMMITTED',
  acceptedAt: '2026-11-22T16:59:59.999Z',
  stateChangedAt: '2026-11-22T17:30:00.000Z',
  company: null,
  pledge: null,
};

test('the day of an award is the day in Jakarta', () => {
  expect(grantOf(GAP, ALLOCATION)?.awardDate).toBe('2026-11-22');
  const inTheEvening = { ...ALLOCATION, acceptedAt: '2026-12-31T17:00:00.000Z' };
  expect(grantOf(GAP, inTheEvening)?.awardDate).toBe('2027-01-01');
});
