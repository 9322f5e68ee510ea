import { expect, test } from 'vitest';

import { problemsOfEvidence, problemsOfGapArea } from '../../../subgraphs/programs/gap-areas/gap-area-facts.rules.ts';
import {
  GapAreaStatus,
  gapAreaCode,
  isSuppressed,
  refuseChange,
  refuseOutdated,
  refusePublication,
  refuseStep,
} from '../../../subgraphs/programs/gap-areas/gap-area.rules.ts';
import {
  MOST_NEED,
  NeedKind,
  problemsOfNeed,
  problemsOfNeedLines,
  unitOf,
} from '../../../subgraphs/programs/needs/need-line.rules.ts';
import { GapAreaOrderField, likePattern, problemsOfOrder } from '../../../subgraphs/programs/rankings/ranking.rules.ts';

const TODAY = '2026-11-21';
const READY = { status: GapAreaStatus.DRAFT, evidenceCount: 1, neededLines: 1, deadline: TODAY };

test('a draft is published with one piece of evidence and one need, not with none', () => {
  expect(refusePublication(READY, TODAY)).toBeNull();
  expect(refusePublication({ ...READY, evidenceCount: 0 }, TODAY)).toMatchObject({ code: 'EVIDENCE_MISSING' });
  expect(refusePublication({ ...READY, neededLines: 0 }, TODAY)).toMatchObject({ code: 'NEED_MISSING' });
});

test('a deadline of today still holds, one of yesterday has passed', () => {
  expect(refusePublication({ ...READY, deadline: '2026-11-20' }, TODAY)).toMatchObject({ code: 'DEADLINE_PASSED' });
  expect(problemsOfGapArea({ deadline: TODAY }, TODAY)).toEqual([]);
  expect(problemsOfGapArea({ deadline: '2026-11-20' }, TODAY)).toMatchObject([{ field: 'deadline' }]);
});

test('what is closed or withdrawn stays so', () => {
  expect(refuseStep(GapAreaStatus.PUBLISHED, GapAreaStatus.CLOSED)).toBeNull();
  expect(refuseStep(GapAreaStatus.CLOSED, GapAreaStatus.PUBLISHED)).toMatchObject({ status: 'CLOSED' });
  expect(refuseStep(GapAreaStatus.DRAFT, GapAreaStatus.CLOSED)).toMatchObject({ status: 'DRAFT' });
  expect(refuseChange(GapAreaStatus.WITHDRAWN)).toMatchObject({ code: 'GAP_AREA_STEP_NOT_ALLOWED' });
  expect(refuseChange(GapAreaStatus.DRAFT)).toBeNull();
});

test('a change made from an older version is refused with the version there is', () => {
  expect(refuseOutdated(4, 4)).toBeNull();
  expect(refuseOutdated(5, 4)).toMatchObject({ currentVersion: 5 });
});

test('1 to 4 people are hidden below kabupaten and kota, and nowhere else', () => {
  expect([0, 1, 4, 5].map((people) => isSuppressed(people, '15.07.01'))).toEqual([false, true, true, false]);
  expect(isSuppressed(4, '15.07')).toBe(false);
  expect(isSuppressed(null, '15.07.01')).toBe(false);
});

test('all problems of a gap area come at once', () => {
  const problems = problemsOfGapArea(
    { title: ' ', peopleInNeed: -1, personnelNeeded: -1, fiscalYear: 1999, deadline: '2020-01-01' },
    TODAY,
  );
  expect(problems.map(({ field }) => field)).toEqual([
    'peopleInNeed',
    'personnelNeeded',
    'title',
    'fiscalYear',
    'deadline',
  ]);
});

test('evidence is not of tomorrow, and its address is one of the web', () => {
  expect(problemsOfEvidence({ asOf: TODAY, address: 'https://jambikota.go.id/a' }, true, TODAY)).toEqual([]);
  const problems = problemsOfEvidence({ asOf: '2026-11-22', address: 'javascript:alert(1)' }, false, TODAY);
  expect(problems.map(({ field }) => field)).toEqual(['sourceCode', 'address', 'asOf']);
});

test('a need is 1 or more and has an upper end; a published one may fall to 0', () => {
  expect(problemsOfNeed(1n, 1n, 'x')).toEqual([]);
  expect(problemsOfNeed(0n, 1n, 'x')).toHaveLength(1);
  expect(problemsOfNeed(0n, 0n, 'x')).toEqual([]);
  expect(problemsOfNeed(MOST_NEED, 1n, 'x')).toEqual([]);
  expect(problemsOfNeed(MOST_NEED + 1n, 1n, 'x')).toHaveLength(1);
});

test('each line names what its kind needs, and no line stands twice', () => {
  const fields = (...lines: Parameters<typeof problemsOfNeedLines>[0]) =>
    problemsOfNeedLines(lines, 'needLines').map(({ field }) => field);
  expect(
    fields({ kind: NeedKind.MONEY, need: 1n }, { kind: NeedKind.GOODS, item: 'beras', unit: 'karung', need: 1n }),
  ).toEqual([]);
  expect(fields({ kind: NeedKind.GOODS, need: 1n })).toEqual(['needLines.0.unit', 'needLines.0.item']);
  expect(fields({ kind: NeedKind.MONEY, item: 'x', unit: 'dollar', need: 1n })).toEqual([
    'needLines.0.unit',
    'needLines.0.item',
  ]);
  expect(fields({ kind: NeedKind.MONEY, need: 1n }, { kind: NeedKind.MONEY, need: 2n })).toEqual(['needLines.1']);
  expect(unitOf({ kind: NeedKind.PERSON_TIME, need: 1n })).toBe('person-hour');
});

test('only money has a sum: other kinds are ordered by a named item or unit', () => {
  const lines = { field: GapAreaOrderField.REMAINING, kind: NeedKind.GOODS, item: null, unit: null };
  expect(problemsOfOrder(lines)).toMatchObject([{ field: 'orderBy.kind' }]);
  expect(problemsOfOrder({ ...lines, unit: 'paket' })).toEqual([]);
  expect(problemsOfOrder({ ...lines, kind: NeedKind.MONEY })).toEqual([]);
  expect(problemsOfOrder({ ...lines, field: GapAreaOrderField.PRIORITY })).toEqual([]);
});

test('signs of LIKE in a search are taken as they are', () => {
  expect(likePattern(' 100%_a\\b ')).toBe('%100\\%\\_a\\\\b%');
});

test('a code tells area, year and number', () => {
  expect(gapAreaCode('15.72', 2027, 1)).toBe('KSJ-1572-2027-0001');
});
