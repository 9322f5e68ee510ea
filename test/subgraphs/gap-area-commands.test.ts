import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { coordinator, GAP, gapAreaCommands, officer, stranger, type Gap } from './gap-area-stories.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { run, faults, draft, aPublishedGap, announced, nextYear } = gapAreaCommands(() => programs);

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
  const { gapArea } = await run('createGapArea', draft({ fiscalYear: nextYear() }));
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
  const fields = (extensions?.['fields'] as { field: string }[] | undefined)?.map(({ field }) => field);
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
  expect(await run('createGapArea', draft({ fiscalYear: gap.fiscalYear }))).toMatchObject({
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
  const line = gap.needLines[0]?.id ?? '';
  const contradicting = {
    ...change,
    expectedVersion: gap.version + 1,
    needChanges: [
      { needLineId: line, need: 5 },
      { needLineId: line.toUpperCase(), need: 7 },
    ],
  };
  expect(await faults('changeGapArea', contradicting)).toMatchObject({
    fields: [{ field: 'needChanges.1.needLineId', code: 'NEED_LINE_TWICE' }],
  });
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

test('two commands of one request each show what they left behind', async () => {
  const gap = await aPublishedGap();
  const line = gap.needLines[0]?.id;
  const change = (alias: string, version: number, need: number) =>
    `${alias}: changeGapArea(input: { gapAreaId: "${gap.id}", expectedVersion: ${version}, reason: "x",
       needChanges: [{ needLineId: "${line}", need: ${need} }] }) { ... on GapAreaChanged { gapArea { needLines { need } } } }`;
  const { first, second } = await programs.ask<Record<string, { gapArea: Gap }>>(
    officer,
    `mutation { ${change('first', gap.version, 800)} ${change('second', gap.version + 1, 700)} }`,
  );
  expect([first, second].map((result) => result?.gapArea.needLines[0]?.need)).toEqual([800, 700]);
});
