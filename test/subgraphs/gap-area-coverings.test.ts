import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { newId } from '../../subgraphs/kit/ids.ts';
import { gapAreaCommands, officer } from './gap-area-stories.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

let programs: ProgramsAlone;
let budgetLineId: string;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  ({ budgetLineId } = await aSmallWorld(programs.store));
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { run, faults, draft } = gapAreaCommands(() => programs);

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
  const once = { ...release, idempotencyKey: 'give-back' };
  const given = { __typename: 'CoveringReleased', gapArea: { needLines: [{ budget: 400 }, {}] } };
  expect(await run('releaseCovering', once)).toMatchObject({ ...given, replayed: false });
  expect(await run('releaseCovering', once)).toMatchObject({ ...given, replayed: true });
  expect(await run('releaseCovering', { ...once, reason: 'lain' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await run('releaseCovering', release)).toMatchObject({ code: 'COVERING_RELEASED' });
  expect(await run('coverNeedLine', { ...cover, amount: 601, idempotencyKey: 'three' })).toMatchObject({ left: 600 });
});

test('money is drawn by an officer of the area it belongs to, and an id may be written in capitals', async () => {
  const { gapArea } = await run('createGapArea', draft({ categoryCode: 'PPKS-08' }));
  const cover = {
    needLineId: gapArea.needLines[0]?.id.toUpperCase(),
    budgetLineId: budgetLineId.toUpperCase(),
    amount: 1,
    idempotencyKey: 'of-another-area',
  };
  const ofTheDistrict = { ...officer, grants: [{ role: Role.PROGRAM_OFFICER, area: '15.07.01' }] };
  expect(await faults('coverNeedLine', cover, ofTheDistrict)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await run('coverNeedLine', cover)).toMatchObject({ __typename: 'NeedLineCovered', replayed: false });
});

test('a need line has at most 50 coverings, and a gap area at most 20 lines', async () => {
  const { gapArea } = await run('createGapArea', draft({ categoryCode: 'PPKS-09', areaCode: '15.07' }));
  const cover = { needLineId: gapArea.needLines[0]?.id, budgetLineId, amount: 1 };
  for (let count = 1; count <= 50; count += 1)
    await run('coverNeedLine', { ...cover, idempotencyKey: `many-${count}` });
  expect(await faults('coverNeedLine', { ...cover, idempotencyKey: 'many-51' })).toMatchObject({
    fields: [{ field: 'needLineId', code: 'TOO_MANY_COVERINGS' }],
  });
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ kind: 'GOODS', item: `barang ${index}`, unit: 'buah', need: 1 }));
  const change = { gapAreaId: gapArea.id, expectedVersion: 51, reason: 'rincian baru' };
  expect(await faults('changeGapArea', { ...change, newLines: lines(19) })).toMatchObject({
    fields: [{ field: 'newLines', code: 'TOO_MANY_LINES' }],
  });
  expect(await run('changeGapArea', { ...change, newLines: lines(18) })).toMatchObject({
    __typename: 'GapAreaChanged',
  });
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
