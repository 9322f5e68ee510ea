import { parentPort, workerData } from 'node:worker_threads';

import { easingsOf } from './limit.rules.ts';
import { loadSolver, solvePlan, type Solved } from './plan.solving.ts';
import type { PlanAsked, PlanTold } from './plan.solver.ts';

/** Solves one plan on a thread of its own and tells it as soon as it is found; then what easing each limit would bring. */
async function work({ gaps, rules, seconds, easingSeconds }: PlanAsked): Promise<void> {
  const highs = await loadSolver();
  const endsAt = performance.now() + (seconds + easingSeconds) * 1_000;
  const solved = solvePlan(highs, gaps, rules, seconds);
  tell({ kind: 'PLAN', solved: { ...solved, kept: [] } satisfies Solved });
  for (const { rules: eased, ...limit } of easingsOf(solved.amounts, gaps, rules)) {
    const left = (endsAt - performance.now()) / 1_000;
    if (left <= 0) break;
    const { amounts } = solvePlan(highs, solved.kept, eased, left);
    tell({ kind: 'EASED', limit, amounts });
  }
  tell({ kind: 'DONE' });
}

const tell = (told: PlanTold): void => parentPort?.postMessage(told, []);

// Whoever starts this file gives it a question in this form.
await work(workerData as PlanAsked);
