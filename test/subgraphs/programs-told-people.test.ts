import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';
import { instant } from '#kit/dates';

import { seedPrograms } from '../../seeds/programs.ts';
import { gapAreaCommands } from './gap-area-stories.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { proposalCommands } from './proposal-stories.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
  await programs.store.pool.query(`insert into source (code, title, kind) values ('test', 'Uji', 'test')`);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');
const { run } = gapAreaCommands(() => programs);
const proposals = proposalCommands(() => programs);
const rowsOf = async (sql: string, values: unknown[] = []) => (await programs.store.pool.query(sql, values)).rows;

/** A kabupaten whose three counted kecamatan add up to it; one of them is a few. */
const PEOPLE = { '15.07': 60, '15.07.01': 3, '15.07.02': 40, '15.07.03': 17 };
const HIDDEN = { '15.07': '60', '15.07.01': '<20', '15.07.02': '40', '15.07.03': '<20' };

/** Published gap areas of a year with this told of each area. */
async function gapsOf(
  fiscalYear: number,
  told: (areaCode: string, count: number) => object,
  people: Record<string, number> = PEOPLE,
) {
  const ids = new Map<string, string>();
  for (const [areaCode, count] of Object.entries(people)) {
    const draft = { title: 'Lansia', areaCode, categoryCode: 'PPKS-08', fiscalYear, ...told(areaCode, count) };
    const { gapArea } = await run('createGapArea', { ...draft, needLines: [{ kind: 'MONEY', need: 1_000 }] }, officer);
    const evidence = { gapAreaId: gapArea.id, title: 'Pendataan', sourceCode: 'seed-001' };
    const added = await run('addGapEvidence', evidence, officer);
    await run('publishGapArea', { gapAreaId: gapArea.id, expectedVersion: added.gapArea.version }, officer);
    ids.set(areaCode, gapArea.id);
  }
  return ids;
}

const LIST = `query ($year: Int!) { gapAreas(filter: { fiscalYear: $year, category: ["PPKS-08"] }, orderBy: { field: PEOPLE }, first: 100) {
  nodes { id area { code } peopleTargeted { display } peopleReached { display } results { peopleReached { display } } } } }`;
const shown = async (year: number, field: 'peopleTargeted' | 'peopleReached', actor: typeof officer | null = null) =>
  Object.fromEntries(
    (await programs.ask<any>(actor, LIST, { year })).gapAreas.nodes.map((gap: any) => [
      gap.area.code,
      gap[field]?.display,
    ]),
  );

test('people to be reached cannot be had by taking the others from the kabupaten', async () => {
  await gapsOf(2050, (_area, peopleTargeted) => ({ peopleTargeted }));
  expect(await shown(2050, 'peopleTargeted')).toEqual(HIDDEN);
  expect(await shown(2050, 'peopleTargeted', officer)).toMatchObject({ '15.07.01': '3', '15.07.03': '17' });
});

test('people reached neither: not by the other areas, not by the results of a gap', async () => {
  const ids = await gapsOf(2051, () => ({}));
  const reach = (gap: string | undefined, count: number) =>
    rowsOf(
      `insert into gap_result (id, gap_area_id, people_reached, reached_on, source_code, is_demo, recorded_at)
       values ($1, $2, $3, '2026-11-01', 'seed-001', true, now())`,
      [randomUUID(), gap, count],
    );
  for (const [areaCode, count] of Object.entries(PEOPLE)) await reach(ids.get(areaCode), count);
  expect(await shown(2051, 'peopleReached')).toEqual(HIDDEN);
  const { gapAreas } = await programs.ask<any>(null, LIST, { year: 2051 });
  const results = gapAreas.nodes.find(({ area }: any) => area.code === '15.07.03').results;
  expect(results).toEqual([{ peopleReached: { display: '<20' } }]);
});

test('people of proposals neither', async () => {
  const { code } = await proposals.aCycle();
  for (const [areaCode, peopleTargeted] of Object.entries(PEOPLE)) {
    const wish = proposals.wish(code, { areaCode, peopleTargeted });
    expect(await proposals.run('submitPlanningProposal', wish, officer)).toHaveProperty('proposal');
  }
  const ask = async (actor: typeof officer | null) =>
    Object.fromEntries(
      (
        await programs.ask<any>(
          actor,
          `query ($cycle: String!) { planningProposals(filter: { cycle: $cycle }) { nodes { area { code } peopleTargeted { display } } } }`,
          { cycle: code },
        )
      ).planningProposals.nodes.map(({ area, peopleTargeted }: any) => [area.code, peopleTargeted.display]),
    );
  expect(await ask(null)).toEqual(HIDDEN);
  expect(await ask(officer)).toMatchObject({ '15.07.01': '3' });
});

test('two briefs tell no few by what changed between them, and no sum gives it away', async () => {
  const people = { '15.08': 60, '15.08.01': 20, '15.08.02': 40 };
  const ids = await gapsOf(2052, (_area, peopleInNeed) => ({ peopleInNeed }), people);
  const freeze = async () => {
    const FREEZE = `mutation ($input: FreezeMeetingBriefInput!) { freezeMeetingBrief(input: $input) {
      ... on MeetingBriefFrozen { brief { needs { peopleInNeed suppressedCount gaps(first: 100) { nodes { areaCode peopleInNeed } } } } } ... on Refusal { code } } }`;
    const input = { areaCode: '15.08', fiscalYear: 2052, idempotencyKey: randomUUID() };
    const { needs } = (await programs.ask<any>(officer, FREEZE, { input })).freezeMeetingBrief.brief;
    const counts = needs.gaps.nodes.map((gap: any) => [gap.areaCode, gap.peopleInNeed]);
    return { ...Object.fromEntries(counts), sum: needs.peopleInNeed, suppressed: needs.suppressedCount };
  };
  const change = async (areaCode: string, peopleInNeed: number) => {
    const [{ version }] = await rowsOf('select version from gap_area where id = $1', [ids.get(areaCode)]);
    const input = { gapAreaId: ids.get(areaCode), expectedVersion: version, peopleInNeed, reason: 'pendataan ulang' };
    expect(await run('changeGapArea', input, officer)).toHaveProperty('gapArea');
  };
  expect(await freeze()).toEqual({ ...people, sum: 120, suppressed: 0 });
  await change('15.08.01', 23);
  await change('15.08', 63);
  expect(await freeze()).toEqual({ '15.08': 63, '15.08.01': null, '15.08.02': null, sum: 63, suppressed: 2 });
  await change('15.08.01', 25);
  await change('15.08', 65);
  expect(await freeze()).toEqual({ '15.08': 65, '15.08.01': 25, '15.08.02': 40, sum: 130, suppressed: 0 });
  // Every earlier brief counts, not only the last.
  await change('15.08.01', 21);
  await change('15.08', 61);
  expect(await freeze()).toMatchObject({ '15.08.01': null, '15.08.02': null });
});

test('with asOf a grade is null, and results are those known then', async () => {
  const [gap] = [...(await gapsOf(2053, (_area, peopleInNeed) => ({ peopleInNeed }), { '15.09': 60 })).values()];
  const insert = `insert into gap_result (id, gap_area_id, people_reached, reached_on, source_code, is_demo, recorded_at, replaces_id)
    values ($1, $2, $3, '2026-11-01', 'seed-001', true, date_trunc('milliseconds', clock_timestamp()), $4)`;
  const first = randomUUID();
  await rowsOf(insert, [first, gap, 30, null]);
  const [{ at }] = await rowsOf("select date_trunc('milliseconds', clock_timestamp()) as at");
  await rowsOf('select pg_sleep(0.02)');
  await rowsOf(insert, [randomUUID(), gap, 33, first]);
  const QUERY = `query ($id: ID!, $asOf: DateTime) { gapArea(id: $id, asOf: $asOf) { trust { score } peopleReached { display }
    results { peopleReached { display } isReplaced } } }`;
  const now = (await programs.ask<any>(null, QUERY, { id: gap })).gapArea;
  expect(now).toMatchObject({ trust: { score: expect.any(Number) }, peopleReached: { display: '33' } });
  expect(now.results.map(({ isReplaced }: any) => isReplaced).toSorted()).toEqual([false, true]);
  const then = (await programs.ask<any>(null, QUERY, { id: gap, asOf: instant(at) })).gapArea;
  expect(then).toEqual({
    trust: null,
    peopleReached: null,
    results: [{ peopleReached: { display: '30' }, isReplaced: false }],
  });
});
