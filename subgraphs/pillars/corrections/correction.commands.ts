import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, assertSignedIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';
import { asHub } from '#kit/writer';

import { lockOwnEntry } from '../identities/identity.queries.ts';
import { OWNER } from '../identities/identity.rules.ts';
import { lockPersonnel, NEXT_VERSION, personnelIn } from '../personnel/personnel.queries.ts';
import { initialsOf, refuseErasedPerson } from '../personnel/personnel.rules.ts';
import { retentionDays } from '../settings.ts';
import { correctionIn, openCorrectionIn, type CorrectionRow } from './correction.queries.ts';
import {
  problemOfValue,
  refuseDecidedCorrection,
  refuseOwnCorrection,
  refuseSecondCorrection,
  type CorrectionState,
} from './correction.rules.ts';
import type { AcceptCorrectionInput, RefuseCorrectionInput, RequestCorrectionInput } from './correction.type.ts';

/** Adds a step to the trail of a correction, which holds no value. */
async function noteStep(
  tx: EntityManager,
  id: string,
  { from, to }: { from: CorrectionState | null; to: CorrectionState },
  subject: string,
): Promise<void> {
  await rowsIn(
    tx,
    `insert into correction_step (correction_id, ordinal, from_state, to_state, actor_subject, happened_at)
     select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, now() from correction_step where correction_id = ?`,
    [id, from, to, subject, id],
  );
}

/** Asks the coordinators of the area to put the own name or phone right; the same wish twice is one wish. */
export async function requestCorrection({ store, actor }: RequestContext, input: RequestCorrectionInput) {
  const { subject } = assertSignedIn(actor);
  const { field, value = null } = input;
  const work = async (tx: EntityManager) => {
    const own = await lockOwnEntry(tx, subject);
    const problem = problemOfValue(field, value);
    if (problem !== null) throw badInput([{ field: 'value', code: 'INVALID_VALUE', message: problem }]);
    const standing = await openCorrectionIn(tx, { personnelId: own.id, field, value });
    if (standing?.isSame) {
      return { __typename: 'CorrectionRequested', correction: standing.open, replayed: true } as const;
    }
    const refusal = refuseSecondCorrection(standing?.open ?? null);
    if (refusal) return refusal;
    const id = newId();
    await rowsIn(
      tx,
      `insert into correction (id, personnel_id, field, wanted_value, state, is_demo, requested_at, retention_until)
       values (?, ?, ?, ?, 'REQUESTED', ?, now(), ?)`,
      [id, own.id, field, value, own.isDemo, daysAfter(today(), retentionDays().correction)],
    );
    await noteStep(tx, id, { from: null, to: 'REQUESTED' }, OWNER.subject);
    return { __typename: 'CorrectionRequested', correction: await correctionIn(tx, id), replayed: false } as const;
  };
  // The trail says "the owner", never which account: what is erased later must not stand in it.
  return asHub('requestCorrection', () => decide(store, work), OWNER);
}

/** The person before the correction, in every command; whoever decides coordinates the area and is somebody else. */
async function lockForDecision(tx: EntityManager, actor: Actor | null, id: string) {
  const { personnelId } = await correctionIn(tx, id);
  const personnel = await lockPersonnel(tx, personnelId);
  const decider = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
  const correction = await correctionIn(tx, id, 'for update of c');
  const refusal =
    refuseErasedPerson(personnel.isErased) ??
    refuseDecidedCorrection(correction.state) ??
    refuseOwnCorrection(correction.subject === decider.subject);
  return { correction, decider, refusal };
}

// The value goes where it belongs, and out of the request in the next statement of the same transaction.
const TAKE_OVER = {
  FULL_NAME: 'update person n set full_name = c.wanted_value, initials = ? from correction c where c.id = ?',
  PHONE: 'update person n set phone = c.wanted_value from correction c where c.id = ?',
};

async function takeOver(tx: EntityManager, { id, field, personnelId }: CorrectionRow): Promise<void> {
  const [wanted] = await rowsIn<{ value: string | null }>(
    tx,
    'select wanted_value as value from correction where id = ?',
    [id],
  );
  const initials = field === 'FULL_NAME' ? [initialsOf(wanted?.value ?? '')] : [];
  await rowsIn(tx, `${TAKE_OVER[field]} and n.personnel_id = ?`, [...initials, id, personnelId]);
  await rowsIn(tx, `update personnel set ${NEXT_VERSION} where id = ?`, [personnelId]);
}

async function settle(
  tx: EntityManager,
  id: string,
  to: CorrectionState,
  { reason, subject }: { reason: string | null; subject: string },
): Promise<CorrectionRow> {
  await rowsIn(
    tx,
    'update correction set state = ?, reason = ?, wanted_value = null, decided_at = now() where id = ?',
    [to, reason, id],
  );
  await noteStep(tx, id, { from: 'REQUESTED', to }, subject);
  return correctionIn(tx, id);
}

/** Puts what the person asked for into the register. */
export async function acceptCorrection({ store, actor }: RequestContext, { correctionId }: AcceptCorrectionInput) {
  return decide(store, async (tx) => {
    const { correction, decider, refusal } = await lockForDecision(tx, actor, correctionId);
    if (refusal) return refusal;
    await takeOver(tx, correction);
    const settled = await settle(tx, correction.id, 'ACCEPTED', { reason: null, subject: decider.subject });
    const personnel = await personnelIn(tx, correction.personnelId);
    return { __typename: 'CorrectionAccepted', correction: settled, personnel } as const;
  });
}

/** Leaves the register as it is, and tells the person why. */
export async function refuseCorrection({ store, actor }: RequestContext, input: RefuseCorrectionInput) {
  const { correctionId, reason } = input;
  return decide(store, async (tx) => {
    const { correction, decider, refusal } = await lockForDecision(tx, actor, correctionId);
    if (refusal) return refusal;
    const settled = await settle(tx, correction.id, 'REFUSED', { reason, subject: decider.subject });
    return { __typename: 'CorrectionRefused', correction: settled } as const;
  });
}

/** Lets what nobody decided lapse and forgets why others were refused; the rows stay for the count. */
export async function forgetCorrections(
  tx: EntityManager,
  by: 'id' | 'personnel_id',
  ids: readonly string[],
): Promise<void> {
  const open = await rowsIn<{ id: string }>(
    tx,
    `update correction set state = 'LAPSED', wanted_value = null, decided_at = now()
     where ${by} = any (?::uuid[]) and state = 'REQUESTED' returning id`,
    [ids],
  );
  for (const { id } of open) await noteStep(tx, id, { from: 'REQUESTED', to: 'LAPSED' }, 'simpul');
  await rowsIn(tx, `update correction set reason = null where ${by} = any (?::uuid[]) and reason is not null`, [ids]);
}
