import { expect, test } from 'vitest';

import {
  companyActions,
  refuseCompanyStep,
  refuseOwnJudgement,
  refuseSecondRegistration,
  refuseStaleCompany,
  refuseTakenNumber,
  statusAfterChange,
} from '../../../subgraphs/csr/companies/company.rules.ts';

test('a registered company is verified or rejected, a verified one suspended, a suspended one verified again', () => {
  expect(refuseCompanyStep('REGISTERED', 'VERIFIED')).toBeNull();
  expect(refuseCompanyStep('REGISTERED', 'REJECTED')).toBeNull();
  expect(refuseCompanyStep('VERIFIED', 'SUSPENDED')).toBeNull();
  expect(refuseCompanyStep('SUSPENDED', 'VERIFIED')).toBeNull();
  expect(refuseCompanyStep('VERIFIED', 'REJECTED')).toMatchObject({
    __typename: 'CompanyStatusDiffers',
    status: 'VERIFIED',
  });
  expect(refuseCompanyStep('REJECTED', 'VERIFIED')).toMatchObject({ status: 'REJECTED' });
});

test('nobody judges the company of their own organisation', () => {
  expect(refuseOwnJudgement('org-1', 'org-1')).toMatchObject({ __typename: 'OwnOrganisation' });
  expect(refuseOwnJudgement('org-1', 'forum')).toBeNull();
  expect(refuseOwnJudgement('org-1', null)).toBeNull();
});

test('a change against an older version is refused and says the newest', () => {
  expect(refuseStaleCompany(3, 3)).toBeNull();
  expect(refuseStaleCompany(3, 2)).toMatchObject({ __typename: 'CompanyChangedMeanwhile', version: 3 });
});

test('a refused registration names the own code, a taken number names nobody', () => {
  expect(refuseSecondRegistration('PRS-0001')).toMatchObject({ companyCode: 'PRS-0001' });
  expect(Object.keys(refuseTakenNumber()).toSorted()).toEqual(['__typename', 'code', 'words']);
});

test('a new name is checked anew, another sector is not, and a rejected company comes back by any change', () => {
  expect(statusAfterChange('VERIFIED', true)).toBe('REGISTERED');
  expect(statusAfterChange('VERIFIED', false)).toBe('VERIFIED');
  expect(statusAfterChange('REJECTED', false)).toBe('REGISTERED');
  expect(statusAfterChange('SUSPENDED', true)).toBe('SUSPENDED');
});

test('each viewer is offered what the commands would let them do', () => {
  expect(companyActions('REGISTERED', { isMember: true, isJudge: false })).toEqual(['CHANGE', 'SET_VISIBILITY']);
  expect(companyActions('REGISTERED', { isMember: false, isJudge: true })).toEqual(['VERIFY', 'REJECT']);
  expect(companyActions('VERIFIED', { isMember: false, isJudge: true })).toEqual(['SUSPEND']);
  expect(companyActions('REGISTERED', { isMember: true, isJudge: true })).toEqual(['CHANGE', 'SET_VISIBILITY']);
  expect(companyActions('VERIFIED', { isMember: false, isJudge: false })).toEqual([]);
});
