import { expect, test } from 'vitest';

import {
  meetingCode,
  problemsOfBlanks,
  problemsOfMeeting,
  problemsOfTexts,
} from '../../../subgraphs/programs/meetings/meeting.rules.ts';

const meeting = { areaCode: '15.07', startsOn: '2026-11-21', endsOn: null };
const codes = (problems: { code: string; field: string }[]) => problems.map(({ field, code }) => `${field} ${code}`);

test('a meeting ends on its first day or later', () => {
  expect(problemsOfMeeting({ ...meeting, endsOn: '2026-11-21' }, 'NONE')).toEqual([]);
  expect(codes(problemsOfMeeting({ ...meeting, endsOn: '2026-11-20' }, 'NONE'))).toEqual(['endsOn ENDS_BEFORE_START']);
});

test('a meeting follows up an earlier one of its own area', () => {
  const earlier = { areaCode: '15.07', startsOn: '2026-11-20' };
  expect(problemsOfMeeting(meeting, earlier)).toEqual([]);
  expect(problemsOfMeeting(meeting, { ...earlier, startsOn: null })).toEqual([]);
  for (const wrong of [{ ...earlier, startsOn: '2026-11-21' }, { ...earlier, areaCode: '15' }, 'UNKNOWN'] as const)
    expect(codes(problemsOfMeeting(meeting, wrong))).toEqual(['followsId NOT_FOLLOWED']);
});

test('no text holds an identity number, with dots and spaces too', () => {
  const about = (text: string | null) => codes(problemsOfTexts([{ field: 'note', text }]));
  expect(about('Rp1.571.010.101.900.001.000')).toEqual([]);
  expect(about('157101010190000')).toEqual([]);
  expect(about(null)).toEqual([]);
  expect(about('NIK 1571010101900001')).toEqual(['note HOLDS_NIK']);
  expect(about('1571 0101 0190 0001')).toEqual(['note HOLDS_NIK']);
});

test('a text is left out or says something', () => {
  const blank = (text: string | null) => codes(problemsOfBlanks([{ field: 'theme', text }]));
  expect([blank(null), blank('a')]).toEqual([[], []]);
  expect(blank('  ')).toEqual(['theme TEXT_MISSING']);
});

test('the code names area, year and number', () => {
  expect(meetingCode('32.12', 2024, 1)).toBe('RKR-3212-2024-0001');
});
