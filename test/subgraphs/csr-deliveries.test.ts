import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor } from './csr-alone.ts';
import {
  aCommitment,
  anEvidence,
  coordinator,
  csr,
  faultOf,
  giver,
  key,
  neighbour,
  officer,
  ok,
  openDeliveries,
  pillars,
  receipt,
  rival,
  sentOn,
} from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

test('a commitment is sent in two parts, received, verified with evidence and closed; each side counts as it should', async () => {
  const { allocationId, account } = await aCommitment();
  const evidenceIds = [await anEvidence('org-1')];
  const first = await ok(giver, 'recordDelivery', { allocationId, amount: 400, sentOn, evidenceIds });
  expect(first.delivery).toMatchObject({ state: 'SENT', allocation: { state: 'IN_DELIVERY', delivered: 0 } });
  expect(await ok(giver, 'recordDelivery', { allocationId, amount: 601, sentOn })).toMatchObject({
    code: 'DELIVERY_EXCEEDS_COMMITMENT',
    sendable: 600,
  });
  const second = await ok(giver, 'recordDelivery', { allocationId, amount: 600, sentOn, evidenceIds });
  expect(await account()).toMatchObject({ committed: 1000, delivered: 0 });
  expect(await ok(coordinator, 'verifyDelivery', { deliveryId: first.delivery.id })).toMatchObject({
    code: 'DELIVERY_STATE_DIFFERS',
  });
  await ok(officer, 'confirmReceipt', { deliveryId: first.delivery.id, ...receipt });
  expect(await account()).toMatchObject({ committed: 600, delivered: 400, proved: 400, state: 'IN_DELIVERY' });
  await ok(officer, 'confirmReceipt', { deliveryId: second.delivery.id, ...receipt });
  expect(await account()).toMatchObject({ committed: 0, delivered: 1000, state: 'DELIVERED' });
  await ok(coordinator, 'verifyDelivery', { deliveryId: first.delivery.id });
  expect(await ok(coordinator, 'closeAllocation', { allocationId })).toMatchObject({ code: 'PLEDGE_STATE_CONFLICT' });
  expect((await ok(coordinator, 'verifyDelivery', { deliveryId: second.delivery.id })).delivery.allocation.state).toBe(
    'VERIFIED',
  );
  expect((await ok(coordinator, 'closeAllocation', { allocationId })).allocation.state).toBe('CLOSED');
  expect(await account()).toMatchObject({ committed: 0, delivered: 1000, proved: 1000, state: 'CLOSED' });
});

test('nobody confirms or verifies what is not theirs to, and nothing is verified without stored evidence', async () => {
  const { allocationId } = await aCommitment();
  const pending = await anEvidence('org-1', 'PENDING');
  expect(await faultOf(rival, 'recordDelivery', { allocationId, amount: 1, sentOn })).toBe('FORBIDDEN');
  expect(await faultOf(giver, 'recordDelivery', { allocationId, amount: 1, sentOn: '2026-11-22' })).toBe(
    'BAD_USER_INPUT',
  );
  expect(await faultOf(giver, 'recordDelivery', { allocationId, amount: 0, sentOn })).toBe('BAD_USER_INPUT');
  const foreign = [await anEvidence('org-2')];
  expect(await faultOf(giver, 'recordDelivery', { allocationId, amount: 1, sentOn, evidenceIds: foreign })).toBe(
    'BAD_USER_INPUT',
  );
  const { delivery } = await ok(giver, 'recordDelivery', {
    allocationId,
    amount: 1000,
    sentOn,
    evidenceIds: [pending],
  });
  const deliveryId = delivery.id;
  expect(await faultOf(pillars, 'confirmReceipt', { deliveryId, ...receipt })).toBe('FORBIDDEN');
  expect(await ok(officer, 'confirmReceipt', { deliveryId, ...receipt, receivedOn: '2026-11-19' })).toMatchObject({
    code: 'RECEIPT_BEFORE_SENDING',
  });
  expect(
    await ok(anActor(Role.PROGRAM_OFFICER, '15', 'org-1'), 'confirmReceipt', { deliveryId, ...receipt }),
  ).toMatchObject({ code: 'SAME_HAND' });
  await ok(officer, 'confirmReceipt', { deliveryId, ...receipt });
  expect(await faultOf(neighbour, 'verifyDelivery', { deliveryId })).toBe('FORBIDDEN');
  expect(await ok(anActor(Role.FORUM_COORDINATOR, '15', 'dinsos'), 'verifyDelivery', { deliveryId })).toMatchObject({
    code: 'SAME_HAND',
  });
  expect(await ok(coordinator, 'verifyDelivery', { deliveryId })).toMatchObject({ code: 'EVIDENCE_MISSING' });
  const { viewerCan } = (
    await csr.ask<any>(coordinator, 'query ($id: ID!) { delivery(id: $id) { viewerCan } }', { id: deliveryId })
  ).delivery;
  expect(viewerCan).toEqual(['DISPUTE']);
});

test('a delivery has at most 40 files of evidence, and one too many ties none', async () => {
  const { allocationId } = await aCommitment();
  const files = (count: number) => Promise.all(Array.from({ length: count }, () => anEvidence('org-1')));
  const { delivery } = await ok(giver, 'recordDelivery', {
    allocationId,
    amount: 1,
    sentOn,
    evidenceIds: await files(20),
  });
  const attach = async (count: number) => ({ deliveryId: delivery.id, evidenceIds: await files(count) });
  await ok(giver, 'attachDeliveryEvidence', await attach(19));
  expect(await faultOf(giver, 'attachDeliveryEvidence', await attach(2))).toBe('BAD_USER_INPUT');
  expect((await ok(giver, 'attachDeliveryEvidence', await attach(1))).code).toBeUndefined();
});

test('person-time is confirmed by the pillar coordinator', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 1000, sentOn });
  expect(await faultOf(officer, 'confirmReceipt', { deliveryId: delivery.id, ...receipt })).toBe('FORBIDDEN');
  expect((await ok(pillars, 'confirmReceipt', { deliveryId: delivery.id, ...receipt })).delivery.state).toBe(
    'RECEIVED',
  );
});

test('a key used again gives the first answer and counts nothing twice, five at once too', async () => {
  const { allocationId } = await aCommitment();
  const input = { allocationId, amount: 100, sentOn, ...key() };
  const all = await Promise.all(Array.from({ length: 5 }, () => ok(giver, 'recordDelivery', input)));
  expect(new Set(all.map(({ delivery }) => delivery.id)).size).toBe(1);
  expect(all.filter(({ replayed }) => replayed)).toHaveLength(4);
  expect(await ok(giver, 'recordDelivery', { ...input, amount: 101 })).toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
});

test('the work list shows an officer what waits in the area, page by page', async () => {
  const LIST = `query ($within: String!, $after: String) { deliveries(filter: { within: $within, state: SENT }, first: 1, after: $after) {
    totalCount nodes { id viewerCan history { toState } } pageInfo { endCursor hasNextPage } } }`;
  const first = (await csr.ask<any>(officer, LIST, { within: '15.07' })).deliveries;
  expect(first.nodes[0]).toMatchObject({
    viewerCan: ['CONFIRM_RECEIPT', 'DISPUTE', 'ATTACH_EVIDENCE'],
    history: [{ toState: 'SENT' }],
  });
  expect((await csr.answer(officer, LIST, { within: '15.71' })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const seen = new Set([first.nodes[0].id]);
  for (let page = first; page.pageInfo.hasNextPage;) {
    page = (await csr.ask<any>(officer, LIST, { within: '15.07', after: page.pageInfo.endCursor })).deliveries;
    seen.add(page.nodes[0].id);
  }
  expect(seen.size).toBe(first.totalCount);
});
