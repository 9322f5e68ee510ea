import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { gapAreaCommands, officer, stranger } from './gap-area-stories.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

let programs: ProgramsAlone;
let budgetLineId = '';

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  ({ budgetLineId } = await aSmallWorld(programs.store));
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { run, draft } = gapAreaCommands(() => programs);

const RECORD = `mutation ($input: RecordGapResultInput!) { result: recordGapResult(input: $input) { __typename
  ... on GapResultRecorded { replayed result { id peopleReached { count } gapArea { id } } } ... on Refusal { code } } }`;
const input = (gapAreaId: string, peopleReached: number, more: object = {}) => ({
  input: {
    gapAreaId,
    peopleReached,
    provenance: { sourceCode: 'test', asOf: '2026-11-20' },
    note: 'Berita acara',
    idempotencyKey: randomUUID(),
    ...more,
  },
});
const record = async (gapAreaId: string, people: number, more: object = {}) =>
  (await programs.ask<any>(officer, RECORD, input(gapAreaId, people, more))).result;

const seen = async (id: string, actor: typeof officer | null) =>
  (
    await programs.ask<any>(
      actor,
      `{ gapArea(id: "${id}") { peopleTargeted { display } peopleReached { count display }
         results { id peopleReached { display } reachedOn isReplaced replacesId } } }`,
    )
  ).gapArea;

test('what a budget line pays of a draft is shown to the officers of its area only', async () => {
  const { gapArea } = await run('createGapArea', draft({ areaCode: '15.07' }));
  const [line] = gapArea.needLines;
  await run('coverNeedLine', { needLineId: line?.id, budgetLineId, amount: 50, idempotencyKey: randomUUID() });
  const amounts = async (actor: typeof officer | null) =>
    (await programs.ask<any>(actor, `{ budgetLine(id: "${budgetLineId}") { coverings { amount } } }`)).budgetLine
      .coverings;
  expect([await amounts(null), await amounts(stranger)]).toEqual([[], []]);
  expect(await amounts(officer)).toEqual([{ amount: 50 }]);
});

/** A published gap of the year of the budget line, which pays a part of it. */
async function aCoveredGap(categoryCode: string) {
  const { gapArea } = await run('createGapArea', draft({ categoryCode, peopleTargeted: 3 }));
  const added = await run('addGapEvidence', { gapAreaId: gapArea.id, title: 'Pendataan' });
  const { gapArea: gap } = await run('publishGapArea', {
    gapAreaId: gapArea.id,
    expectedVersion: added.gapArea.version,
  });
  const tooEarly = await record(gap.id, 9);
  expect(tooEarly).toMatchObject({ __typename: 'GapResultTooEarly', code: 'NOTHING_DELIVERED' });
  const [line] = gap.needLines;
  await run('coverNeedLine', { needLineId: line?.id, budgetLineId, amount: 100, idempotencyKey: randomUUID() });
  return gap.id;
}

test('results add up; one that is put right counts no more and stays in the list', async () => {
  const gapId = await aCoveredGap('PPKS-08');
  const first = await record(gapId, 20);
  await record(gapId, 7);
  const right = await record(gapId, 12, { replacesId: first.result.id });
  expect(right.result.peopleReached.count).toBe(12);
  expect(await record(gapId, 13, { replacesId: first.result.id })).toMatchObject({
    __typename: 'GapResultReplaced',
  });
  const shown = await seen(gapId, null);
  expect(shown.peopleReached).toEqual({ count: 19, display: '19' });
  expect(shown.results.map(({ isReplaced }: any) => isReplaced).toSorted()).toEqual([false, false, true]);
});

test('few people below kabupaten are hidden, in the row and in the sum; the officers of the area see them', async () => {
  const gapId = await aCoveredGap('PPKS-09');
  await record(gapId, 7);
  await record(gapId, 3);
  expect(await seen(gapId, null)).toMatchObject({
    peopleTargeted: { display: '<5' },
    peopleReached: { count: null, display: '≥7' },
  });
  expect((await seen(gapId, stranger)).results.map(({ peopleReached }: any) => peopleReached.display)).toEqual([
    '7',
    '<20',
  ]);
  expect(await seen(gapId, officer)).toMatchObject({
    peopleTargeted: { display: '3' },
    peopleReached: { count: 10 },
  });
  const { budgetLine } = await programs.ask<any>(
    null,
    `{ budgetLine(id: "${budgetLineId}") { coverings { amount needLine { gapArea { id } } } } }`,
  );
  expect(budgetLine.coverings).toHaveLength(2);
  expect(budgetLine.coverings.at(-1)).toEqual({ amount: 100, needLine: { gapArea: { id: gapId } } });
});

test('officers of other areas record nothing; a retry is told the first; rows are only ever added', async () => {
  const { gapArea } = await programs.ask<any>(null, '{ gapArea(code: "KSJ-150701-2027-0001") { id } }');
  const faults = async (actor: typeof officer, variables: object) =>
    (await programs.answer(actor, RECORD, variables)).errors?.[0]?.extensions;
  expect(await faults(stranger, input(gapArea.id, 9))).toMatchObject({ code: 'FORBIDDEN' });
  expect(
    await faults(officer, input(gapArea.id, -1, { replacesId: randomUUID(), provenance: { asOf: '2026-11-22' } })),
  ).toMatchObject({
    fields: [
      { field: 'peopleReached' },
      { field: 'provenance.sourceCode' },
      { field: 'provenance.asOf' },
      { field: 'replacesId', code: 'UNKNOWN_RESULT' },
    ],
  });
  const once = input(gapArea.id, 5);
  const five = await Promise.all(Array.from({ length: 5 }, () => programs.ask<any>(officer, RECORD, once)));
  expect(new Set(five.map(({ result }) => result.result.id)).size).toBe(1);
  await expect(programs.store.pool.query('update gap_result set people_reached = 1')).rejects.toThrow(
    'only ever added',
  );
});
