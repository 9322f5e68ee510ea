import type { PledgeState } from '../api/generated/graphql.ts';

interface Step {
  fromState: PledgeState;
  toState: PledgeState;
  happenedAt: string;
  actorName: string;
  reason: string | null;
  isUndo: boolean;
}

export interface Moment extends Step {
  /** Where the part that moved is. */
  place: string | null;
}

interface Part {
  history: readonly Step[] | null;
  gapArea: { area: { name: string } } | null;
}

/** What happened to all parts of a pledge, the newest first; a pledge of one part needs no place beside it. */
export function timelineOf(parts: readonly Part[]): Moment[] {
  const moments = parts.flatMap(({ history, gapArea }) =>
    (history ?? []).map((step) => ({ ...step, place: parts.length > 1 ? (gapArea?.area.name ?? null) : null })),
  );
  return moments.toSorted((one, other) => other.happenedAt.localeCompare(one.happenedAt));
}

/** A step that leaves the state as it was is a question of the coordinator. */
export const isQuestion = ({ fromState, toState, isUndo }: Step): boolean =>
  fromState === 'SUBMITTED' && toState === 'SUBMITTED' && !isUndo;
