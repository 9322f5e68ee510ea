import type { EntityManager } from '@mikro-orm/postgresql';

import { stateByDeliveries } from '../deliveries/delivery.rules.ts';
import { partsOf } from '../deliveries/delivery-step.commands.ts';
import { moveAllocation, type Accounts, type Cause } from '../gap-areas/account.commands.ts';
import type { AllocationRow } from '../gap-areas/account.queries.ts';
import { needsConsent, type Wanted } from './amendment.rules.ts';

/** What is to become of the parts of a pledge, on the locked accounts. */
interface Applied {
  accounts: Accounts;
  rows: readonly AllocationRow[];
  wanted: readonly Wanted[];
  amendmentId: string;
  cause: Cause;
}

/** Brings the parts to what is wanted; more of what was accepted is held instead. */
export async function applyChanges(
  tx: EntityManager,
  { accounts, rows, wanted, amendmentId, cause }: Applied,
): Promise<void> {
  for (const part of wanted) {
    const row = rows.find(({ id }) => id === part.allocationId);
    if (!row) continue;
    if (needsConsent(part)) {
      const increase = { amount: part.to - part.amount, amendmentId };
      moveAllocation(accounts, row, { to: row.state, increase }, cause);
    } else if (row.state === 'IN_DELIVERY') {
      await lowerUnderWay(tx, accounts, row, part.to, cause);
    } else {
      const requestedAmount = row.state === 'COMMITTED' ? row.requestedAmount : part.to;
      moveAllocation(accounts, row, { to: row.state, amount: part.to, requestedAmount }, cause);
    }
  }
}

/** What was sent may be all of the lower amount: then the allocation stands where its deliveries do. */
async function lowerUnderWay(
  tx: EntityManager,
  accounts: Accounts,
  row: AllocationRow,
  amount: bigint,
  cause: Cause,
): Promise<void> {
  const to = stateByDeliveries(amount, await partsOf(tx, row.id));
  const first = moveAllocation(accounts, row, { to: to === 'VERIFIED' ? 'DELIVERED' : to, amount }, cause);
  if (to === 'VERIFIED') moveAllocation(accounts, first, { to }, cause);
}
