import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';
import { instant } from '#kit/dates';

import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { gapAreaCommands } from './gap-area-stories.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');
const { run } = gapAreaCommands(() => programs);

const NODES = `nodes { code area { code } peopleInNeed { count display isSuppressed } trust { range { low } }
  projection { uncoveredPerPerson } priority { components { name isMissing } } }`;
interface Seen {
  gapAreas: {
    nodes: {
      code: string;
      area: { code: string };
      peopleInNeed: { count: number | null; display: string; isSuppressed: boolean };
      trust: { range: object | null };
      projection: { uncoveredPerPerson: number | null };
      priority: { components: { name: string; isMissing: boolean }[] };
    }[];
  };
}

const BY_PEOPLE = { field: 'PEOPLE' };
const seen = async (
  fiscalYear: number,
  actor: typeof officer | null = null,
  orderBy: object = BY_PEOPLE,
  asOf?: string,
) =>
  (
    await programs.ask<Seen>(
      actor,
      `query ($filter: GapAreaFilter, $orderBy: GapAreaOrder, $asOf: DateTime) {
        gapAreas(filter: $filter, orderBy: $orderBy, asOf: $asOf, first: 100) { ${NODES} } }`,
      { filter: { fiscalYear, category: ['PPKS-08'] }, orderBy, asOf },
    )
  ).gapAreas.nodes;
const displays = async (fiscalYear: number, actor: typeof officer | null = null, asOf?: string) =>
  Object.fromEntries(
    (await seen(fiscalYear, actor, BY_PEOPLE, asOf)).map(({ area, peopleInNeed }) => [area.code, peopleInNeed.display]),
  );

/** Published gap areas of one category and year with these people in need; their ids and versions by area. */
async function gapsOf(fiscalYear: number, people: Record<string, number>) {
  const made = new Map<string, { id: string; version: number }>();
  for (const [areaCode, peopleInNeed] of Object.entries(people)) {
    const draft = { title: 'Lansia', areaCode, categoryCode: 'PPKS-08', fiscalYear, peopleInNeed };
    const needLines = [{ kind: 'MONEY', need: 1_000_000 }];
    const { gapArea } = await run('createGapArea', { ...draft, needLines }, officer);
    const added = await run(
      'addGapEvidence',
      { gapAreaId: gapArea.id, title: 'Pendataan', sourceCode: 'seed-001' },
      officer,
    );
    const step = { gapAreaId: gapArea.id, expectedVersion: added.gapArea.version };
    made.set(areaCode, (await run('publishGapArea', step, officer)).gapArea);
  }
  return made;
}

test('the people of a small gap cannot be had by taking the others from the kabupaten', async () => {
  await gapsOf(2040, { '15.07': 60, '15.07.01': 3, '15.07.02': 40, '15.07.03': 17 });
  expect(await displays(2040)).toEqual({ '15.07': '60', '15.07.02': '40', '15.07.01': '<20', '15.07.03': '<20' });
  expect(await displays(2040, officer)).toMatchObject({ '15.07.01': '3', '15.07.03': '17' });
  for (const gap of await seen(2040)) {
    const isHidden = gap.peopleInNeed.isSuppressed;
    expect(gap.peopleInNeed.count === null).toBe(isHidden);
    expect(gap.trust.range === null).toBe(isHidden);
    expect(gap.projection.uncoveredPerPerson === null).toBe(isHidden);
    const missing = gap.priority.components.filter(({ isMissing }) => isMissing).map(({ name }) => name);
    expect(missing.includes('PEOPLE_IN_NEED')).toBe(isHidden);
  }
});

test('the order by people tells of a withheld count only the bound', async () => {
  await gapsOf(2041, { '15.04': 70, '15.04.01': 2, '15.04.02': 15, '15.04.03': 16, '15.04.04': 19, '15.04.05': 18 });
  expect(await displays(2041)).toMatchObject({ '15.04.01': '<20', '15.04.02': '<20', '15.04.03': '16' });
  const order = (await seen(2041, null, { field: 'PEOPLE', direction: 'ASC' })).map(({ area }) => area.code);
  // Both withheld counts stand at 19, beside the one that is 19, and not where 2 and 15 would stand.
  expect(order.slice(0, 2)).toEqual(['15.04.03', '15.04.05']);
  expect(order.slice(2, 5).toSorted()).toEqual(['15.04.01', '15.04.02', '15.04.04']);
});

test('what is withheld follows every change: of a count, and of a gap published later', async () => {
  const made = await gapsOf(2042, { '15.05': 60, '15.05.01': 3, '15.05.02': 40 });
  // 17 are not counted anywhere: nothing adds up, and nothing is given away.
  expect(await displays(2042)).toEqual({ '15.05': '60', '15.05.02': '40', '15.05.01': '<5' });
  await gapsOf(2042, { '15.05.03': 17 });
  expect(await displays(2042)).toMatchObject({ '15.05.01': '<20', '15.05.03': '<20' });
  const small = made.get('15.05.01');
  const change = { gapAreaId: small?.id, expectedVersion: small?.version, peopleInNeed: 6, reason: 'dihitung ulang' };
  await run('changeGapArea', change, officer);
  expect(await displays(2042)).toEqual({ '15.05': '60', '15.05.02': '40', '15.05.03': '17', '15.05.01': '6' });
});

/** The instants at which the gap areas of a year were taken down, the last first. */
async function instants(fiscalYear: number): Promise<string[]> {
  const { rows } = await programs.store.pool.query(
    `select distinct v.taken_at as at from gap_area_version v join gap_area g on g.id = v.gap_area_id
     where g.fiscal_year = $1 order by 1 desc`,
    [fiscalYear],
  );
  return rows.map(({ at }) => instant(at));
}

test('nor can a withheld count be had by asking for the past', async () => {
  const small = (await gapsOf(2043, { '15.06.02': 40, '15.06': 60, '15.06.03': 17, '15.06.01': 3 })).get('15.06.01');
  const change = { gapAreaId: small?.id, expectedVersion: small?.version, peopleInNeed: 6, reason: 'dihitung ulang' };
  await run('changeGapArea', change, officer);
  const [now = '', before = ''] = await instants(2043);
  const shown = { '15.06': '60', '15.06.01': '6', '15.06.02': '40', '15.06.03': '17' };
  expect([await displays(2043), await displays(2043, null, now)]).toEqual([shown, shown]);
  expect(await displays(2043, null, before)).toEqual({ ...shown, '15.06.01': '<20', '15.06.03': '<20' });
  expect(await displays(2043, officer, before)).toMatchObject({ '15.06.01': '3', '15.06.03': '17' });
});

test('what is withheld now is not shown as it was either, while it may be the same', async () => {
  const small = (await gapsOf(2044, { '15.06': 60, '15.06.01': 25, '15.06.02': 40, '15.06.03': 17 })).get('15.06.01');
  const [before = ''] = await instants(2044);
  expect(await displays(2044, null, before)).toMatchObject({ '15.06.01': '25', '15.06.03': '17' });
  const change = { gapAreaId: small?.id, expectedVersion: small?.version, peopleInNeed: 3, reason: 'dihitung ulang' };
  await run('changeGapArea', change, officer);
  const shown = { '15.06': '60', '15.06.01': '<20', '15.06.02': '40', '15.06.03': '<20' };
  expect(await displays(2044)).toEqual(shown);
  expect(await displays(2044, null, before)).toEqual({ ...shown, '15.06.01': '25' });
});

const RECORD = `mutation ($input: RecordFigureInput!) { recordFigure(input: $input) { ... on FigureRecorded { figure { id } } } }`;

async function record(areaCode: string, value: string, more: object = {}): Promise<void> {
  const provenance = { newSource: { title: `Rekap ${areaCode} ${value}`, publisher: 'Dinas' }, asOf: '2026-06-30' };
  const figure = { areaCode, indicatorCode: 'ppks_persons', value, unit: 'persons', method: 'REGISTER', provenance };
  await programs.ask(officer, RECORD, { input: { period: '2026', ...figure, ...more } });
}

async function figures(period: string): Promise<Record<string, string | null>> {
  const { figures: found } = await programs.ask<{
    figures: { nodes: { area: { code: string }; category: string; value: string | null; isSuppressed: boolean }[] };
  }>(
    null,
    `query ($period: String!) { figures(filter: { period: $period }, first: 100) {
      nodes { area { code } category value isSuppressed trust { range { low } } } } }`,
    { period },
  );
  for (const { value, isSuppressed } of found.nodes) expect(value === null).toBe(isSuppressed);
  return Object.fromEntries(found.nodes.map(({ area, category, value }) => [`${area.code} ${category}`.trim(), value]));
}

test('figures of people are withheld together over areas, families and thousands too', async () => {
  for (const [area, value] of [
    ['15.08', '60'],
    ['15.08.01', '3'],
    ['15.08.02', '40'],
    ['15.08.03', '17'],
  ] as const) {
    await record(area, value);
  }
  expect(await figures('2026')).toEqual({ '15.08': '60', '15.08.01': null, '15.08.02': '40', '15.08.03': null });
  await record('15.08.04', '0.004', { indicatorCode: 'poor_thousand', unit: 'thousand persons', period: 'A' });
  await record('15.08.04', '4', { indicatorCode: 'poor_thousand', unit: 'thousand persons', period: 'B' });
  await record('15.08.04', '4', { indicatorCode: 'house_renovation_units', unit: 'units', period: 'C' });
  await record('15.08', '4', { period: 'D' });
  await record('15.08.04', '0', { period: 'E' });
  expect([await figures('A'), await figures('B'), await figures('C'), await figures('D'), await figures('E')]).toEqual([
    { '15.08.04': null },
    { '15.08.04': '4' },
    { '15.08.04': '4' },
    { '15.08': '4' },
    { '15.08.04': '0' },
  ]);
});

test('nor do the parts of a whole in one area give a small one away', async () => {
  await record('15.09.01', '30', { period: 'F' });
  await record('15.09.01', '2', { period: 'F', category: 'balita' });
  await record('15.09.01', '8', { period: 'F', category: 'lansia' });
  await record('15.09.01', '20', { period: 'F', category: 'dewasa' });
  expect(await figures('F')).toEqual({
    '15.09.01': '30',
    '15.09.01 balita': null,
    '15.09.01 lansia': null,
    '15.09.01 dewasa': '20',
  });
});

test('a withheld figure has no range, and its twin of another source is withheld with it', async () => {
  await record('15.09', '50', { period: 'G' });
  for (const value of ['1', '9', '40'])
    await record(`15.09.0${value === '1' ? 1 : value === '9' ? 2 : 3}`, value, { period: 'G' });
  await record('15.09.02', '9', { period: 'G', provenance: { sourceCode: 'seed-001', asOf: '2026-05-31' } });
  const { figures: found } = await programs.ask<{ figures: { nodes: object[] } }>(
    null,
    '{ figures(filter: { period: "G", area: "15.09.02" }) { nodes { value trust { range { low } } } } }',
  );
  expect(found.nodes).toEqual([
    { value: null, trust: { range: null } },
    { value: null, trust: { range: null } },
  ]);
});

test('the ledger finds a small count that is left out, and a bound that its count has passed', async () => {
  const { pool } = programs.store;
  const rule = LEDGER_RULES['a withheld count of people lies below its bound, and no small count is left out'] ?? '';
  expect((await pool.query(rule)).rows).toEqual([]);
  await pool.query('delete from gap_people_withheld where below = 5');
  const left = (await pool.query(rule)).rows;
  expect(left.length).toBeGreaterThan(0);
  await pool.query('update gap_area set people_in_need = 20 where id in (select gap_area_id from gap_people_withheld)');
  expect((await pool.query(rule)).rows.length).toBeGreaterThan(left.length);
});
