import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertSignedIn, mayActIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today, type LocalDate } from '#kit/dates';
import { badInput, forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { ACCEPTED_STATES } from '../allocations/allocation-state.rules.ts';
import type { CsrContext } from '../context.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { isSideOf } from '../scope.ts';
import type { EndAgreementInput, RecordAgreementInput, RenewAgreementInput } from './agreement-input.type.ts';
import { AREAS_OF_AGREEMENT } from './agreement.queries.ts';
import { refuseAfterEnd, refuseStaleAgreement, refuseUncommitted, termProblems } from './agreement.rules.ts';

interface PledgeBehind {
  id: string;
  code: string;
  companyId: string;
  organisation: string;
  isDemo: boolean;
  areas: string[];
  isAccepted: boolean;
}

const PLEDGES = `
  select p.id, p.code, p.company_id as "companyId", p.organisation, p.is_demo as "isDemo",
    coalesce(array_agg(distinct coalesce(g.area_code, o.area_code))
      filter (where a.state <> 'DRAFT' or o.pledge_id is not null), '{}') as areas,
    coalesce(bool_or(a.state = any(?) or o.state = 'COMMITTED'), false) as "isAccepted"
  from pledge p left join pool o on o.pledge_id = p.id left join pledge_allocation a on a.pledge_id = p.id
  left join gap_account g on g.id = a.gap_area_id
  where p.id = any(?::uuid[]) group by p.id order by p.id`;

/** The pledges by id, each one that the actor has a side of; NOT_FOUND also for drafts of others. */
async function pledgesFor(tx: EntityManager, actor: Actor, ids: readonly string[]): Promise<PledgeBehind[]> {
  const wanted = [...new Set(ids)];
  const pledges = await rowsIn<PledgeBehind>(tx, PLEDGES, [ACCEPTED_STATES, wanted]);
  for (const id of wanted) {
    const pledge = pledges.find((one) => one.id === id);
    const isOwn = pledge?.organisation === actor.organisation;
    if (!pledge || (pledge.areas.length === 0 && !isOwn)) throw notFound('Pledge', id);
    if (!isOwn && !pledge.areas.some((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area))) {
      throw forbidden('Only the company of a pledge and the coordinator of its area record its agreements.');
    }
  }
  return pledges;
}

/** A file that an agreement names lies here and belongs to who names it. */
async function assertOwnFile(tx: EntityManager, actor: Actor, evidenceId: string | null | undefined): Promise<void> {
  if (evidenceId === null || evidenceId === undefined) return;
  const own = await rowsIn(tx, "select 1 from evidence where id = ? and organisation = ? and state = 'STORED'", [
    evidenceId,
    actor.organisation,
  ]);
  if (own.length > 0) return;
  const message = 'names no stored file of your organisation; upload it first with requestEvidenceUpload.';
  throw badInput([{ field: 'evidenceId', code: 'UNKNOWN_EVIDENCE', message }]);
}

interface Terms {
  number: string;
  parties: readonly string[];
  signedOn: LocalDate;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  endedOn: LocalDate | null;
  reason: string | null;
  evidenceId: string | null;
}

async function addVersion(tx: EntityManager, actor: Actor, id: string, version: number, terms: Terms): Promise<void> {
  await rowsIn(
    tx,
    `insert into agreement_version (agreement_id, version, number, parties, signed_on, valid_from, valid_until, ended_on,
       reason, evidence_id, actor_subject, actor_name, actor_organisation)
     values (?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      version,
      terms.number,
      terms.parties,
      terms.signedOn,
      terms.validFrom,
      terms.validUntil,
      terms.endedOn,
      terms.reason,
      terms.evidenceId,
      actor.subject,
      actor.name,
      actor.organisation,
    ],
  );
}

function assertTerm(input: { signedOn: LocalDate; validFrom: LocalDate; validUntil?: LocalDate | null }): void {
  const problems = termProblems(input, today());
  if (problems.length > 0) throw badInput(problems);
}

/** Puts a signed agreement on file with the pledges it is about. */
export async function recordAgreement(context: CsrContext, input: RecordAgreementInput) {
  const actor = assertSignedIn(context.actor);
  assertTerm(input);
  return decideOnce(context, actor, 'recordAgreement', input, async (tx) => {
    const pledges = await pledgesFor(tx, actor, input.pledgeIds);
    const [first] = pledges;
    if (!first || pledges.some(({ companyId }) => companyId !== first.companyId)) {
      throw badInput([{ field: 'pledgeIds', code: 'TWO_COMPANIES', message: 'are pledges of one company.' }]);
    }
    await assertOwnFile(tx, actor, input.evidenceId);
    const refusal = refuseUncommitted(pledges);
    if (refusal) return refusal;
    const id = newId();
    await rowsIn(
      tx,
      `insert into agreement (id, code, company_id, organisation, version, is_demo, recorded_at)
       values (?, 'PKS-' || ? || '-' || lpad(nextval('agreement_number')::text, 6, '0'), ?, ?, 1, ?, ?)`,
      [id, today().slice(0, 4), first.companyId, first.organisation, first.isDemo, new Date()],
    );
    const { validUntil = null, evidenceId = null } = input;
    await addVersion(tx, actor, id, 1, { ...input, validUntil, evidenceId, endedOn: null, reason: null });
    await rowsIn(tx, 'insert into agreement_pledge (agreement_id, pledge_id) select ?::uuid, unnest(?::uuid[])', [
      id,
      pledges.map((pledge) => pledge.id),
    ]);
    return { __typename: 'AgreementRecorded', agreementId: id, replayed: false } as const;
  });
}

const LOCKED = `
  select m.version, m.organisation, v.number, v.parties, v.signed_on::text as "signedOn", v.valid_from::text as "validFrom",
    v.valid_until::text as "validUntil", v.ended_on::text as "endedOn", v.evidence_id as "evidenceId", v.reason,
    ${AREAS_OF_AGREEMENT} as areas
  from agreement m join agreement_version v on v.agreement_id = m.id and v.version = m.version
  where m.id = ?`;

/** Locks an agreement for one of its sides; FORBIDDEN for others who name it. */
async function lockAgreement(tx: EntityManager, actor: Actor, id: string) {
  await rowsIn(tx, 'select 1 from agreement where id = ? for update', [id]);
  const [agreement] = await rowsIn<Terms & { version: number; organisation: string; areas: string[] }>(tx, LOCKED, [
    id,
  ]);
  if (!agreement) throw notFound('Agreement', id);
  if (!isSideOf(actor, agreement)) throw forbidden('Only the sides of an agreement change it.');
  return agreement;
}

async function raiseVersion(tx: EntityManager, actor: Actor, id: string, version: number, terms: Terms): Promise<void> {
  await addVersion(tx, actor, id, version, terms);
  await rowsIn(tx, 'update agreement set version = ? where id = ?', [version, id]);
}

/** Records what was agreed anew, between the same parties. */
export async function renewAgreement(context: CsrContext, input: RenewAgreementInput) {
  const actor = assertSignedIn(context.actor);
  assertTerm(input);
  return decideOnce(context, actor, 'renewAgreement', input, async (tx) => {
    const known = await lockAgreement(tx, actor, input.agreementId);
    await assertOwnFile(tx, actor, input.evidenceId);
    const refusal = refuseStaleAgreement(known.version, input.expectedVersion) ?? refuseAfterEnd(known.endedOn);
    if (refusal) return refusal;
    const { validUntil = null, evidenceId = null } = input;
    const terms = { ...input, validUntil, evidenceId, parties: known.parties, endedOn: null };
    await raiseVersion(tx, actor, input.agreementId, known.version + 1, terms);
    return { __typename: 'AgreementRenewed', agreementId: input.agreementId, replayed: false } as const;
  });
}

/** Records that an agreement ended before its time. What was committed under it stays committed. */
export async function endAgreement(context: CsrContext, input: EndAgreementInput) {
  const actor = assertSignedIn(context.actor);
  if (input.endedOn > today()) {
    throw badInput([{ field: 'endedOn', code: 'DAY_IN_FUTURE', message: `is today (${today()}) or earlier.` }]);
  }
  return decideOnce(context, actor, 'endAgreement', input, async (tx) => {
    const known = await lockAgreement(tx, actor, input.agreementId);
    const refusal = refuseStaleAgreement(known.version, input.expectedVersion) ?? refuseAfterEnd(known.endedOn);
    if (refusal) return refusal;
    if (input.endedOn < known.signedOn) {
      const message = `is ${known.signedOn}, when it was signed, or later.`;
      throw badInput([{ field: 'endedOn', code: 'ENDS_BEFORE_IT_WAS_SIGNED', message }]);
    }
    const terms = { ...known, endedOn: input.endedOn, reason: input.reason };
    await raiseVersion(tx, actor, input.agreementId, known.version + 1, terms);
    return { __typename: 'AgreementEnded', agreementId: input.agreementId, replayed: false } as const;
  });
}
