import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { MEETING_READINGS } from './operation-meetings.ts';
import { dataOf } from '../support/client.ts';
import type { Expectation } from './saved-operations.ts';

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };
const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };
const PILLARS = { role: Role.PILLAR_COORDINATOR, area: '32.12', organisation: 'demo-dinsos-indramayu' };

const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);

const leftIn = (gap: any): number =>
  gap.coverage.lines.find(({ kind }: { kind: string }) => kind === 'MONEY')?.uncovered ?? -1;

/** What the saved queries must say of the seeds, and who asks. */
export const READINGS: Record<string, Expectation> = {
  ...MEETING_READINGS,
  gapList: {
    says: ({ gapAreas }) => {
      const left = gapAreas.nodes.map(leftIn);
      expect(left).toEqual(left.toSorted((a: number, b: number) => b - a));
      const gap = gapAreas.nodes.find(({ code }: { code: string }) => code === 'KSJ-1507-2027-0001');
      expect(gap.allocations.nodes).toContainEqual(
        expect.objectContaining({ amount: 2_500_000_000, company: { name: 'PT Contoh Batanghari Energi' } }),
      );
      const [{ need, budget, committed, delivered, uncovered }] = gap.coverage.lines;
      expect(need).toBe(budget + committed + delivered + uncovered);
    },
  },
  gapMap: {
    as: COORDINATOR,
    says: ({ gapMap }) => {
      expect(gapMap).toHaveLength(11);
      for (const tile of gapMap) {
        const covered = tile.moneyBudget + tile.moneyCommitted + tile.moneyDelivered;
        expect(tile.moneyNeed).toBeLessThanOrEqual(covered + tile.moneyUncovered);
      }
    },
  },
  gapDetail: {
    as: COMPANY,
    says: ({ gapArea }) => {
      expect(gapArea).toMatchObject({ code: 'KSJ-150701-2027-0001', peopleInNeed: { count: 184 }, isDemo: true });
      expect(gapArea.coverage.lines).toHaveLength(3);
      for (const { rows, ...line } of gapArea.coverage.lines) {
        const amounts = rows.nodes.map(({ amount }: { amount: number }) => amount);
        expect(sumOf(amounts)).toBe(line.budget + line.held + line.committed + line.delivered);
      }
      expect(gapArea.staffing).toMatchObject({ needed: 6, deployed: 1, missing: 5 });
      expect(gapArea.deployments.nodes[0].personnel.type.label).toBe('Tenaga Kesejahteraan Sosial Kecamatan');
    },
  },
  compareAreas: {
    says: ({ compareAreas }) => {
      expect(compareAreas.map(({ area }: any) => area.code)).toEqual(['15.04', '15.07', '15.71']);
      expect(compareAreas[0].area.figures.nodes[0].value).toBe('8.27');
      expect(compareAreas[1].moneyCommitted).toBeGreaterThanOrEqual(2_500_000_000);
    },
  },
  povertyTrend: {
    says: ({ area }) => {
      const of = (year: string) => area.figures.nodes.find(({ period }: any) => period === year)?.value;
      expect([of('2022-03'), of('2023-03')]).toEqual(['12.77', '12.13']);
    },
  },
  dumisakeAllocation: {
    says: ({ programme }) => {
      expect(programme.pillars).toHaveLength(5);
      const houses = programme.pillars.flatMap(({ budgetLines }: any) =>
        budgetLines.nodes.flatMap(({ results }: any) => results.map(({ value }: any) => Number(value))),
      );
      expect(sumOf(houses)).toBe(559);
    },
  },
  verificationStatus: {
    says: ({ consistentlyBudgeted, verificationStatements }) => {
      expect(consistentlyBudgeted.map(({ code }: any) => code)).toEqual(['15.04', '15.07', '15.71']);
      expect(verificationStatements.map(({ budgetedCount }: any) => budgetedCount)).toEqual([null, 7, 8]);
    },
  },
  previewPledge: {
    as: COMPANY,
    says: ({ previewPledge: { fits, lines, overlaps } }) => {
      expect(fits).toBe(true);
      expect(lines).toMatchObject([{ requested: 50_000_000, fits: true }]);
      expect(lines[0].submitted.open).toBe(lines[0].open - 50_000_000);
      expect(overlaps).toContainEqual(expect.objectContaining({ verdict: 'COMPLEMENT', areaCode: '15.07.05' }));
    },
  },
  myPledges: {
    as: COMPANY,
    says: ({ myCompany, myPledges }, variables) => {
      expect(myCompany).toMatchObject({ code: 'PRS-D001', status: 'VERIFIED' });
      const states = myPledges.nodes.map(({ state }: any) => state);
      expect(states).toEqual(expect.arrayContaining(['VERIFIED', 'COMMITTED', 'DISPUTED', 'WAITLISTED']));
      expect(variables['states']).toEqual(expect.arrayContaining(states));
    },
  },
  verificationQueue: {
    as: COORDINATOR,
    says: ({ verificationQueue: { nodes } }) => {
      expect(nodes.every(({ state }: any) => state === 'SUBMITTED')).toBe(true);
      expect(nodes).toContainEqual(
        expect.objectContaining({ amount: 348_000_000, company: expect.objectContaining({ code: 'PRS-D002' }) }),
      );
    },
  },
  pillarPersonnel: {
    as: PILLARS,
    says: ({ personnel, area, trainingSessions }) => {
      expect(personnel.nodes.map(({ fullName }: any) => fullName)).toContain('Contoh TKSK 9');
      expect(trainingSessions.nodes).toMatchObject([{ participants: 1_678, period: '2024' }]);
      expect(area.byHeadcount).toMatchObject({ peoplePerPersonnel: null, gap: 'NO_HEADCOUNT' });
    },
  },
  socialResources: {
    says: ({ law, listed }) => {
      expect([law.length, listed.length]).toEqual([12, 13]);
    },
  },
  sources: {
    says: ({ sources }) => {
      expect(sources.nodes).toHaveLength(Math.min(sources.totalCount, 100));
      expect(sources.nodes.every(({ title }: any) => title)).toBe(true);
      expect(sources.nodes).toContainEqual(
        // One that stands early in the order: other tests bring sources of their own.
        expect.objectContaining({ code: 'aksipost-31376', title: 'Forum CSR Tanjab Barat' }),
      );
    },
  },
  auditTrail: {
    as: COORDINATOR,
    fill: async (hub) => {
      const { gapArea } = await dataOf(hub.ask('{ gapArea(code: "KSJ-1507-2027-0001") { id } }'));
      return { gapAreaId: gapArea.id };
    },
    says: ({ programsAuditTrail, csrAuditTrail }) => {
      expect(programsAuditTrail.nodes.at(-1)).toMatchObject({ action: 'seed', operation: 'INSERT', changedFields: [] });
      expect(csrAuditTrail.nodes.map(({ action }: any) => action)).toContain('event: programs.gap-area');
      const changed = csrAuditTrail.nodes.filter(({ operation }: any) => operation === 'UPDATE');
      expect(changed.flatMap(({ changedFields }: any) => changedFields)).toContain('committed');
    },
  },
  gapAsOf: {
    fill: async () => ({ asOf: new Date().toISOString() }),
    says: ({ gapArea }) => {
      expect(gapArea).toMatchObject({ code: 'KSJ-1507-2027-0001', status: 'PUBLISHED' });
      expect(gapArea.history.at(-1).version).toBe(gapArea.version);
      for (const { rows, ...line } of gapArea.coverage.lines) {
        const amounts = rows.nodes.map(({ amount }: { amount: number }) => amount);
        expect(sumOf(amounts)).toBe(line.budget + line.held + line.committed + line.delivered);
        expect(line.need + line.overCovered).toBe(line.budget + line.committed + line.delivered + line.uncovered);
      }
    },
  },
  pledgeAsOf: {
    as: COMPANY,
    fill: async (hub) => {
      const ask = await hub.as(COMPANY);
      const { myPledges } = await dataOf(ask('{ myPledges(filter: { states: [VERIFIED] }) { nodes { code } } }'));
      return { code: myPledges.nodes[0].code, asOf: new Date().toISOString() };
    },
    says: ({ pledge }) => {
      expect(pledge.state).toBe('VERIFIED');
      const last = pledge.allocations.map(({ history }: any) => history.at(-1).toState);
      expect(last).toEqual(pledge.allocations.map(({ state }: any) => state));
      const money = pledge.allocations.filter(({ kind }: any) => kind === 'MONEY');
      const total = pledge.totals.find(({ kind }: any) => kind === 'MONEY');
      expect(sumOf(money.map(({ amount }: any) => amount))).toBe(total?.amount ?? 0);
    },
  },
};
