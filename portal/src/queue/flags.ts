// What a coordinator should look at before deciding. Each flag is a fact of the hub, never a judgement.
import { endsSoon, TARGET_DAYS, workingDaysSince } from './queueDays.ts';

export const FLAGS = ['DUPLICATE', 'OVER', 'COMPANY', 'NO_NIB', 'NO_SCHEDULE', 'CLOSED', 'LATE', 'HOLD'] as const;
export type Flag = (typeof FLAGS)[number];

/** What the flags of a part of a pledge are read from. */
export interface Flagged {
  amount: number;
  submittedAt?: string | null;
  holdUntil?: string | null;
  isGapTakingPledges: boolean;
  needLine?: { id: string } | null;
  kind: string;
  company?: { status: string; registrationNumber?: string | null } | null;
  overlaps: readonly { verdict: string }[];
  pledge?: { instalments: readonly unknown[] } | null;
  gapArea?: {
    coverage?: { lines: readonly { needLine?: { id: string } | null; uncovered: number }[] } | null;
  } | null;
}

/** What its need line still lacks, held or not; null when csr cannot say. */
export function uncoveredOf({ needLine, gapArea }: Flagged): number | null {
  return gapArea?.coverage?.lines.find((line) => line.needLine?.id === needLine?.id)?.uncovered ?? null;
}

/** The flags that are up, in a fixed order. */
export function flagsOf(part: Flagged, now: Date): Flag[] {
  const uncovered = uncoveredOf(part);
  const up: Record<Flag, boolean> = {
    DUPLICATE: part.overlaps.some(({ verdict }) => verdict === 'DUPLICATE'),
    OVER: uncovered !== null && part.amount > uncovered,
    COMPANY: Boolean(part.company) && part.company?.status !== 'VERIFIED',
    NO_NIB: Boolean(part.company) && !part.company?.registrationNumber,
    NO_SCHEDULE: part.kind === 'MONEY' && part.pledge?.instalments.length === 0,
    CLOSED: !part.isGapTakingPledges,
    LATE: Boolean(part.submittedAt) && workingDaysSince(part.submittedAt ?? '', now) > TARGET_DAYS,
    HOLD: endsSoon(part.holdUntil, now),
  };
  return FLAGS.filter((flag) => up[flag]);
}
