import { afterAll, beforeAll, expect, test } from 'vitest';

import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld, manyGaps } from './programs-world.ts';

let programs: ProgramsAlone;
let gaps: string[];
const change = (sql: string, values: unknown[] = []) => programs.store.pool.query(sql, values);

/** Six gap areas of 2030 in two kabupaten, with a line of services each, and people missing in all but one. */
beforeAll(async () => {
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
  await change('drop index gap_area_once');
  gaps = await manyGaps(programs.store, 0, 6, (index) => 1_000 + index);
  await change(`update gap_area set fiscal_year = 2030, serial = serial + 50, is_demo = serial % 2 = 0`);
  await change(`update gap_area set area_code = '15.07.01' where id = any ($1)`, [gaps.slice(0, 2)]);
  await change(`update gap_area set area_code = '15.07', category_code = 'PPKS-09' where id = $1`, [gaps[2]]);
  for (const [index, gap] of gaps.entries()) {
    await change(`update gap_coverage set projected_at = $2 where gap_area_id = $1`, [gap, `2026-01-0${index + 1}`]);
    const { rows } = await change(
      `insert into need_line (id, gap_area_id, position, kind, item, unit, need)
       values (gen_random_uuid(), $1, 2, 'SERVICE', 'x', 'visit', 7) returning id`,
      [gap],
    );
    await change(`insert into gap_coverage_line values ($1, $2, 'SERVICE', 'x', 'visit', 7, 0, 0, $3, 0, 7, 7, 0)`, [
      rows[0].id,
      gap,
      index % 3,
    ]);
    if (index > 0) await change(`insert into gap_staffing values ($1, 1, 9, 0, $2, now())`, [gap, index]);
  }
  await change(
    `update gap_coverage_line set budget = 100, uncovered = need - 100 where kind = 'MONEY'
    and gap_area_id = $1`,
    [gaps[1]],
  );
});
afterAll(() => programs.stop());

const FIELDS = [
  'gapCount',
  'demoGapCount',
  'forgottenCount',
  'moneyNeed',
  'moneyBudget',
  'moneyUncovered',
  'moneyCoverage',
  'missingPersonnel',
  'projectedAt',
  'fiscalYear',
];

const asking = (fields: string[]) => `{
  map: gapMap(within: "15", fiscalYear: 2030) { area { code } ${fields.join(' ')} }
  one: gapMap(within: "15", fiscalYear: 2030, category: ["PPKS-09"]) { area { code } ${fields.join(' ')} }
  side: compareAreas(codes: ["15.71", "0", "15.07.01"], fiscalYear: 2030) { area { code } ${fields.join(' ')} }
  none: compareAreas(codes: ["15.07"], fiscalYear: 2031) { area { code } ${fields.join(' ')} } }`;

test('the sums of an area count each gap area and each line once, whatever is asked beside them', async () => {
  const all = await programs.ask<any>(null, asking(FIELDS));
  const sums = (rows: any[]) =>
    rows.map((row) => [row.area.code, ...FIELDS.slice(0, 8).map((field) => row[field]), row.projectedAt?.slice(0, 10)]);
  // The first gap area has no line of money, and nothing is taken of its services either.
  expect(sums(all.map)).toEqual([
    ['15.07', 3, 1, 1, 2003, 100, 1903, '0.0499', 3, '2026-01-01'],
    ['15.71', 3, 2, 1, 3012, 0, 3012, '0', 12, '2026-01-04'],
  ]);
  expect(sums(all.one)).toEqual([['15.07', 1, 0, 0, 1002, 0, 1002, '0', 2, '2026-01-03']]);
  expect(sums(all.side)).toEqual([
    ['15.71', 3, 2, 1, 3012, 0, 3012, '0', 12, '2026-01-04'],
    ['0', 6, 3, 2, 5015, 100, 4915, '0.0199', 15, '2026-01-01'],
    ['15.07.01', 2, 1, 1, 1001, 100, 901, '0.0999', 1, '2026-01-01'],
  ]);
  expect(sums(all.none)).toEqual([['15.07', 0, 0, 0, 0, 0, 0, null, 0, undefined]]);
  for (const field of FIELDS) {
    const alone = await programs.ask<any>(null, asking([field]));
    for (const list of ['map', 'one', 'side', 'none'])
      expect(alone[list]).toEqual(all[list].map((row: any) => ({ area: row.area, [field]: row[field] })));
  }
});

test('gap areas are found by the goal that their need or their programme serves', async () => {
  await change(`insert into sdg_goal values (1, 'a', 'a', 'test'), (2, 'b', 'b', 'test')`);
  await change(`insert into sdg_target values ('1.1', 1, 1, 'a', 'a', 'test'), ('1.2', 2, 1, 'a', 'a', 'test'),
    ('2.1', 3, 2, 'b', 'b', 'test')`);
  for (const code of ['P', 'PPKS-08']) {
    await change(
      `insert into programme (code, ordinal, name_id, name_en, kind, government_level, owner, area_code, status,
         check_state, source_codes) values ($1, 1, 'p', 'p', 'x', 'PROVINCE', 'o', '15', 'ACTIVE', 'STATED', '{test}')`,
      [code],
    );
    await change(
      `insert into programme_pillar (code, programme_code, ordinal, name_id, name_en, source_codes)
       values ($1 || '-1', $1, 1, 'p', 'p', '{test}')`,
      [code],
    );
  }
  // A need category and a programme of one code are two things.
  await change(`insert into sdg_tag values ('NEED_CATEGORY', 'PPKS-09', '1.1'), ('PROGRAMME', 'P', '1.2'),
    ('PROGRAMME', 'PPKS-08', '2.1'), ('NEED_CATEGORY', 'P', '2.1')`);
  await change(`update gap_area set programme_pillar_code = 'P-1' where id = $1`, [gaps[3]]);
  await change(`update gap_area set programme_pillar_code = 'PPKS-08-1' where id = $1`, [gaps[4]]);
  const found = async (filter: object) => {
    const { gapAreas } = await programs.ask<any>(
      null,
      'query ($filter: GapAreaFilter) { gapAreas(filter: $filter, first: 20) { totalCount nodes { id } } }',
      { filter },
    );
    expect(gapAreas.nodes).toHaveLength(gapAreas.totalCount);
    return gapAreas.nodes.map(({ id }: { id: string }) => gaps.indexOf(id)).toSorted();
  };
  expect(await found({ sdgGoal: 1 })).toEqual([2, 3]);
  expect(await found({ sdgGoal: 2 })).toEqual([4]);
  expect(await found({ sdgTarget: '1.2' })).toEqual([3]);
  expect(await found({ sdgGoal: 1, sdgTarget: '2.1' })).toEqual([]);
  expect(await found({})).toEqual([0, 1, 2, 3, 4, 5]);
});
