import { expect, test } from 'vitest';

import { refuseMembershipStep, refuseUnverifiedMember } from '../../../subgraphs/csr/forum/membership.rules.ts';

test('a company asks once, and again after it was declined or left', () => {
  expect(refuseMembershipStep(null, 'REQUESTED')).toBeNull();
  expect(refuseMembershipStep('DECLINED', 'REQUESTED')).toBeNull();
  expect(refuseMembershipStep('LEFT', 'REQUESTED')).toBeNull();
  expect(refuseMembershipStep('REQUESTED', 'REQUESTED')).toMatchObject({ state: 'REQUESTED' });
  expect(refuseMembershipStep('ACCEPTED', 'REQUESTED')).toMatchObject({ state: 'ACCEPTED' });
});

test('only a request is accepted or declined, and only who is in or waits can leave', () => {
  expect(refuseMembershipStep('REQUESTED', 'ACCEPTED')).toBeNull();
  expect(refuseMembershipStep('REQUESTED', 'DECLINED')).toBeNull();
  expect(refuseMembershipStep('ACCEPTED', 'DECLINED')).not.toBeNull();
  expect(refuseMembershipStep('ACCEPTED', 'LEFT')).toBeNull();
  expect(refuseMembershipStep(null, 'LEFT')).toMatchObject({ __typename: 'MembershipStateDiffers', state: null });
});

test('a forum takes verified companies only', () => {
  expect(refuseUnverifiedMember('VERIFIED')).toBeNull();
  expect(refuseUnverifiedMember('REGISTERED')).toMatchObject({
    __typename: 'CompanyNotVerified',
    status: 'REGISTERED',
  });
});
