import { expect, test } from 'vitest';

import {
  mayShowName,
  mayShowPhone,
  refuseSecondConsent,
  refuseWithoutConsent,
} from '../../../subgraphs/pillars/consents/consent.rules.ts';
import { readsOf, type Look } from '../../../subgraphs/pillars/personal-reads/personal-read.rules.ts';

test('a phone is shown only while its owner agrees; not having been asked is no consent', () => {
  expect([mayShowPhone('GIVEN'), mayShowPhone('NONE'), mayShowPhone('WITHDRAWN')]).toEqual([true, false, false]);
});

test('a name is hidden once consent was taken back, save while a deployment lasts', () => {
  expect([mayShowName('GIVEN', false), mayShowName('NONE', false)]).toEqual([true, true]);
  expect([mayShowName('WITHDRAWN', true), mayShowName('WITHDRAWN', false)]).toEqual([true, false]);
});

test('a consent that counts is not recorded again, and none cannot be taken back', () => {
  expect(refuseSecondConsent(null)).toBeNull();
  expect(refuseSecondConsent({ id: 'a' })).toMatchObject({ code: 'CONSENT_ALREADY_GIVEN', consent: { id: 'a' } });
  expect(refuseWithoutConsent()).toMatchObject({ code: 'CONSENT_NOT_GIVEN' });
});

test('the looks of one request are a row a person, each field once, with the purpose that was told', () => {
  const look = (personnelId: string, field: Look['field'], purpose: string | null = null) => ({
    personnelId,
    field,
    purpose,
  });
  const looks = [look('a', 'PHONE'), look('b', 'FULL_NAME'), look('a', 'FULL_NAME', 'piket'), look('a', 'PHONE')];
  expect(readsOf(looks)).toEqual([
    { personnelId: 'a', fields: ['FULL_NAME', 'PHONE'], purpose: 'piket' },
    { personnelId: 'b', fields: ['FULL_NAME'], purpose: null },
  ]);
  expect(readsOf([])).toEqual([]);
});
