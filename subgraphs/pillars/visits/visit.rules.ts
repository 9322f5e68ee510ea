import type { LocalDate } from '#kit/dates';
import type { RefusalReason } from '#kit/refusal';

export const VisitActivity = {
  ASSESSMENT: 'ASSESSMENT',
  ASSISTANCE: 'ASSISTANCE',
  HANDOVER: 'HANDOVER',
  DATA_VERIFICATION: 'DATA_VERIFICATION',
  REFERRAL: 'REFERRAL',
  MONITORING: 'MONITORING',
} as const;
export type VisitActivity = keyof typeof VisitActivity;

const DAY_HOURS = 24;

/** What is reported of one day of a deployment. */
export interface Reported {
  deploymentId: string;
  visitedOn: LocalDate;
  hours: number;
  activity: VisitActivity;
  peopleReached: number;
}

/** Why a day cannot be reported: it lies outside of the deployment. */
export function refuseOutsideDeployment(
  { beginsOn, endsOn }: { beginsOn: LocalDate; endsOn: LocalDate },
  visitedOn: LocalDate,
) {
  if (visitedOn >= beginsOn && visitedOn <= endsOn) return null;
  return {
    __typename: 'VisitOutsideDeployment',
    code: 'VISIT_OUTSIDE_DEPLOYMENT',
    beginsOn,
    endsOn,
    words: {
      ID: `Masa tugasnya ${beginsOn} sampai ${endsOn}; laporkan hari di dalamnya.`,
      EN: `The deployment runs from ${beginsOn} to ${endsOn}; report a day inside it.`,
    },
  } as const satisfies RefusalReason & { beginsOn: LocalDate; endsOn: LocalDate };
}

/** Why more hours do not fit in a person's day, over all deployments, or null when they do. */
export function refuseFullDay(recorded: number, hours: number) {
  const left = DAY_HOURS - recorded;
  if (hours <= left) return null;
  return {
    __typename: 'VisitDayFull',
    code: 'VISIT_DAY_FULL',
    recorded,
    left,
    words: {
      ID: `Hari itu sudah tercatat ${recorded} jam dari semua penugasan orang ini; paling banyak ${left} jam lagi.`,
      EN: `${recorded} hours of this person are recorded for that day over all deployments; at most ${left} more.`,
    },
  } as const satisfies RefusalReason & { recorded: number; left: number };
}

/** Why a key may not be used again: another report was recorded under it. Null for the same report. */
export function refuseOtherReport(before: Reported, now: Reported) {
  const isSame =
    before.deploymentId === now.deploymentId.toLowerCase() &&
    before.visitedOn === now.visitedOn &&
    before.hours === now.hours &&
    before.activity === now.activity &&
    before.peopleReached === now.peopleReached;
  return isSame ? null : VISIT_KEY_REUSED;
}

export const VISIT_KEY_REUSED = {
  __typename: 'VisitKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  words: {
    ID: 'Kunci ini sudah dipakai untuk laporan lain. Pakai kunci baru.',
    EN: 'This key was used for another report. Use a new one.',
  },
} as const satisfies RefusalReason;

/** Why a report is not voided: it was before. Null while it stands. */
export function refuseVoided(voidedAt: string | null) {
  if (voidedAt === null) return null;
  return {
    __typename: 'VisitAlreadyVoided',
    code: 'VISIT_ALREADY_VOIDED',
    voidedAt,
    words: {
      ID: 'Laporan ini sudah dibatalkan. Muat ulang halamannya.',
      EN: 'This report was voided before. Load the page again.',
    },
  } as const satisfies RefusalReason & { voidedAt: string };
}
