import { expect, test } from 'vitest';

import { changesBetween } from '../../../subgraphs/programs/changes/change.rules.ts';
import {
  problemsOfNewDay,
  refuseHeld,
  refuseOutdatedMeeting,
} from '../../../subgraphs/programs/meeting-changes/meeting-change.rules.ts';
import { isAuthor, mayStillChange } from '../../../subgraphs/programs/proposal-changes/proposal-change.rules.ts';
import { ProposalStatus } from '../../../subgraphs/programs/proposals/proposal.rules.ts';

test('a change names the fields that differ, and nothing else', () => {
  const before: { title: string; requested: bigint; volume: bigint | null; agenda: string[] } = {
    title: 'a',
    requested: 10n,
    volume: null,
    agenda: ['x'],
  };
  expect(changesBetween(before, { ...before, agenda: ['x'] })).toEqual([]);
  expect(changesBetween(before, { ...before, requested: 11n, volume: 3n, agenda: ['x', 'y'] })).toEqual([
    { field: 'requested', before: '10', after: '11' },
    { field: 'volume', before: null, after: '3' },
    { field: 'agenda', before: '["x"]', after: '["x","y"]' },
  ]);
});

test('the author is the account that submitted it, or a colleague; what nobody submitted is of every officer', () => {
  const author = { subject: 'a', organisation: 'desa' };
  expect(isAuthor(author, { subject: 'a', organisation: null })).toBe(true);
  expect(isAuthor(author, { subject: 'b', organisation: 'desa' })).toBe(true);
  expect(isAuthor(author, { subject: 'b', organisation: 'kabupaten' })).toBe(false);
  expect(isAuthor({ subject: 'a', organisation: null }, { subject: 'b', organisation: null })).toBe(false);
  expect(isAuthor({ subject: null, organisation: null }, { subject: 'b', organisation: 'kabupaten' })).toBe(true);
});

test('only what is in progress may still be changed', () => {
  expect(Object.values(ProposalStatus).filter(mayStillChange)).toEqual(['IN_PROGRESS']);
});

test('a meeting is held from its first day on', () => {
  expect(refuseHeld('2026-11-22', '2026-11-21')).toBeNull();
  expect(refuseHeld('2026-11-21', '2026-11-21')?.code).toBe('MEETING_HELD');
  expect(refuseHeld(null, '2026-11-21')?.code).toBe('MEETING_HELD');
  expect([refuseOutdatedMeeting(2, 2), refuseOutdatedMeeting(2, 1)?.currentVersion]).toEqual([null, 2]);
});

test('a new day is today or later, and before the first meeting that follows', () => {
  const codes = (day: string | null, ...followers: (string | null)[]) =>
    problemsOfNewDay(day, '2026-11-21', followers).map(({ code }) => code);
  expect([codes('2026-11-21'), codes(null, '2020-01-01'), codes('2026-11-22', '2026-11-23', null)]).toEqual([
    [],
    [],
    [],
  ]);
  expect(codes('2026-11-20')).toEqual(['DAY_IN_PAST']);
  expect(codes('2026-11-23', '2026-11-23')).toEqual(['AFTER_ITS_FOLLOWER']);
});
