import { expect } from 'vitest';

import { Role } from '#kit/actor';

import type { Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };

const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** What the operations of those who plan a budget must say of the seeds, and who asks. */
export const PLANS: Record<string, Expectation> = {
  planAllocation: {
    as: COMPANY,
    says: ({ planAllocation: plan }) => {
      expect(plan).toMatchObject({ budget: 10_000_000_000 });
      // On a busy machine the solver may end at its time limit; then it says how far the plan may be from the best.
      expect(Number(plan.optimalityGap)).toBeLessThanOrEqual(plan.isProvenOptimal ? 0.0001 : 0.05);
      expect(plan.lines.length).toBeGreaterThan(1);
      expect(plan.lines.length).toBeLessThanOrEqual(8);
      expect(sumOf(plan.lines.map(({ amount }: any) => amount))).toBe(plan.total);
      expect(plan.total + plan.remainder).toBe(plan.budget);
      expect(plan.lines.every(({ amount, open }: any) => amount >= Math.min(250_000_000, open))).toBe(true);
      // What a rule costs is another plan to solve; out of time, it is not said.
      if (plan.isProvenOptimal) expect(plan.limits.length).toBeGreaterThan(0);
      for (const { message, moreWeightedPeople } of plan.limits) {
        expect(message).toMatch(/orang/);
        expect(Number(moreWeightedPeople)).toBeGreaterThan(0);
      }
    },
  },
  draftPledgesFromPlan: {
    as: COMPANY,
    says: ({ draftPledgesFromPlan: { __typename, pledges } }) => {
      expect(__typename).toBe('PledgesDrafted');
      expect(pledges).toMatchObject([{ state: 'DRAFT', totals: [{ kind: 'MONEY', amount: 25_000_000 }] }]);
    },
  },
  overlaps: {
    as: COORDINATOR,
    says: ({ overlaps: { nodes, totalCount } }) => {
      expect(nodes.length).toBe(Math.min(totalCount, 20));
      expect(nodes.length).toBeGreaterThan(0);
      for (const { rows, together, excess, need, funders } of nodes) {
        const compared = rows.nodes.filter(({ verdict, amount }: any) => verdict !== 'UNKNOWN' && amount !== null);
        if (compared.length > 1) expect(sumOf(compared.map(({ amount }: any) => amount))).toBe(together);
        expect(excess).toBe(Math.max(0, together - need));
        expect(funders).toBeGreaterThan(1);
      }
    },
  },
  forgottenGaps: {
    as: COORDINATOR,
    says: ({ forgottenGaps: { nodes, totalCount } }) => {
      expect(totalCount).toBeGreaterThan(0);
      const scores = nodes.map(({ score }: any) => Number(score ?? -1));
      expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a));
      for (const { reasons, gapArea } of nodes) {
        expect(gapArea.code).toMatch(/^KSJ-/);
        const codes = reasons.map(({ code }: any) => code);
        expect(codes).toEqual(expect.arrayContaining(['NOTHING_PLEDGED', 'NO_COMPANY_NEARBY']));
      }
    },
  },
  gapSuggestions: {
    as: COMPANY,
    says: ({ gapSuggestions }) => {
      expect(gapSuggestions).toHaveLength(3);
      for (const { score, reasons } of gapSuggestions) {
        expect(sumOf(reasons.map(({ points }: any) => points))).toBe(score);
        expect(reasons.every(({ message }: any) => message.length > 10)).toBe(true);
      }
      expect(gapSuggestions[0].reasons.map(({ factor }: any) => factor)).toContain('RING_1');
    },
  },
};
