import * as fc from 'fast-check';

import type { DisputeOutcome } from '../../subgraphs/csr/deliveries/delivery.rules.ts';
import type { Flow } from '../../subgraphs/csr/pledges/flow.rules.ts';
import type { OnShortfall } from '../../subgraphs/csr/submissions/submission.rules.ts';

/** The flows, new money most often. */
export const FLOWS = ['NEW_MONEY', 'NEW_MONEY', 'NEW_MONEY', 'PASS_THROUGH', 'CARRY_OVER'] as const satisfies Flow[];

/** One thing that happens to a gap; `pick` chooses among what it can happen to. */
export interface Happening {
  kind:
    | 'submit'
    | 'verify'
    | 'reject'
    | 'withdraw'
    | 'expire'
    | 'cancel'
    | 'send'
    | 'receive'
    | 'check'
    | 'dispute'
    | 'resolve'
    | 'close'
    | 'need'
    | 'budget'
    | 'status'
    | 'pool'
    | 'draw'
    | 'giveUp'
    | 'amend'
    | 'decide'
    | 'report'
    | 'judge'
    | 'undo';
  pick: number;
  amount: number;
  onShortfall: OnShortfall;
  outcome: DisputeOutcome;
  isOver: boolean;
}

/** Any happening, those of the usual way more often than the exits. */
export const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant('submit' as const) },
    { weight: 5, arbitrary: fc.constant('verify' as const) },
    { weight: 5, arbitrary: fc.constant('send' as const) },
    { weight: 6, arbitrary: fc.constant('receive' as const) },
    { weight: 8, arbitrary: fc.constantFrom('check', 'close') },
    { weight: 4, arbitrary: fc.constantFrom('amend', 'decide') },
    { weight: 3, arbitrary: fc.constantFrom('pool', 'draw', 'draw', 'giveUp') },
    { weight: 2, arbitrary: fc.constantFrom('report', 'judge') },
    { weight: 4, arbitrary: fc.constant('undo' as const) },
    {
      weight: 8,
      arbitrary: fc.constantFrom(
        'reject',
        'withdraw',
        'expire',
        'cancel',
        'dispute',
        'resolve',
        'need',
        'budget',
        'status',
      ),
    },
  ),
  pick: fc.nat(1_000),
  amount: fc.integer({ min: 1, max: 70 }),
  onShortfall: fc.constantFrom('REFUSE', 'PARTIAL', 'WAITLIST'),
  outcome: fc.constantFrom('DELIVERY_STANDS', 'DELIVERY_REVERSED', 'ALLOCATION_CANCELLED'),
  isOver: fc.boolean(),
});

const USUAL = { pick: 10, amount: 30, onShortfall: 'REFUSE', outcome: 'DELIVERY_STANDS', isOver: false } as const;
const UNDO = { ...USUAL, kind: 'undo', pick: 0 } as const;
const inTurn = (...kinds: Happening['kind'][]): Happening[] => kinds.map((kind) => ({ ...USUAL, kind }));
const DELIVERED = ['submit', 'verify', 'send', 'receive', 'check'] as const;

/** Ways that chance alone seldom walks to their end: to the last state, and back from a decision. */
const LONG_WAYS: readonly Happening[][] = [
  inTurn(...DELIVERED, 'close'),
  // A check writes two decisions of one moment, of the delivery and of its allocation; only the first can be taken back.
  inTurn(...DELIVERED).concat(UNDO, { ...UNDO, pick: 1 }),
  inTurn('pool', 'draw').concat(UNDO),
];

/** A life: one in ten begins with a long way, one step after the other; then chance takes over. */
export const life: fc.Arbitrary<{ beginning: readonly Happening[]; events: readonly Happening[] }> = fc.record({
  beginning: fc.oneof(
    { weight: 9, arbitrary: fc.constant<Happening[]>([]) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG_WAYS) },
  ),
  events: fc.array(happening, { minLength: 8, maxLength: 32, size: 'max' }),
});
