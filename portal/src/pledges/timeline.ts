import type { InfoStep, PledgeState } from '../api/generated/graphql.ts';

interface Step {
  fromState: PledgeState;
  toState: PledgeState;
  happenedAt: string;
  actorName: string;
  reason: string | null;
  isUndo: boolean;
  info: InfoStep | null;
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

/** The id of the words for what happened: before delivery, a step that leaves the state asked, answered or changed amounts. */
export function whatHappened({ fromState, toState, isUndo, info }: Step): string {
  if (isUndo) return 'pledges.happened.undo';
  if (info) return `pledges.happened.${info}`;
  const isSame = fromState === toState && (toState === 'SUBMITTED' || toState === 'COMMITTED');
  return isSame ? 'pledges.happened.amounts' : `pledges.happened.${toState}`;
}
