import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { liveDeploymentIn } from '../deployments/deployment.queries.ts';
import { problemsOfPeriod } from '../deployments/period.rules.ts';
import { lockPersonnel } from '../personnel/personnel.queries.ts';
import { refuseEndedPersonnel, refuseWhileBooked } from '../personnel/personnel.rules.ts';
import { Availability } from './availability.entity.ts';
import { windowIn, windowsIn } from './availability.queries.ts';
import { refuseOverlap } from './availability.rules.ts';
import type { RemoveAvailabilityInput, StateAvailabilityInput } from './availability.type.ts';

/** Notes when somebody can serve. */
export async function stateAvailability({ store, actor }: RequestContext, input: StateAvailabilityInput) {
  const { personnelId, beginsOn, endsOn, hoursPerWeek } = input;
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, personnelId);
    const recorder = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    const problems = problemsOfPeriod(input, today());
    if (problems.length > 0) throw badInput(problems);
    const standing = await windowsIn(tx, personnelId);
    const overlap = standing.find((window) => window.beginsOn <= endsOn && window.endsOn >= beginsOn);
    const refusal = refuseEndedPersonnel(personnel.status) ?? refuseOverlap(overlap ?? null);
    if (refusal) return refusal;
    const id = newId();
    await tx.insert(Availability, {
      id,
      personnelId,
      beginsOn,
      endsOn,
      hoursPerWeek,
      recordedBy: recorder.subject,
      recordedAt: new Date(),
    });
    return { __typename: 'AvailabilityStated', personnel, window: await windowIn(tx, id) } as const;
  });
}

/** Takes a window back, unless an open deployment rests on it. */
export async function removeAvailability(
  { store, actor }: RequestContext,
  { availabilityId }: RemoveAvailabilityInput,
) {
  return decide(store, async (tx) => {
    const window = await windowIn(tx, availabilityId);
    const personnel = await lockPersonnel(tx, window.personnelId);
    assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    const refusal = refuseWhileBooked(await liveDeploymentIn(tx, personnel.id, window));
    if (refusal) return refusal;
    await tx.nativeDelete(Availability, window.id);
    return { __typename: 'AvailabilityRemoved', personnel } as const;
  });
}
