import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  aCommitment,
  coordinator,
  giver,
  officer,
  ok,
  openDeliveries,
  receipt,
  sentOn,
  faultOf,
  rival,
} from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

test('a disputed delivery counts as committed, and as delivered again when it stands', async () => {
  const { allocationId, account } = await aCommitment();
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 1000, sentOn });
  await ok(officer, 'confirmReceipt', { deliveryId: delivery.id, ...receipt });
  const reason = 'Barang rusak';
  expect((await ok(officer, 'disputeDelivery', { deliveryId: delivery.id, reason })).delivery.allocation).toEqual({
    state: 'DISPUTED',
    delivered: 0,
  });
  expect(await faultOf(rival, 'disputeDelivery', { deliveryId: delivery.id, reason })).toBe('FORBIDDEN');
  expect(await account()).toMatchObject({ committed: 1000, delivered: 0 });
  expect(await ok(giver, 'recordDelivery', { allocationId, amount: 1, sentOn })).toMatchObject({
    code: 'PLEDGE_STATE_CONFLICT',
  });
  const end = await ok(coordinator, 'resolveDispute', { deliveryId: delivery.id, outcome: 'DELIVERY_STANDS', reason });
  expect(end.delivery).toMatchObject({
    state: 'RECEIVED',
    allocation: { state: 'DELIVERED', delivered: 1000 },
    disputes: [{ outcome: 'DELIVERY_STANDS' }],
  });
  expect(await account()).toMatchObject({ committed: 0, delivered: 1000, proved: 1000 });
});

test('a reversed delivery is owed again; an ended allocation keeps what else was delivered and releases the rest', async () => {
  const { allocationId, account } = await aCommitment();
  const [one, two] = [
    (await ok(giver, 'recordDelivery', { allocationId, amount: 300, sentOn })).delivery.id,
    (await ok(giver, 'recordDelivery', { allocationId, amount: 500, sentOn })).delivery.id,
  ];
  await ok(officer, 'confirmReceipt', { deliveryId: one, ...receipt });
  const reason = 'Tidak sampai';
  await ok(officer, 'disputeDelivery', { deliveryId: two, reason });
  await ok(coordinator, 'resolveDispute', { deliveryId: two, outcome: 'DELIVERY_REVERSED', reason });
  expect(await account()).toMatchObject({ committed: 700, delivered: 300, state: 'IN_DELIVERY' });
  const again = (await ok(giver, 'recordDelivery', { allocationId, amount: 700, sentOn })).delivery.id;
  await ok(coordinator, 'disputeDelivery', { deliveryId: again, reason });
  await ok(coordinator, 'disputeDelivery', { deliveryId: one, reason });
  const cancel = { outcome: 'ALLOCATION_CANCELLED', reason };
  expect(await ok(coordinator, 'resolveDispute', { deliveryId: again, ...cancel })).toMatchObject({
    code: 'OTHER_DISPUTES_OPEN',
  });
  await ok(coordinator, 'resolveDispute', { deliveryId: one, outcome: 'DELIVERY_STANDS', reason });
  await ok(coordinator, 'resolveDispute', { deliveryId: again, ...cancel });
  expect(await account()).toMatchObject({ held: 0, committed: 0, delivered: 300, proved: 300, state: 'CANCELLED' });
});

test('cancelling a pledge takes back what was sent but not received', async () => {
  const { allocationId, account, pledgeId } = await aCommitment();
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 400, sentOn });
  expect((await ok(giver, 'cancelPledge', { pledgeId, reason: 'Batal' })).__typename).toBe('PledgeCancelled');
  expect(await account()).toMatchObject({ committed: 0, delivered: 0, state: 'CANCELLED' });
  expect(await ok(officer, 'confirmReceipt', { deliveryId: delivery.id, ...receipt })).toMatchObject({
    code: 'DELIVERY_STATE_DIFFERS',
  });
});
