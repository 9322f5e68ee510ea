import { describe, expect, test } from 'vitest';

import { assignSchema, isPeriod, weeksAfter } from '../../../portal/src/deployments/assignForm.ts';
import { certificateState } from '../../../portal/src/people/certificates.ts';
import { personSchema, skillsOf } from '../../../portal/src/people/personForm.ts';
import { conflictOf, tried, without, type Draft } from '../../../portal/src/visits/drafts.ts';
import * as v from 'valibot';

const draft: Draft = {
  key: 'one',
  deploymentId: 'd',
  who: 'C.T.',
  gap: 'Contoh',
  visitedOn: '2026-11-22',
  hours: 2,
  activity: 'ASSISTANCE',
  peopleReached: 3,
  isTried: false,
};
const standing = { id: 'r', hours: 4, activity: 'REFERRAL' as const };

describe('attendance written down on the device', () => {
  test('a day that was reported before is looked at first, unless this record may be that report itself', () => {
    expect(conflictOf(draft, [standing])).toBe(standing);
    expect(conflictOf(draft, [{ ...standing, voidedAt: '2026-11-22T01:00:00Z' }])).toBeNull();
    expect(conflictOf({ ...draft, isTried: true }, [standing])).toBeNull();
  });

  test('a record that is tried is marked, one that is sent goes; the others stay', () => {
    const other = { ...draft, key: 'two' };
    expect(tried([draft, other], 'one').map(({ isTried }) => isTried)).toEqual([true, false]);
    expect(without([draft, other], 'one')).toEqual([other]);
  });
});

describe('people', () => {
  test.for([
    [null, 'VALID'],
    ['2026-11-21', 'EXPIRED'],
    ['2026-11-22', 'SOON'],
    ['2027-01-21', 'SOON'],
    ['2027-01-22', 'VALID'],
  ] as const)('a certificate until %s is %s on 2026-11-22', ([expiresOn, state]) => {
    expect(certificateState(expiresOn, '2026-11-22')).toBe(state);
  });

  test('a NIK is refused wherever it is written', () => {
    const entry = { fullName: 'Contoh', phone: '', type: 'TKSK', skills: '' };
    expect(v.safeParse(personSchema, entry).success).toBe(true);
    for (const field of ['fullName', 'phone', 'skills'])
      expect(v.safeParse(personSchema, { ...entry, [field]: 'A 1571 0101 0190 0001' }).success).toBe(false);
  });

  test('skills are parted by commas, each once', () => {
    expect(skillsOf(' pendataan, dapur umum ,,pendataan')).toEqual(['pendataan', 'dapur umum']);
  });
});

describe('an assignment', () => {
  const form = { beginsOn: '2026-11-22', endsOn: '2026-12-19', hoursPerWeek: '20', task: '' };
  const takes = (change: object) => v.safeParse(assignSchema('2026-11-22'), { ...form, ...change }).success;

  test('runs four weeks unless told, both ends included', () => {
    expect(weeksAfter('2026-11-22')).toBe('2026-12-19');
  });

  test('begins today at the earliest, ends after it begins, takes 1 to 60 hours a week', () => {
    expect(takes({})).toBe(true);
    expect(takes({ beginsOn: '2026-11-21' })).toBe(false);
    expect(takes({ endsOn: '2026-11-21' })).toBe(false);
    expect(takes({ endsOn: '2029-11-22' })).toBe(false);
    expect(takes({ hoursPerWeek: '61' })).toBe(false);
    expect(takes({ hoursPerWeek: '0' })).toBe(false);
    expect(takes({ task: 'ab' })).toBe(false);
    expect(isPeriod('2026-11-22', '', '2026-11-22')).toBe(false);
  });
});
