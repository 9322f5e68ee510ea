import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { deploymentIn, type DeploymentRow } from '../deployments/deployment.queries.ts';
import { deploymentStateDiffers } from '../deployments/deployment.rules.ts';
import { lockPersonnel } from '../personnel/personnel.queries.ts';
import { hoursOfDay, visitByKey, visitIn } from './visit.queries.ts';
import { refuseFullDay, refuseOtherReport, refuseOutsideDeployment, VISIT_KEY_REUSED } from './visit.rules.ts';
import type { RecordVisitInput } from './visit.type.ts';

const hasBegun = ({ state }: DeploymentRow): boolean => state === 'ACTIVE' || state === 'COMPLETED';

/** Writes a report and the hours of the day; false when somebody else has just used the key. */
async function write(
  tx: EntityManager,
  { personnelId, gapAreaId }: DeploymentRow,
  input: RecordVisitInput,
  told: { id: string; organisation: string; actor: Actor },
): Promise<boolean> {
  const { deploymentId, visitedOn, hours, activity, peopleReached, idempotencyKey } = input;
  const added = await rowsIn(
    tx,
    `insert into visit (id, deployment_id, personnel_id, gap_area_id, visited_on, hours, activity, people_reached,
       is_demo, organisation, idempotency_key, recorded_by, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, clock_timestamp())
     on conflict on constraint one_visit_per_key do nothing returning 1`,
    [
      told.id,
      deploymentId,
      personnelId,
      gapAreaId,
      visitedOn,
      hours,
      activity,
      peopleReached,
      told.organisation,
      idempotencyKey,
      told.actor.subject,
    ],
  );
  if (added.length === 0) return false;
  await rowsIn(
    tx,
    `insert into visit_day as day (personnel_id, visited_on, hours) values (?, ?, ?)
     on conflict (personnel_id, visited_on) do update set hours = day.hours + excluded.hours`,
    [personnelId, visitedOn, hours],
  );
  return true;
}

/** Reports what somebody of the coordinated area did on a day of a deployment. */
export async function recordVisit({ store, actor }: RequestContext, input: RecordVisitInput) {
  return decide(store, async (tx) => {
    const { personnelId, personnelArea } = await deploymentIn(tx, input.deploymentId);
    // All reports of a person queue here, so that a day is never filled twice.
    await lockPersonnel(tx, personnelId);
    const reporter = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnelArea);
    const organisation = reporter.organisation ?? `person:${reporter.subject}`;
    if (input.visitedOn > today()) {
      throw badInput([{ field: 'visitedOn', code: 'DAY_IN_FUTURE', message: 'visitedOn is today at the latest.' }]);
    }
    const known = await visitByKey(tx, organisation, input.idempotencyKey);
    if (known) {
      return (
        refuseOtherReport(known, input) ?? ({ __typename: 'VisitRecorded', visit: known, replayed: true } as const)
      );
    }
    const deployment = await deploymentIn(tx, input.deploymentId, 'for no key update of d');
    const refusal =
      (hasBegun(deployment) ? null : deploymentStateDiffers(deployment.state)) ??
      refuseOutsideDeployment(deployment, input.visitedOn) ??
      refuseFullDay(await hoursOfDay(tx, personnelId, input.visitedOn), input.hours);
    if (refusal) return refusal;
    const id = newId();
    if (!(await write(tx, deployment, input, { id, organisation, actor: reporter }))) return VISIT_KEY_REUSED;
    const visit = await visitIn(tx, id);
    if (!visit) throw notFound('visit', id);
    return { __typename: 'VisitRecorded', visit, replayed: false } as const;
  });
}
