// Which parts of the hub an answer had to do without.
import { HubFault, type Fault } from './request.ts';

export const PARTS = ['programs', 'csr', 'pillars'] as const;
/** A part of the hub, or all of it. */
export type Away = (typeof PARTS)[number] | 'hub';

/** How a question stands, as the cache of answers keeps it. */
export interface Asked {
  data: unknown;
  error: unknown;
  /** Why the last try failed, while it is still tried again. */
  fetchFailureReason?: unknown;
}

function faultsIn(data: unknown): readonly Fault[] {
  if (typeof data !== 'object' || data === null || !('faults' in data)) return [];
  return Array.isArray(data.faults) ? data.faults : [];
}

/** What was away when a question was asked last. */
export function awayOf({ data, error, fetchFailureReason }: Asked): Away[] {
  const failed = error ?? fetchFailureReason;
  const isHubGone = failed instanceof HubFault && failed.faults.length === 0;
  if (isHubGone && ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(failed.code)) return ['hub'];
  const faults = failed instanceof HubFault ? failed.faults : faultsIn(data);
  const named = new Set(faults.map(({ extensions }) => extensions?.service));
  return PARTS.filter((part) => named.has(part));
}
