import ipaddr from 'ipaddr.js';
import { expect, test } from 'vitest';

import { isPublicRange } from '../../../subgraphs/csr/webhooks/address.rules.ts';
import {
  isTaken,
  MOST_WEBHOOKS,
  problemsOfTopics,
  refuseOneMore,
  refuseWebhookStep,
  waitAfter,
} from '../../../subgraphs/csr/webhooks/webhook.rules.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
])('%s is private', (address) => {
  expect(isPublicRange(ipaddr.process(address).range())).toBe(false);
});

test.each(['8.8.8.8', '203.0.114.1', '2606:4700:4700::1111'])('%s is public', (address) => {
  expect(isPublicRange(ipaddr.process(address).range())).toBe(true);
});

test('only 2xx says that it was taken', () => {
  expect([199, 200, 299, 300, null].map(isTaken)).toEqual([false, true, true, false, false]);
});

test('there is a wait after each failed try until the list of waits is over', () => {
  expect([1, 2, 3].map((failed) => waitAfter(failed, [5, 30]))).toEqual([5, 30, null]);
});

test('a company does not follow deployments, and nobody asks for TEST', () => {
  expect(problemsOfTopics(['DEPLOYMENT_STATE_CHANGED'], true)[0]?.code).toBe('NOT_FOR_COMPANIES');
  expect(problemsOfTopics(['DEPLOYMENT_STATE_CHANGED'], false)).toEqual([]);
  expect(problemsOfTopics(['TEST'], false)[0]?.code).toBe('TEST_IS_SENT_BY_HAND');
  expect(problemsOfTopics([], false)[0]?.code).toBe('REQUIRED');
});

test('an organisation has so many webhooks and no more; a removed one takes no step', () => {
  expect(refuseOneMore(MOST_WEBHOOKS - 1)).toBeNull();
  expect(refuseOneMore(MOST_WEBHOOKS)?.code).toBe('WEBHOOK_LIMIT_REACHED');
  expect(refuseWebhookStep('ACTIVE', 'PAUSED')).toBeNull();
  expect(refuseWebhookStep('PAUSED', 'PAUSED')?.state).toBe('PAUSED');
  expect(refuseWebhookStep('REMOVED', 'ACTIVE')?.state).toBe('REMOVED');
});
