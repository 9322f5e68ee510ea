import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, type FieldProblem } from '#kit/errors';

import { refuseClosedGap } from '../deployments/deployment.rules.ts';
import { lockStaffing } from '../gap-areas/staffing.queries.ts';
import { problemsOfRoles } from '../personnel-types/personnel-type.queries.ts';
import { requirementsIn } from './requirement.queries.ts';
import {
  isSameRequirements,
  peopleOf,
  refuseOlderRequirements,
  refuseOtherTotal,
  type Requirement,
} from './requirement.rules.ts';
import type { SetDeliveryRequirementsInput } from './requirement.type.ts';

async function assertRequirements(tx: EntityManager, requirements: readonly Requirement[]): Promise<void> {
  const codes = requirements.map(({ typeCode }) => typeCode);
  const problems: FieldProblem[] = await problemsOfRoles(tx, 'requirements.type', codes);
  if (new Set(codes).size < codes.length) {
    const message = 'each personnel type stands in one row; add its people up.';
    problems.push({ field: 'requirements.type', code: 'TYPE_TWICE', message });
  }
  if (problems.length > 0) throw badInput(problems);
}

async function write(
  tx: EntityManager,
  { gapAreaId, version }: { gapAreaId: string; version: number },
  requirements: readonly Requirement[],
  actor: Actor,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into delivery_requirement_set (gap_area_id, version, people, recorded_by, recorded_at)
     values (?, ?, ?, ?, clock_timestamp())`,
    [gapAreaId, version, peopleOf(requirements), actor.subject],
  );
  await rowsIn(
    tx,
    `insert into delivery_requirement (gap_area_id, version, type_code, people, certificate)
     select ?, ?, "typeCode", people, certificate
     from jsonb_to_recordset(?::jsonb) as row ("typeCode" text, people integer, certificate text)`,
    [gapAreaId, version, JSON.stringify(requirements)],
  );
}

/** Says which people a gap area asks for; the same once more writes nothing. */
export async function setDeliveryRequirements({ store, actor }: RequestContext, input: SetDeliveryRequirementsInput) {
  const wanted = input.requirements.map(({ type, people, certificate = null }): Requirement => ({
    typeCode: type,
    people,
    certificate,
  }));
  return decide(store, async (tx) => {
    const staffing = await lockStaffing(tx, input.gapAreaId);
    const coordinator = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], staffing.areaCode);
    await assertRequirements(tx, wanted);
    const before = await requirementsIn(tx, staffing.gapAreaId);
    const done = { __typename: 'DeliveryRequirementsSet', gapArea: { id: staffing.gapAreaId } } as const;
    if (isSameRequirements(before?.requirements ?? [], wanted)) return done;
    const refusal =
      refuseClosedGap(staffing.status) ??
      refuseOlderRequirements(before?.version ?? 0, input.expectedVersion) ??
      refuseOtherTotal(wanted, staffing.needed);
    if (refusal) return refusal;
    await write(tx, { gapAreaId: staffing.gapAreaId, version: (before?.version ?? 0) + 1 }, wanted, coordinator);
    return done;
  });
}
