import { expect, test } from 'vitest';

import {
  problemOfValue,
  refuseDecidedCorrection,
  refuseOwnCorrection,
  refuseSecondCorrection,
} from '../../../subgraphs/pillars/corrections/correction.rules.ts';
import { endOfOwner } from '../../../subgraphs/pillars/deployments/deployment.rules.ts';

test.each([
  ['FULL_NAME', 'Si', true],
  ['FULL_NAME', 'S', false],
  ['FULL_NAME', '  S ', false],
  ['FULL_NAME', 'N'.repeat(120), true],
  ['FULL_NAME', 'N'.repeat(121), false],
  ['FULL_NAME', 'Siti 0071010101900001', false],
  ['FULL_NAME', null, false],
  ['PHONE', '+62 812 0000', true],
  ['PHONE', 'telepon', false],
  ['PHONE', null, true],
] as const)('%s %s could stand in the register: %s', (field, value, isRight) => {
  expect(problemOfValue(field, value) === null).toBe(isRight);
});

test('a correction is decided once, by somebody else, and one at a time', () => {
  expect(refuseDecidedCorrection('REQUESTED')).toBeNull();
  for (const state of ['ACCEPTED', 'REFUSED', 'LAPSED'] as const) {
    expect(refuseDecidedCorrection(state)).toMatchObject({ code: 'CORRECTION_DECIDED', state });
  }
  expect([refuseOwnCorrection(false), refuseSecondCorrection(null)]).toEqual([null, null]);
  expect(refuseOwnCorrection(true)).toMatchObject({ code: 'OWN_CORRECTION' });
  expect(refuseSecondCorrection({ id: 'x' })).toMatchObject({ correction: { id: 'x' } });
});

test.each([
  ['ACTIVE', '2026-11-21', { to: 'COMPLETED', endsOn: '2026-11-21' }],
  ['ACTIVE', '2026-12-31', { to: 'COMPLETED', endsOn: '2026-11-30' }],
  ['ACTIVE', '2026-11-01', { to: 'COMPLETED', endsOn: '2026-11-10' }],
  ['CONFIRMED', '2026-11-21', { to: 'CANCELLED', endsOn: '2026-11-30' }],
  ['PROPOSED', '2026-11-21', { to: 'CANCELLED', endsOn: '2026-11-30' }],
] as const)('%s on %s ends as %o when its person leaves', (state, today, end) => {
  expect(endOfOwner({ state, beginsOn: '2026-11-10', endsOn: '2026-11-30' }, today)).toMatchObject(end);
});

test.each(['COMPLETED', 'CANCELLED', 'DECLINED'] as const)('what is %s stays as it is', (state) => {
  expect(endOfOwner({ state, beginsOn: '2026-11-10', endsOn: '2026-11-30' }, '2026-11-21')).toBeNull();
});
