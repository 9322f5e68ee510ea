import { createRequire } from 'node:module';

import type { Highs, InitOptions } from 'highs';

import { bestWorth, chosenIn, losses, planModel, type PlanModel } from './plan-model.rules.ts';
import { amountsFor, capsOf, greedyPlan, inOrderOfId, reachOf, type PlanGap, type PlanRules } from './plan.rules.ts';

/** The best plan that was found, and how sure it is that there is none better. */
export interface Solved {
  amounts: Map<string, bigint>;
  /** Weighted people in millionths. */
  reach: bigint;
  isProven: boolean;
  /** By how much a better plan could at most be better, as a share; null when the solver had no time to say. */
  gap: number | null;
  /** The gaps that were weighed against each other in the end; the others cannot or hardly come in. */
  kept: readonly PlanGap[];
}

const OPTIMAL = 7;
const TIME_LIMIT = 13;
const EMPTY = 6;

/** What the solver may leave unproven: one part in a hundred million, far below a person. */
const OPTIONS = { output_flag: false, random_seed: 1, mip_rel_gap: 1e-8, mip_abs_gap: 1e-9 };

/** So many gaps are weighed at once; of more, first those that the relaxed plan comes nearest to giving to. */
const WEIGHED = 400;

// Its types describe its CommonJS build, and TypeScript sees no callable default in it.
const load: (options?: InitOptions) => Promise<Highs> = createRequire(import.meta.url)('highs');

export const loadSolver = (): Promise<Highs> => load();

/** Solves one plan on this thread, for about so many seconds. */
export function solvePlan(
  highs: Highs,
  gaps: readonly PlanGap[],
  rules: PlanRules,
  seconds: number,
  weighedAtOnce = WEIGHED,
): Solved {
  const endsAt = performance.now() + seconds * 1_000;
  const secondsLeft = () => Math.max(0.05, (endsAt - performance.now()) / 1_000);
  const best = bestWorth(gaps);
  const found =
    gaps.length <= weighedAtOnce
      ? weighed(highs, gaps, rules, best, secondsLeft())
      : narrowed(highs, gaps, rules, best, { secondsLeft, count: weighedAtOnce });
  const caps = capsOf(gaps, rules);
  const amounts = amountsFor(inOrderOfId(found.chosen, gaps, caps), gaps, rules, caps);
  const greedy = greedyPlan(gaps, rules);
  const [reach, greedyReach] = [reachOf(amounts, gaps), reachOf(greedy, gaps)];
  // Stopped by the clock, the solver may hold less than going by worth gives.
  const better = reach >= greedyReach ? { amounts, reach } : { amounts: greedy, reach: greedyReach };
  return { ...better, isProven: found.isProven, gap: found.gap, kept: found.kept };
}

interface Weighed {
  chosen: Set<string>;
  objective: number;
  isProven: boolean;
  gap: number | null;
  kept: readonly PlanGap[];
}

function weighed(highs: Highs, gaps: readonly PlanGap[], rules: PlanRules, best: number, seconds: number): Weighed {
  const model = planModel(gaps, rules, best);
  const { status, objective, values, gap } = run(highs, model, seconds);
  return { chosen: chosenIn(model, values), objective, isProven: status === OPTIMAL, gap, kept: gaps };
}

/**
 * Many gaps: the relaxed programme bounds what any plan can reach and says what each gap would cost of it. A plan among
 * the nearest gaps then rules out every gap that costs more than what is still between the two; what is not ruled out
 * is weighed once more, all together.
 */
function narrowed(
  highs: Highs,
  gaps: readonly PlanGap[],
  rules: PlanRules,
  best: number,
  { secondsLeft, count }: { secondsLeft: () => number; count: number },
): Weighed {
  const model = planModel(gaps, rules, best);
  const relaxed = run(highs, { ...model, integrality: [] }, secondsLeft());
  if (relaxed.status !== OPTIMAL) return weighed(highs, gaps, rules, best, secondsLeft());
  if (!model.integrality.includes(1)) {
    // Nothing has to be chosen: the relaxed programme is the programme.
    return { chosen: new Set(), objective: relaxed.objective, isProven: true, gap: 0, kept: gaps };
  }
  const ranked = losses(model, relaxed);
  const among = (most: number) => {
    const ids = new Set(ranked.slice(0, most).map(({ gapId }) => gapId));
    return gaps.filter(({ id }) => ids.has(id));
  };
  let weighedCount = Math.min(count, ranked.length);
  let plan = weighed(highs, among(weighedCount), rules, best, secondsLeft());
  const slack = () => relaxed.objective - plan.objective + 1e-9 * relaxed.objective;
  const possible = () => ranked.findLastIndex(({ loss }) => loss <= slack()) + 1;
  if (plan.isProven && possible() > weighedCount && secondsLeft() > 0.1) {
    weighedCount = possible();
    const wider = weighed(highs, among(weighedCount), rules, best, secondsLeft());
    plan = wider.objective >= plan.objective ? wider : { ...plan, isProven: false };
  }
  if (plan.isProven && possible() <= weighedCount) return { ...plan, gap: 0 };
  return { ...plan, isProven: false, gap: Math.max(0, slack() / Math.max(plan.objective, 1e-9)) };
}

function run(highs: Highs, model: PlanModel, seconds: number) {
  const { starts, indices, values, columns: _columns, integrality, ...rest } = model;
  if (model.numCols === 0) return { status: OPTIMAL, objective: 0, values: [], reducedCosts: [], gap: 0 };
  return highs.withModel(
    {
      ...rest,
      ...(integrality.length > 0 && { integrality }),
      sense: highs.constants.objectiveSense.maximize,
      matrix: { format: 'csc', numRows: model.numRows, numCols: model.numCols, starts, indices, values },
    },
    (solver) => {
      solver.options.set({ ...OPTIONS, time_limit: seconds });
      const { modelStatus } = solver.run();
      if (modelStatus !== OPTIMAL && modelStatus !== TIME_LIMIT && modelStatus !== EMPTY) {
        throw new Error(`the solver ended with status ${modelStatus}`);
      }
      const { colValue, colDual } = solver.getSolution();
      const gap = modelStatus === TIME_LIMIT ? Number(solver.info.get('mip_gap')) : 0;
      const objective = solver.getObjectiveValue();
      return {
        status: modelStatus,
        objective: Number.isFinite(objective) ? objective : 0,
        values: colValue,
        reducedCosts: colDual,
        gap: Number.isFinite(gap) ? gap : null,
      };
    },
  );
}
