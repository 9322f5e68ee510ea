import type { LocalDate } from '#kit/dates';

import { divideHalfUp, exactText, readExact } from '../needs/exact-decimal.rules.ts';

/** What a priority score is made of. */
export enum PriorityComponentName {
  PEOPLE_IN_NEED = 'PEOPLE_IN_NEED',
  UNCOVERED_PER_PERSON = 'UNCOVERED_PER_PERSON',
  POVERTY_RATE = 'POVERTY_RATE',
  DEADLINE = 'DEADLINE',
  TRUST = 'TRUST',
}

/** A whole weight and a fixed scale: points [input, value 0–100] from small to large, straight lines between. */
export interface PriorityWeight {
  component: PriorityComponentName;
  weight: number;
  scale: readonly (readonly [number, number])[];
}

export interface PriorityInputs {
  /** Null when unknown. */
  peopleInNeed: bigint | null;
  isSuppressed: boolean;
  /** Uncovered rupiah of all money lines; null without a money line. */
  uncoveredMoney: bigint | null;
  /** P0 of the kabupaten/kota, percent. */
  povertyPercent: string | null;
  deadline: LocalDate | null;
  /** Trust in its figures, 0–100; null before any rules of trust are in. */
  trustScore: string | null;
}

export interface PriorityComponent {
  name: PriorityComponentName;
  weight: string;
  /** What the scale was read at; null when missing. */
  input: string | null;
  /** 0–100. */
  value: string;
  /** weight × value ÷ 100. */
  points: string;
  isMissing: boolean;
}

export interface Priority {
  score: string;
  components: PriorityComponent[];
}

const PLACES = 4;
const ONE = 10n ** BigInt(PLACES);
const DAY_MS = 86_400_000;

/** The value 0–100 at `input`, in units of 1/10,000, rounded half up. */
function onScale(scale: PriorityWeight['scale'], input: string): bigint {
  const { units, places } = readExact(input);
  const step = 10n ** BigInt(places);
  const points = scale.map(([at, value]) => ({ at: BigInt(at) * step, value: BigInt(value) }));
  const first = points[0];
  const above = points.findIndex((point) => point.at >= units);
  const high = points[above];
  const low = points[above - 1];
  if (!first) return 0n;
  if (!high) return (points.at(-1)?.value ?? 0n) * ONE;
  if (!low) return first.value * ONE;
  const rise = (units - low.at) * (high.value - low.value) + low.value * (high.at - low.at);
  return divideHalfUp(rise * ONE, high.at - low.at);
}

function uncoveredPerPerson(inputs: PriorityInputs): string | null {
  const { peopleInNeed, uncoveredMoney, isSuppressed } = inputs;
  if (isSuppressed || peopleInNeed === null || peopleInNeed === 0n || uncoveredMoney === null) return null;
  return String(divideHalfUp(uncoveredMoney, peopleInNeed));
}

function daysLeft(deadline: LocalDate | null, today: LocalDate): string | null {
  if (deadline === null) return null;
  const days = Math.round((Date.parse(`${deadline}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
  return String(Math.max(0, days));
}

function inputOf(name: PriorityComponentName, inputs: PriorityInputs, today: LocalDate): string | null {
  switch (name) {
    case PriorityComponentName.PEOPLE_IN_NEED:
      return inputs.isSuppressed || inputs.peopleInNeed === null ? null : String(inputs.peopleInNeed);
    case PriorityComponentName.UNCOVERED_PER_PERSON:
      return uncoveredPerPerson(inputs);
    case PriorityComponentName.POVERTY_RATE:
      return inputs.povertyPercent;
    case PriorityComponentName.DEADLINE:
      return daysLeft(inputs.deadline, today);
    case PriorityComponentName.TRUST:
      return inputs.trustScore;
  }
}

function pointsOf(weight: PriorityWeight, input: string | null): { value: bigint; points: bigint } {
  const value = input === null ? 0n : onScale(weight.scale, input);
  return { value, points: BigInt(weight.weight) * value };
}

/** The score of a gap area and what it is made of; a missing input counts 0 and is marked. */
export function priorityOf(inputs: PriorityInputs, weights: readonly PriorityWeight[], today: LocalDate): Priority {
  let total = 0n;
  const components = weights.map((weight) => {
    const input = inputOf(weight.component, inputs, today);
    const { value, points } = pointsOf(weight, input);
    total += points;
    return {
      name: weight.component,
      weight: String(weight.weight),
      input,
      isMissing: input === null,
      value: exactText(value, PLACES),
      points: exactText(points, PLACES + 2),
    };
  });
  return { score: exactText(total, PLACES + 2), components };
}

const CHANGES_BY_DAY = new Set([PriorityComponentName.DEADLINE, PriorityComponentName.TRUST]);

/**
 * The part of the score that no day changes, for the read model. Two parts are worked out where rows are ordered: the
 * deadline's falls in a straight line, from its weight on the day itself to 0 at `deadlineDays`; trust's is its weight
 * for each hundredth of the trust score.
 */
export function baseScore(inputs: PriorityInputs, weights: readonly PriorityWeight[]) {
  const lasting = weights.filter(({ component }) => !CHANGES_BY_DAY.has(component));
  const of = (name: PriorityComponentName) => weights.find(({ component }) => component === name);
  const deadline = of(PriorityComponentName.DEADLINE);
  return {
    score: priorityOf({ ...inputs, deadline: null, trustScore: null }, lasting, '1970-01-01').score,
    deadlineWeight: deadline?.weight ?? 0,
    deadlineDays: deadline?.scale.at(-1)?.[0] ?? 1,
    trustWeight: of(PriorityComponentName.TRUST)?.weight ?? 0,
  };
}
