import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, deploy, someAreas, step, TODAY } from './pillars-world.ts';

let pillars: PillarsAlone;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
});

afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await pillars.stop();
});

const QUERY = `query ($first: Int!, $after: String, $gaps: Int! = 20, $afterGap: String) {
  understaffedAreas(within: "15", orderBy: MISSING, first: $first, after: $after) { totalCount pageInfo { endCursor }
    nodes { area { code } openNeed { missing gapAreas understaffed } trend { since before now change }
      understaffedGapAreas(first: $gaps, after: $afterGap) { totalCount pageInfo { endCursor }
        nodes { missing gapArea { id } } } } } }`;

const ask = async (variables: object) => (await pillars.ask<any>(null, QUERY, variables)).understaffedAreas;

test('areas by missing people, with the open gap areas that add up to them', async () => {
  const large = await aGap(pillars, { areaCode: '15.04.01', personnelNeeded: 7 });
  const small = await aGap(pillars, { areaCode: '15.04', personnelNeeded: 2 });
  const filled = await aGap(pillars, { areaCode: '15.04.01', personnelNeeded: 1 });
  const { deployment } = await deploy(pillars, await aPerson(pillars), filled);
  await step(pillars, 'confirm', deployment?.id ?? '');
  const waiting = await deploy(pillars, await aPerson(pillars), large);
  expect(waiting.__typename).toBe('PersonnelDeployed');
  // None of these is open, or states a need, or is in the kabupaten.
  await aGap(pillars, { areaCode: '15.04.01', personnelNeeded: 100, status: 'CLOSED' });
  await aGap(pillars, { areaCode: '15.04.01', personnelNeeded: null });
  await aGap(pillars, { areaCode: '15', personnelNeeded: 100 });
  const late = await aGap(pillars, { areaCode: '15.04.01', personnelNeeded: 100 });
  await pillars.store.pool.query("update gap_area set deadline = '2026-11-20' where id = $1", [late]);
  await aGap(pillars, { areaCode: '15.71.01', personnelNeeded: 3 });

  const first = await ask({ first: 1 });
  expect(first).toMatchObject({
    totalCount: 2,
    nodes: [{ area: { code: '15.04' }, openNeed: { missing: 9, gapAreas: 3, understaffed: 2 } }],
  });
  const [{ understaffedGapAreas }] = first.nodes;
  expect(understaffedGapAreas).toMatchObject({
    totalCount: 2,
    nodes: [
      { missing: 7, gapArea: { id: large } },
      { missing: 2, gapArea: { id: small } },
    ],
  });
  const second = await ask({ first: 5, after: first.pageInfo.endCursor, gaps: 1 });
  expect(second.nodes).toMatchObject([{ area: { code: '15.71' }, openNeed: { missing: 3 } }]);
  const top = await ask({ first: 1, gaps: 1 });
  const { endCursor } = top.nodes[0].understaffedGapAreas.pageInfo;
  const rest = await ask({ first: 1, gaps: 5, afterGap: endCursor });
  expect(rest.nodes[0].understaffedGapAreas.nodes).toMatchObject([{ gapArea: { id: small } }]);
});

test('the trend counts who was active at the end of a day ninety days before', async () => {
  await aGap(pillars, { areaCode: '15.71.01', personnelNeeded: 30 });
  const people = await Promise.all([1, 2, 3, 4].map(() => aPerson(pillars, '15.71.01')));
  const move = (id: string | undefined, registered: string, left?: string) =>
    pillars.store.pool.query(
      `update personnel set registered_at = $2, changed_at = coalesce($3, changed_at),
         status = case when $3::text is null then status else 'ENDED' end where id = $1`,
      [id, registered, left ?? null],
    );
  // The day is 2026-08-23; its end in Jakarta is 17:00 UTC.
  await move(people[0], '2026-08-23T16:59:59Z');
  await move(people[1], '2026-08-23T17:00:00Z');
  await move(people[2], '2026-01-01T00:00:00Z', '2026-08-23T17:00:00Z');
  await move(people[3], '2026-01-01T00:00:00Z', '2026-08-23T16:59:59Z');
  const { nodes } = await ask({ first: 5 });
  const { trend } = nodes.find(({ area }: any) => area.code === '15.71');
  expect(trend).toEqual({ since: '2026-08-23', before: 2, now: 2, change: 0 });
});

test('an area tells the same need in either order, and the page behind the last one how many areas there are', async () => {
  for (const areaCode of ['15.04', '15.71'])
    await pillars.hear('programs.people-in-need', areaCode, 1, {
      areaCode,
      figures: [{ categoryCode: 'PPKS-24', period: '2025-03', value: '900', unit: 'persons', source: 'bps' }],
    });
  const list = async (orderBy: string, after: string | null = null) =>
    (
      await pillars.ask<any>(
        null,
        `query ($after: String) { understaffedAreas(within: "15", orderBy: ${orderBy}, first: 5, after: $after) { totalCount
           pageInfo { endCursor } nodes { area { code } openNeed { missing gapAreas understaffed } } } }`,
        { after },
      )
    ).understaffedAreas;
  const byCode = ({ nodes }: any) => nodes.toSorted((a: any, b: any) => a.area.code.localeCompare(b.area.code));
  const missing = await list('MISSING');
  expect(missing.nodes).toHaveLength(2);
  expect(byCode(await list('RATIO'))).toEqual(byCode(missing));
  expect(await list('MISSING', missing.pageInfo.endCursor)).toMatchObject({ totalCount: 2, nodes: [] });
});
