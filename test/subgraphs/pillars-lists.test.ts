import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, deploy, someAreas, TODAY } from './pillars-world.ts';

/** How many people serve where; one entry is of the kabupaten itself. */
const PEOPLE = { '15.04': 1, '15.04.01': 3, '15.71.01': 2 };

let pillars: PillarsAlone;
const people: { id: string; areaCode: string }[] = [];
const deployments: { id: string; beginsOn: string; areaCode: string; personnelId: string }[] = [];

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await someAreas(pillars);
  for (const [areaCode, count] of Object.entries(PEOPLE))
    for (let place = 0; place < count; place += 1)
      people.push({ id: await aPerson(pillars, areaCode, place === 0 ? 'PSM' : 'TKSK'), areaCode });
  const areas = ['15.04.01', '15.71.01'];
  const gaps = await Promise.all(areas.map((areaCode) => aGap(pillars, { areaCode, personnelNeeded: people.length })));
  for (const [place, { id: personnelId }] of people.entries())
    for (const [at, areaCode] of areas.entries()) {
      const beginsOn = `2027-0${1 + ((place + at) % 2)}-0${1 + at}`;
      const { deployment } = await deploy(pillars, personnelId, gaps[at] ?? '', { beginsOn, endsOn: beginsOn });
      deployments.push({ id: deployment?.id ?? '', beginsOn, areaCode, personnelId });
    }
});

afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await pillars.stop();
});

const PAGE = 'totalCount pageInfo { endCursor hasNextPage } nodes { id }';

/** The ids of all pages of a list, and how many it says there are. */
async function allOf(field: 'personnel' | 'deployments', kind: string, filter: object) {
  const query = `query ($filter: ${kind}, $after: String) { list: ${field}(filter: $filter, first: 2, after: $after) { ${PAGE} } }`;
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const { list }: any = await pillars.ask(null, query, { filter, after });
    seen.push(...list.nodes.map(({ id }: { id: string }) => id));
    if (!list.pageInfo.hasNextPage) return { seen, total: list.totalCount };
    after = list.pageInfo.endCursor;
  }
}

const inOrder = <Row extends { id: string; areaCode: string }>(
  rows: Row[],
  within: string,
  key: (row: Row) => string,
) =>
  rows
    .filter(({ areaCode }) => within === '0' || areaCode === within || areaCode.startsWith(`${within}.`))
    .map((row) => `${key(row)} ${row.id}`)
    .toSorted()
    .map((row) => row.split(' ')[1]);

test.each(['0', '15', '15.04', '15.04.01', '15.71'])(
  'the people and deployments of %s, page by page',
  async (within) => {
    const there = inOrder(people, within, ({ areaCode }) => areaCode);
    expect(await allOf('personnel', 'PersonnelFilter', { within })).toEqual({ seen: there, total: there.length });
    const served = inOrder(deployments, within, ({ beginsOn }) => beginsOn);
    expect(await allOf('deployments', 'DeploymentFilter', { within })).toEqual({ seen: served, total: served.length });
  },
);

test('the deployments of each person of a page, with how many there are', async () => {
  const { personnel } = await pillars.ask<any>(
    null,
    '{ personnel(first: 10) { nodes { id deployments(first: 1) { totalCount nodes { id } } } } }',
  );
  const own = people.map(({ id }) => {
    const [first, ...rest] = inOrder(
      deployments.filter(({ personnelId }) => personnelId === id),
      '0',
      ({ beginsOn }) => beginsOn,
    );
    return { id, deployments: { totalCount: 1 + rest.length, nodes: [{ id: first }] } };
  });
  const byId = (rows: { id: string }[]) => rows.toSorted((a, b) => a.id.localeCompare(b.id));
  expect(byId(personnel.nodes)).toEqual(byId(own));
});

test('the register counts who serves in an area and in all within it, and in the country everybody', async () => {
  const codes = ['0', '15', '15.04', '15.04.01', '15.71', '15.71.01'];
  const { _entities } = await pillars.ask<any>(
    null,
    `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Area {
       all: staffingRatio(basis: REGISTER) { registered } some: staffingRatio(basis: REGISTER, type: "PSM") { registered } } } }`,
    { them: codes.map((code) => ({ __typename: 'Area', code })) },
  );
  expect(_entities.map(({ all, some }: any) => [all.registered, some.registered])).toEqual([
    [6, 3],
    [6, 3],
    [4, 2],
    [3, 1],
    [2, 1],
    [2, 1],
  ]);
});
