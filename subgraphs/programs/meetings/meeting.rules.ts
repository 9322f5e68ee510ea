import type { LocalDate } from '#kit/dates';

import { holdsIdentityNumber } from '../../importing/identity-number.rules.ts';

export const MEETING_KINDS = ['RAKOR', 'STRENGTHENING', 'TRAINING', 'FORUM', 'OTHER'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const CAPACITIES = ['ORGANISER', 'OPENED', 'SPEAKER', 'PARTICIPANT', 'INVITED', 'NAMED'] as const;
export type Capacity = (typeof CAPACITIES)[number];

interface Problem {
  field: string;
  code: string;
  message: string;
}

/** One problem for each text that holds an identity number. */
export function problemsOfTexts(texts: readonly { field: string; text: string | null | undefined }[]): Problem[] {
  return texts
    .filter(({ text }) => holdsIdentityNumber(text ?? ''))
    .map(({ field }) => ({ field, code: 'HOLDS_NIK', message: 'holds an identity number (NIK); leave it out.' }));
}

/** One problem for each text that is nothing but spaces. */
export function problemsOfBlanks(texts: readonly { field: string; text: string | null | undefined }[]): Problem[] {
  return texts
    .filter(({ text }) => text !== null && text !== undefined && text.trim() === '')
    .map(({ field }) => ({ field, code: 'TEXT_MISSING', message: 'write something, or leave it out.' }));
}

export interface EarlierMeeting {
  areaCode: string;
  startsOn: LocalDate | null;
}

/** What does not fit together in a meeting, field by field; `follows` is the meeting it says it follows up. */
export function problemsOfMeeting(
  meeting: { areaCode: string; startsOn: LocalDate; endsOn: LocalDate | null },
  follows: EarlierMeeting | 'NONE' | 'UNKNOWN',
): Problem[] {
  const problems: Problem[] = [];
  if (meeting.endsOn !== null && meeting.endsOn < meeting.startsOn) {
    problems.push({ field: 'endsOn', code: 'ENDS_BEFORE_START', message: 'a meeting ends on its first day or later.' });
  }
  const wrong = (message: string) => problems.push({ field: 'followsId', code: 'NOT_FOLLOWED', message });
  if (follows === 'UNKNOWN') wrong('the hub knows no meeting of that id.');
  else if (follows !== 'NONE') {
    if (follows.areaCode !== meeting.areaCode) wrong('a meeting follows up a meeting of its own area.');
    else if (follows.startsOn !== null && follows.startsOn >= meeting.startsOn)
      wrong('a meeting follows up an earlier one.');
  }
  return problems;
}

/** The code of a meeting: its area, its year, and the number within both. */
export function meetingCode(areaCode: string, year: number, serial: number): string {
  return `RKR-${areaCode.replaceAll('.', '')}-${year}-${String(serial).padStart(4, '0')}`;
}
