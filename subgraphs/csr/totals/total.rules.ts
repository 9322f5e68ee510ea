import type { Amount } from '#kit/amount';

import type { NeedKind } from '../allocations/allocation-state.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';

/** What was given of one kind, item, unit and flow. */
export interface FlowSum {
  kind: NeedKind;
  item: string | null;
  unit: string;
  flow: Flow;
  held: Amount;
  committed: Amount;
  delivered: Amount;
}

const NOTHING = { held: 0n, committed: 0n, delivered: 0n };

/**
 * One line per kind, item and unit: new money is the total; what is handed on or carried over stands beside it,
 * because it was counted where it came from.
 */
export function totalLines(sums: readonly FlowSum[]) {
  const lines = new Map<string, Omit<FlowSum, 'flow'> & { passedThrough: Amount; carriedOver: Amount }>();
  for (const { kind, item, unit, flow, held, committed, delivered } of sums) {
    const key = JSON.stringify([kind, item, unit]);
    const line = lines.get(key) ?? { kind, item, unit, ...NOTHING, passedThrough: 0n, carriedOver: 0n };
    const all = held + committed + delivered;
    lines.set(key, {
      ...line,
      held: line.held + (flow === 'NEW_MONEY' ? held : 0n),
      committed: line.committed + (flow === 'NEW_MONEY' ? committed : 0n),
      delivered: line.delivered + (flow === 'NEW_MONEY' ? delivered : 0n),
      passedThrough: line.passedThrough + (flow === 'PASS_THROUGH' ? all : 0n),
      carriedOver: line.carriedOver + (flow === 'CARRY_OVER' ? all : 0n),
    });
  }
  return [...lines.values()];
}
