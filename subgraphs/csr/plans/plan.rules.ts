import type { Rupiah } from '#kit/amount';

/** A gap that money of a plan could go to. */
export interface PlanGap {
  id: string;
  areaCode: string;
  /** Its priority in millionths of a point, 0 to 100 million. */
  score: bigint;
  people: bigint;
  /** What all its money lines need; people are reached in proportion to it, so that no person is counted twice. */
  need: Rupiah;
  /** What its money lines may still take. */
  open: Rupiah;
}

/** What a plan has to keep to. */
export interface PlanRules {
  budget: Rupiah;
  /** A gap gets at least this, or all that is open when that is less. */
  minimumTicket: Rupiah;
  maximumGaps: number;
  /** The most that one kabupaten or kota may get. */
  areaLimit: Rupiah | null;
  /** The most that areas outside `priorityAreas` may get: the rest is kept for those inside. */
  otherAreasLimit: Rupiah | null;
  /** Provinces, kabupaten or kota. */
  priorityAreas: readonly string[];
  /** An area that may get `easedBy` more than the others: to see what its limit costs. */
  easedArea?: string | null;
  easedBy?: Rupiah;
}

/** How much each gap gets, by its id. */
export type Plan = ReadonlyMap<string, Rupiah>;

/** A limit on what some of the gaps get together. */
export interface Cap {
  kind: 'BUDGET' | 'AREA_SHARE' | 'PRIORITY_SHARE';
  areaCode: string | null;
  limit: Rupiah;
}

/** The caps of a plan, and which of them each gap counts in. */
export interface Caps {
  list: Cap[];
  ofGap: ReadonlyMap<string, readonly number[]>;
}

/** The kabupaten or kota an area lies in; a province stands for itself. */
export const regionOf = (areaCode: string): string => areaCode.slice(0, 5);

const isIn = (areaCode: string, scopes: readonly string[]): boolean =>
  scopes.some((scope) => areaCode === scope || areaCode.startsWith(`${scope}.`));

/** Every cap of the rules. Those of areas lie inside those of priority or other areas, and these inside the budget. */
export function capsOf(gaps: readonly PlanGap[], rules: PlanRules): Caps {
  const list: Cap[] = [{ kind: 'BUDGET', areaCode: null, limit: rules.budget }];
  const others = rules.otherAreasLimit === null ? null : list.length;
  if (rules.otherAreasLimit !== null)
    list.push({ kind: 'PRIORITY_SHARE', areaCode: null, limit: rules.otherAreasLimit });
  const regions = new Map<string, number>();
  const ofGap = new Map<string, number[]>();
  for (const { id, areaCode } of gaps) {
    const own = [0];
    if (others !== null && !isIn(areaCode, rules.priorityAreas)) own.push(others);
    if (rules.areaLimit !== null) {
      const region = regionOf(areaCode);
      const known = regions.get(region) ?? list.length;
      const easing = rules.easedArea === region ? (rules.easedBy ?? 0n) : 0n;
      if (known === list.length) list.push({ kind: 'AREA_SHARE', areaCode: region, limit: rules.areaLimit + easing });
      regions.set(region, known);
      own.push(known);
    }
    ofGap.set(id, own);
  }
  return { list, ofGap };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The least a gap gets when it gets anything. */
export const leastOf = (gap: PlanGap, rules: PlanRules): Rupiah => {
  const ticket = rules.minimumTicket < 1n ? 1n : rules.minimumTicket;
  return smaller(ticket, gap.open);
};

/** The most a gap could get if it were alone. */
export const mostOf = (gap: PlanGap, caps: Caps): Rupiah =>
  (caps.ofGap.get(gap.id) ?? []).reduce((most, at) => smaller(most, caps.list[at]?.limit ?? most), gap.open);

/** Who reaches more per rupiah comes first; equals go by id, so that the same question has the same answer. */
export function byWorth(a: PlanGap, b: PlanGap): number {
  const [left, right] = [a.score * a.people * b.need, b.score * b.people * a.need];
  if (left !== right) return left > right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The same choice where equals are taken in the order of their ids: as many of each sort as were chosen. */
export function inOrderOfId(chosen: ReadonlySet<string>, gaps: readonly PlanGap[], caps: Caps): Set<string> {
  const sorts = new Map<string, string[]>();
  for (const { id, areaCode: _areaCode, ...figures } of gaps) {
    const sort = [...Object.values(figures), ...(caps.ofGap.get(id) ?? [])].join(' ');
    sorts.set(sort, [...(sorts.get(sort) ?? []), id]);
  }
  return new Set(
    [...sorts.values()].flatMap((ids) => ids.toSorted().slice(0, ids.filter((id) => chosen.has(id)).length)),
  );
}

/**
 * The best whole-rupiah amounts for gaps that are chosen already: each gets its least, then what is left goes where it
 * reaches most. The caps lie inside one another, so that going by worth is exact and nothing has to be rounded. What
 * the choice leaves over goes to further gaps while they fit.
 */
export function amountsFor(
  chosen: ReadonlySet<string>,
  gaps: readonly PlanGap[],
  rules: PlanRules,
  caps: Caps,
): Map<string, Rupiah> {
  const room = caps.list.map(({ limit }) => limit);
  const plan = new Map<string, Rupiah>();
  const roomFor = (gap: PlanGap) =>
    (caps.ofGap.get(gap.id) ?? []).reduce((most, at) => smaller(most, room[at] ?? 0n), gap.open);
  const give = (gap: PlanGap, amount: Rupiah) => {
    if (amount <= 0n) return;
    plan.set(gap.id, (plan.get(gap.id) ?? 0n) + amount);
    for (const at of caps.ofGap.get(gap.id) ?? []) room[at] = (room[at] ?? 0n) - amount;
  };
  const ordered = gaps.filter((gap) => gap.open > 0n && gap.score * gap.people > 0n).toSorted(byWorth);
  const picked = ordered.filter(({ id }) => chosen.has(id));
  for (const gap of picked) {
    const least = leastOf(gap, rules);
    if (plan.size < rules.maximumGaps && least <= roomFor(gap)) give(gap, least);
  }
  for (const gap of picked) if (plan.has(gap.id)) give(gap, smaller(roomFor(gap), gap.open - (plan.get(gap.id) ?? 0n)));
  for (const gap of ordered) {
    const most = roomFor(gap);
    if (!plan.has(gap.id) && plan.size < rules.maximumGaps && most >= leastOf(gap, rules)) give(gap, most);
  }
  return plan;
}

/** The plan of somebody who always gives to the gap that reaches most per rupiah: what a solver has to beat. */
export const greedyPlan = (gaps: readonly PlanGap[], rules: PlanRules): Map<string, Rupiah> =>
  amountsFor(new Set(), gaps, rules, capsOf(gaps, rules));

const MILLION = 1_000_000n;

/** How many people an amount reaches, in millionths, cut off: people × amount ÷ need. */
export const peopleReached = (gap: PlanGap, amount: Rupiah): bigint => (gap.people * amount * MILLION) / gap.need;

/** The same weighted with the priority: × score ÷ 100, in millionths, cut off. */
export const weightedReached = (gap: PlanGap, amount: Rupiah): bigint =>
  (gap.people * amount * gap.score) / (gap.need * 100n);

/** What a plan reaches in all, weighted, in millionths: the sum of its parts as they are shown. */
export const reachOf = (plan: Plan, gaps: readonly PlanGap[]): bigint =>
  gaps.reduce((sum, gap) => sum + weightedReached(gap, plan.get(gap.id) ?? 0n), 0n);

/** Which rules a plan breaks; none is the good answer. */
export function breachesOf(plan: Plan, gaps: readonly PlanGap[], rules: PlanRules): string[] {
  const caps = capsOf(gaps, rules);
  const used = caps.list.map(() => 0n);
  const broken: string[] = [];
  for (const gap of gaps) {
    const amount = plan.get(gap.id) ?? 0n;
    if (amount === 0n) continue;
    if (amount < leastOf(gap, rules)) broken.push(`${gap.id} gets less than the minimum ticket`);
    if (amount > gap.open) broken.push(`${gap.id} gets more than is open`);
    for (const at of caps.ofGap.get(gap.id) ?? []) used[at] = (used[at] ?? 0n) + amount;
  }
  caps.list.forEach(({ kind, areaCode, limit }, at) => {
    if ((used[at] ?? 0n) > limit) broken.push(`${kind} ${areaCode ?? ''} ${used[at]} > ${limit}`);
  });
  if ([...plan.values()].filter((amount) => amount > 0n).length > rules.maximumGaps) broken.push('too many gaps');
  return broken;
}
