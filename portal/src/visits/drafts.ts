// Attendance that was written down and not sent yet. What is in a draft is sent once: its key is made with it.
import type { VisitActivity } from '../api/generated/graphql.ts';

export interface Draft {
  /** The idempotency key of the report. */
  key: string;
  deploymentId: string;
  /** Who and where, as the list shows it without a line. */
  who: string;
  gap: string;
  visitedOn: string;
  hours: number;
  activity: VisitActivity;
  peopleReached: number;
  /** Set before the first try: the hub may have it, so it is sent again with the same key, whatever else is there. */
  isTried: boolean;
}

/** A report that stands in the hub for the same day of the same assignment. */
export interface Standing {
  id: string;
  hours: number;
  activity: VisitActivity;
  peopleReached?: number | null;
}

/** Other reports of that day: they have to be looked at before a draft is sent for the first time. */
export const conflictOf = <Report extends Standing & { voidedAt?: string | null }>(
  draft: Draft,
  reports: readonly Report[],
): Report | null => (draft.isTried ? null : (reports.find(({ voidedAt }) => !voidedAt) ?? null));

export const without = (drafts: readonly Draft[], key: string): Draft[] => drafts.filter((one) => one.key !== key);

export const tried = (drafts: readonly Draft[], key: string): Draft[] =>
  drafts.map((one) => (one.key === key ? { ...one, isTried: true } : one));

/** The input of the command that a draft becomes. */
export const inputOf = ({ key, deploymentId, visitedOn, hours, activity, peopleReached }: Draft) => ({
  idempotencyKey: key,
  deploymentId,
  visitedOn,
  hours,
  activity,
  peopleReached,
});
