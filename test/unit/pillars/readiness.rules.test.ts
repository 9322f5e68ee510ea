import { describe, expect, test } from 'vitest';

import {
  daysToServe,
  readinessOf,
  worstOf,
  type Assigned,
} from '../../../subgraphs/pillars/readiness/readiness.rules.ts';
import {
  isSameRequirements,
  refuseOlderRequirements,
  refuseOtherTotal,
} from '../../../subgraphs/pillars/requirements/requirement.rules.ts';

const DAYS = ['2027-03-01'];
const one = (typeCode: string, isFree = true, ...certificates: string[]): Assigned => ({
  typeCode,
  isFree,
  certificates,
});
const tagana = { typeCode: 'TAGANA', people: 2, certificate: 'Dapur Umum' };

describe('readiness', () => {
  test('is reached with the last person who is assigned and free, not before', () => {
    expect(readinessOf(2, [], [one('PSM'), one('TKSK')], DAYS)).toMatchObject({ state: 'READY', free: 2, missing: [] });
    expect(readinessOf(2, [], [one('PSM'), one('TKSK', false)], DAYS)).toMatchObject({
      state: 'SHORT',
      assigned: 2,
      free: 1,
      missing: [{ typeCode: null, people: 1, reason: 'NOT_FREE' }],
    });
    expect(readinessOf(0, [], [], DAYS).state).toBe('READY');
  });

  test('names each missing person once, under the first reason', () => {
    const people = [one('TAGANA'), one('TAGANA', false, 'dapur umum'), one('PSM')];
    const { missing, certified } = readinessOf(4, [tagana, { ...tagana, typeCode: 'TKSK' }], people, DAYS);
    expect(missing).toEqual([
      { typeCode: 'TAGANA', people: 1, reason: 'NOT_FREE' },
      { typeCode: 'TAGANA', people: 1, reason: 'NOT_CERTIFIED' },
      { typeCode: 'TKSK', people: 2, reason: 'NOT_ASSIGNED' },
    ]);
    expect(certified).toBe(0);
  });

  test('compares certificates without case, and others do not stand in for a type', () => {
    const two = [one('TAGANA', true, 'dapur umum'), one('TAGANA', true, 'dapur umum')];
    expect(readinessOf(null, [tagana], two, DAYS)).toMatchObject({ state: 'READY', needed: 2, certified: 2 });
    expect(readinessOf(2, [tagana], [one('PSM'), one('PSM')], DAYS).missing).toEqual([
      { typeCode: 'TAGANA', people: 2, reason: 'NOT_ASSIGNED' },
    ]);
  });

  test('is unknown without a need and without a day, and says which', () => {
    expect(readinessOf(null, [], [one('PSM')], DAYS)).toMatchObject({
      state: 'UNKNOWN',
      assigned: 1,
      missing: [{ reason: 'NEED_UNKNOWN', people: null }],
    });
    expect(readinessOf(1, [], [one('PSM')], [])).toMatchObject({
      state: 'UNKNOWN',
      missing: [{ reason: 'DAYS_UNKNOWN' }],
    });
  });

  test('of several parts the worst counts: the larger shortage, then the unknown', () => {
    const [ready, unknown] = [readinessOf(0, [], [], DAYS), readinessOf(null, [], [], DAYS)];
    const [little, much] = [readinessOf(1, [], [], DAYS), readinessOf(3, [], [], DAYS)];
    expect(worstOf([ready, unknown])).toBe(unknown);
    expect(worstOf([unknown, little, much, ready])).toBe(much);
    expect(worstOf([])).toBeNull();
  });
});

describe('the days', () => {
  test('are those of the plan, late ones today, and the deadline without a plan', () => {
    expect(daysToServe(['2027-05-01', '2027-02-01', '2027-02-02'], '2027-11-30', '2027-03-01')).toEqual([
      '2027-03-01',
      '2027-05-01',
    ]);
    expect(daysToServe([], '2027-03-01', '2027-03-01')).toEqual(['2027-03-01']);
    expect(daysToServe([], null, '2027-03-01')).toEqual([]);
  });
});

describe('requirements', () => {
  test('add up to the need, or the refusal says by how many they miss it', () => {
    expect(refuseOtherTotal([tagana], 2)).toBeNull();
    expect(refuseOtherTotal([tagana], null)).toBeNull();
    expect(refuseOtherTotal([], 5)).toBeNull();
    expect(refuseOtherTotal([tagana], 3)).toMatchObject({ needed: 3, stated: 2 });
    expect(refuseOtherTotal([tagana], 3)?.words.EN).toContain('add 1');
    expect(refuseOtherTotal([tagana], 1)?.words.EN).toContain('take 1 off');
  });

  test('are the same in another order, and another with another certificate', () => {
    const psm = { typeCode: 'PSM', people: 1, certificate: null };
    expect(isSameRequirements([psm, tagana], [tagana, psm])).toBe(true);
    expect(isSameRequirements([tagana], [{ ...tagana, certificate: null }])).toBe(false);
  });

  test('set against an older version are refused', () => {
    expect(refuseOlderRequirements(2, 2)).toBeNull();
    expect(refuseOlderRequirements(2, 1)).toMatchObject({ code: 'DELIVERY_REQUIREMENTS_CHANGED', version: 2 });
  });
});
