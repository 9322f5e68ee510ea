import { expect } from 'vitest';

import type { Expectation } from './saved-operations.ts';

/** What the saved operations about what the seeds name must say. */
export const SEEDS: Record<string, Expectation> = {
  agencyBudgets: {
    says: ({ agencyBudgets: { totalCount, nodes } }) => {
      expect(totalCount).toBe(nodes.length);
      const kesra = nodes.find(({ agency }: any) => agency === 'Biro Kesra Setda Provinsi Jambi');
      expect(kesra).toMatchObject({ lineCount: 1, allocated: 4_500_000_000, realised: null, realisedUnknown: 1 });
      expect(nodes.map(({ agency }: any) => agency)).toContain('Dinas PUPR Provinsi Jambi');
    },
  },
  areaTree: {
    says: ({ area }) => {
      expect(area).toMatchObject({ name: 'Kabupaten Indramayu', parent: { code: '32' }, validFrom: null });
      expect(area.children.totalCount).toBe(31);
      const grouped = area.children.nodes.filter(({ groups }: any) => groups.length > 0);
      expect(grouped.map(({ code }: any) => code)).toEqual([
        '32.12.01',
        '32.12.23',
        '32.12.24',
        '32.12.25',
        '32.12.31',
      ]);
    },
  },
  budgetVersions: {
    says: ({ budgetLines: { totalCount, nodes } }, { filter }) => {
      expect(totalCount).toBe(nodes.length);
      expect(nodes.length).toBeGreaterThan(0);
      for (const line of nodes) {
        expect(line.fiscalYear).toBe((filter as { fiscalYear: number }).fiscalYear);
        expect(line.versions.at(-1) ?? line.versions[0]).toMatchObject({ allocated: line.allocated });
        expect(line.versions).toHaveLength(line.version);
      }
    },
  },
  legalBasis: {
    says: ({ regulations, priorityGroups, gapAreas }, { criterion }) => {
      const titles = regulations.map(({ number, year }: any) => `${number}/${year}`);
      expect(titles).toEqual(expect.arrayContaining(['11/2009', '13/2011', '262/HUK/2022']));
      expect(priorityGroups).toHaveLength(7);
      expect(gapAreas.totalCount).toBeGreaterThan(0);
      const groups = gapAreas.nodes.map(({ category }: any) => category.priorityGroup.code);
      expect(new Set(groups)).toEqual(new Set([criterion]));
    },
  },
  programmeTree: {
    says: ({ programmes }) => {
      const byCode = new Map<string, any>(programmes.map((one: any) => [one.code, one]));
      expect(byCode.get('DUMISAKE').pillars.map(({ ordinal }: any) => ordinal)).toEqual([1, 2, 3, 4, 5]);
      expect(byCode.get('DUMISAKE').successors).toEqual([{ code: 'PRO_JAMBI' }]);
      const kepri = programmes.filter(({ nomenclatureCode }: any) => nomenclatureCode !== null);
      const codes = kepri.map(({ nomenclatureCode }: any) => nomenclatureCode).toSorted();
      expect(codes).toEqual(['1.06.02', '1.06.03', '1.06.04', '1.06.05', '1.06.07']);
      expect(new Set(kepri.map((one: any) => one.nomenclatureCheck))).toEqual(new Set(['NOT_CHECKED']));
    },
  },
};
