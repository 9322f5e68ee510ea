import { setTimeout as pause } from 'node:timers/promises';

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { instant } from '../../subgraphs/kit/dates.ts';
import { aSmallWorld } from './programs-world.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { gapAreaCommands, officer, stranger, type Gap } from './gap-area-stories.ts';

let programs: ProgramsAlone;
let budgetLineId: string;
const { run, aPublishedGap, draft } = gapAreaCommands(() => programs);

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  programs = await startProgramsAlone();
  ({ budgetLineId } = await aSmallWorld(programs.store));
  await programs.store.pool.query(
    `insert into budget_line_version (budget_line_id, version, allocated, source_code, as_of, reason, recorded_at)
     select id, 1, 1000, 'test', '2026-01-01', 'first', changed_at from budget_line where id = $1`,
    [budgetLineId],
  );
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await programs.stop();
});

const GAP = `id code title status version deadline personnelNeeded note figuresAsOf createdAt changedAt publishedAt
  peopleInNeed { display } needLines { id kind item unit need budget budgetKnown gapArea { version }
    coverings { id amount value madeAt budgetLine { id version allocated realised } } }
  evidence { id title } history { version action reason takenAt }`;
const QUERY = `query ($id: ID, $code: String, $asOf: DateTime) { gapArea(id: $id, code: $code, asOf: $asOf) { ${GAP} } }`;
const LIST = `query ($asOf: DateTime, $filter: GapAreaFilter, $orderBy: GapAreaOrder) {
  gapAreas(first: 100, asOf: $asOf, filter: $filter, orderBy: $orderBy) { totalCount nodes { ${GAP} } } }`;
const BUDGET = `query ($id: ID!, $asOf: DateTime) { budgetLine(id: $id, asOf: $asOf) { version ceiling allocated realised asOf
  changedAt versions { version allocated realised reason } } }`;
const CHANGE_BUDGET = `mutation ($input: ChangeBudgetLineInput!) { changeBudgetLine(input: $input) { __typename } }`;

async function instantNow(): Promise<string> {
  const { rows } = await programs.store.pool.query("select date_trunc('milliseconds', clock_timestamp()) as at");
  return instant(rows[0].at);
}

type Viewer = typeof officer | null;
const seenBy = async (viewer: Viewer, query: string, variables: object) => {
  const { data, errors } = await programs.answer(viewer, query, variables);
  return errors ? errors[0]?.extensions?.['code'] : structuredClone(data);
};

const BY_PEOPLE = { orderBy: { field: 'PEOPLE' } };
const told = async (viewer: Viewer, id: string, asOf?: string) => ({
  gap: await seenBy(viewer, QUERY, { id, asOf }),
  list: await seenBy(viewer, LIST, { asOf, ...BY_PEOPLE }),
  closed: await seenBy(viewer, LIST, { asOf, ...BY_PEOPLE, filter: { status: 'CLOSED', kind: 'GOODS' } }),
  budget: await seenBy(viewer, BUDGET, { id: budgetLineId, asOf }),
});

const KINDS = [
  'need',
  'title',
  'people',
  'line',
  'cover',
  'release',
  'budget',
  'evidence',
  'publish',
  'close',
] as const;
const happening = fc.record({ kind: fc.constantFrom(...KINDS), number: fc.integer({ min: 1, max: 90 }) });

let serial = 0;

/** One change of a gap area; a refused one changes nothing, which must be remembered too. */
async function happen(gap: Gap, { kind, number }: { kind: (typeof KINDS)[number]; number: number }): Promise<void> {
  serial += 1;
  const now = await programs.ask<{ gapArea: Gap }>(officer, QUERY, { id: gap.id });
  const { version: expectedVersion, needLines } = now.gapArea;
  const change = { gapAreaId: gap.id, expectedVersion };
  const [money] = needLines;
  const covering = money?.coverings[0];
  const key = { idempotencyKey: `key-${serial}` };
  const provenance = { sourceCode: 'test', asOf: '2026-02-01' };
  const does: Record<typeof kind, () => Promise<unknown>> = {
    need: () => run('changeGapArea', { ...change, needChanges: [{ needLineId: money?.id, need: number * 10 }] }),
    title: () => run('changeGapArea', { ...change, title: `Judul ${number}`, note: number > 45 ? 'catatan' : null }),
    people: () => run('changeGapArea', { ...change, peopleInNeed: number % 7, personnelNeeded: number % 3 }),
    line: () =>
      run('changeGapArea', { ...change, newLines: [{ kind: 'SERVICE', item: `x${number}`, unit: 'kali', need: 1 }] }),
    cover: () => run('coverNeedLine', { ...key, needLineId: money?.id, budgetLineId, amount: number }),
    release: async () => covering && run('releaseCovering', { coveringId: covering.id, reason: 'uji' }),
    budget: async () => {
      const { budgetLine } = await programs.ask<any>(officer, BUDGET, { id: budgetLineId });
      const input = { ...key, id: budgetLineId, expectedVersion: budgetLine.version, reason: 'uji', provenance };
      await programs.answer(officer, CHANGE_BUDGET, {
        input: { ...input, allocated: 1_000 + number, realised: number },
      });
    },
    evidence: () => run('addGapEvidence', { gapAreaId: gap.id, title: `Bukti ${number}` }),
    publish: () => run('publishGapArea', { gapAreaId: gap.id, expectedVersion }),
    close: async () => number > 70 && run('closeGapArea', { ...change, reason: 'uji' }),
  };
  await does[kind]().catch(() => undefined);
}

test('what was answered at any instant of a random life is answered again as of it', async () => {
  const life = fc.asyncProperty(fc.array(happening, { minLength: 25, maxLength: 35 }), async (events) => {
    serial += 1;
    const { gapArea } = await run('createGapArea', draft({ fiscalYear: 2027, categoryCode: 'PPKS-09' }));
    const other = await aPublishedGap();
    const recorded: { at: string; id: string; viewer: Viewer; answer: unknown }[] = [];
    for (const [index, event] of events.entries()) {
      const gap = index % 3 === 0 ? other : gapArea;
      await happen(gap, event);
      const viewer = [null, officer, stranger][index % 3 === 0 ? 0 : (index >> 1) % 3] ?? null;
      recorded.push({ id: gap.id, viewer, answer: await told(viewer, gap.id), at: await instantNow() });
      await pause(2);
    }
    const last = await programs.ask<{ gapArea: Gap }>(officer, QUERY, { id: gapArea.id });
    const end = { gapAreaId: gapArea.id, expectedVersion: last.gapArea.version, reason: 'uji' };
    await run('withdrawGapArea', end);
    for (const { id, viewer, answer, at } of recorded) {
      expect(await told(viewer, id, at), `as of ${at}`).toEqual(answer);
    }
  });
  await fc.assert(life, { numRuns: Number(process.env['AS_OF_RUNS'] ?? 3), seed: 20261122, endOnFailure: true });
});

test('a draft never shows to others, a gap not made yet is NOT_FOUND, and nobody acts in the past', async () => {
  const before = await instantNow();
  await pause(2);
  const gap = await aPublishedGap();
  const at = await instantNow();
  const { rows } = await programs.store.pool.query(
    'select taken_at from gap_area_version where gap_area_id = $1 order by version limit 1',
    [gap.id],
  );
  const drafted = instant(rows[0].taken_at);
  expect(await seenBy(null, QUERY, { id: gap.id, asOf: drafted })).toBe('NOT_FOUND');
  expect(await seenBy(stranger, QUERY, { code: gap.code, asOf: drafted })).toBe('NOT_FOUND');
  expect(await seenBy(officer, QUERY, { code: gap.code, asOf: drafted })).toMatchObject({
    gapArea: { status: 'DRAFT' },
  });
  expect(await seenBy(officer, QUERY, { id: gap.id, asOf: before })).toBe('NOT_FOUND');
  const ACTIONS = `query ($id: ID, $asOf: DateTime) { gapArea(id: $id, asOf: $asOf) { viewerCan { change publish close withdraw }
    priority { score } projection { moneyNeed } } }`;
  expect(await seenBy(officer, ACTIONS, { id: gap.id, asOf: at })).toEqual({
    gapArea: {
      viewerCan: { change: false, publish: false, close: false, withdraw: false },
      priority: null,
      projection: null,
    },
  });
});

test('the future, the time before the history, and what a list of the past cannot rest on are refused', async () => {
  const gap = await aPublishedGap();
  const codes = async (query: string, variables: object) => {
    const { errors } = await programs.answer(null, query, variables);
    const fields = errors?.[0]?.extensions?.['fields'] as { field: string; code: string }[] | undefined;
    return fields?.map(({ field, code }) => `${field} ${code}`);
  };
  const future = new Date(Date.now() + 60_000).toISOString();
  const ancient = '2020-01-01T00:00:00Z';
  for (const [query, variables] of [
    [QUERY, { id: gap.id }],
    [LIST, {}],
    [BUDGET, { id: budgetLineId }],
  ] as const) {
    expect(await codes(query, { ...variables, asOf: future })).toEqual(['asOf AS_OF_IN_FUTURE']);
    expect(await codes(query, { ...variables, asOf: ancient })).toEqual(['asOf AS_OF_BEFORE_HISTORY']);
  }
  const search = { filter: { coverageState: 'OPEN', isForgotten: true }, orderBy: { field: 'REMAINING' } };
  expect(await codes(LIST, { ...search, asOf: await instantNow() })).toEqual([
    'filter.coverageState NOT_REMEMBERED',
    'filter.isForgotten NOT_REMEMBERED',
    'orderBy.field NOT_REMEMBERED',
  ]);
});
