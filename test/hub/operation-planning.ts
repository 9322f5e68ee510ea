import { expect } from 'vitest';

import type { Expectation } from './saved-operations.ts';

/** What the saved operations of the yearly planning must say of the seeds, and who asks. */
export const PLANNING: Record<string, Expectation> = {
  planningCycle: {
    says: ({ planningCycle }) => {
      expect(planningCycle).toMatchObject({ fiscalYear: 2025, checkState: 'STATED', area: { code: '21' } });
      expect(planningCycle.windows.map(({ stage }: any) => stage)).toEqual([
        'VILLAGE',
        'DISTRICT',
        'REGENCY',
        'PROVINCE',
        'RKPD',
        'KUA_PPAS',
        'APBD',
      ]);
      expect(planningCycle.windows.every(({ checkState }: any) => checkState === 'NOT_CHECKED')).toBe(true);
    },
  },
  workPlan2025: {
    says: ({ planningDocuments: { totalCount, nodes } }) => {
      expect(totalCount).toBe(1);
      const codes = nodes[0].programmes.map(({ nomenclatureCode }: any) => nomenclatureCode);
      expect(codes).toEqual(['1.06.02', '1.06.07', '1.06.03', '1.06.04', '1.06.05']);
      expect(nodes[0].programmes.every(({ nomenclatureCheck }: any) => nomenclatureCheck === 'NOT_CHECKED')).toBe(true);
    },
  },
};
