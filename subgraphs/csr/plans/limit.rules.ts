import type { Rupiah } from '#kit/amount';
import type { Words } from '#kit/refusal';

import { countInWords, rupiahInWords } from '../papers/wording.rules.ts';
import { capsOf, type Plan, type PlanGap, type PlanRules } from './plan.rules.ts';

/** What may keep a plan from reaching more people. */
export const PlanLimitKind = {
  BUDGET: 'BUDGET',
  AREA_SHARE: 'AREA_SHARE',
  PRIORITY_SHARE: 'PRIORITY_SHARE',
  MAXIMUM_GAPS: 'MAXIMUM_GAPS',
  MINIMUM_TICKET: 'MINIMUM_TICKET',
} as const;
export type PlanLimitKind = keyof typeof PlanLimitKind;

/** A limit, and the rules as they would be with it eased. */
export interface Easing {
  kind: PlanLimitKind;
  areaCode: string | null;
  /** What the rule allows: rupiah, or a number of gaps. */
  limit: bigint;
  /** How much of it the plan uses. */
  used: bigint;
  /** By how much it is eased. */
  step: bigint;
  rules: PlanRules;
}

/** Of the areas that got all they may, so many are explained. */
const MOST_AREAS = 3;

/** The step in which easing is told: a tenth of the power of ten below the budget, Rp 1 miliar of Rp 10 miliar. */
export function stepOf(budget: Rupiah): Rupiah {
  const tenth = 10n ** BigInt(Math.max(0, String(budget).length - 2));
  return tenth < 1n ? 1n : tenth;
}

/** Which limits of a plan are worth easing to see what they cost: those that are used up, or nearly. */
export function easingsOf(plan: Plan, gaps: readonly PlanGap[], rules: PlanRules): Easing[] {
  const step = stepOf(rules.budget);
  const caps = capsOf(gaps, rules);
  const used = caps.list.map(() => 0n);
  for (const [id, amount] of plan) for (const at of caps.ofGap.get(id) ?? []) used[at] = (used[at] ?? 0n) + amount;
  const near = caps.list
    .map((cap, at) => ({ ...cap, used: used[at] ?? 0n }))
    .filter((cap) => cap.limit - cap.used < step);
  const areas = near
    .filter(({ kind }) => kind === 'AREA_SHARE')
    .toSorted((a, b) =>
      a.used === b.used ? ((a.areaCode ?? '') < (b.areaCode ?? '') ? -1 : 1) : a.used > b.used ? -1 : 1,
    );
  const money = [...near.filter(({ kind }) => kind !== 'AREA_SHARE'), ...areas.slice(0, MOST_AREAS)];
  const amount = [...plan.values()].filter((one) => one > 0n).length;
  return [
    ...money.map((cap): Easing => ({ ...cap, step, rules: eased(rules, cap, step) })),
    ...(amount >= rules.maximumGaps
      ? [
          {
            kind: PlanLimitKind.MAXIMUM_GAPS,
            areaCode: null,
            limit: BigInt(rules.maximumGaps),
            used: BigInt(amount),
            step: 1n,
            rules: { ...rules, maximumGaps: rules.maximumGaps + 1 },
          },
        ]
      : []),
    ...(rules.minimumTicket > 1n
      ? [
          {
            kind: PlanLimitKind.MINIMUM_TICKET,
            areaCode: null,
            limit: rules.minimumTicket,
            used: rules.minimumTicket,
            step: rules.minimumTicket - rules.minimumTicket / 2n,
            rules: { ...rules, minimumTicket: rules.minimumTicket / 2n },
          },
        ]
      : []),
  ];
}

function eased(rules: PlanRules, cap: { kind: string; areaCode: string | null }, step: Rupiah): PlanRules {
  switch (cap.kind) {
    case 'BUDGET':
      return { ...rules, budget: rules.budget + step };
    case 'PRIORITY_SHARE':
      return { ...rules, otherAreasLimit: (rules.otherAreasLimit ?? 0n) + step };
    default:
      return { ...rules, easedArea: cap.areaCode, easedBy: step };
  }
}

/** What a limit means, in both languages; `morePeople` are reached more when it is eased by its step. */
export function wordsOfLimit(
  limit: { kind: PlanLimitKind; areaCode: string | null; step: bigint },
  morePeople: bigint,
): Words {
  const rupiah = rupiahInWords(limit.step);
  const people = countInWords(morePeople);
  const area = limit.areaCode ?? '';
  switch (limit.kind) {
    case 'BUDGET':
      return {
        ID: `Anggaran habis terpakai: tambahan ${rupiah.ID} menjangkau sedikitnya ${people.ID} orang lagi.`,
        EN: `The budget is used up: ${rupiah.EN} more would reach at least ${people.EN} more people.`,
      };
    case 'AREA_SHARE':
      return {
        ID: `Wilayah ${area} sudah mendapat batas atas satu wilayah: melonggarkannya ${rupiah.ID} mengubah jangkauan ${people.ID} orang.`,
        EN: `Area ${area} has the most that one area may get: ${rupiah.EN} more for it would change the reach by ${people.EN} people.`,
      };
    case 'PRIORITY_SHARE':
      return {
        ID: `Bagian untuk wilayah prioritas membatasi wilayah lain: memindahkan ${rupiah.ID} mengubah jangkauan ${people.ID} orang.`,
        EN: `What is kept for priority areas limits the others: ${rupiah.EN} less kept would change the reach by ${people.EN} people.`,
      };
    case 'MAXIMUM_GAPS':
      return {
        ID: `Jumlah kesenjangan sudah mencapai batas: satu lagi mengubah jangkauan ${people.ID} orang.`,
        EN: `The number of gaps is at its limit: one more would change the reach by ${people.EN} people.`,
      };
    case 'MINIMUM_TICKET':
      return {
        ID: `Nilai minimum terlalu besar bagi sebagian kesenjangan: menguranginya ${rupiah.ID} mengubah jangkauan ${people.ID} orang.`,
        EN: `The minimum ticket is too large for some gaps: ${rupiah.EN} less would change the reach by ${people.EN} people.`,
      };
  }
}
