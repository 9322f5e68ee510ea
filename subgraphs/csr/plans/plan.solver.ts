import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { serviceUnavailable } from '#kit/errors';

import type { Easing } from './limit.rules.ts';
import type { Solved } from './plan.solving.ts';
import type { PlanGap, PlanRules } from './plan.rules.ts';

/** What the solver's thread is asked. */
export interface PlanAsked {
  gaps: readonly PlanGap[];
  rules: PlanRules;
  /** How long it may take in all; about half of it is for the plan, the rest for what easing its limits would bring. */
  seconds: number;
}

/** A limit that was eased, and the plan one would have then. */
export interface Eased {
  limit: Omit<Easing, 'rules'>;
  amounts: Map<string, bigint>;
}

/** What the thread tells: plans, each better than the one before, what easing brings, and that it is done. */
export type PlanTold = { kind: 'PLAN'; solved: Solved } | ({ kind: 'EASED' } & Eased) | { kind: 'DONE' };

export interface SolvedPlan {
  solved: Solved;
  eased: Eased[];
}

/** So many plans are worked out at the same time: each takes a whole core. */
const MOST_AT_ONCE = 2;

let running = 0;

/** Solves a plan off the event loop; refuses at once when as many as may are being solved. */
export async function solveApart(asked: PlanAsked): Promise<SolvedPlan> {
  if (running >= MOST_AT_ONCE) {
    throw serviceUnavailable('Other plans are being worked out. Try again in a few seconds.');
  }
  running += 1;
  try {
    return await onThread(asked);
  } finally {
    running -= 1;
  }
}

function onThread(asked: PlanAsked): Promise<SolvedPlan> {
  // The file beside this one, as it is run: compiled, or as it was written.
  const worker = new Worker(new URL(`./plan.worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: asked,
  });
  return new Promise<SolvedPlan>((resolve, reject) => {
    let solved: Solved | undefined;
    const eased: Eased[] = [];
    const end = (error?: Error) => {
      clearTimeout(timer);
      void worker.terminate();
      if (solved) resolve({ solved, eased });
      else reject(error ?? serviceUnavailable('The plan took too long. Ask for fewer areas or gaps.'));
    };
    const timer = setTimeout(end, asked.seconds * 1_000);
    worker.on('message', (told: PlanTold) => {
      if (told.kind === 'PLAN') solved = told.solved;
      else if (told.kind === 'EASED') eased.push({ limit: told.limit, amounts: told.amounts });
      else end();
    });
    worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => end());
  });
}
