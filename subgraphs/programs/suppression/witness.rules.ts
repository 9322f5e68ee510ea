/** A whole number that is withheld: what it is, and what may be known of it. */
export interface Unknown {
  key: string;
  value: number;
  low: number;
  high: number;
}

/** What is known of some withheld numbers together: with their signs they add up to `sum`. */
export interface Equation {
  terms: readonly { key: string; sign: number }[];
  sum: number;
}

interface Range {
  low: number;
  high: number;
}
type Ranges = Map<string, Range>;

/** How many steps the search may take; beyond, a number counts as given away, which only withholds more. */
const MOST_STEPS = 300;

/** The ends of what one term adds. */
const endsOf = ({ low, high }: Range, sign: number): Range => (sign > 0 ? { low, high } : { low: -high, high: -low });

/** Narrows every range by one equation; null when nothing fits any more, else whether something moved. */
function narrow(ranges: Ranges, { terms, sum }: Equation): boolean | null {
  const ends = terms.map(({ key, sign }) => endsOf(ranges.get(key) ?? { low: 0, high: 0 }, sign));
  const least = ends.reduce((total, { low }) => total + low, 0);
  const most = ends.reduce((total, { high }) => total + high, 0);
  let hasMoved = false;
  for (const [at, { key, sign }] of terms.entries()) {
    const known = ranges.get(key);
    const end = ends[at];
    if (!known || !end) continue;
    const rest = endsOf({ low: sum - (most - end.high), high: sum - (least - end.low) }, sign);
    const next = { low: Math.max(known.low, rest.low), high: Math.min(known.high, rest.high) };
    if (next.low > next.high) return null;
    if (next.low > known.low || next.high < known.high) {
      hasMoved = true;
      ranges.set(key, next);
    }
  }
  return hasMoved;
}

/** Narrows all ranges as far as they go; false when nothing fits. */
function settle(ranges: Ranges, equations: readonly Equation[]): boolean {
  for (let hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (const equation of equations) {
      const moved = narrow(ranges, equation);
      if (moved === null) return false;
      hasMoved ||= moved;
    }
  }
  return true;
}

/** The whole numbers of a range, nearest to `value` first, a handful. */
function nearest({ low, high }: Range, value: number): number[] {
  const steps = Array.from({ length: 9 }, (_, at) => value + (at % 2 === 0 ? at / 2 : -(at + 1) / 2));
  return [...new Set([...steps.filter((number) => number >= low && number <= high), low, high])];
}

/** Fills in the open ranges one after the other; true as soon as everything fits. */
function fills(
  ranges: Ranges,
  unknowns: readonly Unknown[],
  equations: readonly Equation[],
  budget: { left: number },
): boolean {
  budget.left -= 1;
  if (budget.left < 0 || !settle(ranges, equations)) return false;
  const open = unknowns.find(({ key }) => {
    const range = ranges.get(key);
    return range !== undefined && range.low < range.high;
  });
  if (!open) return true;
  const range = ranges.get(open.key) ?? { low: open.low, high: open.high };
  return nearest(range, open.value).some((number) =>
    fills(new Map(ranges).set(open.key, { low: number, high: number }), unknowns, equations, budget),
  );
}

/** Another number like `of` in the same equations with the same signs that can take a unit from it, or give it one. */
function canTrade(of: Unknown, unknowns: readonly Unknown[], equations: readonly Equation[]): boolean {
  const places = (key: string) =>
    equations.map(({ terms }) => terms.find((term) => term.key === key)?.sign ?? 0).join();
  const own = places(of.key);
  return unknowns.some(
    (other) =>
      other.key !== of.key &&
      ((of.value > of.low && other.value < other.high) || (of.value < of.high && other.value > other.low)) &&
      places(other.key) === own,
  );
}

/** True when the number `key` could be another one than it is: the equations then do not give it away. */
export function otherSolution(unknowns: readonly Unknown[], equations: readonly Equation[], key: string): boolean {
  const of = unknowns.find((unknown) => unknown.key === key);
  if (!of) return true;
  if (!equations.some(({ terms }) => terms.some((term) => term.key === key))) return of.low < of.high;
  if (canTrade(of, unknowns, equations)) return true;
  const ranges: Ranges = new Map(unknowns.map((unknown) => [unknown.key, { low: unknown.low, high: unknown.high }]));
  if (!settle(ranges, equations)) return false;
  return nearest(ranges.get(key) ?? of, of.value)
    .filter((number) => number !== of.value)
    .some((number) =>
      fills(new Map(ranges).set(key, { low: number, high: number }), unknowns, equations, { left: MOST_STEPS }),
    );
}
