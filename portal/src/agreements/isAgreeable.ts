import type { PledgeState } from '../api/generated/graphql.ts';

const ACCEPTED: readonly PledgeState[] = ['COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CLOSED', 'DISPUTED'];

/** An agreement is about what a coordinator has accepted: one part at least. */
export const isAgreeable = ({ allocations }: { allocations: readonly { state: PledgeState }[] }): boolean =>
  allocations.some(({ state }) => ACCEPTED.includes(state));
