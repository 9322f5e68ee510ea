import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';
import { notFound } from '#kit/errors';
import { log } from '#kit/log';
import { notify } from '#kit/notices';

import type { Cause } from '../gap-areas/account.commands.ts';
import { lockPledge } from '../pledges/draft.queries.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import type { PoolFigures, PoolState } from './pool.rules.ts';

/** A pool whose pledge is locked; what was due to expire counts as expired already. */
export interface LockedPool extends PoolFigures {
  pledgeId: string;
  organisation: string;
  flow: Flow;
  areaCode: string;
  categoryCode: string | null;
}

export async function lockPool(tx: EntityManager, pledgeId: string): Promise<LockedPool> {
  const pledge = await lockPledge(tx, pledgeId);
  const pool = pledge && (await readPool(tx, pledge.id));
  if (!pool) throw notFound('Pool', pledgeId);
  return pool;
}

/** The pool as it stands; what allocations give back may come at any time, so it is read after the last lock. */
export async function readPool(tx: EntityManager, pledgeId: string): Promise<LockedPool | null> {
  type Told = Omit<LockedPool, 'amount' | 'allocated' | 'released'> &
    Record<'amount' | 'allocated' | 'released', string>;
  const [row] = await rowsIn<Told>(
    tx,
    `select o.pledge_id as "pledgeId", p.organisation, p.flow, o.amount::text as amount, o.allocated::text as allocated,
       o.released::text as released, o.area_code as "areaCode", o.category_code as "categoryCode",
       case when o.state = 'SUBMITTED' and o.hold_until < ?::date then 'EXPIRED' else o.state end as state
     from pool o join pledge p on p.id = o.pledge_id where o.pledge_id = ?`,
    [today(), pledgeId],
  );
  if (!row) return null;
  return {
    ...row,
    amount: BigInt(row.amount),
    allocated: BigInt(row.allocated),
    released: BigInt(row.released),
  };
}

/** Moves a pool, notes who did and why, and tells whoever watches the pledge. */
export async function movePool(tx: EntityManager, pool: LockedPool, to: PoolState, cause: Cause): Promise<void> {
  await rowsIn(
    tx,
    `update pool set state = ?, hold_until = null, state_changed_at = clock_timestamp(),
       released = case when ? = 'CANCELLED' then amount - allocated else released end where pledge_id = ?`,
    [to, to, pool.pledgeId],
  );
  await notePoolStep(tx, pool, pool.state, to, cause);
}

export async function notePoolStep(
  tx: EntityManager,
  { pledgeId, amount }: Pick<LockedPool, 'pledgeId' | 'amount'>,
  from: PoolState | null,
  to: PoolState,
  { subject, name, organisation, reason }: Cause,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into pool_event (pledge_id, from_state, to_state, amount, actor_subject, actor_name, actor_organisation,
       reason) values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [pledgeId, from, to, amount, subject, name, organisation, reason],
  );
  await notify(tx, 'pledge', pledgeId);
}

const HUB: Cause = {
  subject: 'simpul',
  name: 'Simpul',
  organisation: null,
  reason: 'Nobody decided before the hold ran out.',
};

/** Ends the waiting of pools that nobody decided in time. */
export async function expirePools(store: Store): Promise<void> {
  const { rows } = await store.pool.query<{ id: string }>(
    "select pledge_id as id from pool where state = 'SUBMITTED' and hold_until < $1::date order by id limit 1000",
    [today()],
  );
  for (const { id } of rows) {
    try {
      await decide(store, async (tx) => {
        const pool = await lockPool(tx, id);
        if (pool.state === 'EXPIRED') await movePool(tx, { ...pool, state: 'SUBMITTED' }, 'EXPIRED', HUB);
      });
    } catch (error) {
      // One pool that is busy does not keep the others waiting; the next minute tries again.
      log.warn({ pledgeId: id, error: String(error) }, 'a pool not expired yet');
    }
  }
}
