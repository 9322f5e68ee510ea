import { expect, test } from 'vitest';

import {
  PlanningDocumentKind,
  planningDocumentCode,
  problemsOfDocument,
} from '../../../subgraphs/programs/planning-documents/planning-document.rules.ts';

const { AGENCY_WORK_PLAN, ANNUAL_PLAN, MEDIUM_TERM_PLAN } = PlanningDocumentKind;
const codes = (kind: PlanningDocumentKind, years: [number, number], more: object = {}) =>
  problemsOfDocument({ kind, startsIn: years[0], endsIn: years[1], programmeCodes: [], ...more }).map(
    ({ code }) => code,
  );

test('only a medium-term plan is for several years, and none ends before it starts', () => {
  expect(codes(ANNUAL_PLAN, [2027, 2027])).toEqual([]);
  expect(codes(ANNUAL_PLAN, [2027, 2028])).toEqual(['ONE_YEAR_ONLY']);
  expect(codes(MEDIUM_TERM_PLAN, [2025, 2029])).toEqual([]);
  expect(codes(MEDIUM_TERM_PLAN, [2025, 2024])).toEqual(['ENDS_BEFORE_START']);
});

test('a work plan names its agency, and each programme once', () => {
  expect(codes(AGENCY_WORK_PLAN, [2027, 2027])).toEqual(['AGENCY_MISSING']);
  expect(codes(AGENCY_WORK_PLAN, [2027, 2027], { agency: ' ' })).toEqual(['AGENCY_MISSING']);
  expect(codes(AGENCY_WORK_PLAN, [2027, 2027], { agency: 'Dinsos', programmeCodes: ['A', 'A'] })).toEqual([
    'PROGRAMME_TWICE',
  ]);
});

test('its code is the acronym, the area and the year, with a number where there are several', () => {
  expect(planningDocumentCode(AGENCY_WORK_PLAN, '21', 2025, 1)).toBe('RENJA-21-2025');
  expect(planningDocumentCode(ANNUAL_PLAN, '15.07', 2027, 2)).toBe('RKPD-1507-2027-2');
});
