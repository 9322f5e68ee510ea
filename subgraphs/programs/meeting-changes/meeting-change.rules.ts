import type { LocalDate } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';
import type { RefusalReason } from '#kit/refusal';

export interface MeetingHeld extends RefusalReason {
  __typename: 'MeetingHeld';
  startsOn: LocalDate | null;
}

export interface MeetingOutdated extends RefusalReason {
  __typename: 'MeetingOutdated';
  currentVersion: number;
}

/** A meeting is changed until the day before it begins; one without a day is on record as a source tells it. */
export function refuseHeld(startsOn: LocalDate | null, today: LocalDate): MeetingHeld | null {
  if (startsOn !== null && startsOn > today) return null;
  return {
    __typename: 'MeetingHeld',
    code: 'MEETING_HELD',
    startsOn,
    words: {
      ID: 'Rapat ini sudah dimulai atau sudah berlangsung, jadi catatannya tidak diubah lagi. Catat rumusan dan komitmennya.',
      EN: 'This meeting has begun or is over, so its record is not changed any more. Record what came of it instead.',
    },
  };
}

/** Two people at once: the second has seen an older record than the one it would change. */
export function refuseOutdatedMeeting(currentVersion: number, expectedVersion: number): MeetingOutdated | null {
  if (currentVersion === expectedVersion) return null;
  return {
    __typename: 'MeetingOutdated',
    code: 'MEETING_OUTDATED',
    currentVersion,
    words: {
      ID: `Catatan rapat ini sudah berubah (versi ${currentVersion}). Muat ulang lalu ubah lagi.`,
      EN: `The record of this meeting has changed (version ${currentVersion}). Load it again, then change it.`,
    },
  };
}

/** A new day is not past, and lies before the meetings that follow this one up; `followers` are their first days. */
export function problemsOfNewDay(
  startsOn: LocalDate | null | undefined,
  today: LocalDate,
  followers: readonly (LocalDate | null)[],
): FieldProblem[] {
  if (!startsOn) return [];
  const problems: FieldProblem[] = [];
  if (startsOn < today) {
    const message = `a meeting is moved to today (${today}, Asia/Jakarta) or later.`;
    problems.push({ field: 'startsOn', code: 'DAY_IN_PAST', message });
  }
  if (followers.some((day) => day !== null && day <= startsOn)) {
    const message = 'a meeting that follows this one up begins after it.';
    problems.push({ field: 'startsOn', code: 'AFTER_ITS_FOLLOWER', message });
  }
  return problems;
}
