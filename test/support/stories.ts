import { afterAll, beforeAll, describe } from 'vitest';

import { enterHub, type Hub } from './hub.ts';
import { sharedHubs } from './shared-hubs.ts';

/** Tells the same stories in both shapes of the hub; `hub()` is the shared one of the shape, with others' data in it. */
export function stories(what: string, tell: (hub: () => Hub) => void): void {
  describe.each(sharedHubs())(`${what}, $shape`, (address) => {
    let hub: Hub | undefined;
    beforeAll(async () => {
      hub = await enterHub(address);
    });
    afterAll(() => hub?.close());
    tell(() => {
      if (!hub) throw new Error('the hub is entered before the stories');
      return hub;
    });
  });
}
