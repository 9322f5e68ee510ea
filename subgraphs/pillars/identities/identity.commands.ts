import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';

import { liveDeploymentIn } from '../deployments/deployment.queries.ts';
import { lockPersonnel, personnelIn } from '../personnel/personnel.queries.ts';
import { refuseErasedPerson, refuseWhileBooked } from '../personnel/personnel.rules.ts';
import { isAccountTaken } from './identity.queries.ts';
import { ERASED_INITIALS, refuseLinkedAccount } from './identity.rules.ts';
import type { ErasePersonInput, LinkPersonAccountInput } from './identity.type.ts';

/** Tells whose account it is, so that the person can read what is held of them. */
export async function linkPersonAccount({ store, actor }: RequestContext, input: LinkPersonAccountInput) {
  const { personnelId, subject } = input;
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, personnelId);
    assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('account ' || ?::text))", [subject]);
    const refusal =
      refuseErasedPerson(personnel.isErased) ?? refuseLinkedAccount(await isAccountTaken(tx, subject, personnelId));
    if (refusal) return refusal;
    await rowsIn(tx, 'update person set subject = ? where personnel_id = ?', [subject, personnelId]);
    return { __typename: 'PersonAccountLinked', personnel } as const;
  });
}

// The name an account signed histories with is shown no more; the histories themselves are only ever added to.
const FORGET_ACTOR = `insert into erased_actor (fingerprint, erased_at)
  select encode(sha256(convert_to(subject, 'UTF8')), 'hex'), now() from person
  where personnel_id = ? and subject is not null on conflict do nothing`;

/** Takes away all that says who it was. What is counted stays: type, area, deployments, hours, certificates. */
export async function erase(tx: EntityManager, personnelId: string): Promise<void> {
  await rowsIn(tx, FORGET_ACTOR, [personnelId]);
  await rowsIn(
    tx,
    `update person set full_name = null, initials = ?, phone = null, subject = null, erased_at = now()
     where personnel_id = ?`,
    [ERASED_INITIALS, personnelId],
  );
  await rowsIn(
    tx,
    `update personnel set status = 'ENDED', skills = '{}', end_reason = null, changed_at = now(), version = version + 1
     where id = ?`,
    [personnelId],
  );
  await rowsIn(tx, 'update deployment set task = null where personnel_id = ? and task is not null', [personnelId]);
  await rowsIn(tx, 'delete from availability where personnel_id = ?', [personnelId]);
}

/** Erases somebody of the coordinated area who asked for it, once no deployment of theirs is open. */
export async function erasePerson({ store, actor }: RequestContext, { personnelId }: ErasePersonInput) {
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, personnelId);
    assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    const refusal =
      refuseErasedPerson(personnel.isErased) ?? refuseWhileBooked(await liveDeploymentIn(tx, personnelId));
    if (refusal) return refusal;
    await erase(tx, personnelId);
    return { __typename: 'PersonnelErased', personnel: await personnelIn(tx, personnelId) } as const;
  });
}
