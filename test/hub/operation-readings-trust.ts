import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import type { Expectation } from './saved-operations.ts';

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

const OFFICER = { role: Role.PROGRAM_OFFICER, area: '15', organisation: 'demo-dinsos-jambi' };

/** A verification round to record findings of. */
async function aRound(hub: Hub): Promise<string> {
  const ask = await hub.as(OFFICER);
  const { recordVerificationRound } = await dataOf(
    ask(
      `mutation ($input: RecordVerificationRoundInput!) { recordVerificationRound(input: $input) {
        ... on VerificationRoundRecorded { round { id } } } }`,
      {
        input: {
          areaCode: '15.04',
          dataset: 'LOCAL',
          // Later than any round of the seeds, whose years others count.
          year: 2031 + Math.floor(Math.random() * 60),
          carriedOut: 'YES',
          budgetStatus: 'UNKNOWN',
          basis: 'uji',
          provenance: { sourceCode: 'seed-001', asOf: '2026-01-31' },
        },
      },
    ),
  );
  return recordVerificationRound.round.id;
}

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
  districtsWithoutVerificationBudget: {
    says: ({ areasWithoutVerificationBudget: { totalCount, nodes }, verificationStatements }) => {
      expect([totalCount, nodes.length]).toEqual([8, 8]);
      expect(verificationStatements).toContainEqual(expect.objectContaining({ year: 2021, notBudgetedCount: 3 }));
    },
  },
  gapsWithoutEvidence: {
    as: OFFICER,
    says: ({ gapAreasWithoutEvidence: { totalCount, nodes } }) => {
      expect(nodes).toHaveLength(Math.min(totalCount, 20));
      for (const { evidence } of nodes) {
        expect(evidence.every(({ source, address }: any) => source === null && address === null)).toBe(true);
      }
    },
  },
  dataQuality: {
    as: OFFICER,
    fill: async (hub, { input }) => ({ input: { ...input, roundId: await aRound(hub), idempotencyKey: randomUUID() } }),
    says: ({ recordDataQuality: { __typename, round } }) => {
      expect(__typename).toBe('DataQualityRecorded');
      expect(round.dataQuality).toContainEqual(
        expect.objectContaining({ issue: 'ASN_LISTED_AS_POOR', count: 7, referral: 'NOT_REFERRED' }),
      );
      expect(round.dataQuality).toContainEqual(expect.objectContaining({ issue: 'INVALID_NIK', referral: 'REFERRED' }));
    },
  },
  dataQualityFindings: {
    says: ({ verificationRounds: { totalCount, nodes } }) => {
      expect(totalCount).toBe(nodes.length);
      const found = nodes.find(({ area }: any) => area.name === 'Kabupaten Tanjung Jabung Timur');
      expect(found).toMatchObject({ dataset: 'LOCAL', isDemo: true, checkedCount: 4_200 });
      expect(found.dataQuality).toContainEqual(
        expect.objectContaining({ issue: 'ASN_LISTED_AS_POOR', count: 7, isDemo: true }),
      );
      const rest = sumOf(found.dataQuality.map(({ count }: { count: number }) => count));
      expect(rest).toBe(found.checkedCount - found.validCount);
    },
  },
  governmentRank: {
    says: ({ national, province }) => {
      expect(national.nodes).toMatchObject([
        { value: '4', unit: 'rank', checkState: 'STATED', source: { title: expect.any(String) } },
      ]);
      expect(province.nodes).toMatchObject([{ value: '1', quote: expect.stringContaining('terbaik di Jawa Barat') }]);
    },
  },
  gapsByGoal: {
    says: ({ gapAreas: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      const targets = nodes.map(({ category }: any) => category.sdgTargets.map(({ code }: any) => code));
      expect(targets.some((codes: string[]) => codes.some((code) => code.startsWith('1.')))).toBe(true);
    },
  },
  criteriaComparison: {
    says: ({ criteriaComparison: { national, local, shared, onlyNational, onlyLocal, counts } }) => {
      expect(national.criteria).toHaveLength(9);
      expect(national.readings).toHaveLength(2);
      expect(local.regulationName).toContain('contoh');
      expect([shared.length, onlyNational.length, onlyLocal.length]).toEqual([6, 3, 2]);
      // Other tests enter counts of their own; the seeds hold one of each set for 2025.
      const seeded = counts.filter(({ year, source }: any) => year === 2025 && source.title === 'Data contoh');
      expect(seeded.map(({ criteriaSet }: any) => criteriaSet.isNational).toSorted()).toEqual([false, true]);
    },
  },
  serviceStandards: {
    says: ({ serviceStandards, serviceAchievements }) => {
      const of = (level: string) => serviceStandards.filter((one: any) => one.governmentLevel === level);
      expect([of('PROVINCE').length, of('REGENCY_CITY').length]).toEqual([5, 5]);
      expect(serviceAchievements.totalCount).toBeGreaterThanOrEqual(15);
      expect(serviceAchievements.nodes).toHaveLength(Math.min(20, serviceAchievements.totalCount));
    },
  },
  sdgProgrammes: {
    says: ({ programmes, sdgGoals }) => {
      expect(programmes.map(({ code }: any) => code)).toEqual(expect.arrayContaining(['DUMISAKE', 'PKH', 'BST']));
      expect(programmes.map(({ code }: any) => code)).not.toContain('SEMBAKO');
      expect(sdgGoals).toHaveLength(17);
    },
  },
  datasetVersions: {
    says: ({ welfareDatasetVersions: [dtks, dtsen] }) => {
      expect([dtks.code, dtks.supersededBy.code, dtks.stages.length]).toEqual(['DTKS', 'DTSEN', 4]);
      expect(dtsen.supersededBy).toBeNull();
    },
  },
  assistanceProgrammes: {
    says: ({ assistanceProgrammes }) => {
      expect(assistanceProgrammes.map(({ programme }: any) => programme.code)).toEqual(
        expect.arrayContaining(['PKH', 'SEMBAKO', 'BST', 'PBI_JKN']),
      );
      expect(assistanceProgrammes.every(({ countsAsCsr }: any) => countsAsCsr === false)).toBe(true);
    },
  },
};
