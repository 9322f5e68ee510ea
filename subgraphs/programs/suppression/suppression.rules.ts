import { isBelowRegency } from '../areas/area.rules.ts';
import { otherSolution, type Equation } from './witness.rules.ts';

/** A count of people that may be shown. */
export interface CountCell {
  key: string;
  areaCode: string;
  value: number;
  /** True for what is never shown itself but follows from what is, such as checked less valid. */
  isDerived?: boolean;
  /** True for what may not be known for another reason than being small. */
  isSecret?: boolean;
}

/** What anybody can add up: the parts of a total. It says something only where all parts are there and reach it. */
export interface CountSum {
  total: string;
  parts: readonly string[];
}

/** Counts of people from here on are shown everywhere. */
export const FEW = 5;
const STEPS = [1, 2, 5];
/** Beyond this bound nothing is hidden by widening it any more. */
const WIDEST = 1_000;

/** True for 1 to 4 people in an area below kabupaten and kota, where a count could point at a household. */
export function isFew(value: number, areaCode: string): boolean {
  return value > 0 && value < FEW && isBelowRegency(areaCode);
}

/** True where a count was 1 to 4 more or less before, in an area below kabupaten and kota: both together tell of a few. */
export const isFewMore = (before: number, value: number, areaCode: string): boolean =>
  isFew(Math.abs(value - before), areaCode);

/** The bounds that may be shown: 5, 10, 20, 50, 100, and so on. */
function boundAbove(value: number): number {
  for (let ten = 1; ; ten *= 10) {
    const bound = STEPS.map((step) => step * ten).find((step) => step >= FEW && step > value);
    if (bound !== undefined) return bound;
  }
}

/** What stands for a withheld count where a number is needed to order by: the most it may be. */
export const standIn = (below: number): number => below - 1;

class Withholding {
  readonly hidden = new Set<string>();
  /** What the bound of a cell has to lie above, where there was nothing more to hide beside it. */
  private readonly widened = new Map<string, number>();
  private readonly cells: Map<string, CountCell>;
  private readonly sums: CountSum[];
  private readonly sumsOf = new Map<string, CountSum[]>();

  constructor(cells: readonly CountCell[], sums: readonly CountSum[]) {
    this.cells = new Map(cells.map((cell) => [cell.key, cell]));
    this.sums = sums.filter((sum) => this.holds(sum));
    for (const sum of this.sums) {
      for (const key of [sum.total, ...sum.parts]) this.sumsOf.set(key, [...(this.sumsOf.get(key) ?? []), sum]);
    }
    for (const { key, value, areaCode, isDerived, isSecret } of cells)
      if (isDerived || isSecret || isFew(value, areaCode)) this.hidden.add(key);
  }

  private valueOf = (key: string): number => this.cells.get(key)?.value ?? 0;

  private holds({ total, parts }: CountSum): boolean {
    if (parts.length === 0 || ![total, ...parts].every((key) => this.cells.has(key))) return false;
    return parts.reduce((sum, key) => sum + this.valueOf(key), 0) === this.valueOf(total);
  }

  /** The hidden cells that hang together by sums, each group with the one bound that all of them are shown with. */
  bounds(): Map<string, { low: number; below: number }> {
    const found = new Map<string, { low: number; below: number }>();
    for (const start of this.hidden) {
      if (found.has(start)) continue;
      const group = this.groupOf(start);
      const values = group.map(this.valueOf);
      const widest = Math.max(...values, ...group.map((key) => this.widened.get(key) ?? 0));
      const range = { low: Math.min(1, ...values), below: boundAbove(widest) };
      for (const key of group) found.set(key, range);
    }
    return found;
  }

  private groupOf(start: string): string[] {
    const group = new Set([start]);
    for (const key of group) {
      for (const { total, parts } of this.sumsOf.get(key) ?? []) {
        for (const other of [total, ...parts]) if (this.hidden.has(other)) group.add(other);
      }
    }
    return [...group];
  }

  /** What the shown counts say about the hidden ones. */
  equations(): Equation[] {
    return this.sums.flatMap(({ total, parts }) => {
      const terms = [{ key: total, sign: -1 }, ...parts.map((key) => ({ key, sign: 1 }))].filter(({ key }) =>
        this.hidden.has(key),
      );
      if (terms.length === 0) return [];
      return [{ terms, sum: terms.reduce((sum, { key, sign }) => sum + sign * this.valueOf(key), 0) }];
    });
  }

  /** The small counts that the shown ones give away; what is only hidden beside them is nobody's secret. */
  givenAway(): string[] {
    const bounds = this.bounds();
    const unknowns = [...this.hidden].map((key) => {
      const { low, below } = bounds.get(key) ?? { low: 0, below: FEW };
      return { key, value: this.valueOf(key), low, high: standIn(below) };
    });
    const equations = this.equations();
    return unknowns
      .filter(({ key }) => this.isSecret(key) && !otherSolution(unknowns, equations, key))
      .map(({ key }) => key);
  }

  private isSecret(key: string): boolean {
    const cell = this.cells.get(key);
    return cell !== undefined && (cell.isSecret || isFew(cell.value, cell.areaCode));
  }

  /** The shown cell to withhold beside `key`: one next to it, else one next to what is hidden with it. */
  private beside(key: string): string | undefined {
    return this.nextTo([key]) ?? this.nextTo(this.groupOf(key));
  }

  /** The smallest shown part of a sum of these, above 0 if there is one, else a total. */
  private nextTo(keys: readonly string[]): string | undefined {
    const rank = (other: string, isTotal: boolean): number[] => {
      const value = this.valueOf(other);
      const isWide = !isBelowRegency(this.cells.get(other)?.areaCode ?? '');
      return [isTotal ? 1 : 0, value === 0 ? 1 : 0, isWide ? 1 : 0, value];
    };
    const candidates = keys
      .flatMap((key) => this.sumsOf.get(key) ?? [])
      .flatMap(({ total, parts }) => [
        ...parts.map((part) => ({ key: part, rank: rank(part, false) })),
        { key: total, rank: rank(total, true) },
      ])
      .filter((other) => !this.hidden.has(other.key));
    return candidates.toSorted((one, other) => compareRanks(one.rank, other.rank) || (one.key < other.key ? -1 : 1))[0]
      ?.key;
  }

  /** Withholds what it takes until nothing hidden is given away. */
  close(): void {
    for (let given = this.givenAway(); given.length > 0; given = this.givenAway()) {
      const touched = new Set<CountSum>();
      let hasMore = false;
      for (const key of given) {
        const sums = this.sumsOf.get(key) ?? [];
        // What was withheld a moment ago in the same sum may be enough: the next round tells.
        const more = sums.some((sum) => touched.has(sum)) ? undefined : this.beside(key);
        if (more === undefined) continue;
        this.hidden.add(more);
        hasMore = true;
        for (const sum of this.sumsOf.get(more) ?? []) touched.add(sum);
      }
      if (hasMore) continue;
      const bound = Math.max(...given.map((key) => this.bounds().get(key)?.below ?? FEW));
      if (bound > WIDEST) return;
      for (const key of given) this.widened.set(key, bound);
    }
  }
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((rank, place) => rank !== other[place]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/**
 * Which counts may not be shown, each with the bound that may: "<5" for 1 to 4 people below kabupaten and kota; and
 * beside them as many others as it takes that no sum of shown counts gives a withheld one away. Those that hang together
 * carry the same bound, so that nobody can tell which of them is small.
 */
export function withheldCounts(cells: readonly CountCell[], sums: readonly CountSum[]): Map<string, number> {
  if (!cells.some(({ value, areaCode, isSecret }) => isSecret || isFew(value, areaCode))) return new Map();
  const withholding = new Withholding(cells, sums);
  withholding.close();
  const derived = new Set(cells.filter(({ isDerived }) => isDerived).map(({ key }) => key));
  return new Map(
    [...withholding.bounds()].flatMap(([key, { below }]) => (derived.has(key) ? [] : [[key, below] as const])),
  );
}

/**
 * The sums over an area tree: each area is its nearest parts that are counted, and its parts of each lower level. `keyOf`
 * names the cell of an area.
 */
export function sumsOfAreas(codes: readonly string[], keyOf: (code: string) => string): CountSum[] {
  return codes.flatMap((total) => {
    const within = codes.filter((code) => code.startsWith(`${total}.`));
    const nearest = within.filter((code) => !within.some((other) => code.startsWith(`${other}.`)));
    const levels = [...new Set(within.map(({ length }) => length))].map((length) =>
      within.filter((code) => code.length === length),
    );
    const sets = new Map([nearest, ...levels].map((set) => [set.join(), set]));
    return [...sets.values()]
      .filter((set) => set.length > 0)
      .map((set) => ({ total: keyOf(total), parts: set.map(keyOf) }));
  });
}
