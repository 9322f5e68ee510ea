import type { PledgeState } from '../api/generated/graphql.ts';

/** Which pledges are listed: those under way, drafts, or those that ended. */
export const STAGES = {
  berjalan: ['SUBMITTED', 'WAITLISTED', 'COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'DISPUTED'],
  draf: ['DRAFT'],
  berakhir: ['CLOSED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED'],
} as const satisfies Record<string, readonly PledgeState[]>;

export type Stage = keyof typeof STAGES;

export interface PledgeSearch {
  /** All of them where none is named. */
  tahap?: Stage;
}

const isStage = (text: unknown): text is Stage => typeof text === 'string' && Object.hasOwn(STAGES, text);

/** Keeps what is understood. */
export const pledgeSearch = ({ tahap }: Record<string, unknown>): PledgeSearch => (isStage(tahap) ? { tahap } : {});
