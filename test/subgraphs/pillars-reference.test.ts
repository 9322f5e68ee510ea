import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedDemoDeployments } from '../../seeds/pillars/demo-deployments.ts';
import { seedDemoPeople } from '../../seeds/pillars/demo-people.ts';
import { seedPillarReference } from '../../seeds/pillars/reference.ts';
import demoDeployments from '../../seeds/pillars/data/demo-deployments.json' with { type: 'json' };
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, coordinatorOf, someAreas, staffingOf, TODAY } from './pillars-world.ts';

let pillars: PillarsAlone;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await seedPillarReference(pillars.store);
  await seedDemoPeople(pillars.store);
  await someAreas(pillars);
});

afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await pillars.stop();
});

const codesOf = async (actor: ReturnType<typeof coordinatorOf> | null, query: string, variables: object = {}) =>
  (await pillars.answer(actor, query, variables)).errors?.map(({ extensions }) => extensions?.['code']) ?? [];

test('the law lists 12 kinds, the seed counts 13, and Penyuluh Sosial is the difference', async () => {
  const { law, seed, all } = await pillars.ask<Record<string, { code: string }[]>>(
    null,
    `{ law: resourceTypes(list: LAW) { code } seed: resourceTypes(list: SEED) { code }
       all: resourceTypes { code checkState source { code } children { code } parent { code } } }`,
  );
  expect([law?.length, seed?.length, all?.length]).toEqual([12, 13, 14]);
  expect(all?.find(({ code }) => code === 'PSKS-PENYULUH')).toMatchObject({
    children: [{ code: 'PSKS-10' }, { code: 'PSKS-11' }],
  });
  expect(all?.find(({ code }) => code === 'PSKS-13')).toMatchObject({ checkState: 'NOT_CHECKED' });
});

test('the 1,678 of Indramayu are participants of a training, and stand in no ratio', async () => {
  await pillars.hear('programs.people-in-need', '32.12', 1, {
    areaCode: '32.12',
    figures: [{ categoryCode: 'PPKS-24', period: '2025-03', value: '211000', unit: 'persons', source: 'bps' }],
  });
  const {
    _entities: [area],
  } = await pillars.ask<{ _entities: object[] }>(
    null,
    `{ _entities(representations: [{ __typename: "Area", code: "32.12" }]) { ... on Area {
       personnelFigures { nodes { indicator value type { code } source { code } } totalCount }
       trainingSessions { nodes { participants period source { code } types { code } } }
       staffingRatio { headcount { value } peopleInNeed { value period source { code } }
         peoplePerPersonnel gap reason(lang: EN) }
     } } }`,
  );
  expect(area).toMatchObject({
    personnelFigures: {
      totalCount: 1,
      nodes: [{ indicator: 'TRAINING_PARTICIPANTS', value: '1678', type: null, source: { code: 'seed-004' } }],
    },
    trainingSessions: { nodes: [{ participants: 1678, period: '2024', source: { code: 'seed-004' } }] },
    staffingRatio: {
      headcount: null,
      peopleInNeed: { value: '211000', period: '2025-03', source: { code: 'bps' } },
      peoplePerPersonnel: null,
      gap: 'NO_HEADCOUNT',
    },
  });
});

test('a ratio names both numbers, and the register may stand for a headcount where it is asked for', async () => {
  await pillars.hear('programs.people-in-need', '15.72', 1, {
    areaCode: '15.72',
    figures: [
      { categoryCode: 'PPKS-24', period: '2024-03', value: '2800', unit: 'persons', source: 'bps' },
      { categoryCode: 'PPKS-24', period: '2025-03', value: '2730', unit: 'persons', source: 'bps' },
    ],
  });
  const {
    _entities: [area],
  } = await pillars.ask<{ _entities: object[] }>(
    null,
    `{ _entities(representations: [{ __typename: "Area", code: "15.72" }]) { ... on Area {
       stated: staffingRatio(type: "PENDAMPING_PKH") {
         headcount { value period } peopleInNeed { period } peoplePerPersonnel gap }
       registered: staffingRatio(basis: REGISTER) { registered headcount { value } gap }
     } } }`,
  );
  expect(area).toEqual({
    stated: {
      headcount: { value: '13', period: '2019' },
      peopleInNeed: { period: '2025-03' },
      peoplePerPersonnel: '210.00',
      gap: null,
    },
    registered: { registered: 0, headcount: null, gap: 'NOBODY_SERVES' },
  });
});

test('pages are bounded, stable, and a cursor made by hand is refused', async () => {
  const list = `query ($first: Int!, $after: String) { personnel(first: $first, after: $after) {
    nodes { id } pageInfo { endCursor hasNextPage } totalCount } }`;
  type Answer = {
    personnel: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean }; totalCount: number };
  };
  const seen: string[] = [];
  let total = -1;
  for (let after: string | null = null, more = true; more;) {
    const { personnel }: Answer = await pillars.ask<Answer>(null, list, { first: 3, after });
    seen.push(...personnel.nodes.map(({ id }) => id));
    after = personnel.pageInfo.endCursor;
    more = personnel.pageInfo.hasNextPage;
    total = personnel.totalCount;
  }
  expect(seen.length).toBe(total);
  expect(new Set(seen).size).toBe(seen.length);
  const byHand = Buffer.from(JSON.stringify(['15', 'no-uuid'])).toString('base64url');
  for (const page of [{ first: 0 }, { first: 101 }, { first: 5, after: 'x' }, { first: 5, after: byHand }]) {
    expect(await codesOf(null, list, page)).toEqual(['BAD_USER_INPUT']);
  }
  expect(await codesOf(null, '{ person(id: "x") { id } }')).toEqual(['BAD_USER_INPUT']);
  expect(await codesOf(null, '{ personnel(filter: { within: "15.99" }) { totalCount } }')).toEqual(['BAD_USER_INPUT']);
});

test('the seeds run twice to the same rows, and made-up rows say so', async () => {
  const gaps = new Map(demoDeployments.map(({ gap }) => [`${gap.areaCode}:${gap.categoryCode}`, gap]));
  const ids = await Promise.all(
    [...gaps.values()].map((gap) => aGap(pillars, { ...gap, personnelNeeded: 5, isDemo: true })),
  );
  const count = async () =>
    (
      await pillars.store.pool.query(
        `select (select count(*) from personnel where is_demo) as people,
       (select count(*) from deployment where is_demo) as deployments,
       (select count(*) from deployment_event) as steps, (select sum(version) from gap_staffing) as versions,
       (select count(*) from training_session) as trainings, (select count(*) from personnel_figure) as figures`,
      )
    ).rows;
  const seed = async () => {
    await seedPillarReference(pillars.store);
    await seedDemoPeople(pillars.store);
    await seedDemoDeployments(pillars.store);
  };
  await seed();
  const once = await count();
  await seed();
  expect(await count()).toEqual(once);
  expect(once[0]).toMatchObject({ deployments: String(demoDeployments.length) });
  const staffings = await Promise.all(ids.map((id) => staffingOf(pillars, id)));
  expect(staffings.reduce((sum, { deployed, completed }) => sum + (deployed ?? 0) + (completed ?? 0), 0)).toBe(12);
});

test('a page of gap areas costs the same statements however many there are', async () => {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on GapArea {
    staffing { needed deployed missing }
    deployments(first: 5) { totalCount nodes { state history { toState }
      personnel { initials type { label } } } }
  } } }`;
  const { rows } = await pillars.store.pool.query<{ id: string }>(
    'select gap_area_id as id from gap_staffing order by 1',
  );
  const statementsFor = async (ids: string[]) => {
    const them = ids.map((id) => ({ __typename: 'GapArea', id }));
    const before = await calls();
    await pillars.ask(null, query, { them });
    return (await calls()) - before;
  };
  const calls = async () => pillars.statements();
  const few = await statementsFor(rows.slice(0, 2).map(({ id }) => id));
  const many = await statementsFor(rows.map(({ id }) => id));
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(many).toBe(few);
  expect(few).toBeLessThanOrEqual(10);
});

test('kabupaten and kota with the fewest people for those in need come first, and no province among them', async () => {
  const figures = (value: string) => [
    { categoryCode: 'PPKS-24', period: '2025-03', value, unit: 'persons', source: 'bps' },
  ];
  for (const [areaCode, value] of [
    ['15', '280000'],
    ['15.04', '25000'],
    ['15.71', '50000'],
  ] as const) {
    await pillars.hear('programs.people-in-need', areaCode, 1, { areaCode, figures: figures(value) });
  }
  const query = `query ($first: Int!, $after: String) { understaffedAreas(within: "15", first: $first, after: $after) {
    totalCount pageInfo { endCursor } nodes { area { code } ratio { registered isDemo peopleInNeed { value } } } } }`;
  type Answer = { understaffedAreas: { totalCount: number; pageInfo: { endCursor: string }; nodes: object[] } };
  const { understaffedAreas } = await pillars.ask<Answer>(null, query, { first: 1 });
  expect(understaffedAreas).toMatchObject({
    totalCount: 2,
    nodes: [{ area: { code: '15.71' }, ratio: { isDemo: true, peopleInNeed: { value: '50000' } } }],
  });
  const next = await pillars.ask<Answer>(null, query, { first: 5, after: understaffedAreas.pageInfo.endCursor });
  expect(next.understaffedAreas.nodes).toMatchObject([{ area: { code: '15.04' } }]);
});
