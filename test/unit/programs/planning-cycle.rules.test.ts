import { expect, test } from 'vitest';

import {
  planningCycleCode,
  problemsOfCycle,
  refuseCycle,
  refuseOutsideWindow,
} from '../../../subgraphs/programs/planning-cycles/planning-cycle.rules.ts';
import {
  areaOfStage,
  firstStageOf,
  nextStages,
  PLANNING_STAGES,
  PlanningStage,
  stageBefore,
} from '../../../subgraphs/programs/planning-cycles/planning-stage.rules.ts';

const { VILLAGE, DISTRICT, AGENCY_FORUM, REGENCY, PROVINCE, RKPD, KUA_PPAS, APBD } = PlanningStage;

test('a proposal starts at the stage of its area', () => {
  expect(['15', '15.07', '15.71', '15.07.01', '15.07.01.2001'].map(firstStageOf)).toEqual([
    PROVINCE,
    REGENCY,
    REGENCY,
    DISTRICT,
    VILLAGE,
  ]);
});

test('every stage leads to the budget: through the province in its planning, past it in that of a kabupaten', () => {
  const way = (cycleArea: string) => {
    const stages: PlanningStage[] = [VILLAGE];
    for (let at = nextStages(VILLAGE, cycleArea)[0]; at; at = nextStages(at, cycleArea)[0]) stages.push(at);
    return stages;
  };
  expect(way('15')).toEqual([VILLAGE, DISTRICT, REGENCY, PROVINCE, RKPD, APBD]);
  expect(way('15.07')).toEqual([VILLAGE, DISTRICT, REGENCY, RKPD, APBD]);
  expect(nextStages(DISTRICT, '15')).toContain(AGENCY_FORUM);
  expect(nextStages(RKPD, '15')).toContain(KUA_PPAS);
});

test('a returned proposal goes one stage back, never below where it started', () => {
  const back = (stage: PlanningStage, first: PlanningStage, cycle: string) => stageBefore(stage, first, cycle);
  expect(back(VILLAGE, VILLAGE, '15')).toBeNull();
  expect(back(REGENCY, REGENCY, '15')).toBeNull();
  expect(back(DISTRICT, VILLAGE, '15')).toBe(VILLAGE);
  expect(back(REGENCY, VILLAGE, '15')).toBe(DISTRICT);
  expect(back(AGENCY_FORUM, VILLAGE, '15')).toBe(DISTRICT);
  expect(back(RKPD, VILLAGE, '15')).toBe(PROVINCE);
  expect(back(RKPD, VILLAGE, '15.07')).toBe(REGENCY);
  expect(back(KUA_PPAS, VILLAGE, '15')).toBe(RKPD);
  expect(back(APBD, VILLAGE, '15')).toBe(RKPD);
});

test('each stage belongs to the area that deliberates there', () => {
  const areas = PLANNING_STAGES.map((stage) => areaOfStage(stage, '15.07.01.2001', '15'));
  expect(areas).toEqual(['15.07.01.2001', '15.07.01', '15.07', '15.07', '15', '15', '15', '15']);
  expect(areaOfStage(APBD, '15.07.01.2001', '15.07')).toBe('15.07');
});

const window = { opensOn: '2026-02-01', closesOn: '2026-02-28' };
const at = (...days: string[]) => refuseOutsideWindow(DISTRICT, window, days)?.code ?? null;

test('a window is open from its first to its last day, both included', () => {
  expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => at(day))).toEqual([
    'PLANNING_WINDOW_CLOSED',
    null,
    null,
    'PLANNING_WINDOW_CLOSED',
  ]);
});

test('late input cannot be dated back into the window, and a stage without one is not open', () => {
  expect(at('2026-02-28', '2026-03-01')).toBe('PLANNING_WINDOW_CLOSED');
  expect(refuseOutsideWindow(DISTRICT, null, ['2026-02-10'])).toMatchObject({ opensOn: null, closesOn: null });
});

test('only provinces, kabupaten and kota plan; a window does not close before it opens; each stage once', () => {
  const codes = (areaCode: string, ...windows: { stage: PlanningStage; opensOn: string; closesOn: string }[]) =>
    problemsOfCycle({ areaCode, windows }).map(({ field, code }) => `${field} ${code}`);
  expect(['15', '15.07', '15.07.01', '0'].map((area) => codes(area).length)).toEqual([0, 0, 1, 1]);
  expect(codes('15', { stage: DISTRICT, ...window, closesOn: window.opensOn })).toEqual([]);
  expect(
    codes('15', { stage: DISTRICT, ...window }, { stage: DISTRICT, opensOn: '2026-02-02', closesOn: '2026-02-01' }),
  ).toEqual(['windows.1.closesOn CLOSES_BEFORE_OPENING', 'windows.1.stage STAGE_TWICE']);
});

test('a cycle is written over only from the version that stands', () => {
  expect(refuseCycle(0, 0)).toBeNull();
  expect(refuseCycle(2, 1)).toMatchObject({ currentVersion: 2 });
  expect(planningCycleCode('15.07', 2027)).toBe('PLN-1507-2027');
});
