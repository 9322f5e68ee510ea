import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { seedId } from '../../seeds/rows.ts';
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

interface Trusted {
  grade: string;
  score: number;
  freshness: string;
  promisedDays: number;
  isPromiseAssumed: boolean;
  widensPercent: string;
  range: { low: string; high: string } | null;
  reasons: { factor: string; code: string; points: number; mostPoints: number; text: string }[];
}

const TRUST = `trust { grade score freshness promisedDays isPromiseAssumed widensPercent range { low high }
  reasons { factor code points mostPoints text(lang: EN) } }`;
const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');

async function figureTrust(key: string): Promise<Trusted> {
  const { figure } = await programs.ask<{ figure: { trust: Trusted } }>(
    null,
    `query ($id: ID!) { figure(id: $id) { ${TRUST} } }`,
    { id: seedId(`figure:${key}`) },
  );
  return figure.trust;
}

const codeOf = ({ reasons }: Trusted, factor: string) => reasons.find((reason) => reason.factor === factor)?.code;

/** The freshness of one figure of 31 March 2025 with a promise of 365 days, on another day. */
async function freshnessOn(day: string): Promise<string> {
  vi.stubEnv('SIMPUL_TODAY', day);
  const { freshness } = await figureTrust('POV-15.07-2025-percent');
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  return freshness;
}

test('a poverty rate of BPS of March 2025 is good but overdue, with every point named', async () => {
  const trust = await figureTrust('POV-15.07-2025-percent');
  expect(trust).toMatchObject({ freshness: 'OVERDUE', promisedDays: 365, isPromiseAssumed: false, widensPercent: '5' });
  expect(trust.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(trust.score);
  expect(trust.reasons.map(({ factor }) => factor).toSorted()).toEqual([
    'AGREEMENT',
    'CHECK',
    'FRESHNESS',
    'METHOD',
    'SOURCE',
    'VERIFICATION',
  ]);
  expect(trust.grade).toBe('B');
  expect(trust.reasons.every(({ text }) => text.length > 5)).toBe(true);
});

test('a figure turns from fresh to due, overdue and stale on the day its rules say', async () => {
  const days = ['2026-03-31', '2026-04-01', '2026-09-29', '2026-09-30', '2028-03-30', '2028-03-31'];
  const seen: string[] = [];
  for (const day of days) seen.push(await freshnessOn(day));
  expect(seen).toEqual(['FRESH', 'DUE', 'DUE', 'OVERDUE', 'OVERDUE', 'STALE']);
});

test('a stated count of an old news page is weak: stale, unverified, and stated with a wide range', async () => {
  const trust = await figureTrust('AR-005');
  expect(trust).toMatchObject({ grade: 'D', freshness: 'STALE', isPromiseAssumed: true });
  expect(codeOf(trust, 'VERIFICATION')).toBe('NO_ROUND');
  // 16,588 families, chosen among contradicting counts, widened by 15 + 2 + 8 + 2 percent.
  expect(trust).toMatchObject({ widensPercent: '27', range: { low: '12109', high: '21067' } });
});

test('a round that was budgeted lifts the figures of its area and year; one that was not carried out does not', async () => {
  const record = `mutation ($input: RecordFigureInput!) { recordFigure(input: $input) {
    ... on FigureRecorded { figure { ${TRUST} } } } }`;
  const counted = async (areaCode: string, asOf: string) => {
    const { recordFigure } = await programs.ask<{ recordFigure: { figure: { trust: Trusted } } }>(officer, record, {
      input: {
        areaCode,
        indicatorCode: 'dtks_families',
        period: asOf,
        value: '900',
        unit: 'families',
        method: 'REGISTER',
        provenance: { sourceCode: 'seed-001', asOf },
      },
    });
    return recordFigure.figure.trust;
  };
  expect(codeOf(await counted('15.04', '2021-12-31'), 'VERIFICATION')).toBe('VERIFIED_BUDGETED');
  // The round of the year before still counts; that of two years before no longer does.
  expect(codeOf(await counted('15.04.01', '2022-12-31'), 'VERIFICATION')).toBe('VERIFIED_BUDGETED');
  expect(codeOf(await counted('15.04', '2023-01-01'), 'VERIFICATION')).toBe('NO_ROUND');
  const unknown = await counted('15.01', '2021-12-31');
  expect(codeOf(unknown, 'VERIFICATION')).toBe('VERIFIED_BUDGET_UNKNOWN');
  expect(unknown.promisedDays).toBe(92);
  await programs.store.pool.query(
    `update verification_round set carried_out = 'NO' where area_code = '15.01' and year = 2021`,
  );
  expect(codeOf(await counted('15.01.01', '2021-06-30'), 'VERIFICATION')).toBe('NOT_VERIFIED');
});

test('a value that another one contradicts is weaker, the chosen one less so', async () => {
  const { figures } = await programs.ask<{
    figures: { nodes: { isChosen: boolean; competing: object[]; trust: Trusted }[] };
  }>(
    null,
    `{ figures(filter: { isContradicted: true }, first: 100) { nodes { isChosen competing { id } ${TRUST} } } }`,
  );
  const codes = new Set(figures.nodes.map(({ trust }) => codeOf(trust, 'AGREEMENT')));
  expect([...codes].toSorted()).toEqual(['CHOSEN', 'CONTRADICTED']);
  for (const { isChosen, trust } of figures.nodes) {
    expect(codeOf(trust, 'AGREEMENT')).toBe(isChosen ? 'CHOSEN' : 'CONTRADICTED');
  }
});

test('figures are listed by least grade and by staleness; the parts are the whole', async () => {
  const count = async (filter: object) =>
    (
      await programs.ask<{ figures: { totalCount: number } }>(
        null,
        'query ($filter: FigureFilter) { figures(filter: $filter, first: 1) { totalCount } }',
        { filter },
      )
    ).figures.totalCount;
  const all = await count({});
  const [a, b, c, d] = await Promise.all(['A', 'B', 'C', 'D'].map((minTrust) => count({ minTrust })));
  expect(d).toBe(all);
  expect([a, b, c].every((part, at, parts) => (part ?? 0) <= (parts[at + 1] ?? all))).toBe(true);
  expect((await count({ isStale: true })) + (await count({ isStale: false }))).toBe(all);
  const { figures } = await programs.ask<{ figures: { nodes: { trust: Trusted }[] } }>(
    null,
    `{ figures(filter: { isStale: true, minTrust: C }, first: 100) { nodes { ${TRUST} } } }`,
  );
  for (const { trust } of figures.nodes)
    expect([trust.freshness, ['A', 'B', 'C'].includes(trust.grade)]).toEqual(['STALE', true]);
});

const GAPS = `query ($filter: GapAreaFilter, $orderBy: GapAreaOrder) {
  gapAreas(filter: $filter, orderBy: $orderBy, first: 100) { nodes { code isDemo peopleInNeed { isSuppressed } ${TRUST}
    priority { version score components { name input points } } } } }`;

interface Gaps {
  gapAreas: {
    nodes: {
      code: string;
      isDemo: boolean;
      peopleInNeed: { isSuppressed: boolean };
      trust: Trusted;
      priority: { version: number; score: string; components: { name: string; input: string; points: string }[] };
    }[];
  };
}

test('gap areas are ordered and filtered by trust; a suppressed count has no range', async () => {
  const { gapAreas } = await programs.ask<Gaps>(null, GAPS, { orderBy: { field: 'TRUST' } });
  const scores = gapAreas.nodes.map(({ trust }) => trust.score);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(scores[0]).toBeGreaterThan(scores.at(-1) ?? 0);
  for (const { peopleInNeed, trust } of gapAreas.nodes) expect(trust.range === null).toBe(peopleInNeed.isSuppressed);
  const better = await programs.ask<Gaps>(null, GAPS, { filter: { minTrust: 'B' } });
  expect(better.gapAreas.nodes.length).toBe(gapAreas.nodes.filter(({ trust }) => 'AB'.includes(trust.grade)).length);
  const stale = await programs.ask<Gaps>(null, GAPS, { filter: { isStale: true } });
  expect(stale.gapAreas.nodes.every(({ trust }) => trust.freshness === 'STALE')).toBe(true);
});

test('priority version 2 counts trust, and names it; version 1 stays on record', async () => {
  const { gapAreas } = await programs.ask<Gaps>(null, GAPS, { orderBy: { field: 'PRIORITY' } });
  for (const { trust, priority } of gapAreas.nodes) {
    expect(priority.version).toBe(2);
    const part = priority.components.find(({ name }) => name === 'TRUST');
    expect(part).toMatchObject({ input: String(trust.score), points: String(trust.score / 10) });
  }
  const { rows } = await programs.store.pool.query(
    'select version, sum(weight)::int as sum from priority_weight group by 1 order by 1',
  );
  expect(rows).toEqual([
    { version: 1, sum: 100 },
    { version: 2, sum: 100 },
  ]);
});

test('what older weights scored is scored anew when the seeds bring newer ones', async () => {
  await programs.store.pool.query('update gap_priority set weights_version = 1, trust_weight = 0, base_score = 1');
  await seedPrograms(programs.store, { demo: true });
  const { rows } = await programs.store.pool.query('select distinct weights_version, trust_weight from gap_priority');
  expect(rows).toEqual([{ weights_version: 2, trust_weight: 10 }]);
});

test('the rules are there to be read', async () => {
  const { trustRules } = await programs.ask<{ trustRules: { factor: string; points: number; mostPoints: number }[] }>(
    null,
    '{ trustRules { version factor code points mostPoints widensPercent untilPercent text } }',
  );
  const most = new Map(trustRules.map(({ factor, mostPoints }) => [factor, mostPoints]));
  expect([...most.values()].reduce((sum, points) => sum + points, 0)).toBe(100);
});
