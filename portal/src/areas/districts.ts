// The money of districts side by side. The hub sums; here a sum is at most divided by the number of poor people.
import { perPerson, personsOf } from '../compare/measures.ts';

export const MONEY_PARTS = ['moneyBudget', 'moneyDelivered', 'moneyCommitted', 'moneyUncovered'] as const;
export type MoneyPart = (typeof MONEY_PARTS)[number];

export interface District {
  code: string;
  name: string;
  moneyNeed: number | null;
  parts: Record<MoneyPart, number | null>;
}

interface Summed extends Record<MoneyPart, number> {
  area?: { code: string; name: string } | null;
  moneyNeed: number;
}

interface Poor {
  code: string;
  figures?: { nodes: readonly { value?: string | null; isChosen: boolean }[] } | null;
}

/** Districts with the greatest need first; for each poor person where that is asked for and their number is known. */
export function districtsOf(sums: readonly Summed[], poor: readonly Poor[], isPerPerson: boolean): District[] {
  const persons = new Map(
    poor.map(({ code, figures }) => [code, personsOf(figures?.nodes.find(({ isChosen }) => isChosen)?.value ?? null)]),
  );
  return sums
    .flatMap(({ area, ...sum }) => {
      if (!area) return [];
      const show = (amount: number) => (isPerPerson ? perPerson(amount, persons.get(area.code) ?? null) : amount);
      const parts = {
        moneyBudget: show(sum.moneyBudget),
        moneyDelivered: show(sum.moneyDelivered),
        moneyCommitted: show(sum.moneyCommitted),
        moneyUncovered: show(sum.moneyUncovered),
      };
      return [{ code: area.code, name: area.name, moneyNeed: show(sum.moneyNeed), parts }];
    })
    .toSorted((a, b) => (b.moneyNeed ?? -1) - (a.moneyNeed ?? -1) || a.code.localeCompare(b.code));
}
