import { expect, test } from 'vitest';

import { deliveryActions } from '../../../subgraphs/csr/deliveries/delivery-action.rules.ts';
import {
  STARTS,
  deliveredOf,
  refuseDeliveryStep,
  refuseEarlyReceipt,
  refuseEndWithDisputes,
  refuseOver,
  refuseSameHand,
  refuseSending,
  refuseWithoutEvidence,
  sendable,
  stateByDeliveries,
  type DeliveryState,
} from '../../../subgraphs/csr/deliveries/delivery.rules.ts';

const parts = (...told: [bigint, DeliveryState][]) => told.map(([amount, state]) => ({ amount, state }));

test('received and verified count as delivered; sent and disputed keep their amount from being sent again', () => {
  const all = parts([1n, 'SENT'], [2n, 'RECEIVED'], [4n, 'VERIFIED'], [8n, 'DISPUTED'], [16n, 'CANCELLED']);
  expect(deliveredOf(all)).toBe(6n);
  expect(sendable(20n, all)).toBe(5n);
});

test('what is left may be sent to the last rupiah, and one more is refused with what is left', () => {
  const allocation = { state: 'IN_DELIVERY', amount: 1000n } as const;
  expect(refuseSending(allocation, parts([400n, 'SENT']), 600n)).toBeNull();
  expect(refuseSending(allocation, parts([400n, 'SENT']), 601n)).toMatchObject({
    __typename: 'DeliveryExceedsCommitment',
    sendable: 600n,
  });
});

test('only what is committed or on its way takes a delivery', () => {
  expect(refuseSending({ state: 'COMMITTED', amount: 1n }, [], 1n)).toBeNull();
  for (const state of ['SUBMITTED', 'DELIVERED', 'DISPUTED', 'CANCELLED', 'CLOSED'] as const) {
    expect(refuseSending({ state, amount: 1n }, [], 1n)).toMatchObject({ __typename: 'AllocationStateDiffers', state });
  }
});

test('an allocation stands where its deliveries stand', () => {
  expect(stateByDeliveries(10n, parts([10n, 'SENT']))).toBe('IN_DELIVERY');
  expect(stateByDeliveries(10n, parts([9n, 'VERIFIED']))).toBe('IN_DELIVERY');
  expect(stateByDeliveries(10n, parts([4n, 'VERIFIED'], [6n, 'RECEIVED']))).toBe('DELIVERED');
  expect(stateByDeliveries(10n, parts([4n, 'VERIFIED'], [6n, 'VERIFIED']))).toBe('VERIFIED');
  expect(stateByDeliveries(10n, parts([10n, 'VERIFIED'], [5n, 'CANCELLED']))).toBe('VERIFIED');
  expect(stateByDeliveries(10n, parts([4n, 'VERIFIED'], [6n, 'DISPUTED']))).toBe('DISPUTED');
});

test('each command starts from its own states', () => {
  expect(refuseDeliveryStep('SENT', STARTS.RECEIPT)).toBeNull();
  expect(refuseDeliveryStep('RECEIVED', STARTS.RECEIPT)).toMatchObject({ state: 'RECEIVED' });
  expect(refuseDeliveryStep('RECEIVED', STARTS.VERIFICATION)).toBeNull();
  expect(refuseDeliveryStep('SENT', STARTS.VERIFICATION)).not.toBeNull();
  expect(refuseDeliveryStep('DISPUTED', STARTS.DISPUTE)).not.toBeNull();
  expect(refuseDeliveryStep('DISPUTED', STARTS.RESOLUTION)).toBeNull();
  expect(refuseOver('IN_DELIVERY')).toBeNull();
  expect(refuseOver('CANCELLED')).toMatchObject({ state: 'CANCELLED' });
});

test('the verifier is another person of another organisation, and an unknown organisation proves nothing', () => {
  const before = [
    { subject: 'giver', organisation: 'org-1' },
    { subject: 'officer', organisation: 'dinsos' },
  ];
  expect(refuseSameHand({ subject: 'x', organisation: 'forum' }, before)).toBeNull();
  expect(refuseSameHand({ subject: 'x', organisation: 'dinsos' }, before)).toMatchObject({ __typename: 'SameHand' });
  expect(refuseSameHand({ subject: 'officer', organisation: 'forum' }, before)).not.toBeNull();
  expect(refuseSameHand({ subject: 'x', organisation: null }, before)).not.toBeNull();
  expect(
    refuseSameHand({ subject: 'x', organisation: 'forum' }, [{ subject: 'y', organisation: null }]),
  ).not.toBeNull();
});

test('one stored evidence is enough, none is not', () => {
  expect(refuseWithoutEvidence(1)).toBeNull();
  expect(refuseWithoutEvidence(0)).toMatchObject({ __typename: 'EvidenceMissing' });
});

test('something is received on the day it was sent at the earliest', () => {
  expect(refuseEarlyReceipt('2026-11-20', '2026-11-20')).toBeNull();
  expect(refuseEarlyReceipt('2026-11-20', '2026-11-19')).toMatchObject({ sentOn: '2026-11-20' });
});

test('an allocation is not ended over one dispute while another is open', () => {
  const two = parts([1n, 'DISPUTED'], [2n, 'DISPUTED']);
  expect(refuseEndWithDisputes('ALLOCATION_CANCELLED', two)).toMatchObject({ __typename: 'OtherDisputesOpen' });
  expect(refuseEndWithDisputes('ALLOCATION_CANCELLED', two.slice(1))).toBeNull();
  expect(refuseEndWithDisputes('DELIVERY_STANDS', two)).toBeNull();
});

test('each side is offered what the commands would let it do', () => {
  const hands = [{ subject: 'giver', organisation: 'org-1' }];
  const nobody = { subject: null, organisation: null, isGiver: false, isReceiver: false, isCoordinator: false };
  const sent = { state: 'SENT', hands, storedEvidence: 0 } as const;
  const received = { state: 'RECEIVED', hands, storedEvidence: 1 } as const;
  const officer = { ...nobody, subject: 'officer', organisation: 'dinsos', isReceiver: true };
  const coordinator = { ...nobody, subject: 'x', organisation: 'forum', isCoordinator: true };
  expect(deliveryActions(sent, nobody)).toEqual([]);
  expect(deliveryActions(sent, officer)).toEqual(['CONFIRM_RECEIPT', 'DISPUTE', 'ATTACH_EVIDENCE']);
  expect(deliveryActions(received, coordinator)).toEqual(['VERIFY', 'DISPUTE']);
  expect(deliveryActions({ ...received, storedEvidence: 0 }, coordinator)).toEqual(['DISPUTE']);
  expect(deliveryActions({ ...sent, state: 'DISPUTED' }, coordinator)).toEqual(['RESOLVE']);
  expect(deliveryActions({ ...sent, state: 'CANCELLED' }, { ...nobody, isGiver: true })).toEqual([]);
});
