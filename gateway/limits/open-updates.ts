import type { EventEmitter } from 'node:events';

import type { Caller, Payer } from './throttle.ts';

/** More than anybody has screens; each takes memory, and an answer whenever its gap changes. */
export const MOST_UPDATES = 20;

/** What a live update is told over: it closes once, however it ends. */
export type Line = Pick<EventEmitter, 'once'> & { readonly destroyed: boolean };

/** Who has how many live updates open. */
export interface OpenUpdates {
  /** Whether a caller may have one more, which is counted until its line closes. */
  open(caller: Caller, line: Line): Promise<boolean>;
}

/** Counts the live updates of each caller in this process, which is where they are open. */
export function countUpdates(payer: Payer): OpenUpdates {
  const updates = new Map<string, Set<Line>>();
  return {
    async open(caller, line) {
      const who = await payer(caller);
      const own = updates.get(who) ?? new Set();
      if (own.size >= MOST_UPDATES) return false;
      // Whoever has left meanwhile is heard of no more.
      if (line.destroyed) return true;
      updates.set(who, own.add(line));
      line.once('close', () => {
        own.delete(line);
        if (own.size === 0) updates.delete(who);
      });
      return true;
    },
  };
}
