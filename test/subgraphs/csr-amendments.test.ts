import { afterAll, beforeAll, expect, test } from 'vitest';

import { expireHolds } from '../../subgraphs/csr/gap-areas/hold.commands.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor } from './csr-alone.ts';
import { aKey } from './csr-world.ts';
import {
  accept,
  amend,
  aFreshGap,
  coordinator,
  csr,
  expectSound,
  faultOf,
  giver,
  lineOf,
  neighbour,
  officer,
  openAmendments,
  pledge,
  rival,
  run,
} from './amendment-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openAmendments();
});
afterAll(() => close());

test('while it is submitted, a pledge goes up and down within what is open, and its plan and value with it', async () => {
  const gap = await aFreshGap();
  const one = await pledge(gap, 40, { instalments: [15, 25].map((amount) => ({ dueOn: '2026-12-01', amount })) });
  const up = await amend(one, 90);
  expect(up.pledge).toMatchObject({
    version: 2,
    instalments: [{ amount: 15 }, { amount: 75 }],
    allocations: [{ state: 'SUBMITTED', amount: 90, requestedAmount: 90 }],
    amendments: [{ status: 'APPLIED', version: 2, changes: [{ fromAmount: 40, toAmount: 90, isAsked: false }] }],
  });
  expect(await amend(one, 20)).toMatchObject({ __typename: 'VersionConflict', version: 2 });
  const now = { ...one, expectedVersion: 2 };
  expect(await amend(now, 101)).toMatchObject({ code: 'GAP_REMAINING_CHANGED', lines: [{ requested: 11, open: 10 }] });
  expect((await amend(now, 10)).pledge.instalments).toEqual([{ amount: 10 }]);
  expect(await lineOf(gap)).toMatchObject({ held: 10, open: 90 });
  await expectSound();
});

test('a reduction after acceptance takes effect at once and serves the queue; never below what was sent', async () => {
  const gap = await aFreshGap();
  const one = await pledge(gap, 90);
  await accept(one);
  const waiting = await pledge(gap, 30, { onShortfall: 'WAITLIST' }, rival);
  const SEND =
    'mutation ($input: RecordDeliveryInput!) { recordDelivery(input: $input) { ... on DeliveryRecorded { delivery { id } } } }';
  const { recordDelivery } = await csr.ask<any>(giver, SEND, {
    input: { allocationId: one.allocationId, amount: 50, sentOn: '2026-11-20', idempotencyKey: aKey() },
  });
  expect(await amend(one, 49)).toMatchObject({ code: 'AMENDMENT_BELOW_DELIVERED', sent: 50 });
  expect((await amend(one, 60)).pledge).toMatchObject({ allocations: [{ state: 'IN_DELIVERY', amount: 60 }] });
  const { rows } = await csr.store.pool.query('select state from pledge_allocation where id = $1', [
    waiting.allocationId,
  ]);
  expect(rows).toEqual([{ state: 'SUBMITTED' }]);
  expect(await lineOf(gap)).toMatchObject({ committed: 60, held: 30, open: 10 });
  const RECEIVE = 'mutation ($input: ConfirmReceiptInput!) { confirmReceipt(input: $input) { __typename } }';
  await csr.ask(officer, RECEIVE, {
    input: {
      deliveryId: recordDelivery.delivery.id,
      receivedOn: '2026-11-21',
      receivingInstitution: 'Desa',
      idempotencyKey: aKey(),
    },
  });
  const done = await amend({ ...one, expectedVersion: 2 }, 50);
  expect(done.pledge.allocations).toMatchObject([{ state: 'DELIVERED', amount: 50 }]);
  expect(await amend({ ...one, expectedVersion: 3 }, 60)).toMatchObject({ __typename: 'AllocationStateDiffers' });
  await expectSound();
});

test('more after acceptance is held for the coordinator; accepted, declined, withdrawn or lapsed', async () => {
  const gap = await aFreshGap();
  const one = await pledge(gap, 40, { instalments: [{ dueOn: '2026-12-01', amount: 40 }] });
  await accept(one);
  const plan = [30, 40].map((amount, index) => ({ dueOn: `2026-12-0${index + 1}`, amount }));
  const asked = await amend(one, 70, { instalments: plan });
  expect(asked.pledge).toMatchObject({
    allocations: [{ state: 'COMMITTED', amount: 40, holdUntil: null }],
    amendments: [{ status: 'PENDING', changes: [{ isAsked: true }] }],
  });
  expect(asked.pledge.instalments.map(({ amount }: any) => amount)).toEqual([30, 10]);
  expect(await lineOf(gap)).toMatchObject({ committed: 40, held: 30, open: 30 });
  const [{ id }] = asked.pledge.amendments;
  const again = { ...one, expectedVersion: 2 };
  expect(await amend(again, 50)).toMatchObject({ __typename: 'AmendmentPending' });
  expect(await faultOf(neighbour, 'acceptAmendment', { amendmentId: id })).toBe('FORBIDDEN');
  expect(await faultOf(rival, 'withdrawAmendment', { amendmentId: id })).toBe('NOT_FOUND');
  const own = anActor(Role.FORUM_COORDINATOR, '15.07', 'giver');
  expect(await run(own, 'acceptAmendment', { amendmentId: id })).toMatchObject({ __typename: 'OwnOrganisation' });
  const accepted = await run(coordinator, 'acceptAmendment', { amendmentId: id });
  expect(accepted.pledge).toMatchObject({
    version: 3,
    instalments: [{ amount: 30 }, { amount: 40 }],
    allocations: [{ amount: 70, requestedAmount: 70 }],
    amendments: [{ status: 'ACCEPTED' }],
  });
  expect(await lineOf(gap)).toMatchObject({ committed: 70, held: 0, open: 30 });
  expect(await run(coordinator, 'declineAmendment', { amendmentId: id })).toMatchObject({
    __typename: 'AmendmentNotPending',
  });
  const second = (await amend({ ...one, expectedVersion: 3 }, 100)).pledge.amendments[1];
  await run(coordinator, 'declineAmendment', { amendmentId: second.id });
  expect(await lineOf(gap)).toMatchObject({ committed: 70, held: 0 });
  const third = (await amend({ ...one, expectedVersion: 4 }, 80)).pledge.amendments[2];
  await run(giver, 'withdrawAmendment', { amendmentId: third.id });
  await amend({ ...one, expectedVersion: 5 }, 90);
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  await expireHolds(csr.store);
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  expect(await lineOf(gap)).toMatchObject({ committed: 70, held: 0, open: 30 });
  const { myPledges } = await csr.ask<any>(giver, '{ myPledges(first: 1) { nodes { amendments { status } } } }');
  expect(myPledges.nodes[0].amendments.map(({ status }: any) => status)).toEqual([
    'ACCEPTED',
    'DECLINED',
    'WITHDRAWN',
    'LAPSED',
  ]);
  await expectSound();
});
