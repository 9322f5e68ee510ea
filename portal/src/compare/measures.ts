// What is compared of areas. The hub sums; here a sum is at most divided by the number of poor people.

/** The hub's figures of one area. */
export interface AreaFigures {
  code: string;
  name: string;
  moneyNeed: number;
  moneyBudget: number;
  moneyCommitted: number;
  moneyDelivered: number;
  moneyHeld: number;
  moneyUncovered: number;
  /** Covered part, such as "0.0598"; null without a money need. */
  moneyCoverage: string | null;
  gapCount: number;
  forgottenCount: number;
  missingPersonnel: number;
  /** Percent, such as "8.74". */
  povertyRate: string | null;
  /** Thousands of persons, such as "28.08". */
  poorThousand: string | null;
}

export type MeasureKind = 'money' | 'count' | 'share' | 'percent' | 'people';

export interface Measure {
  id: string;
  kind: MeasureKind;
  /** One value an area, in the order of the areas; null where it is not known. */
  values: readonly (number | null)[];
  /** How far the areas lie apart, 0 to 1. */
  spread: number;
}

/** Whole persons of "28.08" thousand. */
export function personsOf(thousand: string | null): number | null {
  if (thousand === null) return null;
  const [whole = '0', fraction = ''] = thousand.split('.');
  return Number(whole) * 1_000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

/** Whole rupiah for each poor person, cut off; null where their number is not known. */
export function perPerson(amount: number, persons: number | null): number | null {
  if (persons === null || persons === 0) return null;
  return Number(BigInt(amount) / BigInt(persons));
}

const MONEY = [
  ['uncovered', 'moneyUncovered'],
  ['need', 'moneyNeed'],
  ['budget', 'moneyBudget'],
  ['committed', 'moneyCommitted'],
  ['delivered', 'moneyDelivered'],
  ['held', 'moneyHeld'],
] as const;

const OTHERS: readonly (readonly [string, MeasureKind, (area: AreaFigures) => number | null])[] = [
  ['coverage', 'share', ({ moneyCoverage }) => (moneyCoverage === null ? null : Number(moneyCoverage))],
  ['poverty', 'percent', ({ povertyRate }) => (povertyRate === null ? null : Number(povertyRate))],
  ['poor', 'people', ({ poorThousand }) => personsOf(poorThousand)],
  ['gaps', 'count', ({ gapCount }) => gapCount],
  ['forgotten', 'count', ({ forgottenCount }) => forgottenCount],
  ['personnel', 'count', ({ missingPersonnel }) => missingPersonnel],
];

/** How far values lie apart, against the largest; what is not known does not count. */
export function spreadOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  const most = Math.max(0, ...known);
  return most === 0 ? 0 : (most - Math.min(...known)) / most;
}

const money = (areas: readonly AreaFigures[], isPerPerson: boolean): Omit<Measure, 'spread'>[] =>
  MONEY.map(([id, field]) => ({
    id,
    kind: 'money',
    values: areas.map((area) => (isPerPerson ? perPerson(area[field], personsOf(area.poorThousand)) : area[field])),
  }));

/** Every measure of the areas, the most different first; what is the same everywhere comes last. */
export function measuresOf(areas: readonly AreaFigures[], isPerPerson: boolean): Measure[] {
  const others = OTHERS.map(([id, kind, valueOf]) => ({ id, kind, values: areas.map(valueOf) }));
  return [...money(areas, isPerPerson), ...others]
    .map((measure) => ({ ...measure, spread: spreadOf(measure.values) }))
    .toSorted((one, other) => other.spread - one.spread);
}

/** The longest bar: one for all money, each other kind its own by measure. */
export function scaleOf(measures: readonly Measure[], measure: Measure): number {
  const compared = measure.kind === 'money' ? measures.filter(({ kind }) => kind === 'money') : [measure];
  return Math.max(0, ...compared.flatMap(({ values }) => values.filter((value) => value !== null)));
}
