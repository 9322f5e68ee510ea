import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { REJECT, VERIFY, aCompany, aGap, aKey, coverageOf, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let giver: Actor;
let rival: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');
const colleague: Actor = { ...coordinator, subject: 'colleague', name: 'Rekan' };
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');

beforeAll(async () => {
  csr = await startCsrAlone();
  giver = await aCompany(csr, 'giver');
  rival = await aCompany(csr, 'rival');
});
afterEach(() => {
  delete process.env['UNDO_SECONDS'];
});
afterAll(() => csr.stop());

const UNDO = `mutation ($input: UndoAllocationStepInput!) { undoAllocationStep(input: $input) { __typename
  ... on Refusal { code } ... on UndoNoLongerFits { lines { requested open } } ... on UndoStepFollowed { version }
  ... on AllocationStepUndone { replayed allocations { id state holdUntil acceptedAt infoRequest viewerCan undo { version }
    history { fromState toState isUndo actorName } } } } }`;
const OFFER = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on PledgeAllocation {
  state viewerCan undo { until version } } } }`;

const offerOf = async (viewer: Actor | null, id: string) =>
  (await csr.ask<any>(viewer, OFFER, { ids: [{ __typename: 'PledgeAllocation', id }] }))._entities[0];
const undo = async (actor: Actor, allocationId: string, expectedVersion: number, idempotencyKey = aKey()) =>
  (
    await csr.ask<any>(actor, UNDO, {
      input: { allocations: [{ allocationId, expectedVersion }], idempotencyKey },
    })
  ).undoAllocationStep;
const decide = async (query: string, allocationId: string) =>
  Object.values(
    await csr.ask<any>(coordinator, query, {
      input: { allocationId, reason: 'Perlu dilihat lagi', idempotencyKey: aKey() },
    }),
  )[0] as any;

async function someGap(need = '100') {
  const gap = aGap({ need });
  await tellGap(csr, gap, 1);
  return gap;
}
const offered = async (gap: Awaited<ReturnType<typeof someGap>>, amount: number, actor = giver) =>
  (await submit(csr, actor, gap, amount)).pledge.allocations[0].id as string;
const lineOf = async (gap: { id: string }) => {
  const [line] = (await coverageOf(csr, null, gap.id)).lines;
  return { held: line?.held, committed: line?.committed, open: line?.open };
};

test('who verified takes it back: the hold is as it was, both steps stay in the history, and only they are offered it', async () => {
  const gap = await someGap();
  const id = await offered(gap, 60);
  const before = await csr.ask<any>(giver, OFFER.replace('undo {', 'holdUntil undo {'), {
    ids: [{ __typename: 'PledgeAllocation', id }],
  });
  expect(await offerOf(coordinator, id)).toMatchObject({ undo: null });
  await decide(VERIFY, id);
  expect(await lineOf(gap)).toEqual({ held: 0, committed: 60, open: 40 });
  const offer = await offerOf(coordinator, id);
  expect(offer).toMatchObject({ state: 'COMMITTED', viewerCan: ['CANCEL', 'UNDO'], undo: { version: 2 } });
  expect(Date.parse(offer.undo.until)).toBeGreaterThan(Date.now());
  expect(Date.parse(offer.undo.until)).toBeLessThanOrEqual(Date.now() + 10_000);
  for (const other of [colleague, giver, null]) expect((await offerOf(other, id)).undo).toBeNull();
  const key = aKey();
  const undone = await undo(coordinator, id, 2, key);
  expect(undone).toMatchObject({
    replayed: false,
    allocations: [{ state: 'SUBMITTED', holdUntil: before._entities[0].holdUntil, acceptedAt: null, undo: null }],
  });
  expect(undone.allocations[0].viewerCan).toEqual(['VERIFY', 'REJECT', 'REQUEST_INFO']);
  expect(undone.allocations[0].history.slice(1)).toEqual([
    { fromState: 'SUBMITTED', toState: 'COMMITTED', isUndo: false, actorName: coordinator.name },
    { fromState: 'COMMITTED', toState: 'SUBMITTED', isUndo: true, actorName: coordinator.name },
  ]);
  expect(await lineOf(gap)).toEqual({ held: 60, committed: 0, open: 40 });
  expect(await undo(coordinator, id, 2, key)).toMatchObject({ replayed: true, allocations: [{ state: 'SUBMITTED' }] });
  expect(await undo(coordinator, id, 3)).toMatchObject({ code: 'NOTHING_TO_UNDO' });
});

test('the question that a verification answered is asked again once it is undone', async () => {
  const id = await offered(await someGap(), 10);
  await csr.ask(coordinator, 'mutation ($input: RequestInfoInput!) { requestInfo(input: $input) { __typename } }', {
    input: { allocationId: id, question: 'Untuk siapa?', idempotencyKey: aKey() },
  });
  await decide(VERIFY, id);
  const { allocations } = await undo(coordinator, id, 3);
  expect(allocations).toMatchObject([{ state: 'SUBMITTED', infoRequest: 'Untuk siapa?' }]);
});

test('a rejection is undone while what it released is open, and refused with what is open once it was taken', async () => {
  const gap = await someGap();
  const id = await offered(gap, 60);
  await decide(REJECT, id);
  expect(await lineOf(gap)).toEqual({ held: 0, committed: 0, open: 100 });
  expect(await offerOf(coordinator, id)).toMatchObject({ state: 'REJECTED', viewerCan: ['UNDO'] });
  expect(await undo(coordinator, id, 2)).toMatchObject({ allocations: [{ state: 'SUBMITTED' }] });
  expect(await lineOf(gap)).toEqual({ held: 60, committed: 0, open: 40 });
  await decide(REJECT, id);
  await offered(gap, 41, rival);
  expect(await undo(coordinator, id, 4)).toMatchObject({
    code: 'UNDO_NO_LONGER_FITS',
    lines: [{ requested: 60, open: 59 }],
  });
  expect(await offerOf(coordinator, id)).toMatchObject({ state: 'REJECTED' });
});

test('the waiting list that a rejection served keeps its turn', async () => {
  const gap = await someGap();
  const id = await offered(gap, 60);
  const waiting = (await submit(csr, rival, gap, 80, { onShortfall: 'WAITLIST' })).pledge.allocations[0];
  expect(waiting.state).toBe('WAITLISTED');
  await decide(REJECT, id);
  expect(await undo(coordinator, id, 2)).toMatchObject({
    code: 'UNDO_NO_LONGER_FITS',
    lines: [{ requested: 60, open: 20 }],
  });
});

test('an undo and a pledge that race for what a rejection released: one has it, nobody has it twice', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const gap = await someGap();
      const id = await offered(gap, 70);
      await decide(REJECT, id);
      const [undone, taken] = await Promise.all([undo(coordinator, id, 2), submit(csr, rival, gap, 70)]);
      const line = await lineOf(gap);
      expect(line).toEqual({ held: 70, committed: 0, open: 30 });
      return [undone.__typename, taken.__typename].join();
    }),
  );
  const legal = ['AllocationStepUndone,GapHasLessOpen', 'UndoNoLongerFits,PledgeSubmitted'];
  expect(outcomes.filter((one) => !legal.includes(one))).toEqual([]);
});

test('nobody undoes what is of another, of another area, followed by a step, or too long ago', async () => {
  const gap = await someGap();
  const id = await offered(gap, 10);
  await decide(VERIFY, id);
  expect(await undo(colleague, id, 2)).toMatchObject({ code: 'UNDO_OF_ANOTHER' });
  expect(await undo(coordinator, id, 1)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED', version: 2 });
  const fault = await csr.answer(neighbour, UNDO, {
    input: { allocations: [{ allocationId: id, expectedVersion: 2 }], idempotencyKey: aKey() },
  });
  expect(fault.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  await csr.ask(giver, 'mutation ($input: RecordDeliveryInput!) { recordDelivery(input: $input) { __typename } }', {
    input: { allocationId: id, amount: 1, sentOn: '2026-11-01', idempotencyKey: aKey() },
  });
  expect(await undo(coordinator, id, 2)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED', version: 3 });
  const late = await offered(gap, 10);
  await decide(VERIFY, late);
  process.env['UNDO_SECONDS'] = '1';
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect((await offerOf(coordinator, late)).undo).toBeNull();
  expect(await undo(coordinator, late, 2)).toMatchObject({ code: 'UNDO_TOO_LATE' });
  process.env['UNDO_SECONDS'] = '10';
  expect(await undo(coordinator, late, 2)).toMatchObject({ allocations: [{ state: 'SUBMITTED' }] });
});

test('an accepted pledge that another one hands on by now is not taken back', async () => {
  const gap = await someGap();
  const made = await submit(csr, giver, gap, 30);
  await decide(VERIFY, made.pledge.allocations[0].id);
  const onward = await csr.ask<any>(
    rival,
    'mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) { __typename ... on Refusal { code } } }',
    {
      input: {
        pledge: {
          allocations: [{ needLineId: gap.needLines[0]?.id, amount: 5 }],
          flow: 'PASS_THROUGH',
          passedOnFrom: { pledgeId: made.pledge.id },
        },
        idempotencyKey: aKey(),
      },
    },
  );
  expect(onward.submitPledge.__typename).toBe('PledgeSubmitted');
  expect(await undo(coordinator, made.pledge.allocations[0].id, 2)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED' });
});

test('several are undone all or nothing', async () => {
  const gap = await someGap();
  const ids = [await offered(gap, 10), await offered(gap, 20)];
  for (const id of ids) await decide(VERIFY, id);
  const input = (versions: number[]) => ({
    input: {
      allocations: ids.map((allocationId, at) => ({ allocationId, expectedVersion: versions[at] })),
      idempotencyKey: aKey(),
    },
  });
  expect((await csr.ask<any>(coordinator, UNDO, input([2, 1]))).undoAllocationStep.code).toBe('UNDO_STEP_FOLLOWED');
  expect(await lineOf(gap)).toMatchObject({ held: 0, committed: 30 });
  expect((await csr.ask<any>(coordinator, UNDO, input([2, 2]))).undoAllocationStep.allocations).toHaveLength(2);
  expect(await lineOf(gap)).toMatchObject({ held: 30, committed: 0 });
});

test('all these stories leave the books sound', async () => {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
});
