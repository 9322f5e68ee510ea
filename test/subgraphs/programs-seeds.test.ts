import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPrograms } from '../../seeds/programs.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: false });
});
afterAll(() => programs.stop());

const codes = (rows: { code: string }[]) => rows.map(({ code }) => code);

const count = async (within: string, level: string[]) => {
  const { areas } = await programs.ask<{ areas: { totalCount: number } }>(
    null,
    'query ($filter: AreaFilter) { areas(filter: $filter) { totalCount } }',
    { filter: { within, level } },
  );
  return areas.totalCount;
};

test('the focus areas have as many parts as the law gives them', async () => {
  const villages = ['VILLAGE', 'URBAN_VILLAGE', 'CUSTOMARY_VILLAGE'];
  expect(await count('15', ['REGENCY', 'CITY'])).toBe(11);
  expect(await count('15', ['DISTRICT'])).toBe(144);
  expect(await count('15', villages)).toBe(1_585);
  expect(await count('15', ['URBAN_VILLAGE'])).toBe(171);
  expect(await count('21', ['DISTRICT'])).toBe(80);
  expect(await count('21', villages)).toBe(419);
  expect(await count('32.12', ['DISTRICT'])).toBe(31);
  expect(await count('32.12', villages)).toBe(317);
  expect(await count('0', ['PROVINCE'])).toBe(38);
  expect(await count('0', ['REGENCY', 'CITY'])).toBe(514);
});

test.each(['Batanghari', 'Batang Hari', 'batang-hari', 'kabupaten batang hari'])('"%s" finds 15.04', async (text) => {
  const { areas } = await programs.ask<{ areas: { nodes: { code: string }[] } }>(
    null,
    'query ($text: String) { areas(filter: { text: $text, level: [REGENCY, CITY] }) { nodes { code } } }',
    { text },
  );
  expect(codes(areas.nodes)).toEqual(['15.04']);
});

test('an area knows its parent, parts, other code system and groups', async () => {
  const { area } = await programs.ask<{ area: object }>(
    null,
    `{ area(code: "15.07") {
    name level bpsCode validFrom
    parent { code parent { code level } } children(first: 1) { totalCount nodes { code level } } } }`,
  );
  expect(area).toEqual({
    name: 'Kabupaten Tanjung Jabung Timur',
    level: 'REGENCY',
    bpsCode: '1506',
    validFrom: null,
    parent: { code: '15', parent: { code: '0', level: 'COUNTRY' } },
    children: { totalCount: 11, nodes: [{ code: '15.07.01', level: 'DISTRICT' }] },
  });
  const { areas } = await programs.ask<{ areas: { nodes: { code: string; groups: object[] }[] } }>(
    null,
    '{ areas(filter: { group: "EKS_KAWEDANAN_HAURGEULIS" }) { nodes { code groups { label } } } }',
  );
  expect(codes(areas.nodes)).toEqual(['32.12.01', '32.12.23', '32.12.24', '32.12.25', '32.12.31']);
});

test('26 categories of the law in 7 priority groups, and our three', async () => {
  const { law, ours, priorityGroups, regulations } = await programs.ask<
    Record<string, { code: string; categories: object[] }[]>
  >(
    null,
    `{
    law: needCategories(isPpks: true) { code regulation { code } }
    ours: needCategories(isPpks: false) { code label(lang: EN) }
    priorityGroups { code categories { code } regulation { code } }
    regulations { code } }`,
  );
  expect(law).toHaveLength(26);
  expect(codes(ours ?? [])).toEqual(['DATA_VERIFICATION', 'HOUSING', 'OTHER_PROGRAMME']);
  expect(priorityGroups).toHaveLength(7);
  expect(priorityGroups?.flatMap(({ categories }) => categories)).toHaveLength(26);
  expect(regulations).toHaveLength(47);
});

test('Dumisake: five pillars, both mechanisms, and a successor that holds the rows of 2025', async () => {
  const { programme } = await programs.ask<{
    programme: {
      pillars: { label: string }[];
      components: { mechanism: string; year: number }[];
      successors: object[];
      endsIn: number;
    };
  }>(
    null,
    `{ programme(code: "DUMISAKE") {
    endsIn pillars { label components { code } } components { mechanism year } successors { code } } }`,
  );
  expect(programme.pillars.map(({ label }) => label)).toEqual([
    'Jambi Cerdas',
    'Jambi Sehat',
    'Jambi Tangguh',
    'Jambi Agamis',
    'Jambi Responsif',
  ]);
  expect(new Set(programme.components.map(({ mechanism }) => mechanism))).toEqual(
    new Set(['AGENCY_SPENDING', 'FINANCIAL_TRANSFER']),
  );
  expect(programme.components.every(({ year }) => year === 2022)).toBe(true);
  expect(programme).toMatchObject({ endsIn: 2024, successors: [{ code: 'PRO_JAMBI' }] });
});

test('the five work programmes of Kepri carry their codes', async () => {
  const { programmes } = await programs.ask<{ programmes: { nomenclatureCode: string; label: string }[] }>(
    null,
    '{ programmes(filter: { within: "21" }) { nomenclatureCode label checkState } }',
  );
  expect(programmes.map(({ nomenclatureCode }) => nomenclatureCode)).toEqual([
    '1.06.02',
    '1.06.07',
    '1.06.03',
    '1.06.04',
    '1.06.05',
  ]);
});

test('559 houses were renovated in 2023, spread over the eleven kabupaten and kota', async () => {
  const { budgetLines } = await programs.ask<{
    budgetLines: { nodes: { area: { code: string }; results: { value: string }[] }[] };
  }>(
    null,
    `{ budgetLines(filter: { pillar: "DUMISAKE-TANGGUH", fiscalYear: 2023 }) {
      nodes { area { code } allocated results { value unit indicator { code } } } } }`,
  );
  expect(budgetLines.nodes).toHaveLength(11);
  expect(budgetLines.nodes.reduce((sum, { results }) => sum + Number(results[0]?.value), 0)).toBe(559);
});

test('verification: 7 and 4, 8 and 3 as stated; three named, eight unknown', async () => {
  const { statements, consistent, rounds } = await programs.ask<{
    statements: object[];
    consistent: { name: string }[];
    rounds: { totalCount: number; nodes: { budgetStatus: string }[] };
  }>(
    null,
    `{
    statements: verificationStatements(within: "15") { year budgetedCount notBudgetedCount carriedOutCount }
    consistent: consistentlyBudgeted(within: "15") { name }
    rounds: verificationRounds(filter: { within: "15", year: 2021 }) {
        totalCount nodes { budgetStatus area { name } } } }`,
  );
  expect(statements).toEqual([
    { year: null, budgetedCount: null, notBudgetedCount: null, carriedOutCount: 11 },
    { year: 2020, budgetedCount: 7, notBudgetedCount: 4, carriedOutCount: null },
    { year: 2021, budgetedCount: 8, notBudgetedCount: 3, carriedOutCount: null },
  ]);
  expect(consistent.map(({ name }) => name)).toEqual([
    'Kabupaten Batanghari',
    'Kabupaten Tanjung Jabung Timur',
    'Kota Jambi',
  ]);
  expect(rounds.totalCount).toBe(11);
  expect(rounds.nodes.filter(({ budgetStatus }) => budgetStatus === 'UNKNOWN')).toHaveLength(8);
});

test('Indramayu went from 12.77 to 12.13 percent, and two sources say so', async () => {
  const { area } = await programs.ask<{
    area: { figures: { totalCount: number; nodes: { period: string; value: string }[] } };
  }>(
    null,

    '{ area(code: "32.12") { figures(indicator: "poor_percent") { totalCount nodes { period value checkState ' +
      'isChosen sources { code } } } } }',
  );
  expect(area.figures.totalCount).toBe(16);
  const trend = area.figures.nodes.filter(({ period }) => period === '2022-03' || period === '2023-03');
  expect(trend).toMatchObject([
    { value: '12.77', checkState: 'CONFIRMED', isChosen: true },
    { value: '12.13', checkState: 'CONFIRMED', isChosen: true },
  ]);
});

test('seeding again changes and announces nothing', async () => {
  const state = async () =>
    (
      await programs.store.pool.query(
        `select (select count(*) from figure) as figures, (select sum(version) from announced_state) as announced,
       (select count(*) from area) as areas, (select count(*) from budget_line_version) as versions,
       (select max(changed_at) from verification_round) as changed, (select count(*) from events.jobs) as jobs`,
      )
    ).rows;
  const before = await state();
  await seedPrograms(programs.store, { demo: false });
  expect(await state()).toEqual(before);
});
