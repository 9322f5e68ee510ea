import { setTimeout as pause } from 'node:timers/promises';

import type { Response as Reply } from 'express';

const MOST_IN_VAIN = 1_000;
/** Most answers are there long before. Where a subgraph hangs, nobody is to wait for it twice. */
const PATIENCE_MS = 300;

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

    noteKept(key: string, isKept: boolean): void {
      if (isKept) return void inVain.delete(key);
      if (inVain.size >= MOST_IN_VAIN) inVain.clear();
      inVain.add(key);
    },
  };
}
