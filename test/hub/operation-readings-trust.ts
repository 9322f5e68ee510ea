import { expect } from 'vitest';

import type { Expectation } from './saved-operations.ts';

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** What the saved queries on trust in data must say of the seeds. */
export const TRUST_READINGS: Record<string, Expectation> = {
  figureTrust: {
    says: ({ figures, stale }) => {
      expect(figures.nodes.length).toBeGreaterThan(10);
      for (const { trust } of figures.nodes) {
        expect(sumOf(trust.reasons.map(({ points }: { points: number }) => points))).toBe(trust.score);
      }
      const grades = figures.nodes.map(({ trust }: any) => trust.score);
      expect(grades.at(-1)).toBeGreaterThan(grades[0]);
      expect(stale.totalCount).toBeGreaterThan(0);
    },
  },
};
