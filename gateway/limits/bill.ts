import type { Caller, Spent, Throttle, ThrottleStatus } from './throttle.ts';

/** What an operation might have cost and did cost, in points, and what its caller has left; Shopify's form. */
export interface Bill {
  requestedQueryCost: number;
  actualQueryCost: number;
  throttleStatus?: ThrottleStatus;
}

/** What was spent where nobody's use is limited. */
export const FREE: Spent & { isAllowed: true } = { isAllowed: true, status: null };

/** Gives back what an operation was taken to cost and did not, and tells the caller; null for a use that is not limited. */
export async function settle(
  throttle: Throttle | null,
  caller: Caller,
  spent: Spent & { isAllowed: true },
  { price, points }: { price: number; points: number },
): Promise<Bill> {
  const status = throttle && price > points ? await throttle.giveBack(caller, price - points) : spent.status;
  return { requestedQueryCost: price, actualQueryCost: points, ...(status && { throttleStatus: status }) };
}
