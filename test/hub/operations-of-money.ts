import { expect } from 'vitest';

import { Role } from '#kit/actor';

import type { Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };

/** Each part of the totals of a year is the sum of its rows of new money. */
function expectRowsAddUp({ lines, rows }: any): void {
  const fresh = rows.nodes.filter(({ flow }: any) => flow === 'NEW_MONEY');
  const sumOf = (list: any[], part: string) => list.reduce((sum, one) => sum + one[part], 0);
  expect(rows.totalCount).toBe(rows.nodes.length);
  for (const part of ['held', 'committed', 'delivered']) expect(sumOf(lines, part)).toBe(sumOf(fresh, part));
}

/** What the saved operations about money must say of the seeds, and who asks. */
export const MONEY: Record<string, Expectation> = {
  companyTotals: {
    as: COMPANY,
    says: ({ myCompany: { totals } }) => {
      expect(totals.companyCount).toBe(1);
      expect(totals.lines.find(({ kind }: any) => kind === 'MONEY').committed).toBeGreaterThanOrEqual(2_500_000_000);
      expectRowsAddUp(totals);
    },
  },
  forumTotals: {
    as: COORDINATOR,
    says: ({ forum, forumTotals }) => {
      expect(forum.totals.companyCount).toBeGreaterThan(0);
      expect(forumTotals.companyCount).toBeGreaterThanOrEqual(forum.totals.companyCount);
      expectRowsAddUp(forum.totals);
      expectRowsAddUp(forumTotals);
    },
  },
};
