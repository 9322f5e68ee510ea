import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';
import { log } from '#kit/log';

import { recountStaffing } from '../gap-areas/staffing.events.ts';
import { lockStaffing } from '../gap-areas/staffing.queries.ts';
import { noteStep } from './deployment.commands.ts';
import { Deployment } from './deployment.entity.ts';
import { announceDeployment } from './deployment.events.ts';
import { deploymentIn, type DeploymentRow } from './deployment.queries.ts';
import { endOfOwner, isLapsed, LAPSED, type DeploymentState } from './deployment.rules.ts';

const HUB = { subject: 'simpul', name: 'Simpul' };
const DUE = `select id, gap_area_id as "gapAreaId" from deployment where state = 'PROPOSED' and begins_on < $1::date
  order by begins_on, id limit 1000`;

interface Due {
  id: string;
  gapAreaId: string;
}

/** Takes a deployment where `next` says, in the name of the hub; null leaves it. Others may have moved it meanwhile. */
async function moveByHub(
  tx: EntityManager,
  { id, gapAreaId }: Due,
  next: (before: DeploymentRow) => { to: DeploymentState; reason: string; endsOn: string } | null,
): Promise<void> {
  await lockStaffing(tx, gapAreaId);
  const before = await deploymentIn(tx, id, 'for no key update of d');
  const step = next(before);
  if (!step) return;
  const { to, reason, endsOn } = step;
  await tx.nativeUpdate(Deployment, id, { state: to, endsOn, changedAt: new Date() });
  await noteStep(tx, id, { from: before.state, to, reason }, HUB);
  await announceDeployment(tx, id);
  await recountStaffing(tx, gapAreaId);
}

const lapse = (tx: EntityManager, due: Due): Promise<void> =>
  moveByHub(tx, due, (before) =>
    isLapsed(before, today()) ? { to: 'CANCELLED', reason: LAPSED, endsOn: before.endsOn } : null,
  );

const OPEN = `select id, gap_area_id as "gapAreaId" from deployment
  where personnel_id = ? and state in ('PROPOSED', 'CONFIRMED', 'ACTIVE') order by gap_area_id, id`;

/** Ends what is open of somebody who has their data erased. The hub signs: a name in the history would stay there. */
export async function endForOwner(tx: EntityManager, personnelId: string): Promise<void> {
  for (const open of await rowsIn<Due>(tx, OPEN, [personnelId])) {
    await moveByHub(tx, open, (before) => endOfOwner(before, today()));
  }
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
