import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { windowsIn } from '../availability/availability.queries.ts';
import { recountStaffing } from '../gap-areas/staffing.events.ts';
import { lockStaffing, type StaffingRow } from '../gap-areas/staffing.queries.ts';
import { refuseFullStaffing } from '../gap-areas/staffing.rules.ts';
import { lockPersonnel, type PersonnelRow } from '../personnel/personnel.queries.ts';
import { refuseEndedPersonnel } from '../personnel/personnel.rules.ts';
import { announceDeployment } from './deployment.events.ts';
import type { DeployPersonnelInput } from './deployment-input.type.ts';
import { Deployment, DeploymentEvent } from './deployment.entity.ts';
import { deploymentIn, isCountedIn, liveDeploymentIn, type DeploymentRow } from './deployment.queries.ts';
import {
  refuseClosedGap,
  refuseDeploymentStep,
  refuseDoubleBooking,
  refuseUnavailable,
  refuseUntimelyStep,
  type DeploymentState,
} from './deployment.rules.ts';
import { problemsOfPeriod } from './period.rules.ts';

interface Step {
  from: DeploymentState | null;
  to: DeploymentState;
  reason: string | null;
}

/** A deployment spends a person's days and a gap's place: the actor coordinates both areas. */
function assertCoordinates(actor: Actor | null, personnelArea: string, gapArea: string): Actor {
  assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnelArea);
  return assertMayActIn(actor, [Role.PILLAR_COORDINATOR], gapArea);
}

/** Adds a step to the history; under the lock of the gap's staffing. */
export async function noteStep(
  tx: EntityManager,
  deploymentId: string,
  { from, to, reason }: Step,
  actor: Pick<Actor, 'subject' | 'name'>,
): Promise<void> {
  const [last] = await rowsIn<{ ordinal: number }>(
    tx,
    'select coalesce(max(ordinal), 0)::int as ordinal from deployment_event where deployment_id = ?',
    [deploymentId],
  );
  await tx.insert(DeploymentEvent, {
    deploymentId,
    ordinal: (last?.ordinal ?? 0) + 1,
    fromState: from,
    toState: to,
    reason,
    actorSubject: actor.subject,
    actorName: actor.name,
    happenedAt: new Date(),
  });
}

/** The first reason why nobody may be proposed like this, or null. */
async function refuseDeployment(
  tx: EntityManager,
  staffing: StaffingRow,
  personnel: PersonnelRow,
  input: DeployPersonnelInput,
) {
  return (
    refuseEndedPersonnel(personnel.status) ??
    refuseClosedGap(staffing.status) ??
    refuseDoubleBooking(await liveDeploymentIn(tx, personnel.id, input)) ??
    refuseUnavailable(await windowsIn(tx, personnel.id), input, input.hoursPerWeek) ??
    refuseFullStaffing(staffing, await isCountedIn(tx, personnel.id, staffing.gapAreaId))
  );
}

/** Proposes somebody to a gap area: their days and a place are held from now on. */
export async function deployPersonnel({ store, actor }: RequestContext, input: DeployPersonnelInput) {
  const { beginsOn, endsOn, hoursPerWeek, task = null } = input;
  return decide(store, async (tx) => {
    // The gap before the person, in every command: two of them can wait for each other but never both.
    const staffing = await lockStaffing(tx, input.gapAreaId);
    const personnel = await lockPersonnel(tx, input.personnelId);
    const proposer = assertCoordinates(actor, personnel.areaCode, staffing.areaCode);
    const problems = problemsOfPeriod(input, today());
    if (problems.length > 0) throw badInput(problems);
    const refusal = await refuseDeployment(tx, staffing, personnel, input);
    if (refusal) return refusal;
    const id = newId();
    const now = new Date();
    await tx.insert(Deployment, {
      id,
      personnelId: personnel.id,
      gapAreaId: staffing.gapAreaId,
      beginsOn,
      endsOn,
      hoursPerWeek,
      task,
      state: 'PROPOSED',
      isDemo: false,
      createdAt: now,
      changedAt: now,
    });
    await noteStep(tx, id, { from: null, to: 'PROPOSED', reason: null }, proposer);
    await announceDeployment(tx, id);
    await recountStaffing(tx, staffing.gapAreaId);
    return { __typename: 'PersonnelDeployed', deployment: await deploymentIn(tx, id) } as const;
  });
}

/** Work that is done early leaves the days after it free. */
const lastDay = (before: DeploymentRow, to: DeploymentState): string =>
  to === 'COMPLETED' && today() < before.endsOn ? today() : before.endsOn;

interface Move<Name extends string> {
  to: DeploymentState;
  success: Name;
  reason?: string;
}

/** Takes a deployment one step on. */
export async function moveDeployment<Name extends string>(
  { store, actor }: RequestContext,
  deploymentId: string,
  { to, success, reason }: Move<Name>,
) {
  return decide(store, async (tx) => {
    const { gapAreaId } = await deploymentIn(tx, deploymentId);
    await lockStaffing(tx, gapAreaId);
    const before = await deploymentIn(tx, deploymentId, 'for no key update of d');
    const mover = assertCoordinates(actor, before.personnelArea, before.gapAreaCode);
    const refusal = refuseDeploymentStep(before.state, to) ?? refuseUntimelyStep(before, to, today());
    if (refusal) return refusal;
    await tx.nativeUpdate(Deployment, deploymentId, { state: to, endsOn: lastDay(before, to), changedAt: new Date() });
    await noteStep(tx, deploymentId, { from: before.state, to, reason: reason ?? null }, mover);
    await announceDeployment(tx, deploymentId);
    await recountStaffing(tx, gapAreaId);
    return { __typename: success, deployment: await deploymentIn(tx, deploymentId) };
  });
}
