import type { ThrottleStatus } from './throttle.ts';

/** What an operation might have cost and did cost, in points, and what its caller has left; Shopify's form. */
export interface Bill {
  requestedQueryCost: number;
  actualQueryCost: number;
  throttleStatus?: ThrottleStatus;
}

/** The bill of an operation; without a status where nobody's use is limited. */
export const billOf = (price: number, points: number, status: ThrottleStatus | null): Bill => ({
  requestedQueryCost: price,
  actualQueryCost: points,
  ...(status && { throttleStatus: status }),
});
