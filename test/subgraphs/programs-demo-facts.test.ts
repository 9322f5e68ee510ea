import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
const rowsOf = async (sql: string) => (await programs.store.pool.query(sql)).rows;

const TRUST = `{ figures(filter: { within: "15.07" }, first: 100) { nodes { id trust { score } } }
  gapAreas(filter: { within: "15.71", isDemo: false }, first: 100) { nodes { code trust { score reasons { factor code } } } } }`;
const UNBUDGETED = `{ areasWithoutVerificationBudget(year: 2025, within: "15") { totalCount nodes { certainty area { code } } } }`;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: false });
});
afterAll(async () => {
  await programs.stop();
  delete process.env['SIMPUL_TODAY'];
});

test('demo facts are marked, add up, change no real grade and no real list, and come once', async () => {
  const real = [await programs.ask(null, TRUST), await programs.ask(null, UNBUDGETED)];
  await seedPrograms(programs.store, { demo: true });
  expect([await programs.ask(null, TRUST), await programs.ask(null, UNBUDGETED)]).toEqual(real);
  const COUNTS = `select (select count(*)::int from data_quality_count) as findings,
    (select count(*)::int from data_quality_count where not is_demo or source_code <> 'demo') as unmarked,
    (select count(*)::int from service_achievement where is_demo) as achievements,
    (select count(*)::int from service_achievement where not is_demo) as real_achievements,
    (select count(*)::int from poverty_criteria_set where is_demo) as sets,
    (select count(*)::int from verification_round where not is_demo) as real_rounds`;
  const [counts] = await rowsOf(COUNTS);
  expect(counts).toEqual({
    findings: 10,
    unmarked: 0,
    achievements: 15,
    real_achievements: 0,
    sets: 1,
    real_rounds: 22,
  });
  await seedPrograms(programs.store, { demo: true });
  expect(await rowsOf(COUNTS)).toEqual([counts]);
  for (const [rule, sql] of Object.entries(LEDGER_RULES)) expect([rule, await rowsOf(sql)]).toEqual([rule, []]);
});

test('gap areas are found by the goal or target that their category or programme serves', async () => {
  const codes = async (filter: string) =>
    (
      await programs.ask<any>(null, `{ gapAreas(filter: { ${filter} }, first: 100) { totalCount nodes { code } } }`)
    ).gapAreas.nodes.map(({ code }: { code: string }) => code);
  const expected = async (where: string) =>
    (
      await rowsOf(`select distinct g.code from gap_area g left join programme_pillar b on b.code = g.programme_pillar_code
        join sdg_tag s on (s.subject, s.code) in (('NEED_CATEGORY', g.category_code), ('PROGRAMME', b.programme_code))
        where g.status = 'PUBLISHED' and ${where}`)
    ).map(({ code }) => code);
  const poverty = await codes('sdgGoal: 1');
  expect(poverty.length).toBeGreaterThan(0);
  expect(poverty.toSorted()).toEqual((await expected("s.target_code like '1.%'")).toSorted());
  expect((await codes('sdgTarget: "1.3"')).toSorted()).toEqual((await expected("s.target_code = '1.3'")).toSorted());
  expect(await codes('sdgGoal: 14')).toEqual([]);
  const { errors } = await programs.answer(null, '{ gapAreas(filter: { sdgGoal: 18 }) { totalCount } }');
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
});
