import { randomUUID } from 'node:crypto';

import { undoAllocationStep } from '../../subgraphs/csr/undo/allocation-undo.commands.ts';
import { undoDeliveryStep } from '../../subgraphs/csr/undo/delivery-undo.commands.ts';
import type { Happening } from './happening.ts';
import type { MoneyWorld } from './money-world.ts';

/** The newest decision of the coordinator on something of this gap, as it stands or as it stood a step before. */
const DECISIONS = `
  select * from (
    select distinct on (a.id) a.id, false as "isDelivery", e.actor_subject as subject, e.happened_at,
      count(*) over (partition by a.id) as version
    from pledge_allocation a join allocation_event e on e.allocation_id = a.id where a.gap_area_id = $1
    order by a.id, e.id desc) allocations
  union all
  select * from (
    select distinct on (d.id) d.id, true, e.actor_subject, e.happened_at, count(*) over (partition by d.id)
    from delivery d join delivery_event e on e.delivery_id = d.id join pledge_allocation a on a.id = d.allocation_id
    where a.gap_area_id = $1 order by d.id, e.id desc) deliveries
  order by 4 desc`;

/** The coordinator takes one of the newest decisions back; what is not theirs to undo is refused. */
export async function undoSomething(world: MoneyWorld, { pick, isOver }: Happening): Promise<void> {
  const { rows } = await world.csr.store.pool.query<{
    id: string;
    isDelivery: boolean;
    subject: string;
    version: string;
  }>(DECISIONS, [world.gapAreaId]);
  const own = rows.filter(({ subject }) => subject === world.coordinator.subject);
  const from = own.length > 0 ? own : rows;
  const row = from[pick % Math.min(from.length, 3)];
  if (!row) return;
  const expectedVersion = Number(row.version) - (isOver && pick % 4 === 0 ? 1 : 0);
  if (expectedVersion < 1) return;
  const context = world.as(world.coordinator);
  const idempotencyKey = randomUUID();
  if (row.isDelivery) await undoDeliveryStep(context, { deliveryId: row.id, expectedVersion, idempotencyKey });
  else {
    const allocations = [{ allocationId: row.id, expectedVersion }];
    await undoAllocationStep(context, { allocations, idempotencyKey });
  }
}
