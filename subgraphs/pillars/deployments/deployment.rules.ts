import type { LocalDate } from '#kit/dates';
import type { RefusalReason, Words } from '#kit/refusal';

export const DeploymentState = {
  PROPOSED: 'PROPOSED',
  CONFIRMED: 'CONFIRMED',
  ACTIVE: 'ACTIVE',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
  DECLINED: 'DECLINED',
} as const;
export type DeploymentState = keyof typeof DeploymentState;

/** Where a deployment may go next. Nothing else moves it. */
export const DEPLOYMENT_STEPS = {
  PROPOSED: ['CONFIRMED', 'DECLINED', 'CANCELLED'],
  CONFIRMED: ['ACTIVE', 'CANCELLED'],
  ACTIVE: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
  DECLINED: [],
} as const satisfies Record<DeploymentState, readonly DeploymentState[]>;

export const STATE_WORDS: Record<DeploymentState, Words> = {
  PROPOSED: { ID: 'Diusulkan', EN: 'Proposed' },
  CONFIRMED: { ID: 'Dikonfirmasi', EN: 'Confirmed' },
  ACTIVE: { ID: 'Bertugas', EN: 'On duty' },
  COMPLETED: { ID: 'Selesai', EN: 'Completed' },
  CANCELLED: { ID: 'Dibatalkan', EN: 'Cancelled' },
  DECLINED: { ID: 'Ditolak', EN: 'Declined' },
};

/** The days of a deployment, both ends included. */
export interface Period {
  beginsOn: LocalDate;
  endsOn: LocalDate;
}

/** The steps open from a state. */
export function stepsFrom(state: DeploymentState): readonly DeploymentState[] {
  return DEPLOYMENT_STEPS[state];
}

/** Why a deployment may not go to that state, or null when it may. */
export function refuseDeploymentStep(from: DeploymentState, to: DeploymentState) {
  return stepsFrom(from).includes(to) ? null : deploymentStateDiffers(from);
}

/** Says where a deployment stands, when a step does not start from there. */
export function deploymentStateDiffers(state: DeploymentState) {
  return {
    __typename: 'DeploymentStateDiffers',
    code: 'DEPLOYMENT_STATE_DIFFERS',
    state,
    words: {
      ID: `Penugasan ini berstatus "${STATE_WORDS[state].ID}", jadi langkah ini tidak berlaku. Muat ulang halamannya.`,
      EN: `This deployment is "${STATE_WORDS[state].EN}", so the step does not apply. Load the page again.`,
    },
  } as const satisfies RefusalReason & { state: DeploymentState };
}

/** Why a step does not fit the calendar: nobody is confirmed after the last day, or starts before the first. */
export function refuseUntimelyStep(period: Period, to: DeploymentState, today: LocalDate) {
  const isOver = (to === 'CONFIRMED' || to === 'ACTIVE') && today > period.endsOn;
  const isEarly = (to === 'ACTIVE' || to === 'COMPLETED') && today < period.beginsOn;
  if (!isOver && !isEarly) return null;
  return {
    __typename: 'DeploymentNotDue',
    code: 'DEPLOYMENT_NOT_DUE',
    ...period,
    words: {
      ID: `Masa tugasnya ${period.beginsOn} sampai ${period.endsOn}; langkah ini hanya berlaku di dalamnya.`,
      EN: `Its period is ${period.beginsOn} to ${period.endsOn}; this step belongs inside it.`,
    },
  } as const satisfies RefusalReason & Period;
}

/** Why the hub gives up a proposal by itself, as its history says. */
export const LAPSED = 'Hari pertama lewat tanpa konfirmasi (the first day passed without a confirmation).';

/** True for a proposal nobody decided about before its first day was over: it holds days and a place for nothing. */
export function isLapsed({ state, beginsOn }: { state: string; beginsOn: LocalDate }, today: LocalDate): boolean {
  return state === 'PROPOSED' && beginsOn < today;
}

/** Why a deployment ends when its person has their data erased; it names nobody. */
export const OWNER_LEFT = 'Berakhir karena hak atas data pribadi (ended by the right over personal data).';

/** How an open deployment ends when its person leaves: days that were served are kept, the others are free again. */
export function endOfOwner({ state, beginsOn, endsOn }: Period & { state: DeploymentState }, today: LocalDate) {
  if (state === 'ACTIVE') {
    const last = today < endsOn ? today : endsOn;
    return { to: 'COMPLETED', reason: OWNER_LEFT, endsOn: last < beginsOn ? beginsOn : last } as const;
  }
  const isOpen = state === 'PROPOSED' || state === 'CONFIRMED';
  return isOpen ? ({ to: 'CANCELLED', reason: OWNER_LEFT, endsOn } as const) : null;
}

/** Why a person may not be deployed when an overlapping deployment stands, or null when none does. */
export function refuseDoubleBooking<Clash extends Period>(clash: Clash | null) {
  if (!clash) return null;
  return {
    __typename: 'PersonnelDoubleBooked',
    code: 'PERSONNEL_DOUBLE_BOOKED',
    clash,
    words: {
      ID: `Personel ini sudah bertugas ${clash.beginsOn} sampai ${clash.endsOn}. Pilih masa lain atau orang lain.`,
      EN: `This person is booked from ${clash.beginsOn} to ${clash.endsOn}. Choose another period or person.`,
    },
  } as const satisfies RefusalReason & { clash: Clash };
}

/** A stated window in which a person can serve. */
export interface Window extends Period {
  hoursPerWeek: number;
}

/** Why a person who stated windows may not serve outside of them. Who stated none has said nothing against it. */
export function refuseUnavailable(windows: readonly Window[], period: Period, hoursPerWeek: number) {
  const isCovered = windows.some(
    (window) =>
      window.beginsOn <= period.beginsOn && window.endsOn >= period.endsOn && window.hoursPerWeek >= hoursPerWeek,
  );
  if (windows.length === 0 || isCovered) return null;
  return {
    __typename: 'PersonnelNotAvailable',
    code: 'PERSONNEL_NOT_AVAILABLE',
    words: {
      ID: 'Personel ini tidak menyatakan kesediaan untuk seluruh masa dan jam itu. Sesuaikan masa atau jamnya.',
      EN: 'This person has not stated to be available for all of that period and those hours. Change one of them.',
    },
  } as const satisfies RefusalReason;
}

/** Why a gap area takes nobody: officers have not published it, or it is over. */
export function refuseClosedGap(status: string) {
  if (status === 'PUBLISHED') return null;
  return {
    __typename: 'GapAreaTakesNobody',
    code: 'GAP_AREA_TAKES_NOBODY',
    status,
    words: {
      ID: 'Wilayah kesenjangan ini tidak sedang dibuka, jadi belum dapat menerima personel.',
      EN: 'This gap area is not published, so nobody can be deployed to it.',
    },
  } as const satisfies RefusalReason & { status: string };
}
