import { parentPort, workerData } from 'node:worker_threads';

import { easingsOf } from './limit.rules.ts';
import { loadSolver, solvePlan, withoutSolver, type Solved } from './plan.solving.ts';
import type { PlanAsked, PlanTold } from './plan.solver.ts';

/** Solves one plan on a thread of its own: tells what going by worth gives, then the best, then what easing brings. */
async function work({ gaps, rules, seconds }: PlanAsked): Promise<void> {
  tell({ kind: 'PLAN', solved: withoutSolver(gaps, rules) });
  const highs = await loadSolver();
  const endsAt = performance.now() + seconds * 700;
  const solved = solvePlan(highs, gaps, rules, seconds / 2);
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
