import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { seedPrograms } from '../../seeds/programs.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

interface Seeded {
  gapAreas: {
    totalCount: number;
    nodes: {
      code: string;
      area: { code: string };
      deadline: string;
      isDemo: boolean;
      priority: { score: string; components: { isMissing: boolean; points: string }[] };
      peopleInNeed: { display: string; isSuppressed: boolean };
      needLines: {
        need: number;
        budget: number;
        budgetKnown: boolean;
        formula: { sources: object[] } | null;
        coverings: { amount: number; budgetLine: object }[];
      }[];
    }[];
  };
}

const LIST = `query ($filter: GapAreaFilter, $orderBy: GapAreaOrder) { gapAreas(filter: $filter, orderBy: $orderBy, first: 100) { totalCount nodes {
  code area { code } deadline isDemo peopleInNeed { display isSuppressed } evidence { title source { code } }
  priority { score components { name isMissing points source } }
  needLines { kind need budget budgetKnown formula { poorPercent sources { code } } coverings { amount budgetLine { name } } } } } }`;

const listed = (filter: object, orderBy?: object) => programs.ask<Seeded>(null, LIST, { filter, orderBy });

test('the poverty gap of every kabupaten and kota of Jambi and Kepri, and of Indramayu, is there to the rupiah', async () => {
  const { gapAreas } = await listed({ isDemo: false, category: ['PPKS-24'] });
  expect(gapAreas.totalCount).toBe(19);
  const need = (code: string) => gapAreas.nodes.find(({ area }) => area.code === code)?.needLines[0]?.need;
  expect(need('15.72')).toBe(1_062_833_328);
  expect(need('21.71')).toBe(155_446_674_157);
  expect(need('32.12')).toBe(235_390_543_076);
  expect(gapAreas.nodes[0]).toMatchObject({
    area: { code: '32.12' },
    deadline: '2027-11-30',
    code: 'KSJ-3212-2027-0001',
  });
  expect(gapAreas.nodes.every(({ needLines }) => needLines[0]?.formula?.sources.length === 3)).toBe(true);
});

test('one gap of verification in Kota Jambi has a service line and no money line', async () => {
  const { gapAreas } = await listed({ category: ['DATA_VERIFICATION'] });
  expect(gapAreas.nodes).toMatchObject([{ area: { code: '15.71' }, needLines: [{ kind: 'SERVICE', need: 75_000 }] }]);
});

test('demo gaps lie below kabupaten and kota, are marked, and some have budget lines against them', async () => {
  const { gapAreas } = await listed({ isDemo: true });
  expect(gapAreas.nodes.every(({ area, isDemo }) => isDemo && area.code.length > 5)).toBe(true);
  const kinds = new Set(gapAreas.nodes.flatMap(({ needLines }) => needLines.map((line) => Reflect.get(line, 'kind'))));
  expect([...kinds].toSorted()).toEqual(['GOODS', 'MONEY', 'PERSON_TIME', 'SERVICE']);
  const covered = gapAreas.nodes.flatMap(({ needLines }) => needLines).filter(({ budgetKnown }) => budgetKnown);
  expect(covered.length).toBeGreaterThan(3);
  for (const line of covered) expect(line.coverings.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.budget);
});

test('three people in a desa are shown as fewer than five, and give no component', async () => {
  const { gapAreas } = await listed({ within: '15.07.01.2001' });
  expect(gapAreas.nodes[0]).toMatchObject({
    peopleInNeed: { display: '<5', isSuppressed: true },
    priority: {
      components: [
        { isMissing: true, points: '0' },
        { isMissing: true, points: '0' },
        { isMissing: false },
        { isMissing: false },
        { isMissing: false },
      ],
    },
  });
});

const sum = (parts: { points: string }[]) => parts.reduce((total, { points }) => total + Number(points), 0);

test('the order by priority is the order of the scores that are shown', async () => {
  const { gapAreas } = await listed({}, { field: 'PRIORITY' });
  const scores = gapAreas.nodes.map(({ priority }) => Number(priority.score));
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  for (const { priority } of gapAreas.nodes) expect(sum(priority.components)).toBeCloseTo(Number(priority.score), 6);
  const { rows } = await programs.store.pool.query(`select 1 from gap_priority where poverty_percent is null`);
  expect(rows).toEqual([]);
});

test('seeding again changes nothing', async () => {
  const state = () => programs.store.pool.query('select id, version, changed_at from gap_area order by id');
  const before = (await state()).rows;
  await seedPrograms(programs.store, { demo: true });
  expect((await state()).rows).toEqual(before);
});

test('the followers hear of each published gap once', async () => {
  const { rows } = await programs.store.pool.query<{ count: string }>(
    `select count(*) from events.jobs where task_identifier = 'csr:programs.gap-area'`,
  );
  const { gapAreas } = await listed({});
  expect(Number(rows[0]?.count)).toBe(gapAreas.totalCount);
});
