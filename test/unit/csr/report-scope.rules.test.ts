import { expect, test } from 'vitest';

import type { ReportContent } from '../../../subgraphs/csr/reports/report-content.queries.ts';
import { limitReport } from '../../../subgraphs/csr/reports/report-scope.rules.ts';
import type { RealisationRow } from '../../../subgraphs/csr/reports/report.rules.ts';

const aRow = (id: string, areaCode: string, amount: string): RealisationRow => ({
  id,
  source: 'DELIVERY',
  code: `IKR-${id}`,
  flow: 'NEW_MONEY',
  kind: 'MONEY',
  item: null,
  unit: 'IDR',
  amount,
  estimatedValue: null,
  day: '2026-11-01',
  areaCode,
  categoryCode: 'PPKS-24',
  gapAreaId: `gap-${id}`,
  isVerified: true,
});
const nothing = { money: '0', estimatedValue: '0', personHours: '0' };
const content: ReportContent = {
  companyCode: 'PRS-1',
  companyName: 'PT Uji',
  year: 2026,
  plan: {
    version: 1,
    budget: '60',
    activities: [
      { title: 'a', areaCode: '15.07', categoryCode: null, budget: '10' },
      { title: 'b', areaCode: '15.71', categoryCode: null, budget: '20' },
      { title: 'c', areaCode: null, categoryCode: null, budget: '30' },
    ],
  },
  newMoney: { ...nothing, money: '11' },
  passedThrough: nothing,
  carriedOver: nothing,
  lines: [],
  rows: [aRow('1', '15.07', '1'), aRow('2', '15.07.01', '3'), aRow('3', '15.71', '7')],
  people: 90,
  arePeopleRounded: true,
  gapAreaIds: ['gap-1', 'gap-2', 'gap-3'],
  areaCodes: ['15.07', '15.07.01', '15.71'],
  evidence: [
    { id: 'e1', fileName: 'a.pdf', sha256: 'x', rowIds: ['1', '3'] },
    { id: 'e2', fileName: 'b.pdf', sha256: 'x', rowIds: ['3'] },
    { id: 'e3', fileName: 'c.pdf', sha256: 'x' },
  ],
  handoverCodes: ['BAST-1', 'BAST-3'],
  certificateCodes: ['SRT-13', 'SRT-2'],
  gaps: [
    { gapAreaId: 'gap-1', areaCode: '15.07', people: 40 },
    { gapAreaId: 'gap-2', areaCode: '15.07.01', people: 23 },
    { gapAreaId: 'gap-3', areaCode: '15.71', people: 30 },
  ],
  papers: [
    { code: 'BAST-1', areaCodes: ['15.07'] },
    { code: 'BAST-3', areaCodes: ['15.71'] },
    { code: 'SRT-13', areaCodes: ['15.07', '15.71'] },
    { code: 'SRT-2', areaCodes: ['15.07.01'] },
  ],
};

test('the whole stays as it is; a part is made of the rows inside, by whole segments of the code', () => {
  expect(limitReport(content, null)).toEqual({ ...content, scope: 'WHOLE', scopeAreas: [] });
  const part = limitReport(content, ['15.07']);
  expect(part).toMatchObject({
    scope: 'AREAS',
    scopeAreas: ['15.07'],
    newMoney: { money: '4' },
    people: 60,
    arePeopleRounded: true,
    gapAreaIds: ['gap-1', 'gap-2'],
    plan: { budget: '40' },
    handoverCodes: ['BAST-1'],
    certificateCodes: ['SRT-2'],
  });
  expect(part.evidence.map(({ id }) => id)).toEqual(['e1']);
  expect(limitReport(content, ['15.0']).rows).toEqual([]);
  expect(limitReport(content, []).rows).toEqual([]);
  expect(limitReport(content, ['15']).rows).toHaveLength(3);
});

test('what an older report does not say lies nowhere: it is left out, never guessed', () => {
  const { gaps: _gaps, papers: _papers, ...older } = content;
  expect(limitReport(older, ['15.07'])).toMatchObject({ people: null, handoverCodes: [], certificateCodes: [] });
});
