import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { lockPersonnel } from '../personnel/personnel.queries.ts';
import { refuseErasedPerson } from '../personnel/personnel.rules.ts';
import { countingConsents, textOn, withdrawnOn, type ConsentRow, type ConsentTextRow } from './consent.queries.ts';
import { refuseSecondConsent, refuseWithoutConsent } from './consent.rules.ts';
import type { RecordConsentInput, WithdrawConsentInput } from './consent.type.ts';

/** The text that was agreed to: the one the input names, or the newest of that day; nothing is agreed to beforehand. */
async function textOf(
  tx: EntityManager,
  { purpose, textVersion, givenOn }: RecordConsentInput,
): Promise<ConsentTextRow> {
  if (givenOn > today()) {
    throw badInput([{ field: 'givenOn', code: 'DAY_IN_FUTURE', message: 'is today at the latest.' }]);
  }
  const text = await textOn(tx, purpose, givenOn);
  if (text && (textVersion ?? text.version) <= text.version && (textVersion ?? 1) > 0) {
    return { ...text, version: textVersion ?? text.version };
  }
  throw badInput([{ field: 'textVersion', code: 'UNKNOWN_TEXT', message: 'is a version that held on that day.' }]);
}

/** A paper that is entered late does not undo what its owner took back after signing it. */
async function assertGivenSince(tx: EntityManager, input: RecordConsentInput): Promise<void> {
  const withdrawn = await withdrawnOn(tx, input);
  if (withdrawn === null || input.givenOn >= withdrawn) return;
  const message = `is ${withdrawn} at the earliest, the day on which this consent was taken back.`;
  throw badInput([{ field: 'givenOn', code: 'WITHDRAWN_SINCE', message }]);
}

/** Notes that somebody of the coordinated area agreed. */
export async function recordConsent({ store, actor }: RequestContext, input: RecordConsentInput) {
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, input.personnelId);
    const recorder = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    const { version } = await textOf(tx, input);
    await assertGivenSince(tx, input);
    const counting = await countingConsents(tx, input);
    const refusal =
      refuseErasedPerson(personnel.isErased) ??
      refuseSecondConsent(counting.find(({ textVersion }) => textVersion === version) ?? null);
    if (refusal) return refusal;
    const { personnelId, purpose, means, givenOn } = input;
    const consent: ConsentRow = {
      id: newId(),
      personnelId,
      purpose,
      textVersion: version,
      means,
      givenOn,
      recordedAt: new Date().toISOString(),
      withdrawnAt: null,
      isDemo: personnel.isDemo,
    };
    await rowsIn(
      tx,
      `insert into consent (id, personnel_id, purpose, text_version, means, given_on, is_demo, recorded_by, recorded_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [consent.id, personnelId, purpose, version, means, givenOn, consent.isDemo, recorder.subject, consent.recordedAt],
    );
    return { __typename: 'ConsentRecorded', consent, personnel } as const;
  });
}

/** Takes back every consent of a person to a purpose; whoever reads from now on reads without it. */
export async function withdrawConsent({ store, actor }: RequestContext, input: WithdrawConsentInput) {
  return decide(store, async (tx) => {
    const personnel = await lockPersonnel(tx, input.personnelId);
    const recorder = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], personnel.areaCode);
    const [given, ...older] = await countingConsents(tx, input);
    if (!given) return refuseWithoutConsent();
    const withdrawnAt = new Date().toISOString();
    await rowsIn(
      tx,
      `insert into consent_withdrawal (consent_id, recorded_by, withdrawn_at)
       select id, ?, ? from unnest(?::uuid[]) as id`,
      [recorder.subject, withdrawnAt, [given, ...older].map(({ id }) => id)],
    );
    return { __typename: 'ConsentWithdrawn', consent: { ...given, withdrawnAt }, personnel } as const;
  });
}
