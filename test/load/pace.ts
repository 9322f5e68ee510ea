import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { send, type Shot, type Target } from '../bench/load.ts';

/** More than this under way at once: the hub does not keep up, and what else is due is not sent. */
const MOST_UNDER_WAY = 1_000;
const CONNECTIONS = 64;

/** What came of the requests of some seconds. */
export interface Stretch {
  /** Milliseconds from when a request was due to its answer: one that had to wait for its turn has waited. */
  times: number[];
  failed: number;
  firstFailure: string | null;
  unsent: number;
}

export interface Pace {
  /** What was answered since it was asked last. */
  take(): Stretch;
  /** Sends no more, and waits for what is under way. */
  stop(): Promise<void>;
}

const nothing = (): Stretch => ({ times: [], failed: 0, firstFailure: null, unsent: 0 });

/** Sends so many requests a second, whether or not those before were answered, as many independent users do. */
export function keepPace(address: string, next: () => Shot, perSecond: number): Pace {
  const target: Target = { url: new URL(address), agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) };
  let stretch = nothing();
  let isOver = false;
  const underWay = new Set<Promise<void>>();
  const sendOne = async (due: number) => {
    const problem = await send(target, next());
    stretch.times.push(performance.now() - due);
    if (problem === null) return;
    stretch.failed += 1;
    stretch.firstFailure ??= problem;
  };
  const running = (async () => {
    const started = performance.now();
    for (let number = 0; !isOver;) {
      const due = started + (number * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 1) {
        await pause(early);
        continue;
      }
      number += 1;
      if (underWay.size >= MOST_UNDER_WAY) {
        stretch.unsent += 1;
        continue;
      }
      const one: Promise<void> = sendOne(due).finally(() => underWay.delete(one));
      underWay.add(one);
    }
  })();
  return {
    take() {
      const taken = stretch;
      stretch = nothing();
      return taken;
    },
    async stop() {
      isOver = true;
      await running;
      await Promise.all(underWay);
      target.agent.destroy();
    },
  };
}
