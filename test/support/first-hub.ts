import { inject } from 'vitest';

import { enterHub, type Hub, type HubAddress } from './hub.ts';

/** The shared hub that browsers look at: that of one process. */
export function firstHub(): HubAddress {
  const [address] = inject('hubs');
  if (!address) throw new Error('There is no hub.');
  return address;
}

/** The same, as its users see it. */
export const enterFirstHub = (): Promise<Hub> => enterHub(firstHub());
