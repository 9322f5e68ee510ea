import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { applyOnce } from '../../subgraphs/kit/events.ts';
import { newId } from '../../subgraphs/kit/ids.ts';
import { projectCoverage, projectStaffing } from '../../subgraphs/programs/rankings/ranking.events.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'dinsos');
const stranger = anActor(Role.PROGRAM_OFFICER, '15.71', 'dinsos-kota');
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');

const GAP = `id code status version people: peopleInNeed { count display isSuppressed } needLines { id kind need budget budgetKnown coverings { id amount } }
  evidence { title } history { version action reason } viewerCan { change publish close withdraw }
  projection { moneyNeed moneyUncovered missingPersonnel coverageVersion uncoveredPerPerson }`;
const REFUSAL = `... on Refusal { code message }`;

interface Gap {
  id: string;
  code: string;
  status: string;
  version: number;
  people: { display: string } | null;
  history: { action: string }[];
  needLines: { id: string; need: number; budget: number; coverings: { id: string }[] }[];
}
type Result = { gapArea: Gap; covering: { id: string }; replayed: boolean; __typename: string };

let programs: ProgramsAlone;
let budgetLineId: string;
let year = 2027;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  ({ budgetLineId } = await aSmallWorld(programs.store));
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const body = (name: string, success: string) =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { result: ${name}(input: $input) { __typename ${success} ${REFUSAL} } }`;

const MUTATIONS: Record<string, string> = {
  createGapArea: body(
    'createGapArea',
    `... on GapAreaCreated { gapArea { ${GAP} } } ... on GapAreaAlreadyExists { existingCode }`,
  ),
  changeGapArea: body(
    'changeGapArea',
    `... on GapAreaChanged { gapArea { ${GAP} } } ... on GapAreaOutdated { currentVersion }`,
  ),
  addGapEvidence: body('addGapEvidence', `... on GapEvidenceAdded { gapArea { ${GAP} } }`),
  coverNeedLine: body(
    'coverNeedLine',
    `... on NeedLineCovered { gapArea { ${GAP} } covering { id amount value } replayed } ... on BudgetLineOverdrawn { left }`,
  ),
  releaseCovering: body('releaseCovering', `... on CoveringReleased { gapArea { ${GAP} } }`),
  publishGapArea: body('publishGapArea', `... on GapAreaPublished { gapArea { ${GAP} } }`).replace(
    'PublishGapAreaInput',
    'GapAreaStepInput',
  ),
  closeGapArea: body('closeGapArea', `... on GapAreaClosed { gapArea { ${GAP} } }`).replace(
    'CloseGapAreaInput',
    'GapAreaStepInput',
  ),
  withdrawGapArea: body('withdrawGapArea', `... on GapAreaWithdrawn { gapArea { ${GAP} } }`).replace(
    'WithdrawGapAreaInput',
    'GapAreaStepInput',
  ),
};

const run = async (name: string, input: object, actor = officer) =>
  (await programs.ask<{ result: Result }>(actor, MUTATIONS[name] ?? '', { input })).result;
const faults = async (name: string, input: object, actor: typeof officer | null = officer) =>
  (await programs.answer(actor, MUTATIONS[name] ?? '', { input })).errors?.[0]?.extensions;

const draft = (more: object = {}) => ({
  title: 'Lansia terlantar',
  areaCode: '15.07.01',
  categoryCode: 'PPKS-08',
  fiscalYear: 2027,
  peopleInNeed: 3,
  personnelNeeded: 2,
  needLines: [
    { kind: 'MONEY', need: 900 },
    { kind: 'GOODS', item: 'sembako', unit: 'paket', need: 10 },
  ],
  ...more,
});

/** A published gap area of a year of its own, so that gaps of the tests do not meet. */
async function aPublishedGap(more: object = {}): Promise<Gap> {
  year += 1;
  const { gapArea } = await run('createGapArea', draft({ fiscalYear: year, ...more }));
  const added = await run('addGapEvidence', { gapAreaId: gapArea.id, title: 'Pendataan desa' });
  return (await run('publishGapArea', { gapAreaId: gapArea.id, expectedVersion: added.gapArea.version })).gapArea;
}

const announced = async (gapAreaId: string) =>
  (
    await programs.store.pool.query<{ payload: { sequence: string; payload: object } }>(
      `select payload from events._private_jobs where key = $1`,
      [`csr:programs.gap-area:${gapAreaId}`],
    )
  ).rows[0]?.payload;

test('a draft becomes public with evidence and a need, and only then its followers hear of it', async () => {
  const { gapArea } = await run('createGapArea', draft());
  expect(gapArea).toMatchObject({
    status: 'DRAFT',
    version: 1,
    code: 'KSJ-150701-2027-0001',
    people: { display: '3' },
    viewerCan: { publish: true, close: false },
  });
  expect(await announced(gapArea.id)).toBeUndefined();
  expect(await run('publishGapArea', { gapAreaId: gapArea.id, expectedVersion: 1 })).toMatchObject({
    code: 'EVIDENCE_MISSING',
  });

  await run('addGapEvidence', { gapAreaId: gapArea.id, title: 'Pendataan desa', sourceCode: 'test' });
  const published = await run('publishGapArea', { gapAreaId: gapArea.id, expectedVersion: 2 });
  expect(published.gapArea).toMatchObject({
    status: 'PUBLISHED',
    version: 3,
    viewerCan: { publish: false, close: true },
  });
  expect(published.gapArea.history.map(({ action }) => action)).toEqual(['CREATED', 'EVIDENCE_ADDED', 'PUBLISHED']);
  expect(await announced(gapArea.id)).toMatchObject({
    sequence: '3',
    payload: {
      status: 'PUBLISHED',
      areaName: 'Muara Sabak Timur',
      needLines: [{ kind: 'MONEY', need: '900', budget: '0', budgetKnown: false }, { unit: 'paket' }],
    },
  });
});

test('a draft is not found by anybody but the officers of its area', async () => {
  year += 1;
  const { gapArea } = await run('createGapArea', draft({ fiscalYear: year }));
  const ask = async (actor: typeof officer | null) =>
    (await programs.answer(actor, `{ gapArea(id: "${gapArea.id}") { code } }`)).errors?.[0]?.extensions?.['code'];
  expect([await ask(null), await ask(stranger), await ask(officer)]).toEqual(['NOT_FOUND', 'NOT_FOUND', undefined]);
  expect(await faults('addGapEvidence', { gapAreaId: gapArea.id, title: 'x' }, stranger)).toMatchObject({
    code: 'NOT_FOUND',
  });
  const listed = async (actor: typeof officer | null) =>
    (
      await programs.ask<{ gapAreas: { nodes: { id: string }[] } }>(
        actor,
        `{ gapAreas(filter: { status: DRAFT, ids: ["${gapArea.id}"] }) { nodes { id } } }`,
      )
    ).gapAreas.nodes.length;
  expect([await listed(null), await listed(stranger), await listed(officer)]).toEqual([0, 0, 1]);
});

test('who is no officer of the area may not act there', async () => {
  const gap = await aPublishedGap();
  const input = { gapAreaId: gap.id, expectedVersion: gap.version, reason: 'x' };
  expect(await faults('closeGapArea', input, null)).toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await faults('closeGapArea', input, coordinator)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await faults('closeGapArea', input, stranger)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await faults('createGapArea', draft({ areaCode: '15.71' }))).toMatchObject({ code: 'FORBIDDEN' });
});

test('all problems of a new gap area come at once, unknown codes among them', async () => {
  const wrong = draft({
    areaCode: '99.99',
    categoryCode: 'PPKS-99',
    title: ' ',
    deadline: '2026-11-20',
    needLines: [{ kind: 'GOODS', need: 0 }],
  });
  const extensions = await faults('createGapArea', wrong);
  const fields = (extensions?.['fields'] as { field: string }[]).map(({ field }) => field);
  expect(fields).toEqual([
    'title',
    'deadline',
    'needLines.0.unit',
    'needLines.0.item',
    'needLines.0.need',
    'areaCode',
    'categoryCode',
  ]);
});

test('a second open gap area of the same area, category and year is refused with the code of the first', async () => {
  const gap = await aPublishedGap();
  expect(await run('createGapArea', draft({ fiscalYear: year }))).toMatchObject({
    __typename: 'GapAreaAlreadyExists',
    existingCode: gap.code,
  });
});

test('three people are shown as fewer than five to the public and counted for the officer', async () => {
  const gap = await aPublishedGap();
  const ask = async (actor: typeof officer | null) =>
    (
      await programs.ask<{ gapArea: Gap & { projection: object } }>(
        actor,
        `{ gapArea(code: "${gap.code}") { ${GAP} } }`,
      )
    ).gapArea;
  expect(await ask(null)).toMatchObject({
    people: { display: '<5', isSuppressed: true, count: null },
    projection: { uncoveredPerPerson: null },
  });
  expect(await ask(officer)).toMatchObject({ people: { display: '3', count: 3 } });
});

test('a change from an older version is refused; a need may fall to 0 and lines may be added', async () => {
  const gap = await aPublishedGap();
  const change = {
    gapAreaId: gap.id,
    reason: 'dihitung ulang',
    needChanges: [{ needLineId: gap.needLines[0]?.id, need: 0 }],
  };
  expect(await run('changeGapArea', { ...change, expectedVersion: gap.version - 1 })).toMatchObject({
    __typename: 'GapAreaOutdated',
    currentVersion: gap.version,
  });
  const changed = await run('changeGapArea', {
    ...change,
    expectedVersion: gap.version,
    peopleInNeed: null,
    newLines: [{ kind: 'PERSON_TIME', need: 8 }],
  });
  expect(changed.gapArea).toMatchObject({
    version: gap.version + 1,
    people: null,
    needLines: [{ need: 0 }, { need: 10 }, { kind: 'PERSON_TIME', need: 8 }],
  });
  const twice = {
    ...change,
    expectedVersion: gap.version + 1,
    needChanges: [],
    newLines: [{ kind: 'MONEY', need: 1 }],
  };
  expect(await faults('changeGapArea', twice)).toMatchObject({ fields: [{ field: 'newLines.0', code: 'LINE_TWICE' }] });
});

test('a budget line covers up to its allocated sum, a retry covers once, and a release gives it back', async () => {
  const { gapArea } = await run('createGapArea', draft({ categoryCode: 'PPKS-09' }));
  const needLineId = gapArea.needLines[0]?.id;
  const cover = { needLineId, budgetLineId, amount: 600, idempotencyKey: 'one' };
  const first = await run('coverNeedLine', cover);
  expect(first).toMatchObject({
    replayed: false,
    covering: { amount: 600, value: 600 },
    gapArea: { needLines: [{ budget: 600, budgetKnown: true }, { budgetKnown: false }] },
  });
  expect(await run('coverNeedLine', cover)).toMatchObject({ replayed: true, covering: { id: first.covering.id } });
  expect(await run('coverNeedLine', { ...cover, amount: 1 })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await run('coverNeedLine', { ...cover, amount: 401, idempotencyKey: 'two' })).toMatchObject({
    __typename: 'BudgetLineOverdrawn',
    left: 400,
  });
  // After a refusal the same key is tried afresh.
  expect(await run('coverNeedLine', { ...cover, amount: 400, idempotencyKey: 'two' })).toMatchObject({
    replayed: false,
  });

  const release = { coveringId: first.covering.id, reason: 'salah pos' };
  expect(await run('releaseCovering', release)).toMatchObject({ gapArea: { needLines: [{ budget: 400 }, {}] } });
  expect(await run('releaseCovering', release)).toMatchObject({ code: 'COVERING_RELEASED' });
  expect(await run('coverNeedLine', { ...cover, amount: 601, idempotencyKey: 'three' })).toMatchObject({ left: 600 });
});

test('two officers who draw on one budget line wait for each other, and the second learns what is left', async () => {
  const { gapArea } = await run('createGapArea', draft({ areaCode: '15.07' }));
  const client = await programs.store.pool.connect();
  await client.query('begin');
  await client.query('update budget_line set covered = 900 where id = $1', [budgetLineId]);
  const second = run('coverNeedLine', {
    needLineId: gapArea.needLines[0]?.id,
    budgetLineId,
    amount: 101,
    idempotencyKey: newId(),
  });
  expect(await Promise.race([second.then(() => 'answered'), wait(300, 'waiting')])).toBe('waiting');
  await client.query('commit');
  client.release();
  expect(await second).toMatchObject({ __typename: 'BudgetLineOverdrawn', left: 100 });
});

test('a closed gap area takes no further step, and closing needs a reason', async () => {
  const gap = await aPublishedGap();
  expect(await faults('closeGapArea', { gapAreaId: gap.id, expectedVersion: gap.version })).toMatchObject({
    fields: [{ field: 'reason' }],
  });
  const closed = await run('closeGapArea', { gapAreaId: gap.id, expectedVersion: gap.version, reason: 'terpenuhi' });
  expect(closed.gapArea).toMatchObject({ status: 'CLOSED' });
  const again = { gapAreaId: gap.id, expectedVersion: closed.gapArea.version, reason: 'x' };
  expect(await run('withdrawGapArea', again)).toMatchObject({ code: 'GAP_AREA_STEP_NOT_ALLOWED' });
});

test('the history of a gap area cannot be rewritten', async () => {
  await expect(programs.store.pool.query('delete from gap_area_step')).rejects.toThrow('only ever added');
});

test("csr's account moves the ranking once per version, and an older one changes nothing", async () => {
  const gap = await aPublishedGap();
  const line = gap.needLines[0];
  const told = (version: number, committed: number) => ({
    aggregate: gap.id,
    sequence: String(version),
    occurredAt: '2026-11-21T00:00:00Z',
    payload: {
      gapAreaId: gap.id,
      version: String(version),
      needVersion: '3',
      coverageState: 'OPEN',
      pledgeCount: 1,
      lines: [
        {
          needLineId: line?.id,
          kind: 'MONEY',
          item: null,
          unit: 'rupiah',
          need: '900',
          budget: '0',
          held: '0',
          committed: String(committed),
          delivered: '0',
          uncovered: String(900 - committed),
          open: String(900 - committed),
          overCovered: '0',
        },
      ],
    },
  });
  for (const [version, committed] of [
    [5, 300],
    [4, 100],
    [5, 0],
  ] as const) {
    await applyOnce(programs.store, 'csr.coverage', projectCoverage, told(version, committed));
  }
  const staffing = {
    aggregate: gap.id,
    sequence: '1',
    occurredAt: '2026-11-21T00:00:00Z',
    payload: { gapAreaId: gap.id, needed: 2, deployed: 1, missing: 1 },
  };
  await applyOnce(programs.store, 'pillars.staffing', projectStaffing, staffing);
  const { gapArea } = await programs.ask(null, `{ gapArea(id: "${gap.id}") { ${GAP} } }`);
  expect(gapArea).toMatchObject({
    projection: { moneyNeed: 900, moneyUncovered: 600, missingPersonnel: 1, coverageVersion: '5' },
  });
  // An account of a gap nobody knows is passed over, not an error that comes back for ever.
  const unknown = { ...told(1, 0), aggregate: newId() };
  await applyOnce(programs.store, 'csr.coverage', projectCoverage, {
    ...unknown,
    payload: { ...unknown.payload, gapAreaId: unknown.aggregate },
  });
});
