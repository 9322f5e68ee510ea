import { setTimeout as pause } from 'node:timers/promises';

import type { Response as Reply } from 'express';

const MOST_IN_VAIN = 1_000;
/**
 * As long as a slow answer takes: were it worked out by all who wait, none of them would have it in time, and none would
 * ever be kept. With the 3 s of a subgraph that hangs it stays below the 5 s of a request.
 */
const PATIENCE_MS = 1_500;

/**
 * Questions that are being worked out: who asks the same in the same words waits for that answer, and has it if it is kept
 * and still holds. So that after a commit, when nothing is kept, a page that many look at is worked out once.
 */
export function openUnderWay() {
  const running = new Map<string, Promise<void>>();
  // Nobody waits again for an answer that was not kept, such as one of the moment.
  const inVain = new Set<string>();
  return {
    /** Ends when the same question is answered, or takes too long; undefined where nobody is to wait. */
    same(key: string): Promise<void> | undefined {
      const over = inVain.has(key) ? undefined : running.get(key);
      return over && Promise.race([over, pause(PATIENCE_MS, undefined, { ref: false })]);
    },

    begin(key: string, reply: Reply | undefined): void {
      if (!reply || reply.closed || running.has(key)) return;
      const over = new Promise<void>((done) => {
        reply.once('close', () => {
          running.delete(key);
          done();
        });
      });
      running.set(key, over);
    },

    /** Notes what came of it; a fault tells nothing of the next. */
    noteKept(key: string, came: 'KEPT' | 'NOT_KEPT' | 'FAULT'): void {
      if (came === 'FAULT') return;
      if (came === 'KEPT') return void inVain.delete(key);
      if (inVain.size >= MOST_IN_VAIN) inVain.clear();
      inVain.add(key);
    },
  };
}
