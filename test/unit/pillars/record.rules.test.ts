import { expect, test } from 'vitest';

import { AREA_CODE } from '../../../subgraphs/pillars/areas/area.rules.ts';
import { refuseOverlap } from '../../../subgraphs/pillars/availability/availability.rules.ts';
import {
  isCertificateValid,
  refuseSecondCertificate,
} from '../../../subgraphs/pillars/certificates/certificate.rules.ts';
import {
  refuseEndedOrganisation,
  refuseSecondOrganisation,
} from '../../../subgraphs/pillars/organisations/organisation.rules.ts';
import { isOnList } from '../../../subgraphs/pillars/resource-types/resource-type.rules.ts';
import { refuseSecondRecord } from '../../../subgraphs/pillars/trainings/training-session.rules.ts';

test('a certificate holds from its first to its last day', () => {
  const certificate = { issuedOn: '2027-01-10', expiresOn: '2027-12-31' };
  const days = ['2027-01-09', '2027-01-10', '2027-12-31', '2028-01-01'];
  expect(days.map((day) => isCertificateValid(certificate, day))).toEqual([false, true, true, false]);
  expect(isCertificateValid({ ...certificate, expiresOn: null }, '2099-01-01')).toBe(true);
});

test('what is there already is named instead of written twice', () => {
  const same = { id: 'x' };
  expect(refuseSecondCertificate(same)).toMatchObject({ __typename: 'CertificateAlreadyIssued', certificate: same });
  expect(refuseSecondOrganisation(same)).toMatchObject({
    __typename: 'OrganisationAlreadyRegistered',
    organisation: same,
  });
  expect(refuseSecondRecord(same)).toMatchObject({ __typename: 'TrainingSessionAlreadyRecorded', session: same });
  const window = { beginsOn: '2027-01-01', endsOn: '2027-01-31' };
  expect(refuseOverlap(window)).toMatchObject({ __typename: 'AvailabilityOverlaps', window });
});

test('what is new passes', () => {
  expect(refuseSecondCertificate(null)).toBeNull();
  expect(refuseSecondOrganisation(null)).toBeNull();
  expect(refuseSecondRecord(null)).toBeNull();
  expect(refuseOverlap(null)).toBeNull();
});

test('an organisation ends once', () => {
  expect(refuseEndedOrganisation('ACTIVE')).toBeNull();
  expect(refuseEndedOrganisation('ENDED')).toMatchObject({ __typename: 'OrganisationEnded' });
});

test('a parent is on the list of the law, its children on the list of thirteen', () => {
  const parent = { isInLaw: true, isLeaf: false };
  const child = { isInLaw: false, isLeaf: true };
  expect([isOnList(parent, 'LAW'), isOnList(parent, 'SEED'), isOnList(child, 'LAW'), isOnList(child, 'SEED')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test.each(['0', '15', '15.04', '15.04.01', '15.04.01.2003'])('%s is written like an area code', (code) => {
  expect(AREA_CODE.form.test(code)).toBe(true);
});

test.each(['', '1504', '15.4', '15.04.01.03', '15.2003', '15.04.', 'x', '15.04%'])('%j is not', (code) => {
  expect(AREA_CODE.form.test(code)).toBe(false);
});
