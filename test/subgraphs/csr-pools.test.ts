import { afterAll, beforeAll, expect, test } from 'vitest';

import { expirePools } from '../../subgraphs/csr/pools/pool-step.commands.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor } from './csr-alone.ts';
import { CANCEL, SAVE, SUBMIT, aCompany, aGap, aKey, coverageOf, firstLine, tellGap } from './csr-world.ts';
import { aPool, coordinator, csr, draw, expectSound, faultOf, giver, local, openPools, run } from './pool-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openPools();
});
afterAll(() => close());

test('a pool is promised, accepted and given to need lines; only what has a line counts as covered', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const submitted = await run(giver, 'submitPoolPledge', { amount: 150, forumCode: 'F-15' });
  expect(submitted.pledge).toMatchObject({
    state: 'SUBMITTED',
    earmark: 'UNEARMARKED',
    pool: { state: 'SUBMITTED', unallocated: 150, area: { code: '15' }, viewerCan: ['WITHDRAW'] },
  });
  const { id } = submitted.pledge;
  expect(await draw(id, firstLine(gap), 10)).toMatchObject({ __typename: 'PoolStateDiffers' });
  expect((await run(coordinator, 'verifyPoolPledge', { pledgeId: id })).pledge.pool).toMatchObject({
    state: 'COMMITTED',
    viewerCan: ['CANCEL_REST', 'ALLOCATE'],
  });
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ committed: 0, open: 100 });
  const given = await draw(id, firstLine(gap), 60);
  expect(given.pledge.pool).toMatchObject({ allocated: 60, unallocated: 90, released: 0 });
  expect(given.pledge.allocations).toMatchObject([{ state: 'COMMITTED', amount: 60 }]);
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ committed: 60, open: 40, held: 0 });
  const { myPledges } = await csr.ask<any>(
    giver,
    '{ myPledges(filter: { states: [COMMITTED] }) { nodes { id allocations { history { toState reason } } } } }',
  );
  expect(myPledges.nodes.find((one: any) => one.id === id).allocations[0].history).toEqual([
    { toState: 'SUBMITTED', reason: 'Paling mendesak' },
    { toState: 'COMMITTED', reason: 'Paling mendesak' },
  ]);
  expect(await draw(id, firstLine(gap), 20)).toMatchObject({ pledge: { pool: { allocated: 80 } } });
  await expectSound();
});

test('what is short, closed, outside the earmark or drawn twice is refused, and nothing is taken', async () => {
  const [gap, elsewhere, other] = [aGap(), aGap({ areaCode: '15.71' }), aGap({ categoryCode: 'PPKS-01' })];
  for (const one of [gap, elsewhere, other]) await tellGap(csr, one, 1);
  const id = await aPool(80, { earmarkAreaCode: '15.07', earmarkCategoryCode: 'PPKS-24' });
  expect(await draw(id, firstLine(gap), 81)).toMatchObject({ code: 'POOL_HAS_LESS', wanted: 81, unallocated: 80 });
  expect(await draw(id, firstLine(elsewhere), 1)).toMatchObject({ code: 'OUTSIDE_EARMARK' });
  expect(await draw(id, firstLine(other), 1)).toMatchObject({ code: 'OUTSIDE_EARMARK' });
  const big = await aPool(500);
  expect(await draw(big, firstLine(gap), 101)).toMatchObject({ code: 'GAP_REMAINING_CHANGED', lines: [{ open: 100 }] });
  await tellGap(csr, { ...other, status: 'CLOSED' }, 2);
  expect(await draw(big, firstLine(other), 1)).toMatchObject({ code: 'GAP_CLOSED' });
  const allocations = [1, 2].map((amount) => ({ needLineId: firstLine(gap), amount }));
  const input = { pledgeId: big, allocations, reason: 'uji dua kali' };
  expect(await faultOf(coordinator, 'allocateFromPool', input)).toBe('BAD_USER_INPUT');
  const time = aGap({ needLines: aGap().needLines.map((line) => ({ ...line, kind: 'PERSON_TIME' })) });
  await tellGap(csr, time, 1);
  expect(
    await faultOf(coordinator, 'allocateFromPool', {
      ...input,
      allocations: [{ needLineId: firstLine(time), amount: 1 }],
    }),
  ).toBe('BAD_USER_INPUT');
  await expectSound();
});

test('only the coordinator whose area covers the pool accepts and allocates it, and never of the own organisation', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const wide = await aPool(10);
  expect(await faultOf(local, 'verifyPoolPledge', { pledgeId: wide })).toBe('FORBIDDEN');
  const allocations = [{ needLineId: firstLine(gap), amount: 1 }];
  expect(await faultOf(local, 'allocateFromPool', { pledgeId: wide, allocations, reason: 'uji' })).toBe('FORBIDDEN');
  const own = anActor(Role.FORUM_COORDINATOR, '15', 'giver');
  expect(await draw(wide, firstLine(gap), 1, own)).toMatchObject({ __typename: 'OwnOrganisation' });
  const narrow = await aPool(10, { earmarkAreaCode: '15.07' });
  expect(await draw(narrow, firstLine(gap), 1, local)).toMatchObject({ __typename: 'PoolAllocated' });
  const input = { amount: 5, forumCode: 'F-15', earmarkAreaCode: '21' };
  expect(await faultOf(giver, 'submitPoolPledge', input)).toBe('BAD_USER_INPUT');
  const stranger = await aCompany(csr, 'stranger');
  expect(await run(stranger, 'submitPoolPledge', { amount: 5, forumCode: 'F-15' })).toMatchObject({
    code: 'NOT_FORUM_MEMBER',
  });
});

test('a cancelled allocation gives the pool back what was not delivered; giving up the rest leaves what has a line', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const id = await aPool(90);
  const { pledge } = await draw(id, firstLine(gap), 50);
  await draw(id, firstLine(gap), 20);
  const [first] = pledge.allocations;
  await csr.ask(coordinator, CANCEL, {
    input: { pledgeId: id, allocationIds: [first.id], reason: 'Salah sasaran', idempotencyKey: aKey() },
  });
  const rest = await run(giver, 'cancelPoolRest', { pledgeId: id, reason: 'Anggaran dipotong' });
  expect(rest.pledge).toMatchObject({
    state: 'COMMITTED',
    pool: { state: 'CANCELLED', allocated: 20, released: 70, unallocated: 0 },
  });
  expect(await draw(id, firstLine(gap), 1)).toMatchObject({ __typename: 'PoolStateDiffers' });
  await expectSound();
});

test('a pool that nobody decides expires; until accepted only its sides see it, and a hidden giver has no name', async () => {
  const { pledge } = await run(giver, 'submitPoolPledge', { amount: 7, forumCode: 'F-15', isAnonymous: true });
  const LIST =
    '{ poolPledges(first: 100) { nodes { amount state company { name } pledge { id } history { toState } } } }';
  const sevens = async (viewer: Actor | null) =>
    (await csr.ask<any>(viewer, LIST)).poolPledges.nodes.filter(({ amount }: any) => amount === 7);
  expect(await sevens(null)).toEqual([]);
  expect(await sevens(local)).toEqual([]);
  expect(await sevens(coordinator)).toMatchObject([{ company: { name: 'PT giver' }, pledge: { id: pledge.id } }]);
  await run(coordinator, 'verifyPoolPledge', { pledgeId: pledge.id });
  expect(await sevens(null)).toEqual([{ amount: 7, state: 'COMMITTED', company: null, pledge: null, history: null }]);
  const hidden = await csr.answer(null, 'query ($id: ID!) { pledge(id: $id) { id } }', { id: pledge.id });
  expect(hidden.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const late = (await run(giver, 'submitPoolPledge', { amount: 9, forumCode: 'F-15' })).pledge.id;
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  expect(await run(coordinator, 'verifyPoolPledge', { pledgeId: late })).toMatchObject({ code: 'POOL_STATE_DIFFERS' });
  await expirePools(csr.store);
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  const expired = await csr.ask<any>(
    giver,
    'query ($id: ID!) { pledge(id: $id) { state pool { state unallocated } } }',
    {
      id: late,
    },
  );
  expect(expired.pledge).toEqual({ state: 'EXPIRED', pool: { state: 'EXPIRED', unallocated: 0 } });
  await expectSound();
});

test('a pool that somebody else holds does not keep the others waiting for their end', async () => {
  const submit = async (amount: number): Promise<string> =>
    (await run(giver, 'submitPoolPledge', { amount, forumCode: 'F-15' })).pledge.id;
  const [busy = '', other = ''] = [await submit(11), await submit(12)].toSorted();
  const state = async (id: string) =>
    (await csr.ask<any>(giver, 'query ($id: ID!) { pledge(id: $id) { state } }', { id })).pledge.state;
  const holder = await csr.store.pool.connect();
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  try {
    await holder.query('begin; set local idle_in_transaction_session_timeout = 0');
    await holder.query('select 1 from pledge where id = $1 for update', [busy]);
    await expirePools(csr.store);
    const { rows } = await csr.store.pool.query(
      'select state from pool where pledge_id = any ($1) order by pledge_id',
      [[busy, other]],
    );
    expect(rows).toEqual([{ state: 'SUBMITTED' }, { state: 'EXPIRED' }]);
  } finally {
    await holder.query('rollback');
    holder.release();
    await expirePools(csr.store);
    process.env['SIMPUL_TODAY'] = '2026-11-21';
  }
  expect([await state(busy), await state(other)]).toEqual(['EXPIRED', 'EXPIRED']);
  await expectSound();
});

test('a pool is no draft: nothing is saved over it, and it is not submitted again', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const waiting = (await run(giver, 'submitPoolPledge', { amount: 50, forumCode: 'F-15' })).pledge.id;
  const accepted = await aPool(50, { note: 'Untuk siapa saja' });
  const allocations = [{ needLineId: firstLine(gap), amount: 30 }];
  for (const pledgeId of [waiting, accepted]) {
    const pledge = { allocations, note: 'Diam-diam', isAnonymous: true, flow: 'CARRY_OVER' };
    const input = { pledgeId, pledge, idempotencyKey: aKey() };
    expect((await csr.ask<any>(giver, SAVE, { input })).saveDraftPledge).toMatchObject({
      code: 'PLEDGE_STATE_CONFLICT',
    });
    const again = { pledgeId, onShortfall: 'REFUSE', idempotencyKey: aKey() };
    expect((await csr.ask<any>(giver, SUBMIT, { input: again })).submitPledge).toMatchObject({
      code: 'PLEDGE_STATE_CONFLICT',
    });
  }
  const { rows } = await csr.store.pool.query(
    'select flow, is_anonymous, note, version, (select count(*)::int from pledge_allocation where pledge_id = p.id) as parts from pledge p where id = $1',
    [accepted],
  );
  expect(rows).toEqual([{ flow: 'NEW_MONEY', is_anonymous: false, note: 'Untuk siapa saja', version: 1, parts: 0 }]);
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ held: 0, open: 100 });
  await expectSound();
});
