import { createRequire } from 'node:module';

import type { Highs, InitOptions } from 'highs';

import {
  bestWorth,
  objectiveOf,
  chosenIn,
  losses,
  mustChoose,
  planModel,
  relaxedModel,
  type PlanModel,
} from './plan-model.rules.ts';
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

/** The plan of going by worth, for when there is no time to find a better one. */
export function withoutSolver(gaps: readonly PlanGap[], rules: PlanRules): Solved {
  const amounts = greedyPlan(gaps, rules);
  return { amounts, reach: reachOf(amounts, gaps), isProven: false, gap: null, kept: [] };
}

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
  const { isProven, bound, kept } = found;
  const reached = objectiveOf(better.reach, rules, best);
  const gap = bound === null || reached === 0 ? null : Math.max(0, bound / reached - 1);
  return { ...better, isProven, gap: isProven ? 0 : gap, kept };
}

interface Weighed {
  chosen: Set<string>;
  objective: number;
  isProven: boolean;
  /** What no plan can exceed; null when nobody knows. */
  bound: number | null;
  kept: readonly PlanGap[];
}

function weighed(highs: Highs, gaps: readonly PlanGap[], rules: PlanRules, best: number, seconds: number): Weighed {
  const model = planModel(gaps, rules, best);
  const { status, objective, values, bound } = run(highs, model, seconds);
  return { chosen: chosenIn(model, values), objective, isProven: status === OPTIMAL, bound, kept: gaps };
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
  if (!mustChoose(gaps, rules)) return { chosen: new Set(), objective: 0, isProven: true, bound: null, kept: gaps };
  const model = relaxedModel(gaps, rules, best);
  const relaxed = run(highs, model, secondsLeft());
  if (relaxed.status !== OPTIMAL) return weighed(highs, gaps, rules, best, secondsLeft());
  const ranked = losses(model, { ...relaxed, priceOfGap: Math.abs(relaxed.rowPrices.at(-1) ?? 0) });
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
  return { ...plan, isProven: plan.isProven && possible() <= weighedCount, bound: relaxed.objective };
}

/** HiGHS says 1e+200 and the like for what it does not know. */
const finite = (value: number): number | null => (Math.abs(value) < 1e100 ? value : null);

function run(highs: Highs, model: PlanModel, seconds: number) {
  const { starts, indices, values, integrality, numCols, numRows, colCost, colLower, colUpper, rowLower, rowUpper } =
    model;
  if (numCols === 0) return { status: OPTIMAL, objective: 0, values: [], reducedCosts: [], rowPrices: [], bound: 0 };
  return highs.withModel(
    {
      numCols,
      numRows,
      colCost,
      colLower,
      colUpper,
      rowLower,
      rowUpper,
      ...(integrality.includes(1) && { integrality }),
      sense: highs.constants.objectiveSense.maximize,
      matrix: { format: 'csc', numRows, numCols, starts, indices, values },
    },
    (solver) => {
      solver.options.set({ ...OPTIONS, time_limit: seconds });
      const { modelStatus } = solver.run();
      if (modelStatus !== OPTIMAL && modelStatus !== TIME_LIMIT && modelStatus !== EMPTY) {
        throw new Error(`the solver ended with status ${modelStatus}`);
      }
      const { colValue, colDual, rowDual } = solver.getSolution();
      const objective = finite(solver.getObjectiveValue()) ?? 0;
      const bound = modelStatus === TIME_LIMIT ? finite(Number(solver.info.get('mip_dual_bound'))) : objective;
      return {
        status: modelStatus,
        objective,
        values: colValue,
        reducedCosts: colDual,
        rowPrices: [...rowDual],
        bound,
      };
    },
  );
}
