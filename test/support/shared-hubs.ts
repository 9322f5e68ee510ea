import { inject } from 'vitest';

import { enterHub, type Hub, type HubAddress } from './hub.ts';

/**
 * The hubs this file of tests may use, one of each shape. Files that run at the same time have others: what one does
 * never changes what another is just counting.
 */
export function sharedHubs(): HubAddress[] {
  const sets = inject('hubs');
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1);
  const hubs = sets[(worker - 1) % sets.length];
  if (!hubs) throw new Error('There is no hub.');
  return hubs;
}

/** The shared hub that browsers look at: that of one process. */
export function firstHub(): HubAddress {
  const [address] = sharedHubs();
  if (!address) throw new Error('There is no hub.');
  return address;
}

/** The same, as its users see it. */
export const enterFirstHub = (): Promise<Hub> => enterHub(firstHub());
