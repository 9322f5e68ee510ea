import * as fc from 'fast-check';

import type { DisputeOutcome } from '../../subgraphs/csr/deliveries/delivery.rules.ts';
import type { OnShortfall } from '../../subgraphs/csr/submissions/submission.rules.ts';

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
    | 'status';
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
    { weight: 4, arbitrary: fc.constant('receive' as const) },
    { weight: 4, arbitrary: fc.constantFrom('check', 'close') },
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
