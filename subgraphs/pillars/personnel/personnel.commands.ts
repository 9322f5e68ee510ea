import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { badInput, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfArea } from '../areas/area.queries.ts';
import { liveDeploymentIn } from '../deployments/deployment.queries.ts';
import { problemsOfOrganisation } from '../organisations/organisation.queries.ts';
import { problemsOfRoles } from '../personnel-types/personnel-type.queries.ts';
import { retentionDays } from '../settings.ts';
import type { ChangePersonnelInput, EndPersonnelInput, RegisterPersonnelInput } from './personnel-input.type.ts';
import { Person, Personnel } from './personnel.entity.ts';
import { lockPersonnel, namesakeIn, personnelIn, type PersonnelRow } from './personnel.queries.ts';
import {
  initialsOf,
  refuseEndedPersonnel,
  refuseWhileBooked,
  refuseSecondEntry,
  refuseStalePersonnel,
} from './personnel.rules.ts';

interface Named {
  type?: string | null;
  areaCode?: string | null;
  organisationId?: string | null;
}

/** Everything wrong with what an input names, at once. */
async function assertKnown(tx: EntityManager, { type, areaCode, organisationId }: Named): Promise<void> {
  const problems: FieldProblem[] = [
    ...(areaCode ? await problemsOfArea(tx, 'areaCode', areaCode) : []),
    ...(type ? await problemsOfRoles(tx, 'type', [type]) : []),
    ...(organisationId ? await problemsOfOrganisation(tx, 'organisationId', organisationId) : []),
  ];
  if (problems.length > 0) throw badInput(problems);
}

/** Enters somebody who serves in the coordinated area. */
export async function registerPersonnel({ store, actor }: RequestContext, input: RegisterPersonnelInput) {
  const { fullName, areaCode, type } = input;
  const registrar = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], areaCode);
  return decide(store, async (tx) => {
    // Taken one after another per area, so that a double click never enters one person twice.
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('personnel ' || ?::text))", [areaCode]);
    await assertKnown(tx, input);
    const refusal = refuseSecondEntry(await namesakeIn(tx, { fullName, type, areaCode }), input.isAnotherPerson);
    if (refusal) return refusal;
    const id = newId();
    const now = new Date();
    await tx.insert(Personnel, {
      id,
      typeCode: type,
      areaCode,
      organisationId: input.organisationId ?? null,
      status: 'ACTIVE',
      skills: input.skills,
      endReason: null,
      isDemo: false,
      registeredBy: registrar.subject,
      registeredAt: now,
      changedAt: now,
      version: 1,
    });
    await tx.insert(Person, {
      personnelId: id,
      fullName,
      initials: initialsOf(fullName),
      phone: input.phone ?? null,
      subject: null,
      erasedAt: null,
      retentionUntil: null,
    });
    return { __typename: 'PersonnelRegistered', personnel: await personnelIn(tx, id) } as const;
  });
}

/** Writes what an input names; null takes a phone or an organisation away. */
async function writeChange(tx: EntityManager, before: PersonnelRow, input: ChangePersonnelInput): Promise<void> {
  const { fullName, phone, organisationId } = input;
  await tx.nativeUpdate(Personnel, before.id, {
    typeCode: input.type ?? before.typeCode,
    areaCode: input.areaCode ?? before.areaCode,
    skills: input.skills ?? before.skills,
    organisationId: organisationId === undefined ? before.organisationId : organisationId,
    changedAt: new Date(),
    version: before.version + 1,
  });
  if (fullName) await tx.nativeUpdate(Person, before.id, { fullName, initials: initialsOf(fullName) });
  if (phone !== undefined) await tx.nativeUpdate(Person, before.id, { phone });
}

/** Changes an entry; moving somebody needs the role for the old and the new area. */
export async function changePersonnel({ store, actor }: RequestContext, input: ChangePersonnelInput) {
  return decide(store, async (tx) => {
    const before = await lockPersonnel(tx, input.personnelId);
    assertMayActIn(actor, [Role.PILLAR_COORDINATOR], before.areaCode);
    if (input.areaCode) assertMayActIn(actor, [Role.PILLAR_COORDINATOR], input.areaCode);
    await assertKnown(tx, input);
    const refusal = refuseEndedPersonnel(before.status) ?? refuseStalePersonnel(before.version, input.expectedVersion);
    if (refusal) return refusal;
    await writeChange(tx, before, input);
    return { __typename: 'PersonnelChanged', personnel: await personnelIn(tx, before.id) } as const;
  });
}

/** Ends somebody's service once no deployment of theirs is left open. */
export async function endPersonnel({ store, actor }: RequestContext, { personnelId, reason }: EndPersonnelInput) {
  return decide(store, async (tx) => {
    const before = await lockPersonnel(tx, personnelId);
    assertMayActIn(actor, [Role.PILLAR_COORDINATOR], before.areaCode);
    const refusal = refuseEndedPersonnel(before.status) ?? refuseWhileBooked(await liveDeploymentIn(tx, before.id));
    if (refusal) return refusal;
    await tx.nativeUpdate(Personnel, before.id, {
      status: 'ENDED',
      endReason: reason,
      changedAt: new Date(),
      version: before.version + 1,
    });
    await tx.nativeUpdate(Person, before.id, { retentionUntil: daysAfter(today(), retentionDays().person) });
    return { __typename: 'PersonnelServiceEnded', personnel: await personnelIn(tx, before.id) } as const;
  });
}
