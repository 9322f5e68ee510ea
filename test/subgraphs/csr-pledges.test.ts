import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import {
  REJECT,
  SAVE,
  SUBMIT,
  VERIFY,
  aCompany,
  aGap,
  aKey,
  coverageOf,
  firstLine,
  submit,
  tellGap,
} from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

async function aToldGap(need = '100') {
  const gap = aGap({ need });
  await tellGap(csr, gap, 1);
  return gap;
}

const verify = async (actor: Actor, allocationId: string, more: object = {}) =>
  (await csr.ask<any>(actor, VERIFY, { input: { allocationId, idempotencyKey: aKey(), ...more } })).verifyAllocation;
const lineOf = async (viewer: Actor | null, id: string) => (await coverageOf(csr, viewer, id)).lines[0];

test('a submitted pledge holds its amount, an accepted one is committed, and each total is the sum of its rows', async () => {
  const gap = await aToldGap();
  const submitted = await submit(csr, company, gap, 60);
  expect(submitted).toMatchObject({
    __typename: 'PledgeSubmitted',
    outcome: 'HELD',
    replayed: false,
    pledge: { state: 'SUBMITTED' },
  });
  expect(await lineOf(null, gap.id)).toMatchObject({
    need: 100,
    held: 60,
    committed: 0,
    uncovered: 100,
    open: 40,
    ratio: '0.0000',
  });
  const [allocation] = submitted.pledge.allocations;
  expect(await verify(coordinator, allocation.id)).toMatchObject({
    __typename: 'AllocationVerified',
    allocation: { state: 'COMMITTED' },
  });
  const line = await lineOf(null, gap.id);
  expect(line).toMatchObject({
    held: 0,
    committed: 60,
    uncovered: 40,
    open: 40,
    ratio: '0.6000',
    rows: { totalCount: 1 },
  });
  expect(line?.rows.nodes).toMatchObject([
    { part: 'COMMITTED', amount: 60, state: 'COMMITTED', allocation: { company: { name: 'PT org-1' } } },
  ]);
});

test('one rupiah more than is open is refused with what is open, and changes nothing', async () => {
  const gap = await aToldGap();
  expect(await submit(csr, company, gap, 60)).toMatchObject({ outcome: 'HELD' });
  const before = await coverageOf(csr, null, gap.id);
  expect(await submit(csr, rival, gap, 41)).toMatchObject({
    __typename: 'GapHasLessOpen',
    code: 'GAP_REMAINING_CHANGED',
    lines: [{ requested: 41, open: 40 }],
  });
  expect(await coverageOf(csr, null, gap.id)).toEqual(before);
  expect(await submit(csr, rival, gap, 40)).toMatchObject({ outcome: 'HELD' });
  expect(await submit(csr, rival, gap, 1)).toMatchObject({ code: 'GAP_FULLY_COVERED' });
  expect((await coverageOf(csr, null, gap.id)).state).toBe('FULLY_HELD');
});

test('PARTIAL cuts to what is open and keeps what was asked', async () => {
  const gap = await aToldGap();
  await submit(csr, company, gap, 70);
  expect(await submit(csr, rival, gap, 50, { onShortfall: 'PARTIAL' })).toMatchObject({
    outcome: 'PARTLY_HELD',
    pledge: { allocations: [{ amount: 30, requestedAmount: 50, state: 'SUBMITTED' }] },
  });
  expect(await submit(csr, rival, gap, 50, { onShortfall: 'PARTIAL' })).toMatchObject({ code: 'GAP_FULLY_COVERED' });
});

test('what waits gets its turn in the queue when something is released, each that fits whole', async () => {
  const gap = await aToldGap();
  const first = await submit(csr, company, gap, 80);
  const second = await submit(csr, rival, gap, 90, { onShortfall: 'WAITLIST' });
  const third = await submit(csr, rival, gap, 30, { onShortfall: 'WAITLIST' });
  expect([second.outcome, third.outcome]).toEqual(['WAITLISTED', 'WAITLISTED']);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 80, open: 20 });
  const { rejectAllocation } = await csr.ask<any>(coordinator, REJECT, {
    input: { allocationId: first.pledge.allocations[0].id, reason: 'Ganda', idempotencyKey: aKey() },
  });
  expect(rejectAllocation).toMatchObject({ allocation: { state: 'REJECTED' } });
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 90, open: 10 });
  const seen = await csr.ask<any>(rival, 'query ($id: ID!) { pledge(id: $id) { state } }', { id: third.pledge.id });
  expect(seen.pledge.state).toBe('WAITLISTED');
});

test('a draft takes nothing, is seen by its company only, and is submitted as it is saved', async () => {
  const gap = await aToldGap();
  const pledge = {
    allocations: [{ needLineId: firstLine(gap), amount: 80 }],
    note: 'Rahasia',
    instalments: [
      { dueOn: '2027-01-10', amount: 50 },
      { dueOn: '2027-03-10', amount: 30 },
    ],
  };
  const { saveDraftPledge } = await csr.ask<any>(company, SAVE, { input: { pledge, idempotencyKey: aKey() } });
  expect(saveDraftPledge).toMatchObject({ pledge: { state: 'DRAFT', version: 1 } });
  const { id } = saveDraftPledge.pledge;
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 0, open: 100 });
  expect(
    (await csr.answer(coordinator, 'query ($id: ID!) { pledge(id: $id) { code } }', { id })).errors?.[0]?.extensions?.[
      'code'
    ],
  ).toBe('NOT_FOUND');
  const stale = await csr.ask<any>(company, SAVE, {
    input: { pledgeId: id, expectedVersion: 7, pledge, idempotencyKey: aKey() },
  });
  expect(stale.saveDraftPledge).toMatchObject({ code: 'PLEDGE_VERSION_STALE' });
  const saved = await csr.ask<any>(company, SAVE, {
    input: { pledgeId: id, expectedVersion: 1, pledge, idempotencyKey: aKey() },
  });
  expect(saved.saveDraftPledge).toMatchObject({ pledge: { id, version: 2 } });
  await submit(csr, rival, gap, 40);
  const { submitPledge: taken } = await csr.ask<any>(company, SUBMIT, {
    input: { pledgeId: id, onShortfall: 'PARTIAL', idempotencyKey: aKey() },
  });
  expect(taken).toMatchObject({ outcome: 'PARTLY_HELD', pledge: { allocations: [{ amount: 60 }] } });
  const terms = await csr.ask<any>(
    company,
    'query ($id: ID!) { pledge(id: $id) { note instalments { number dueOn amount isLate } totals { kind amount requestedAmount } viewerCan } }',
    { id },
  );
  expect(terms.pledge).toEqual({
    note: 'Rahasia',
    viewerCan: ['WITHDRAW'],
    instalments: [
      { number: 1, dueOn: '2027-01-10', amount: 50, isLate: false },
      { number: 2, dueOn: '2027-03-10', amount: 10, isLate: false },
    ],
    totals: [{ kind: 'MONEY', amount: 60, requestedAmount: 80 }],
  });
  const { submitPledge: again } = await csr.ask<any>(company, SUBMIT, {
    input: { pledgeId: id, idempotencyKey: aKey() },
  });
  expect(again).toMatchObject({ __typename: 'PledgeAlreadySubmitted' });
});

test('everything wrong with an offer comes back at once, and nothing is written', async () => {
  const gap = await aToldGap();
  const needLineId = firstLine(gap);
  const before = await csr.store.pool.query('select count(*) from pledge');
  const pledge = {
    allocations: [
      { needLineId, amount: 0, estimatedValue: 5 },
      { needLineId, amount: 5 },
      { needLineId: aKey(), amount: 1 },
    ],
    instalments: [{ dueOn: '2026-11-20', amount: 1 }],
  };
  const { errors } = await csr.answer(company, SUBMIT, { input: { pledge, idempotencyKey: aKey() } });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [
      { field: 'pledge.allocations.0.amount', code: 'AMOUNT_TOO_SMALL' },
      { code: 'KIND_NOT_ACCEPTED' },
      { field: 'pledge.allocations.1.needLineId', code: 'DUPLICATE' },
      { field: 'pledge.allocations.2.needLineId', code: 'NEED_LINE_UNKNOWN' },
      { field: 'pledge.instalments.0.dueOn', code: 'DATE_IN_PAST' },
      { field: 'pledge.instalments', code: 'TERMS_NOT_EQUAL_TOTAL' },
    ],
  });
  expect((await csr.store.pool.query('select count(*) from pledge')).rows).toEqual(before.rows);
});

test('the way of delivery and how many give the hours stay with a pledge: as a draft, replaced, and submitted', async () => {
  const gap = aGap({ need: '100' });
  const hours = { ...gap.needLines[0], kind: 'PERSON_TIME', item: 'pendampingan', unit: 'person-hour' };
  await tellGap(csr, { ...gap, needLines: [hours] } as typeof gap, 1);
  const READ = 'query ($id: ID!) { pledge(id: $id) { channel version allocations { amount people hoursEach } } }';
  const offer = (amount: number, people: number, channel: string | null) => ({
    channel,
    allocations: [{ needLineId: firstLine(gap), amount, people }],
  });
  const saved = await csr.ask<any>(company, SAVE, {
    input: { pledge: offer(80, 10, 'AGENCY'), idempotencyKey: aKey() },
  });
  const { id } = saved.saveDraftPledge.pledge;
  const said = async () => (await csr.ask<any>(company, READ, { id })).pledge;
  expect(await said()).toMatchObject({ channel: 'AGENCY', allocations: [{ amount: 80, people: 10, hoursEach: 8 }] });
  const changed = { pledgeId: id, expectedVersion: 1, pledge: offer(60, 5, 'FORUM'), idempotencyKey: aKey() };
  await csr.ask(company, SAVE, { input: changed });
  const kept = { channel: 'FORUM', allocations: [{ amount: 60, people: 5, hoursEach: 12 }] };
  expect(await said()).toMatchObject(kept);
  await csr.ask(company, SUBMIT, { input: { pledgeId: id, idempotencyKey: aKey() } });
  expect(await said()).toMatchObject(kept);
  const { submitPledge } = await csr.ask<any>(company, SUBMIT, {
    input: { pledge: offer(30, 3, null), idempotencyKey: aKey() },
  });
  const { pledge } = await csr.ask<any>(company, READ, { id: submitPledge.pledge.id });
  expect(pledge).toMatchObject({ channel: null, allocations: [{ people: 3, hoursEach: 10 }] });
});
