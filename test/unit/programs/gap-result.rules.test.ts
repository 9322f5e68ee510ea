import { expect, test } from 'vitest';

import { boundBeside } from '../../../subgraphs/programs/gap-areas/gap-area.rules.ts';
import {
  problemsOfResult,
  refuseEarlyResult,
  refuseReplaced,
  sumOfShown,
} from '../../../subgraphs/programs/gap-results/gap-result.rules.ts';

const shown = (count: number) => ({ count, isSuppressed: false, display: String(count) });
const hidden = { count: null, isSuppressed: true, display: '<5' };

test('a sum with a hidden part is hidden too, so that nothing can be subtracted', () => {
  expect(sumOfShown([])).toBeNull();
  expect(sumOfShown([shown(7), shown(5)])).toEqual({ count: 12, isSuppressed: false, display: '12' });
  expect(sumOfShown([hidden])).toEqual({ count: null, isSuppressed: true, display: '<5' });
  expect(sumOfShown([shown(7), hidden])).toEqual({ count: null, isSuppressed: true, display: '≥7' });
});

test('nobody is reached before something was delivered or budgeted', () => {
  expect(refuseEarlyResult({ delivered: false, budgeted: false })?.code).toBe('NOTHING_DELIVERED');
  expect(refuseEarlyResult({ delivered: true, budgeted: false })).toBeNull();
  expect(refuseEarlyResult({ delivered: false, budgeted: true })).toBeNull();
});

test('a result is put right once, and counts no people below none', () => {
  expect(refuseReplaced(true)?.code).toBe('RESULT_REPLACED');
  expect(refuseReplaced(false)).toBeNull();
  expect(problemsOfResult({ peopleReached: 0 })).toEqual([]);
  expect(problemsOfResult({ peopleReached: -1 })).toMatchObject([{ code: 'COUNT_OUT_OF_RANGE' }]);
});

test('a target beside withheld people in need takes their bound, as far as it stays true', () => {
  expect([
    boundBeside(11, 50),
    boundBeside(49, 50),
    boundBeside(50, 50),
    boundBeside(11, null),
    boundBeside(null, 50),
  ]).toEqual([50, 50, null, null, null]);
});
