import { afterAll, beforeAll, expect, test } from 'vitest';

import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld, manyGaps } from './programs-world.ts';

interface Listed {
  gapAreas: {
    nodes: { id: string; code: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const LIST = `query ($filter: GapAreaFilter, $orderBy: GapAreaOrder, $first: Int!, $after: String) {
  gapAreas(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id code } totalCount pageInfo { hasNextPage endCursor } } }`;

let programs: ProgramsAlone;
let before: string[];

beforeAll(async () => {
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
  // Twin gaps of one year break the rule of one open gap; here many rows are wanted.
  await programs.store.pool.query('drop index gap_area_once');
  before = await manyGaps(programs.store, 0, 500, (index) => 1_000 + (index % 10));
});
afterAll(() => programs.stop());

/** All pages of a list, with `between` run after each of them. */
async function allPages(
  orderBy: object | undefined,
  first: number,
  between: (page: number) => Promise<unknown>,
): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; ; page += 1) {
    const { gapAreas }: Listed = await programs.ask<Listed>(null, LIST, { orderBy, first, after });
    seen.push(...gapAreas.nodes.map(({ id }) => id));
    if (!gapAreas.pageInfo.hasNextPage) return seen;
    after = gapAreas.pageInfo.endCursor;
    await between(page);
  }
}

test('500 gaps with few different needs come once each, though new ones are inserted between the pages', async () => {
  let made = 10_000;
  const seen = await allPages(undefined, 37, () =>
    manyGaps(programs.store, (made += 3), 3, (index) => 1_000 + (index % 10)),
  );
  expect(new Set(seen).size).toBe(seen.length);
  expect(before.filter((id) => !seen.includes(id))).toEqual([]);
});

test.each(['REMAINING', 'COVERAGE', 'PRIORITY', 'PEOPLE', 'SHORTAGE', 'DEADLINE', 'TRUST'])(
  'pages by %s give each gap once in both directions',
  async (field) => {
    for (const direction of ['ASC', 'DESC']) {
      const seen = await allPages({ field, direction }, 100, async () => undefined);
      const { gapAreas } = await programs.ask<Listed>(null, LIST, { orderBy: { field, direction }, first: 1 });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(gapAreas.totalCount);
    }
  },
);

test('gaps without a money line come last, largest first before them', async () => {
  const { rows } = await programs.store.pool.query<{ id: string }>(
    `select g.id from gap_area g left join gap_coverage_line l on l.gap_area_id = g.id
     order by l.uncovered desc nulls last, g.id`,
  );
  const seen = await allPages({ field: 'REMAINING' }, 100, async () => undefined);
  expect(seen).toEqual(rows.map(({ id }) => id));
});

test('a cursor of another order is refused', async () => {
  const { gapAreas } = await programs.ask<Listed>(null, LIST, { first: 1 });
  const { errors } = await programs.answer(null, LIST, {
    first: 1,
    after: gapAreas.pageInfo.endCursor,
    orderBy: { field: 'PEOPLE' },
  });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ code: 'INVALID_CURSOR' }] });
});

test('other kinds than money are ordered by a named item or unit', async () => {
  const orderBy = { field: 'REMAINING', kind: 'GOODS' };
  const { errors } = await programs.answer(null, LIST, { first: 1, orderBy });
  expect(errors?.[0]?.extensions?.['fields']).toMatchObject([{ field: 'orderBy.kind' }]);
  const { gapAreas } = await programs.ask<Listed>(null, LIST, { first: 1, orderBy, filter: { unit: 'paket' } });
  expect(gapAreas.totalCount).toBe(0);
});

const count = async (filter: object) =>
  (await programs.ask<Listed>(null, LIST, { first: 1, filter })).gapAreas.totalCount;

test('filters narrow by subtree, year, text and its signs, and ids', async () => {
  const all = await count({});
  expect(await count({ within: '15' })).toBe(all);
  expect(await count({ within: '0' })).toBe(all);
  expect(await count({ within: '15.07' })).toBe(0);
  expect(await count({ fiscalYear: 2030, ids: before.slice(0, 100) })).toBe(2);
  expect(await count({ text: 'kota jambi' })).toBe(all);
  expect(await count({ text: 'KSJ-T-499' })).toBe(1);
  expect(await count({ text: 'KSJ_T%' })).toBe(0);
  expect(await count({ ids: [before[0]] })).toBe(1);
  expect(await count({ status: 'CLOSED' })).toBe(0);
  expect(await count({ kind: 'PERSON_TIME' })).toBe(0);
});

test('the map adds up the money of one year in the parts of an area, and areas stand side by side', async () => {
  const sums = 'area { code } gapCount moneyNeed moneyUncovered moneyCoverage';
  const { gapMap, compareAreas } = await programs.ask<
    Record<string, { area: { code: string }; gapCount: number; moneyNeed: number }[]>
  >(
    null,
    `{ gapMap(within: "15", fiscalYear: 2030) { ${sums} }
      compareAreas(codes: ["15.07", "15"], fiscalYear: 2030) { ${sums} } }`,
  );
  const { rows } = await programs.store.pool.query<{ need: string }>(
    `select sum(need) as need from gap_coverage_line join gap_area g on g.id = gap_area_id
     where fiscal_year = 2030 and g.status = 'PUBLISHED'`,
  );
  expect(Number(rows[0]?.need)).toBeGreaterThan(0);
  expect(gapMap).toMatchObject([{ area: { code: '15.71' }, moneyNeed: Number(rows[0]?.need) }]);
  expect(compareAreas).toMatchObject([
    { area: { code: '15.07' }, gapCount: 0, moneyNeed: 0 },
    { area: { code: '15' }, moneyNeed: gapMap?.[0]?.moneyNeed },
  ]);
});

test('the sums of an area count new money only, and its rows add up to them, page by page', async () => {
  await programs.store.pool.query(
    `update gap_coverage_line l set held = 7, committed = 20, delivered = 30, new_held = 5, new_committed = 11,
       new_delivered = 13 from gap_area g where g.id = l.gap_area_id and g.fiscal_year = 2030 and l.kind = 'MONEY'`,
  );
  const parts = ['moneyNeed', 'moneyBudget', 'moneyHeld', 'moneyCommitted', 'moneyDelivered', 'moneyUncovered'];
  const query = `query ($after: String) { gapMap(within: "15", fiscalYear: 2030) { gapCount ${parts.join(' ')}
    rows(first: 100, after: $after) { totalCount pageInfo { endCursor hasNextPage }
      nodes { ${parts.join(' ')} gapArea { code } } } } }`;
  const nodes: any[] = [];
  let tile: any;
  for (let after: string | null = null; ; after = tile.rows.pageInfo.endCursor) {
    [tile] = (await programs.ask<any>(null, query, { after })).gapMap;
    nodes.push(...tile.rows.nodes);
    if (!tile.rows.pageInfo.hasNextPage) break;
  }
  expect(nodes).toHaveLength(tile.gapCount);
  expect(tile.rows.totalCount).toBe(tile.gapCount);
  for (const part of parts) expect(nodes.reduce((sum, node) => sum + node[part], 0)).toBe(tile[part]);
  expect(tile.moneyHeld % 5 === 0 && tile.moneyCommitted % 11 === 0 && tile.moneyDelivered % 13 === 0).toBe(true);
  expect(tile.moneyHeld).toBeGreaterThan(0);
});

test('a history of hundreds of steps shows the last 100, and so does the evidence', async () => {
  const [gap] = before;
  await programs.store.pool.query(
    `insert into gap_area_step (id, gap_area_id, version, action, state, taken_at)
     select gen_random_uuid(), $1, n, 'CHANGED', '{}', now() from generate_series(101, 260) as n`,
    [gap],
  );
  await programs.store.pool.query(
    `insert into gap_evidence (id, gap_area_id, title, is_demo, added_at)
     select gen_random_uuid(), $1, 'bukti ' || n, true, now() + n * interval '1 second' from generate_series(1, 160) as n`,
    [gap],
  );
  const { gapArea } = await programs.ask<{
    gapArea: { history: { version: number }[]; evidence: { title: string }[] };
  }>(null, `{ gapArea(id: "${gap}") { history { version } evidence { title } } }`);
  expect(gapArea.history.map(({ version }) => version)).toEqual(Array.from({ length: 100 }, (_, n) => 161 + n));
  expect([gapArea.evidence.length, gapArea.evidence.at(-1)?.title]).toEqual([100, 'bukti 160']);
});
