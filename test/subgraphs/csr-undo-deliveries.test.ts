import { afterAll, beforeAll, expect, test } from 'vitest';

import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import {
  aCommitment,
  anEvidence,
  coordinator,
  csr,
  giver,
  key,
  neighbour,
  officer,
  ok,
  openDeliveries,
  receipt,
  sentOn,
} from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

const UNDO = `mutation ($input: UndoDeliveryStepInput!) { undoDeliveryStep(input: $input) { __typename
  ... on Refusal { code } ... on DeliveryStepUndone { replayed delivery { state verifiedAt viewerCan undo { until }
    allocation { state delivered history { fromState toState isUndo } } history { fromState toState isUndo } } } } }`;

const undo = async (actor: Actor, deliveryId: string, expectedVersion = 3, more = key()) =>
  (await csr.answer(actor, UNDO, { input: { deliveryId, expectedVersion, ...more } })) as any;
const undone = async (deliveryId: string, expectedVersion = 3) =>
  (await undo(coordinator, deliveryId, expectedVersion)).data.undoDeliveryStep;

async function verified(allocationId: string, amount: number): Promise<string> {
  const evidenceIds = [await anEvidence('org-1')];
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount, sentOn, evidenceIds });
  await ok(officer, 'confirmReceipt', { deliveryId: delivery.id, ...receipt });
  await ok(coordinator, 'verifyDelivery', { deliveryId: delivery.id });
  return delivery.id;
}

test('a verification is taken back with the allocation it carried along; no total changes, and it can be done again', async () => {
  const { allocationId, account } = await aCommitment();
  const deliveryId = await verified(allocationId, 1000);
  const read = `query ($id: ID!) { delivery(id: $id) { viewerCan undo { version until } } }`;
  const seen = await csr.ask<any>(coordinator, read, { id: deliveryId });
  expect(seen.delivery).toMatchObject({ viewerCan: expect.arrayContaining(['UNDO']), undo: { version: 3 } });
  expect((await csr.ask<any>(giver, read, { id: deliveryId })).delivery.undo).toBeNull();
  expect(await account()).toMatchObject({ delivered: 1000, state: 'VERIFIED' });
  const input = key();
  const { delivery } = (await undo(coordinator, deliveryId, 3, input)).data.undoDeliveryStep;
  expect(delivery).toMatchObject({
    state: 'RECEIVED',
    verifiedAt: null,
    viewerCan: ['VERIFY', 'DISPUTE'],
    undo: null,
    allocation: { state: 'DELIVERED', delivered: 1000 },
  });
  expect(delivery.history.at(-1)).toEqual({ fromState: 'VERIFIED', toState: 'RECEIVED', isUndo: true });
  expect(delivery.allocation.history.at(-1)).toEqual({ fromState: 'VERIFIED', toState: 'DELIVERED', isUndo: true });
  expect(await account()).toMatchObject({ delivered: 1000, proved: 1000, state: 'DELIVERED' });
  expect((await undo(coordinator, deliveryId, 3, input)).data.undoDeliveryStep).toMatchObject({ replayed: true });
  expect((await ok(coordinator, 'verifyDelivery', { deliveryId })).delivery).toMatchObject({ state: 'VERIFIED' });
  expect(await undone(deliveryId, 5)).toMatchObject({ delivery: { state: 'RECEIVED' } });
});

test('of several parts one is taken back, and the allocation goes on as it stands', async () => {
  const { allocationId, account } = await aCommitment();
  const first = await verified(allocationId, 400);
  expect(await undone(first)).toMatchObject({ delivery: { state: 'RECEIVED', allocation: { state: 'IN_DELIVERY' } } });
  expect(await account()).toMatchObject({ committed: 600, delivered: 400 });
});

test('a verification stays once the allocation is closed or disputed, a certificate names it, or it is of another', async () => {
  const closed = await aCommitment();
  const one = await verified(closed.allocationId, 1000);
  const { errors } = await undo(neighbour, one);
  expect(errors[0].extensions.code).toBe('FORBIDDEN');
  const colleague = await undo({ ...coordinator, subject: 'rekan' }, one);
  expect(colleague.data.undoDeliveryStep.code).toBe('UNDO_OF_ANOTHER');
  await ok(coordinator, 'closeAllocation', { allocationId: closed.allocationId });
  expect(await undone(one)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED' });

  const certified = await aCommitment();
  const two = await verified(certified.allocationId, 1000);
  const issued = await csr.ask<any>(
    coordinator,
    `mutation ($input: IssueContributionCertificateInput!) { issueContributionCertificate(input: $input) { __typename } }`,
    { input: { deliveryId: two, ...key() } },
  );
  expect(issued.issueContributionCertificate.__typename).toBe('ContributionCertificateIssued');
  expect(await undone(two)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED' });

  const disputed = await aCommitment();
  const three = await verified(disputed.allocationId, 600);
  const four = await verified(disputed.allocationId, 400);
  await ok(officer, 'disputeDelivery', { deliveryId: three, reason: 'Belum lengkap' });
  expect(await undone(four)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED' });
  await ok(coordinator, 'resolveDispute', { deliveryId: three, outcome: 'DELIVERY_STANDS', reason: 'Lengkap' });
  expect(await undone(four)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED' });
});

test('all these stories leave the books sound', async () => {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
});
