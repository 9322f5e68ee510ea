import { LockMode, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { contactDays } from '../settings.ts';
import { assertKnownArea } from '../areas/area.queries.ts';
import type { ChangeCompanyInput, CompanyContactInput, RegisterCompanyInput } from './company-input.type.ts';
import { writeProfile } from './company-profile.commands.ts';
import { Company, CompanyEvent } from './company.entity.ts';
import {
  refuseSecondRegistration,
  refuseStaleCompany,
  refuseTakenNumber,
  statusAfterChange,
  type CompanyStatus,
} from './company.rules.ts';
import type { CompanyType } from './company.type.ts';

/** The organisation the actor speaks for, or FORBIDDEN. */
export function assertOrganisation(actor: Actor | null): string {
  const { organisation } = assertSignedIn(actor);
  if (organisation) return organisation;
  throw forbidden('This needs an account that belongs to an organisation.');
}

/** Registrations are rare: taken one after another, so that two of one organisation, or of one number, never meet. */
const oneRegistrationAtATime = (tx: EntityManager) => rowsIn(tx, "select pg_advisory_xact_lock(hashtext('company'))");

const isNumberTaken = async (tx: EntityManager, registrationNumber: string, exceptId: string | null) =>
  (await tx.count(Company, { registrationNumber, ...(exceptId && { id: { $ne: exceptId } }) })) > 0;

const contactColumns = (contact: CompanyContactInput) => ({
  contactName: contact.name ?? null,
  contactEmail: contact.email ?? null,
  contactPhone: contact.phone ?? null,
  contactRetentionUntil: daysAfter(today(), contactDays()),
});

/** Writes what the caller changed, then notes the step with who did it. */
export async function noteStep(
  tx: EntityManager,
  company: Company,
  actor: Actor | null,
  step: { kind: CompanyEvent['kind']; fromStatus: CompanyStatus | null; reason?: string },
): Promise<void> {
  await tx.flush();
  tx.create(CompanyEvent, {
    id: newId(),
    companyId: company.id,
    kind: step.kind,
    fromStatus: step.fromStatus,
    toStatus: company.status,
    actorSubject: assertSignedIn(actor).subject,
    actorOrganisation: actor?.organisation ?? null,
    reason: step.reason ?? null,
    happenedAt: company.changedAt,
  });
}

/** The API's view of a company just written. */
export const shownCompany = (company: Company): CompanyType => ({
  ...wrap(company).toPOJO(),
  area: { code: company.areaCode },
  registeredAt: company.registeredAt.toISOString(),
  statusReason: company.statusReason ?? null,
  contactName: company.contactName ?? null,
  contactEmail: company.contactEmail ?? null,
  contactPhone: company.contactPhone ?? null,
});

/** Enters the actor's organisation as a company that waits for the forum. */
export async function registerCompany({ store, actor }: RequestContext, input: RegisterCompanyInput) {
  const organisation = assertOrganisation(actor);
  return decide(store, async (tx) => {
    await oneRegistrationAtATime(tx);
    const existing = await tx.findOne(Company, { organisation });
    if (existing) return refuseSecondRegistration(existing.code);
    await assertKnownArea(tx, 'areaCode', input.areaCode);
    if (await isNumberTaken(tx, input.registrationNumber, null)) return refuseTakenNumber();
    const now = new Date();
    const [next] = await rowsIn<{ number: string }>(tx, "select nextval('company_number') as number");
    const company = tx.create(Company, {
      id: newId(),
      code: `PRS-${String(next?.number).padStart(4, '0')}`,
      organisation,
      name: input.name,
      sector: input.sector,
      ownership: input.ownership,
      areaCode: input.areaCode,
      registrationNumber: input.registrationNumber,
      ...contactColumns(input.contact ?? {}),
      status: 'REGISTERED',
      statusReason: null,
      isVisible: input.isVisible,
      isDemo: organisation.startsWith('demo-'),
      version: 1,
      registeredAt: now,
      decidedAt: null,
      changedAt: now,
    });
    await noteStep(tx, company, actor, { kind: 'REGISTERED', fromStatus: null });
    return { __typename: 'CompanyRegistered', company: shownCompany(company) } as const;
  });
}

/** The actor's own company, locked for the rest of the transaction. */
async function lockOwnCompany(tx: EntityManager, actor: Actor | null): Promise<Company> {
  const organisation = assertOrganisation(actor);
  const company = await tx.findOne(Company, { organisation }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!company) throw notFound('Company', organisation);
  return company;
}

/** Changes the actor's own company; what the forum had checked is checked again when it changes. */
export async function changeCompany({ store, actor }: RequestContext, input: ChangeCompanyInput) {
  return decide(store, async (tx) => {
    await oneRegistrationAtATime(tx);
    const company = await lockOwnCompany(tx, actor);
    const stale = refuseStaleCompany(company.version, input.expectedVersion);
    if (stale) return stale;
    const number = input.registrationNumber ?? company.registrationNumber;
    if (await isNumberTaken(tx, number, company.id)) return refuseTakenNumber();
    if (input.areaCode) await assertKnownArea(tx, 'areaCode', input.areaCode);
    await writeProfile(tx, company.id, input);
    const identity = {
      name: input.name ?? company.name,
      areaCode: input.areaCode ?? company.areaCode,
      registrationNumber: number,
    };
    const isIdentityChanged =
      identity.name !== company.name ||
      identity.areaCode !== company.areaCode ||
      identity.registrationNumber !== company.registrationNumber;
    const fromStatus = company.status;
    tx.assign(company, {
      ...identity,
      sector: input.sector ?? company.sector,
      ownership: input.ownership ?? company.ownership,
      ...(input.contact && contactColumns(input.contact)),
      status: statusAfterChange(fromStatus, isIdentityChanged),
      version: company.version + 1,
      changedAt: new Date(),
    });
    await noteStep(tx, company, actor, { kind: 'CHANGED', fromStatus });
    return { __typename: 'CompanyChanged', company: shownCompany(company) } as const;
  });
}

/** Shows or hides the actor's own company; asking for what already holds changes nothing. */
export async function setCompanyVisibility({ store, actor }: RequestContext, isVisible: boolean) {
  return decide(store, async (tx) => {
    const company = await lockOwnCompany(tx, actor);
    if (company.isVisible !== isVisible) {
      tx.assign(company, { isVisible, version: company.version + 1, changedAt: new Date() });
      await noteStep(tx, company, actor, { kind: 'VISIBILITY_SET', fromStatus: company.status });
    }
    return { __typename: 'CompanyVisibilitySet', company: shownCompany(company) } as const;
  });
}
