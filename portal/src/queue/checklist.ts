// The six things a coordinator looks at. What the hub knows stands beside each as a hint; the tick is the person's.
import { lineOf, type CheckedPart, type CheckedPledge } from './checkedPledge.ts';

export const CHECKS = ['identity', 'authority', 'category', 'area', 'documents', 'overlap'] as const;
export type Check = (typeof CHECKS)[number];

export type Hint = 'good' | 'look' | 'unknown';

const within = (one: string, other: string) =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);

/** What the hub's facts say about each check. */
export function hintsOf(pledge: CheckedPledge, part: CheckedPart): Record<Check, Hint> {
  const { company } = pledge;
  const gap = part.gapArea;
  const zones = [company?.area?.code, ...(company?.impactZones.map(({ area }) => area?.code) ?? [])];
  const isNear = gap && zones.some((zone) => zone !== undefined && within(gap.area.code, zone));
  const isFocus = company?.focusCategories.some((category) => category?.code === gap?.category.code);
  const hint = (isGood: boolean | null | undefined): Hint => (isGood ? 'good' : 'look');
  const line = lineOf(part);
  return {
    identity: company ? hint(company.status === 'VERIFIED') : 'unknown',
    authority: company ? hint(Boolean(company.registrationNumber)) : 'unknown',
    category: gap && company ? hint(isFocus) : 'unknown',
    area: gap && company ? hint(isNear) : 'unknown',
    documents: part.kind === 'MONEY' ? hint(pledge.instalments.length > 0) : hint(part.estimatedValue !== null),
    overlap: line
      ? hint(part.overlaps.every(({ verdict }) => verdict !== 'DUPLICATE') && part.amount <= line.uncovered)
      : 'unknown',
  };
}

const STORE = 'simpul-checks';

/** What was ticked for a part earlier, on this device. */
export function keptTicks(part: string): Check[] {
  const kept = sessionStorage.getItem(`${STORE} ${part}`)?.split(' ') ?? [];
  return CHECKS.filter((check) => kept.includes(check));
}

export function keepTicks(part: string, ticks: readonly Check[]): void {
  sessionStorage.setItem(`${STORE} ${part}`, ticks.join(' '));
}
