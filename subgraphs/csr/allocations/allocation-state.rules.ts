import type { Amount } from '#kit/amount';

/** What a need line is counted in. */
export const NeedKind = { MONEY: 'MONEY', GOODS: 'GOODS', SERVICE: 'SERVICE', PERSON_TIME: 'PERSON_TIME' } as const;
export type NeedKind = keyof typeof NeedKind;

export const AllocationState = {
  DRAFT: 'DRAFT',
  WAITLISTED: 'WAITLISTED',
  SUBMITTED: 'SUBMITTED',
  COMMITTED: 'COMMITTED',
  DISPUTED: 'DISPUTED',
  IN_DELIVERY: 'IN_DELIVERY',
  DELIVERED: 'DELIVERED',
  VERIFIED: 'VERIFIED',
  CLOSED: 'CLOSED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
} as const;
export type AllocationState = keyof typeof AllocationState;

/** What a step says between a coordinator and the company, while the state stays. */
export const InfoStep = { ASKED: 'ASKED', ANSWERED: 'ANSWERED' } as const;
export type InfoStep = keyof typeof InfoStep;

/** Where an allocation may go next. Nothing else moves it. */
export const ALLOCATION_STEPS = {
  DRAFT: ['SUBMITTED', 'WAITLISTED'],
  WAITLISTED: ['SUBMITTED', 'WITHDRAWN', 'EXPIRED'],
  SUBMITTED: ['COMMITTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'],
  COMMITTED: ['IN_DELIVERY', 'CANCELLED'],
  IN_DELIVERY: ['DELIVERED', 'DISPUTED', 'CANCELLED'],
  DELIVERED: ['VERIFIED', 'DISPUTED'],
  VERIFIED: ['CLOSED', 'DISPUTED'],
  DISPUTED: ['IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CANCELLED'],
  CLOSED: [],
  REJECTED: [],
  WITHDRAWN: [],
  EXPIRED: [],
  CANCELLED: [],
} as const satisfies Record<AllocationState, readonly AllocationState[]>;

/** From the least to the most advanced; a pledge stands where its least advanced live allocation stands. */
export const ADVANCE: readonly AllocationState[] = [
  'DRAFT',
  'WAITLISTED',
  'SUBMITTED',
  'COMMITTED',
  'DISPUTED',
  'IN_DELIVERY',
  'DELIVERED',
  'VERIFIED',
  'CLOSED',
];

const TO_DELIVER: readonly AllocationState[] = ['WAITLISTED', 'SUBMITTED', 'COMMITTED', 'IN_DELIVERY', 'DISPUTED'];

/** True from the submission until all was received or it ended. */
export const isToDeliver = (state: AllocationState): boolean => TO_DELIVER.includes(state);

/** The states in which a coordinator has accepted an allocation, once at least. */
export const ACCEPTED_STATES: readonly AllocationState[] = [
  'COMMITTED',
  'IN_DELIVERY',
  'DELIVERED',
  'VERIFIED',
  'CLOSED',
  'DISPUTED',
  'CANCELLED',
];

const COMMITTING: readonly AllocationState[] = ACCEPTED_STATES.filter((state) => state !== 'CANCELLED');

export function isStep(from: AllocationState, to: AllocationState): boolean {
  const steps: readonly AllocationState[] = ALLOCATION_STEPS[from];
  return steps.includes(to);
}

/** What one allocation takes from its need line. */
export interface Share {
  held: Amount;
  committed: Amount;
  delivered: Amount;
}

/** The states in which an increase may wait for the coordinator. */
const RUNNING: readonly AllocationState[] = ['COMMITTED', 'IN_DELIVERY', 'DISPUTED'];

/** True while an increase of the allocation may wait for the coordinator; in any other state it lapses. */
export const mayWaitForIncrease = (state: AllocationState): boolean => RUNNING.includes(state);

/** The share that follows from a state; the table's generated columns say the same. */
export function shareOf(allocation: {
  state: AllocationState;
  amount: Amount;
  delivered: Amount;
  increase?: Amount;
}): Share {
  const { state, amount, delivered, increase = 0n } = allocation;
  return {
    held: (state === 'SUBMITTED' ? amount : 0n) + increase,
    committed: COMMITTING.includes(state) ? amount - delivered : 0n,
    delivered,
  };
}

/** The state of a pledge: its least advanced live allocation; none live: the exit taken last. */
export function pledgeState(
  allocations: readonly { state: AllocationState; stateChangedAt: string }[],
): AllocationState {
  const live = ADVANCE.find((state) => allocations.some((allocation) => allocation.state === state));
  if (live) return live;
  const exits = allocations.toSorted((a, b) => (a.stateChangedAt < b.stateChangedAt ? -1 : 1));
  return exits.at(-1)?.state ?? 'DRAFT';
}
