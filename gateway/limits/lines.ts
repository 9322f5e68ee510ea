import type { EventEmitter } from 'node:events';

import type { issuerFromEnvironment } from '#host/token';

import { payerOf, type Caller } from './throttle.ts';

/** More than anybody has screens; each takes memory, and an answer whenever its gap changes. */
export const MOST_LINES = 20;

/** What a live update is told over: it closes once, however it ends. */
export type Line = Pick<EventEmitter, 'once'> & { readonly destroyed: boolean };

/** Who has how many live updates open. */
export interface Lines {
  /** Whether a caller may have one more, which is counted until its line closes. */
  open(caller: Caller, line: Line): Promise<boolean>;
}

/** Counts the live updates of each caller in this process, which is where they are open. */
export function openLines(issuer: ReturnType<typeof issuerFromEnvironment>): Lines {
  const lines = new Map<string, Set<Line>>();
  const payer = payerOf(issuer);
  return {
    async open(caller, line) {
      const who = await payer(caller);
      const own = lines.get(who) ?? new Set();
      if (own.size >= MOST_LINES) return false;
      // Whoever has left meanwhile is heard of no more.
      if (line.destroyed) return true;
      lines.set(who, own.add(line));
      line.once('close', () => {
        own.delete(line);
        if (own.size === 0) lines.delete(who);
      });
      return true;
    },
  };
}
