import { afterAll, beforeAll, expect, test } from 'vitest';

import { csrContext } from '../../subgraphs/csr/context.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { submitPledge } from '../../subgraphs/csr/pledges/pledge.commands.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot, openStore } from '../../subgraphs/kit/database.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { CANCEL, NO_NOTICES, REJECT, SAVE, SUBMIT, VERIFY, WITHDRAW, aCompany, aGap, aKey, coverageOf, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
let hidden: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-15.71');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
  hidden = await aCompany(csr, 'org-3', { isVisible: false });
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
const lineOf = async (viewer: Actor | null, id: string) => (await coverageOf(csr, viewer, id)).lines[0]!;

test('a submitted pledge holds its amount, an accepted one is committed, and each total is the sum of its rows', async () => {
  const gap = await aToldGap();
  const submitted = await submit(csr, company, gap, 60);
  expect(submitted).toMatchObject({ __typename: 'PledgeSubmitted', outcome: 'HELD', replayed: false, pledge: { state: 'SUBMITTED' } });
  expect(await lineOf(null, gap.id)).toMatchObject({ need: 100, held: 60, committed: 0, uncovered: 100, open: 40, ratio: '0.0000' });
  const [allocation] = submitted.pledge.allocations;
  expect(await verify(coordinator, allocation.id)).toMatchObject({ __typename: 'AllocationVerified', allocation: { state: 'COMMITTED' } });
  const line = await lineOf(null, gap.id);
  expect(line).toMatchObject({ held: 0, committed: 60, uncovered: 40, open: 40, ratio: '0.6000', rows: { totalCount: 1 } });
  expect(line.rows.nodes).toMatchObject([{ part: 'COMMITTED', amount: 60, state: 'COMMITTED', allocation: { company: { name: 'PT org-1' } } }]);
});

test('one rupiah more than is open is refused with what is open, and changes nothing', async () => {
  const gap = await aToldGap();
  expect(await submit(csr, company, gap, 60)).toMatchObject({ outcome: 'HELD' });
  const before = await coverageOf(csr, null, gap.id);
  expect(await submit(csr, rival, gap, 41)).toMatchObject({
    __typename: 'GapHasLessOpen', code: 'GAP_REMAINING_CHANGED', lines: [{ requested: 41, open: 40 }],
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
    outcome: 'PARTLY_HELD', pledge: { allocations: [{ amount: 30, requestedAmount: 50, state: 'SUBMITTED' }] },
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

test('the same key is told the first answer, another input under it is refused, and a refusal leaves the key free', async () => {
  const gap = await aToldGap();
  const idempotencyKey = aKey();
  const first = await submit(csr, company, gap, 30, { idempotencyKey });
  const again = await submit(csr, company, gap, 30, { idempotencyKey });
  expect(again).toMatchObject({ replayed: true, pledge: { id: first.pledge.id } });
  expect(await submit(csr, company, gap, 31, { idempotencyKey })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await submit(csr, rival, gap, 30, { idempotencyKey })).toMatchObject({ replayed: false });
  const freed = aKey();
  expect(await submit(csr, rival, gap, 500, { idempotencyKey: freed })).toMatchObject({ __typename: 'GapHasLessOpen' });
  expect(await submit(csr, rival, gap, 5, { idempotencyKey: freed })).toMatchObject({ outcome: 'HELD' });
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 65 });
});

test('ten requests with one key at once make one pledge and nine replays', async () => {
  const gap = await aToldGap();
  const idempotencyKey = aKey();
  const answers = await Promise.all(Array.from({ length: 10 }, () => submit(csr, company, gap, 60, { idempotencyKey })));
  expect(answers.filter((one) => one.replayed === false)).toHaveLength(1);
  expect(answers.filter((one) => one.replayed === true)).toHaveLength(9);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 60 });
});

test('who waits for the lock sees what the holder took', async () => {
  const gap = await aToldGap();
  const holder = await csr.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from gap_account where id = $1 for update', [gap.id]);
  const waiting = submit(csr, rival, gap, 60);
  const pause = new Promise((done) => setTimeout(() => done('waiting'), 300));
  expect(await Promise.race([waiting, pause])).toBe('waiting');
  await holder.query('update need_account set held = 60 where gap_area_id = $1', [gap.id]);
  await holder.query('commit');
  holder.release();
  expect(await waiting).toMatchObject({ code: 'GAP_REMAINING_CHANGED', lines: [{ open: 40 }] });
});

test('forty companies at once never take more than is needed, and each loser learns what is open', async () => {
  const gap = await aToldGap('100');
  const answers = await Promise.all(Array.from({ length: 40 }, () => submit(csr, company, gap, 9)));
  const won = answers.filter((one) => one.__typename === 'PledgeSubmitted');
  expect(won).toHaveLength(11);
  expect(answers.filter((one) => one.__typename === 'GapHasLessOpen' && one.lines[0].open === 1)).toHaveLength(29);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 99, open: 1 });
});

test('two hub processes on one database never take more than is needed between them', async () => {
  const gap = await aToldGap('100');
  const second = await openStore({ ...definition, databaseUrl: csr.databaseUrl });
  const allocations = [{ needLineId: gap.needLines[0]!.id, amount: 9n }];
  const answers = await Promise.all(Array.from({ length: 60 }, (_one, index) => {
    const store = index % 2 === 0 ? csr.store : second;
    const context = csrContext({ actor: company, requestId: 'two', store, notices: NO_NOTICES, read: openSnapshot(store) });
    const pledge = { allocations, instalments: [], isAnonymous: false, flow: 'NEW_MONEY' as const };
    return submitPledge(context, { pledge, onShortfall: 'REFUSE', idempotencyKey: aKey() });
  }));
  await second.close();
  expect(answers.filter((one) => one.__typename === 'PledgeSubmitted')).toHaveLength(11);
  expect(answers.filter((one) => 'lines' in one && one.lines[0]?.open === 1n)).toHaveLength(49);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 99, open: 1 });
});

test('what is wrong with one of those who come at once concerns nobody else', async () => {
  const gap = await aToldGap('100');
  const unverified = await aCompany(csr, 'org-waiting', { status: 'REGISTERED' });
  const bad = csr.answer(company, SUBMIT, {
    input: { pledge: { allocations: [{ needLineId: gap.needLines[0]!.id, amount: 0 }] }, idempotencyKey: aKey() },
  });
  const [first, refused, { errors }, last] = await Promise.all(
    [submit(csr, company, gap, 10), submit(csr, unverified, gap, 10), bad, submit(csr, rival, gap, 20)],
  );
  expect([first.outcome, last.outcome]).toEqual(['HELD', 'HELD']);
  expect(refused).toMatchObject({ code: 'COMPANY_NOT_VERIFIED' });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 30 });
});

test('a hold that ran out is given up before the next one takes', async () => {
  const gap = await aToldGap();
  await submit(csr, company, gap, 100);
  process.env['SIMPUL_TODAY'] = '2026-12-05';
  expect(await submit(csr, rival, gap, 1)).toMatchObject({ code: 'GAP_FULLY_COVERED' });
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  expect(await submit(csr, rival, gap, 100)).toMatchObject({ outcome: 'HELD' });
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 100, open: 0 });
});

test('a need lowered below what is held must be accepted with a reason, and shows as over-covered', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 80);
  const [line] = gap.needLines;
  await tellGap(csr, { ...gap, needLines: [{ ...line!, need: '50' }] }, 2);
  expect(await coverageOf(csr, null, gap.id)).toMatchObject({ needVersion: 2, lines: [{ need: 50, held: 80, open: 0, uncovered: 50 }] });
  const { id } = pledge.allocations[0];
  expect(await verify(coordinator, id)).toMatchObject({ code: 'ALLOCATION_NO_LONGER_FITS', amount: 80, uncovered: 50 });
  expect(await verify(coordinator, id, { acceptOverCoverage: true, reason: 'Tetap dibutuhkan' })).toMatchObject({ __typename: 'AllocationVerified' });
  expect(await coverageOf(csr, null, gap.id)).toMatchObject({ state: 'OVER_COVERED', lines: [{ committed: 80, overCovered: 30, uncovered: 0 }] });
});

test('an older event changes nothing, and the same event twice is applied once', async () => {
  const gap = await aToldGap();
  const [line] = gap.needLines;
  await tellGap(csr, { ...gap, needLines: [{ ...line!, need: '70' }] }, 5);
  const { version } = await coverageOf(csr, null, gap.id);
  await tellGap(csr, { ...gap, needLines: [{ ...line!, need: '60' }] }, 4);
  await tellGap(csr, { ...gap, needLines: [{ ...line!, need: '70' }] }, 5);
  expect(await coverageOf(csr, null, gap.id)).toMatchObject({ version, lines: [{ need: 70 }] });
});

test('only the coordinator of the area decides, and nobody about the own organisation', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 10);
  const { id } = pledge.allocations[0];
  const input = { allocationId: id, idempotencyKey: aKey() };
  const { errors } = await csr.answer(neighbour, VERIFY, { input });
  expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect((await csr.answer(company, VERIFY, { input })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect((await csr.answer(null, VERIFY, { input })).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  const insider = { ...coordinator, organisation: 'org-1' };
  expect(await verify(insider, id)).toMatchObject({ code: 'OWN_ORGANISATION' });
});

test('whose a submitted pledge is stays unknown to the public, and a hidden company stays hidden after acceptance', async () => {
  const gap = await aToldGap();
  const open = (await submit(csr, company, gap, 10)).pledge;
  const secret = (await submit(csr, hidden, gap, 20)).pledge;
  await verify(coordinator, secret.allocations[0].id);
  const PEEK = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on PledgeAllocation { amount state company { name } pledge { code } history { reason } } } }`;
  const ids = [open, secret].map(({ allocations }) => ({ __typename: 'PledgeAllocation', id: allocations[0].id }));
  const nobody = { company: null, pledge: null, history: null };
  for (const viewer of [null, rival, neighbour]) {
    expect((await csr.ask<any>(viewer, PEEK, { ids }))._entities).toEqual([
      { amount: 10, state: 'SUBMITTED', ...nobody }, { amount: 20, state: 'COMMITTED', ...nobody },
    ]);
    const { errors } = await csr.answer(viewer, 'query ($id: ID!) { pledge(id: $id) { code } }', { id: secret.id });
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  }
  expect((await csr.ask<any>(coordinator, PEEK, { ids }))._entities).toMatchObject([
    { company: { name: 'PT org-1' }, pledge: { code: open.code } }, { company: { name: 'PT org-3' }, pledge: { code: secret.code } },
  ]);
});

test('a draft takes nothing, is seen by its company only, and is submitted as it is saved', async () => {
  const gap = await aToldGap();
  const pledge = {
    allocations: [{ needLineId: gap.needLines[0]!.id, amount: 80 }], note: 'Rahasia',
    instalments: [{ dueOn: '2027-01-10', amount: 50 }, { dueOn: '2027-03-10', amount: 30 }],
  };
  const { saveDraftPledge } = await csr.ask<any>(company, SAVE, { input: { pledge, idempotencyKey: aKey() } });
  expect(saveDraftPledge).toMatchObject({ pledge: { state: 'DRAFT', version: 1 } });
  const { id } = saveDraftPledge.pledge;
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 0, open: 100 });
  expect((await csr.answer(coordinator, 'query ($id: ID!) { pledge(id: $id) { code } }', { id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const stale = await csr.ask<any>(company, SAVE, { input: { pledgeId: id, expectedVersion: 7, pledge, idempotencyKey: aKey() } });
  expect(stale.saveDraftPledge).toMatchObject({ code: 'PLEDGE_VERSION_STALE' });
  const saved = await csr.ask<any>(company, SAVE, { input: { pledgeId: id, expectedVersion: 1, pledge, idempotencyKey: aKey() } });
  expect(saved.saveDraftPledge).toMatchObject({ pledge: { id, version: 2 } });
  await submit(csr, rival, gap, 40);
  const { submitPledge } = await csr.ask<any>(company, SUBMIT, { input: { pledgeId: id, onShortfall: 'PARTIAL', idempotencyKey: aKey() } });
  expect(submitPledge).toMatchObject({ outcome: 'PARTLY_HELD', pledge: { allocations: [{ amount: 60 }] } });
  const terms = await csr.ask<any>(company, 'query ($id: ID!) { pledge(id: $id) { note instalments { number dueOn amount isLate } totals { kind amount requestedAmount } viewerCan } }', { id });
  expect(terms.pledge).toEqual({
    note: 'Rahasia', viewerCan: ['WITHDRAW'],
    instalments: [{ number: 1, dueOn: '2027-01-10', amount: 50, isLate: false }, { number: 2, dueOn: '2027-03-10', amount: 10, isLate: false }],
    totals: [{ kind: 'MONEY', amount: 60, requestedAmount: 80 }],
  });
  const { submitPledge: again } = await csr.ask<any>(company, SUBMIT, { input: { pledgeId: id, idempotencyKey: aKey() } });
  expect(again).toMatchObject({ __typename: 'PledgeAlreadySubmitted' });
});

test('withdrawing frees what was held, cancelling what was committed', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 30);
  const foreign = await csr.answer(rival, WITHDRAW, { input: { pledgeId: pledge.id, reason: 'Bukan milik', idempotencyKey: aKey() } });
  expect(foreign.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const withdrawn = await csr.ask<any>(company, WITHDRAW, { input: { pledgeId: pledge.id, reason: 'Salah isi', idempotencyKey: aKey() } });
  expect(withdrawn.withdrawPledge).toMatchObject({ pledge: { state: 'WITHDRAWN' } });
  const second = (await submit(csr, company, gap, 40)).pledge;
  await verify(coordinator, second.allocations[0].id);
  const cancelled = await csr.ask<any>(company, CANCEL, { input: { pledgeId: second.id, reason: 'Rugi besar', idempotencyKey: aKey() } });
  expect(cancelled.cancelPledge).toMatchObject({ pledge: { state: 'CANCELLED' } });
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 0, committed: 0, open: 100, rows: { totalCount: 0 } });
});

test('everything wrong with an offer comes back at once, and nothing is written', async () => {
  const gap = await aToldGap();
  const needLineId = gap.needLines[0]!.id;
  const before = await csr.store.pool.query('select count(*) from pledge');
  const pledge = {
    allocations: [{ needLineId, amount: 0, estimatedValue: 5 }, { needLineId, amount: 5 }, { needLineId: aKey(), amount: 1 }],
    instalments: [{ dueOn: '2026-11-20', amount: 1 }],
  };
  const { errors } = await csr.answer(company, SUBMIT, { input: { pledge, idempotencyKey: aKey() } });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [
      { field: 'input.pledge.allocations.0.amount', code: 'AMOUNT_TOO_SMALL' }, { code: 'KIND_NOT_ACCEPTED' },
      { field: 'input.pledge.allocations.1.needLineId', code: 'DUPLICATE' }, { field: 'input.pledge.allocations.2.needLineId', code: 'NEED_LINE_UNKNOWN' },
      { field: 'input.pledge.instalments.0.dueOn', code: 'DATE_IN_PAST' }, { field: 'input.pledge.instalments', code: 'TERMS_NOT_EQUAL_TOTAL' },
    ],
  });
  expect((await csr.store.pool.query('select count(*) from pledge')).rows).toEqual(before.rows);
});

test('a closed gap and an unverified company are refused', async () => {
  const gap = aGap({ status: 'CLOSED' });
  await tellGap(csr, gap, 1);
  expect(await submit(csr, company, gap, 1)).toMatchObject({ code: 'GAP_CLOSED' });
  const fresh = await aCompany(csr, 'org-new', { status: 'REGISTERED' });
  expect(await submit(csr, fresh, await aToldGap(), 1)).toMatchObject({ code: 'COMPANY_NOT_VERIFIED' });
});

test('the queue of a coordinator lists what waits in the area, the oldest first, page by page', async () => {
  const gap = aGap({ areaCode: '15.09' });
  await tellGap(csr, gap, 1);
  for (const amount of [1, 2, 3]) await submit(csr, company, gap, amount);
  const QUEUE = `query ($after: String) { verificationQueue(within: "15.09", first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { amount viewerCan } } }`;
  const judge = anActor(Role.FORUM_COORDINATOR, '15', 'forum-15');
  const first = (await csr.ask<any>(judge, QUEUE)).verificationQueue;
  expect(first).toMatchObject({ totalCount: 3, nodes: [{ amount: 1, viewerCan: ['VERIFY', 'REJECT', 'REQUEST_INFO', ] }, { amount: 2 }] });
  const second = (await csr.ask<any>(judge, QUEUE, { after: first.pageInfo.endCursor })).verificationQueue;
  expect(second.nodes).toMatchObject([{ amount: 3 }]);
  expect((await csr.answer(coordinator, QUEUE)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const mine = (await csr.ask<any>(company, '{ myPledges(filter: { states: [WITHDRAWN] }) { totalCount nodes { state } } }')).myPledges;
  expect(mine).toMatchObject({ totalCount: 1, nodes: [{ state: 'WITHDRAWN' }] });
});
