import type { Store } from '../../subgraphs/kit/database.ts';
import { newId } from '../../subgraphs/kit/ids.ts';

const AREAS = [
  ['0', 'Indonesia', 'COUNTRY', null],
  ['15', 'Jambi', 'PROVINCE', '0'],
  ['15.07', 'Kabupaten Tanjung Jabung Timur', 'REGENCY', '15'],
  ['15.07.01', 'Muara Sabak Timur', 'DISTRICT', '15.07'],
  ['15.71', 'Kota Jambi', 'CITY', '15'],
];

/** What gap areas point at: a few areas, two categories, a source and a budget line of Rp1,000 for 15.07 in 2027. */
export async function aSmallWorld({ pool }: Store): Promise<{ budgetLineId: string }> {
  await pool.query(`insert into source (code, title, kind) values ('test', 'Test', 'document')`);
  await pool.query(`insert into regulation (code, ordinal, kind, kind_label, number, year, title, subject, check_state,
    source_codes) values ('R', 1, 'LAW', 'UU', '1', 2012, 't', 's', 'STATED', '{test}')`);
  for (const category of ['PPKS-08', 'PPKS-09']) {
    await pool.query(
      `insert into need_category (code, ordinal, name_id, name_en, is_ppks, regulation_code, source_codes)
       values ($1, 1, $1, $1, true, 'R', '{test}')`,
      [category],
    );
  }
  for (const [code, name, level, parent] of AREAS) {
    await pool.query(`insert into area (code, name, level, parent_code, source_code) values ($1, $2, $3, $4, 'test')`, [
      code,
      name,
      level,
      parent,
    ]);
  }
  await pool.query(`insert into area_alias (area_code, alias, kind) values ('15.07', 'Tanjab Timur', 'COMMON')`);
  await pool.query(`insert into priority_weight (version, component, ordinal, weight, scale) values
    (1, 'PEOPLE_IN_NEED', 1, 30, '[[0,0],[10,20],[100,40],[1000,60],[10000,80],[100000,100]]'),
    (1, 'UNCOVERED_PER_PERSON', 2, 30, '[[0,0],[2500000,100]]'),
    (1, 'POVERTY_RATE', 3, 25, '[[0,0],[25,100]]'), (1, 'DEADLINE', 4, 15, '[[0,100],[365,0]]')`);
  const budgetLineId = newId();
  await pool.query(
    `insert into budget_line (id, name, area_code, fiscal_year, agency, mechanism, version, allocated, source_code, as_of,
       is_demo, created_at, changed_at)
     values ($1, 'Bansos', '15.07', 2027, 'Dinsos', 'AGENCY_SPENDING', 1, 1000, 'test', '2026-01-01', true, now(), now())`,
    [budgetLineId],
  );
  return { budgetLineId };
}

/** Published gap areas with one money line each, all made at the same instant. */
export async function manyGaps(
  { pool }: Store,
  from: number,
  count: number,
  need: (index: number) => number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let index = from; index < from + count; index += 1) {
    const [id, line] = [newId(), newId()];
    ids.push(id);
    await pool.query(
      `insert into gap_area (id, code, title, area_code, category_code, fiscal_year, status, deadline, people_in_need,
         is_demo, version, serial, created_at, changed_at, published_at)
       values ($1, $2, $2, '15.71', 'PPKS-08', $3, 'PUBLISHED', $4, $5, true, 1, $6, '2026-01-01', '2026-01-01', '2026-01-01')`,
      [
        id,
        `KSJ-T-${index}`,
        2030 + (index % 60),
        index % 7 === 0 ? null : '2027-11-30',
        index % 5 === 0 ? null : index % 40,
        index + 1,
      ],
    );
    await pool.query(
      `insert into need_line (id, gap_area_id, position, kind, unit, need) values ($1, $2, 1, 'MONEY', 'rupiah', $3)`,
      [line, id, need(index)],
    );
    await pool.query(`insert into gap_coverage values ($1, 1, 1, 'OPEN', 0, now())`, [id]);
    if (index % 11 === 0) continue;
    await pool.query(
      `insert into gap_coverage_line values ($1, $2, 'MONEY', null, 'rupiah', $3, 0, 0, 0, 0, $3, $3, 0)`,
      [line, id, need(index)],
    );
  }
  return ids;
}
