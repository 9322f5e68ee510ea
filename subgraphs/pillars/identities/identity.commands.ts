import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, forbidden } from '#kit/errors';
import { asHub } from '#kit/writer';

import { forgetCorrections } from '../corrections/correction.commands.ts';
import { liveDeploymentIn } from '../deployments/deployment.queries.ts';
import { endForOwner } from '../deployments/lapse.commands.ts';
import { lockPersonnel, NEXT_VERSION, personnelIn } from '../personnel/personnel.queries.ts';
import { refuseErasedPerson, refuseWhileBooked } from '../personnel/personnel.rules.ts';
import { isAccountTaken, lockOwnEntry, ownEntryIn } from './identity.queries.ts';
import { ERASED_INITIALS, OWNER, refuseLinkedAccount } from './identity.rules.ts';
import type { EraseMyDataInput, ErasePersonInput, LinkPersonAccountInput } from './identity.type.ts';

/** Tells whose account it is, so that the person can read what is held of them. */
export async function linkPersonAccount({ store, actor }: RequestContext, input: LinkPersonAccountInput) {
  const { personnelId, subject } = input;
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, personnelId);
    const coordinator = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    // An own account reads and erases without consent and without a row in the log of readers.
    if (coordinator.subject === subject)
      throw forbidden('Your own account is linked by another coordinator of the area.');
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
    `update person set full_name = null, initials = ?, phone = null, subject = null, erased_at = now(),
       retention_until = null where personnel_id = ?`,
    [ERASED_INITIALS, personnelId],
  );
  await rowsIn(
    tx,
    `update personnel set status = 'ENDED', skills = '{}', end_reason = null, ${NEXT_VERSION} where id = ?`,
    [personnelId],
  );
  await rowsIn(tx, 'update deployment set task = null where personnel_id = ? and task is not null', [personnelId]);
  await rowsIn(tx, 'delete from availability where personnel_id = ?', [personnelId]);
  await forgetCorrections(tx, 'personnel_id', [personnelId]);
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

/**
 * Erases the person whose account asks, at once: open deployments end by it. Days that were served stay counted, and no
 * coordinator has to agree.
 */
export async function eraseMyData({ store, actor }: RequestContext, { isConfirmed }: EraseMyDataInput) {
  const { subject } = assertSignedIn(actor);
  const work = async (tx: EntityManager) => {
    const own = await ownEntryIn(tx, subject);
    if (!isConfirmed) {
      throw badInput([{ field: 'isConfirmed', code: 'NOT_CONFIRMED', message: 'is true: what is erased is gone.' }]);
    }
    // The gaps before the person, as in every command.
    await endForOwner(tx, own);
    const { id } = await lockOwnEntry(tx, subject);
    const refusal = refuseWhileBooked(await liveDeploymentIn(tx, id));
    if (refusal) return refusal;
    await erase(tx, id);
    return { __typename: 'MyDataErased', personnel: await personnelIn(tx, id) } as const;
  };
  return asHub('eraseMyData', () => decide(store, work), OWNER);
}
