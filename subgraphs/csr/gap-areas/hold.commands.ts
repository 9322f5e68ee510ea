import { decide } from '#kit/command';
import type { Store } from '#kit/database';
import { today } from '#kit/dates';
import { log } from '#kit/log';

import { lockAccounts, settleAccounts } from './account.commands.ts';

const DUE = `
  select id from gap_account
  where next_expiry_on < $1::date or (waiting > 0 and (status <> 'PUBLISHED' or deadline < $1::date)) order by id limit 1000`;

/** Gives up the holds that ran out and ends the waiting for gaps past their deadline, one gap at a time. */
export async function expireHolds(store: Store): Promise<void> {
  const { rows } = await store.pool.query<{ id: string }>(DUE, [today()]);
  for (const { id } of rows) {
    try {
      await decide(store, async (tx) => settleAccounts(tx, await lockAccounts(tx, [id])));
    } catch (error) {
      // One gap that is busy does not keep the others waiting; the next minute tries again.
      log.warn({ gapAreaId: id, error: String(error) }, 'holds of a gap not expired yet');
    }
  }
}
