import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: false });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');
const stranger = anActor(Role.PROGRAM_OFFICER, '21', 'dinsos-kepri');
const provenance = { sourceCode: 'seed-003', asOf: '2026-06-30' };
const once = () => ({ idempotencyKey: randomUUID() });

const SET = 'id version label regulationName isNational criteria { ordinal key statement } versions { version reason }';
const ADOPT = `mutation ($input: AdoptCriteriaSetInput!) { it: adoptCriteriaSet(input: $input) { __typename
  ... on CriteriaSetAdopted { replayed criteriaSet { ${SET} } } ... on CriteriaSetAlreadyAdopted { setId }
  ... on Refusal { code message(lang: EN) } } }`;
const REVISE = `mutation ($input: ReviseCriteriaSetInput!) { it: reviseCriteriaSet(input: $input) { __typename
  ... on CriteriaSetRevised { criteriaSet { ${SET} } } ... on CriteriaSetStale { currentVersion } } }`;
const COUNT = `mutation ($input: RecordCriteriaCountInput!) { it: recordCriteriaCount(input: $input) { __typename
  ... on CriteriaCountRecorded { replayed count { count display year unit } } } }`;
const COMPARE = `query ($area: ID!) { criteriaComparison(area: $area) { national { id regulationName readings { text } }
  local { id version area { code } } shared { key } onlyNational { key } onlyLocal { key }
  counts { year unit count display isSuppressed setVersion criteriaSet { isNational } } } }`;

interface Compared {
  criteriaComparison: {
    national: { id: string; readings: object[] };
    local: { id: string; version: number; area: { code: string } } | null;
    shared: { key: string }[];
    onlyNational: { key: string }[];
    onlyLocal: { key: string }[];
    counts: { year: number; display: string; count: number | null; isSuppressed: boolean }[];
  };
}

const compared = async (area: string, actor: typeof officer | null = null) =>
  (await programs.ask<Compared>(actor, COMPARE, { area })).criteriaComparison;
const asked = async (text: string, input: object, actor = officer) =>
  (await programs.ask<{ it: Record<string, any> }>(actor, text, { input })).it;

const local = (areaCode: string, keys: string[]) => ({
  areaCode,
  nameId: 'Kriteria daerah',
  regulationName: 'Perbup 1/2026',
  criteria: keys.map((key) => ({ key, statementId: `Kriteria ${key}` })),
  provenance,
});

test('the national set has its nine criteria, and both readings stand side by side', async () => {
  const { national, local: own, onlyNational } = await compared('15.07');
  expect(national).toMatchObject({ regulationName: 'Kepmensos 262/HUK/2022' });
  expect(national.readings).toHaveLength(2);
  expect([own, onlyNational.length]).toEqual([null, 9]);
});

test('an area adopts its own set once, and revises it; every version is kept', async () => {
  const input = { ...local('15.07', ['NO_OWN_TOILET', 'NO_RICE_FIELD']), ...once() };
  const adopted = await asked(ADOPT, input);
  expect(adopted).toMatchObject({ __typename: 'CriteriaSetAdopted', replayed: false, criteriaSet: { version: 1 } });
  expect(await asked(ADOPT, input)).toMatchObject({ replayed: true, criteriaSet: { id: adopted['criteriaSet'].id } });
  expect(await asked(ADOPT, { ...input, ...once() })).toMatchObject({
    __typename: 'CriteriaSetAlreadyAdopted',
    setId: adopted['criteriaSet'].id,
  });
  const { areaCode: _, ...content } = local('15.07', ['NO_OWN_TOILET', 'NO_RICE_FIELD', 'FOOD_INSECURE']);
  const revision = { ...content, setId: adopted['criteriaSet'].id, expectedVersion: 1, reason: 'Perbup 2/2026' };
  expect(await asked(REVISE, { ...revision, ...once() })).toMatchObject({
    __typename: 'CriteriaSetRevised',
    criteriaSet: { version: 2, versions: [{ version: 1 }, { version: 2, reason: 'Perbup 2/2026' }] },
  });
  expect(await asked(REVISE, { ...revision, ...once() })).toMatchObject({
    __typename: 'CriteriaSetStale',
    currentVersion: 2,
  });
  const side = await compared('15.07.01');
  expect(side.local).toMatchObject({ version: 2, area: { code: '15.07' } });
  expect(side.shared.map(({ key }) => key)).toEqual(['FOOD_INSECURE', 'NO_OWN_TOILET']);
  expect([side.onlyNational.length, side.onlyLocal]).toEqual([7, [{ key: 'NO_RICE_FIELD' }]]);
  expect((await compared('15.71')).local).toBeNull();
  await expect(programs.store.pool.query('update poverty_criterion set statement_id = $1', ['x'])).rejects.toThrow(
    /only ever added/,
  );
});

test('what was counted under both stands side by side; small counts of kecamatan cannot be had by subtraction', async () => {
  const { national, local: own } = await compared('15.07');
  const counted = async (setId: string, areaCode: string, count: number) =>
    asked(COUNT, { setId, areaCode, year: 2026, unit: 'FAMILY', count, provenance, ...once() });
  await counted(national.id, '15.07', 90);
  await counted(own?.id ?? '', '15.07', 120);
  await counted(own?.id ?? '', '15.07', 100);
  expect((await compared('15.07')).counts.map(({ display }) => display).toSorted()).toEqual(['100', '90']);
  for (const [area, count] of [
    ['15.07.01', 3],
    ['15.07.02', 70],
    ['15.07.03', 17],
  ] as const) {
    await counted(national.id, area, count);
  }
  const shown = async (area: string, actor: typeof officer | null = null) =>
    (await compared(area, actor)).counts.map(({ display, count }) => [display, count]);
  expect(await shown('15.07.01')).toEqual([['<20', null]]);
  expect(await shown('15.07.02')).toEqual([['70', 70]]);
  expect(await shown('15.07.03')).toEqual([['<20', null]]);
  expect(await shown('15.07.01', officer)).toEqual([['3', 3]]);
  const { errors } = await programs.answer(officer, COUNT, {
    input: { setId: own?.id, areaCode: '15.71', year: 2026, unit: 'FAMILY', count: 1, provenance, ...once() },
  });
  expect(errors?.[0]?.extensions?.['fields']).toMatchObject([{ field: 'areaCode', code: 'SET_NOT_IN_FORCE' }]);
});

const ACHIEVED = `mutation ($input: RecordServiceAchievementInput!) { it: recordServiceAchievement(input: $input) {
  __typename ... on ServiceAchievementRecorded { replayed achievement { version served entitled achievedPercent
    standard { code targetPercent } } } } }`;

test('achievements of the standards are recorded at the level they bind, the newest counts', async () => {
  const input = { standardCode: 'SPM-K3', areaCode: '15.07', year: 2025, entitled: 300, served: 100, provenance };
  expect(await asked(ACHIEVED, { ...input, ...once() })).toMatchObject({
    achievement: { version: 1, achievedPercent: '33.33', standard: { code: 'SPM-K3', targetPercent: '100' } },
  });
  await asked(ACHIEVED, { ...input, served: 150, ...once() });
  await asked(ACHIEVED, { ...input, standardCode: 'SPM-P1', areaCode: '15', ...once() });
  const { serviceAchievements } = await programs.ask<{ serviceAchievements: { nodes: object[]; totalCount: number } }>(
    null,
    `{ serviceAchievements(filter: { within: "15", year: 2025 }) { totalCount nodes {
      area { code } standard { code } achievedPercent version } } }`,
  );
  expect(serviceAchievements).toEqual({
    totalCount: 2,
    nodes: [
      { area: { code: '15' }, standard: { code: 'SPM-P1' }, achievedPercent: '33.33', version: 1 },
      { area: { code: '15.07' }, standard: { code: 'SPM-K3' }, achievedPercent: '50', version: 2 },
    ],
  });
  const { errors } = await programs.answer(officer, ACHIEVED, {
    input: { ...input, standardCode: 'SPM-P1', served: 301, ...once() },
  });
  const fields = (errors?.[0]?.extensions?.['fields'] ?? []) as { code: string }[];
  expect(fields.map(({ code }) => code)).toEqual(['STANDARD_OF_ANOTHER_LEVEL', 'MORE_THAN_ENTITLED']);
});

test('programmes and need categories are found by the goal they serve', async () => {
  const found = async (filter: object) =>
    (
      await programs.ask<{ programmes: { code: string }[] }>(
        null,
        'query ($filter: ProgrammeFilter) { programmes(filter: $filter) { code } }',
        { filter },
      )
    ).programmes.map(({ code }) => code);
  expect(await found({ sdgTarget: '3.8' })).toEqual(['PBI_JKN', 'JAMKESDA_JAMBI']);
  expect(await found({ sdgGoal: 2 })).toEqual(['SEMBAKO']);
  expect(await found({ sdgGoal: 17 })).toEqual([]);
  const { needCategory, sdgGoals } = await programs.ask<{
    needCategory: { sdgTargets: { code: string }[] };
    sdgGoals: { targets: { programmes: { code: string }[] }[] }[];
  }>(
    null,
    '{ needCategory(code: "PPKS-24") { sdgTargets { code } } sdgGoals { number targets { code programmes { code } } } }',
  );
  expect(needCategory.sdgTargets.map(({ code }) => code)).toContain('1.1');
  expect(sdgGoals).toHaveLength(17);
  expect(sdgGoals.flatMap(({ targets }) => targets)).toHaveLength(28);
});

test('an officer of another province adopts, revises, counts and records nothing', async () => {
  const { national, local: own } = await compared('15.07');
  const { areaCode: _, ...content } = local('15.07', ['A']);
  const inputs: [string, object][] = [
    [ADOPT, { ...local('15.71', ['A']), ...once() }],
    [REVISE, { ...content, setId: own?.id, expectedVersion: 2, reason: 'x', ...once() }],
    [REVISE, { ...content, setId: national.id, expectedVersion: 1, reason: 'x', ...once() }],
    [COUNT, { setId: national.id, areaCode: '15.71', year: 2026, unit: 'PERSON', count: 9, provenance, ...once() }],
    [
      ACHIEVED,
      { standardCode: 'SPM-K1', areaCode: '15.71', year: 2025, entitled: 3, served: 1, provenance, ...once() },
    ],
  ];
  for (const [text, input] of inputs) {
    const { errors } = await programs.answer(stranger, text, { input });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  }
});

test('the ledger finds a missing version and a missing recording', async () => {
  const { pool } = programs.store;
  const rules = Object.entries(LEDGER_RULES).filter(([name]) => /set of criteria|service achievement/.test(name));
  expect(rules).toHaveLength(2);
  for (const [, sql] of rules) expect((await pool.query(sql)).rows).toEqual([]);
  await pool.query(`insert into poverty_criteria_set values (gen_random_uuid(), '15.01', false, now())`);
  await pool.query(`insert into poverty_criteria_version (set_id, version, name_id, regulation_name, source_code, as_of,
    recorded_at) select id, 2, 'x', 'x', 'seed-003', '2026-01-01', now() from poverty_criteria_set where area_code = '15.01'`);
  await pool.query(`insert into service_achievement (id, standard_code, area_code, year, version, entitled, served,
    source_code, as_of, is_demo, recorded_at) values (gen_random_uuid(), 'SPM-P1', '15.07', 2025, 1, 1, 1, 'seed-003',
    '2026-01-01', false, now())`);
  for (const [, sql] of rules) expect((await pool.query(sql)).rows).toHaveLength(1);
});
