import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfArea } from '../areas/area.queries.ts';
import { Organisation } from './organisation.entity.ts';
import { organisationIn, problemsOfBodyKind, sameOrganisationIn } from './organisation.queries.ts';
import { refuseEndedOrganisation, refuseSecondOrganisation } from './organisation.rules.ts';
import type { EndOrganisationInput, RegisterOrganisationInput } from './organisation.type.ts';

/** Enters a body that works in the coordinated area. */
export async function registerOrganisation({ store, actor }: RequestContext, input: RegisterOrganisationInput) {
  const { name, type, areaCode } = input;
  const registrar = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], areaCode);
  return decide(store, async (tx) => {
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('organisation ' || ?::text))", [areaCode]);
    const problems = [
      ...(await problemsOfArea(tx, 'areaCode', areaCode)),
      ...(await problemsOfBodyKind(tx, 'type', type)),
    ];
    if (problems.length > 0) throw badInput(problems);
    const refusal = refuseSecondOrganisation(await sameOrganisationIn(tx, input));
    if (refusal) return refusal;
    const id = newId();
    const now = new Date();
    await tx.insert(Organisation, {
      id,
      name,
      typeCode: type,
      areaCode,
      status: 'ACTIVE',
      endReason: null,
      isDemo: false,
      registeredBy: registrar.subject,
      registeredAt: now,
      changedAt: now,
      version: 1,
    });
    return { __typename: 'OrganisationRegistered', organisation: await organisationIn(tx, id) } as const;
  });
}

/** Ends a body; its people stay in the register. */
export async function endOrganisation({ store, actor }: RequestContext, input: EndOrganisationInput) {
  return decide(store, async (tx) => {
    const before = await organisationIn(tx, input.organisationId, 'for no key update');
    assertMayActIn(actor, [Role.PILLAR_COORDINATOR], before.areaCode);
    const refusal = refuseEndedOrganisation(before.status);
    if (refusal) return refusal;
    await tx.nativeUpdate(Organisation, before.id, {
      status: 'ENDED',
      endReason: input.reason,
      changedAt: new Date(),
      version: before.version + 1,
    });
    return { __typename: 'OrganisationClosed', organisation: await organisationIn(tx, before.id) } as const;
  });
}
