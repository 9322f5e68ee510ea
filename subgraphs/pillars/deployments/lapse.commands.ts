import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import type { Store } from '#kit/database';
import { today } from '#kit/dates';
import { log } from '#kit/log';

import { recountStaffing } from '../gap-areas/staffing.events.ts';
import { lockStaffing } from '../gap-areas/staffing.queries.ts';
import { noteStep } from './deployment.commands.ts';
import { Deployment } from './deployment.entity.ts';
import { announceDeployment } from './deployment.events.ts';
import { deploymentIn } from './deployment.queries.ts';
import { isLapsed, LAPSED } from './deployment.rules.ts';

const HUB = { subject: 'simpul', name: 'Simpul' };
const DUE = `select id, gap_area_id as "gapAreaId" from deployment where state = 'PROPOSED' and begins_on < $1::date
  order by begins_on, id limit 1000`;

interface Due {
  id: string;
  gapAreaId: string;
}

async function lapse(tx: EntityManager, { id, gapAreaId }: Due): Promise<void> {
  await lockStaffing(tx, gapAreaId);
  const { state, beginsOn } = await deploymentIn(tx, id, 'for no key update of d');
  // Somebody may have decided while this waited for the lock.
  if (!isLapsed({ state, beginsOn }, today())) return;
  await tx.nativeUpdate(Deployment, id, { state: 'CANCELLED', changedAt: new Date() });
  await noteStep(tx, id, { from: state, to: 'CANCELLED', reason: LAPSED }, HUB);
  await announceDeployment(tx, id);
  await recountStaffing(tx, gapAreaId);
}

/** Gives up proposals that nobody confirmed before their first day was over; days and places are free again. */
export async function lapseProposals(store: Store): Promise<void> {
  const { rows } = await store.pool.query<Due>(DUE, [today()]);
  for (const due of rows) {
    try {
      await decide(store, (tx) => lapse(tx, due));
    } catch (error) {
      // One gap area that is busy does not keep the others waiting; the next minute tries again.
      log.warn({ deploymentId: due.id, error: String(error) }, 'proposal not lapsed yet');
    }
  }
}
