import { expect, test } from 'vitest';

import {
  agreementActions,
  agreementState,
  refuseAfterEnd,
  refuseStaleAgreement,
  refuseUncommitted,
  termProblems,
} from '../../../subgraphs/csr/agreements/agreement.rules.ts';

const term = { validFrom: '2026-03-01', validUntil: '2026-11-30', endedOn: null };

test.each([
  ['2026-02-28', 'UPCOMING'],
  ['2026-03-01', 'IN_FORCE'],
  ['2026-11-30', 'IN_FORCE'],
  ['2026-12-01', 'LAPSED'],
])('on %s the agreement is %s', (day, state) => {
  expect(agreementState(term, day)).toBe(state);
});

test('an ended agreement holds on its last day, and never again; one without a last day does not lapse', () => {
  const ended = { ...term, endedOn: '2026-06-15' };
  expect(agreementState(ended, '2026-06-15')).toBe('IN_FORCE');
  expect(agreementState(ended, '2026-06-16')).toBe('ENDED');
  expect(agreementState({ ...term, endedOn: '2026-02-01' }, '2026-02-01')).toBe('ENDED');
  expect(agreementState({ ...term, validUntil: null }, '2099-01-01')).toBe('IN_FORCE');
});

test('all days that are wrong are named at once; the edges are right', () => {
  const wrong = { signedOn: '2026-11-22', validFrom: '2026-11-22', validUntil: '2026-11-21' };
  expect(termProblems(wrong, '2026-11-21').map(({ field }) => field)).toEqual(['signedOn', 'validUntil']);
  expect(termProblems({ ...wrong, signedOn: '2026-11-21', validUntil: '2026-11-22' }, '2026-11-21')).toEqual([]);
  expect(termProblems({ ...wrong, signedOn: '2026-11-21', validUntil: null }, '2026-11-21')).toEqual([]);
});

test('every pledge needs an accepted part, the version must be the newest, and an end is an end', () => {
  expect(refuseUncommitted([{ code: 'IKR-1', isAccepted: true }])).toBeNull();
  const two = [
    { code: 'IKR-1', isAccepted: true },
    { code: 'IKR-2', isAccepted: false },
  ];
  expect(refuseUncommitted(two)).toMatchObject({ pledgeCodes: ['IKR-2'] });
  expect(refuseStaleAgreement(2, 2)).toBeNull();
  expect(refuseStaleAgreement(3, 2)).toMatchObject({ code: 'VERSION_STALE', version: 3 });
  expect(refuseAfterEnd(null)).toBeNull();
  expect(refuseAfterEnd('2026-01-01')).toMatchObject({ endedOn: '2026-01-01' });
  expect([agreementActions(true, null), agreementActions(false, null), agreementActions(true, '2026-01-01')]).toEqual([
    ['RENEW', 'END'],
    [],
    [],
  ]);
});
