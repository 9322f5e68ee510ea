import { capsOf, leastOf, mostOf, type Caps, type PlanGap, type PlanRules } from './plan.rules.ts';

/** A mixed-integer programme in the arrays that HiGHS takes; the objective is to be maximised. */
export interface PlanModel {
  numCols: number;
  numRows: number;
  colCost: number[];
  colLower: number[];
  colUpper: number[];
  rowLower: number[];
  rowUpper: number[];
  starts: number[];
  indices: number[];
  values: number[];
  /** 0 for an amount, 1 for yes or no. */
  integrality: (0 | 1)[];
  /** The gap of each column, and whether the column says that it is chosen. */
  columns: { gapId: string; chooses: boolean }[];
}

/** The budget in the model's own unit: near 1,000, so that the solver's tolerances are a ten-millionth of a plan. */
const BUDGET_UNITS = 1_000;

const worthOf = (gap: PlanGap): number => (Number(gap.score) * Number(gap.people)) / Number(gap.need);

/** The most that a rupiah reaches anywhere: the objective is counted in it. */
export const bestWorth = (gaps: readonly PlanGap[]): number =>
  gaps.reduce((best, gap) => Math.max(best, worthOf(gap)), Number.MIN_VALUE);

/** What a reach in millionths of weighted people is in the model's own unit. */
export const objectiveOf = (reach: bigint, rules: PlanRules, best: number): number =>
  (Number(reach) * 100) / best / (Number(rules.budget) / BUDGET_UNITS);

const usableOf = (gaps: readonly PlanGap[], rules: PlanRules, caps: Caps): PlanGap[] =>
  gaps.filter((gap) => gap.open > 0n && worthOf(gap) > 0 && mostOf(gap, caps) >= leastOf(gap, rules));

/** True when which gaps get anything is a question: there is a ticket to keep to, or more gaps than may be named. */
export const mustChoose = (gaps: readonly PlanGap[], rules: PlanRules): boolean =>
  rules.minimumTicket > 1n || usableOf(gaps, rules, capsOf(gaps, rules)).length > rules.maximumGaps;

/**
 * Maximise Σ worth × amount under the caps. An amount is nothing, or between the gap's least and most: a column that
 * chooses (yes or no) and, unless both are the same, one for the amount. Without a ticket and a limit on the number of
 * gaps, amounts are free and nothing has to be chosen.
 */
export function planModel(gaps: readonly PlanGap[], rules: PlanRules, best: number): PlanModel {
  const caps = capsOf(gaps, rules);
  const unit = Number(rules.budget) / BUDGET_UNITS;
  const usable = usableOf(gaps, rules, caps);
  const choosing = rules.minimumTicket > 1n || usable.length > rules.maximumGaps;
  const model = emptyModel([...caps.list.map(({ limit }) => Number(limit) / unit), rules.maximumGaps]);
  const counted = caps.list.length;
  for (const gap of usable) {
    const rows = caps.ofGap.get(gap.id) ?? [];
    const [least, most] = [Number(leastOf(gap, rules)) / unit, Number(mostOf(gap, caps)) / unit];
    const worth = worthOf(gap) / best;
    if (!choosing) {
      addColumn(
        model,
        { gapId: gap.id, chooses: false },
        worth,
        most,
        rows.map((row) => [row, 1]),
      );
    } else if (least === most) {
      const taken = rows.map((row): Entry => [row, most]);
      addColumn(model, { gapId: gap.id, chooses: true }, worth * most, 1, [...taken, [counted, 1]]);
    } else {
      const atMost = addRow(model, -Infinity, 0);
      const atLeast = addRow(model, 0, Infinity);
      const amount: Entry[] = [...rows.map((row): Entry => [row, 1]), [atMost, 1], [atLeast, 1]];
      addColumn(model, { gapId: gap.id, chooses: false }, worth, most, amount);
      const choice: Entry[] = [
        [counted, 1],
        [atMost, -most],
        [atLeast, -least],
      ];
      addColumn(model, { gapId: gap.id, chooses: true }, 0, 1, choice);
    }
  }
  return model;
}

type Entry = [row: number, value: number];

function emptyModel(limits: readonly number[]): PlanModel {
  return {
    numCols: 0,
    numRows: limits.length,
    colCost: [],
    colLower: [],
    colUpper: [],
    rowLower: limits.map(() => -Infinity),
    rowUpper: [...limits],
    starts: [0],
    indices: [],
    values: [],
    integrality: [],
    columns: [],
  };
}

function addRow(model: PlanModel, lower: number, upper: number): number {
  model.rowLower.push(lower);
  model.rowUpper.push(upper);
  model.numRows += 1;
  return model.numRows - 1;
}

function addColumn(
  model: PlanModel,
  column: PlanModel['columns'][number],
  cost: number,
  upper: number,
  entries: readonly Entry[],
): void {
  model.columns.push(column);
  model.colCost.push(cost);
  model.colLower.push(0);
  model.colUpper.push(upper);
  model.integrality.push(column.chooses ? 1 : 0);
  for (const [row, value] of entries.toSorted(([a], [b]) => a - b)) {
    model.indices.push(row);
    model.values.push(value);
  }
  model.starts.push(model.indices.length);
  model.numCols += 1;
}

/** The same without yes or no: an amount between nothing and the most counts as that share of a gap. */
export interface RelaxedModel extends PlanModel {
  bounds: { least: number; most: number }[];
}

/** The relaxed programme: its optimum is no less than that of any plan, and it is solved in no time. */
export function relaxedModel(gaps: readonly PlanGap[], rules: PlanRules, best: number): RelaxedModel {
  const caps = capsOf(gaps, rules);
  const unit = Number(rules.budget) / BUDGET_UNITS;
  const base = emptyModel([...caps.list.map(({ limit }) => Number(limit) / unit), rules.maximumGaps]);
  const model: RelaxedModel = { ...base, bounds: [] };
  for (const gap of usableOf(gaps, rules, caps)) {
    const [least, most] = [Number(leastOf(gap, rules)) / unit, Number(mostOf(gap, caps)) / unit];
    const taken = (caps.ofGap.get(gap.id) ?? []).map((row): Entry => [row, 1]);
    const column = { gapId: gap.id, chooses: false };
    addColumn(model, column, worthOf(gap) / best, most, [...taken, [caps.list.length, 1 / most]]);
    model.bounds.push({ least, most });
  }
  return model;
}

/** What the solution of the relaxed programme says. */
export interface Relaxed {
  values: ArrayLike<number>;
  reducedCosts: ArrayLike<number>;
  /** What one more gap would be worth. */
  priceOfGap: number;
}

/**
 * How much of the relaxed optimum is lost at least when a gap is given anything, in the order of that loss: a gap that
 * loses more than the distance to a known plan is in no better plan. Gaps that the relaxed optimum gives to lose 0.
 */
export function losses({ columns, bounds }: RelaxedModel, relaxed: Relaxed): { gapId: string; loss: number }[] {
  return columns
    .map(({ gapId }, at) => {
      const { least, most } = bounds[at] ?? { least: 0, most: 1 };
      const worth = (relaxed.reducedCosts[at] ?? 0) + relaxed.priceOfGap / most;
      const gain = worth * (worth > 0 ? most : least) - relaxed.priceOfGap;
      return { gapId, loss: (relaxed.values[at] ?? 0) > 1e-9 ? 0 : Math.max(0, -gain) };
    })
    .toSorted((a, b) => a.loss - b.loss || (a.gapId < b.gapId ? -1 : 1));
}

/** Which gaps a solution says yes to; none where nothing has to be chosen: there, going by worth is exact. */
export function chosenIn(model: PlanModel, values: ArrayLike<number>): Set<string> {
  const chosen = model.columns.filter((column, at) => column.chooses && (values[at] ?? 0) > 0.5);
  return new Set(chosen.map(({ gapId }) => gapId));
}
