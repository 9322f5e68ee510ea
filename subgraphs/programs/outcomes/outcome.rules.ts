import type { LocalDate } from '#kit/dates';
import type { RefusalReason } from '#kit/refusal';

export const OUTCOME_KINDS = ['RECOMMENDATION', 'COMMITMENT'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** What may be told of an outcome next; still standing where it stood is news too. */
export const OUTCOME_STEPS = {
  OPEN: ['OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED'],
  IN_PROGRESS: ['IN_PROGRESS', 'DONE', 'DROPPED'],
  DONE: [],
  DROPPED: [],
} as const satisfies Record<string, readonly string[]>;

export type OutcomeStatus = keyof typeof OUTCOME_STEPS;

export interface OutcomeStale extends RefusalReason {
  __typename: 'OutcomeStale';
  currentVersion: number;
}

export interface OutcomeEnded extends RefusalReason {
  __typename: 'OutcomeEnded';
  status: OutcomeStatus;
}

/** Why a step may not be told of an outcome, or null when it may. */
export function refuseTelling(
  outcome: { version: number; status: OutcomeStatus },
  telling: { expectedVersion: number; status: OutcomeStatus },
): OutcomeStale | OutcomeEnded | null {
  if (outcome.version !== telling.expectedVersion) {
    return {
      __typename: 'OutcomeStale',
      code: 'OUTCOME_STALE',
      currentVersion: outcome.version,
      words: {
        ID: `Catatan ini sudah berubah (versi ${outcome.version}). Muat ulang, lalu ulangi.`,
        EN: `This record has changed (version ${outcome.version}). Load it again, then repeat.`,
      },
    };
  }
  const steps: readonly string[] = OUTCOME_STEPS[outcome.status];
  if (steps.includes(telling.status)) return null;
  return {
    __typename: 'OutcomeEnded',
    code: 'OUTCOME_STEP_NOT_ALLOWED',
    status: outcome.status,
    words: {
      ID: `Status ${outcome.status} tidak dapat menjadi ${telling.status}.`,
      EN: `What is ${outcome.status} cannot become ${telling.status}.`,
    },
  };
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

/** What does not fit together in a new outcome of a meeting. */
export function problemsOfOutcome(
  outcome: { dueOn: LocalDate | null },
  meeting: { startsOn: LocalDate | null },
): Problem[] {
  if (outcome.dueOn === null || meeting.startsOn === null || outcome.dueOn >= meeting.startsOn) return [];
  return [{ field: 'dueOn', code: 'DUE_BEFORE_MEETING', message: 'is due on the day of the meeting or later.' }];
}

/** One problem for each linked gap area that is not public or lies outside the area of the meeting. */
export function problemsOfGaps(gapAreaIds: readonly string[], known: ReadonlySet<string>): Problem[] {
  return gapAreaIds.flatMap((id, at) =>
    known.has(id)
      ? []
      : [
          {
            field: `gapAreaIds.${at}`,
            code: 'UNKNOWN_GAP_AREA',
            message: 'the area of the meeting has no published gap area of that id.',
          },
        ],
  );
}

export interface ToldAt {
  id: string;
  areaCode: string;
  startsOn: LocalDate | null;
}

/** What is wrong with the meeting at which something was told of an outcome of `from`. */
export function problemsOfTelling(from: ToldAt, at: ToldAt | 'NONE' | 'UNKNOWN', isFollowing: boolean): Problem[] {
  if (at === 'NONE') return [];
  const wrong = (message: string) => [{ field: 'meetingId', code: 'NOT_FOLLOWING', message }];
  if (at === 'UNKNOWN') return wrong('the hub knows no meeting of that id.');
  if (at.areaCode !== from.areaCode || !isFollowing)
    return wrong('name a meeting that follows up the one it came from.');
  return [];
}

/** The code of an outcome: that of its meeting, R or K, and its number there. */
export function outcomeCode(meeting: string, kind: OutcomeKind, ordinal: number): string {
  return `${meeting}-${kind === 'RECOMMENDATION' ? 'R' : 'K'}${ordinal}`;
}
