import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { LockMode } from '@mikro-orm/core';

import { assertMayActIn, assertSignedIn, Role, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';

import { noteStep, shownCompany } from '../companies/company.commands.ts';
import { Company } from '../companies/company.entity.ts';
import { maySeeCompany } from '../companies/company.queries.ts';
import type { CompanyContactType, CompanyType } from '../companies/company.type.ts';
import { fieldsOf, refuseWithoutContact } from './contact.rules.ts';
import type { EraseCompanyContactInput } from './contact.type.ts';

/** One look at a company's contact. */
export interface ContactLook {
  company: CompanyType;
  purpose: string | null;
}

// One statement for all companies of a level, in a transaction of its own: a read is noted even where the answer fails.
const NOTE = `insert into contact_read
    (company_id, fields, reader_subject, reader_organisation, reader_role, purpose, request_id)
  select sent.id, sent.fields, $1, $2, $3, sent.purpose, $4
  from json_to_recordset($5::json) as sent (id uuid, fields text[], purpose text)`;

const roleOf = (actor: Actor): Role =>
  actor.grants.some(({ role }) => role === Role.FORUM_COORDINATOR) ? Role.FORUM_COORDINATOR : Role.ADMIN;

async function note({ store, actor, requestId }: RequestContext, looks: readonly ContactLook[]): Promise<void> {
  const ofOthers = looks.filter(
    ({ company }) => company.organisation !== actor?.organisation && fieldsOf(company).length > 0,
  );
  if (!actor || ofOthers.length === 0) return;
  const sent = ofOthers.map(({ company, purpose }) => ({ id: company.id, fields: fieldsOf(company), purpose }));
  await store.pool.query(NOTE, [actor.subject, actor.organisation, roleOf(actor), requestId, JSON.stringify(sent)]);
}

/**
 * Contacts in clear, only after mayKnowCompany. Nobody else than the company is shown one before the log says so: where
 * the log cannot be written, the contact is not given.
 */
export const contactLoader = (context: RequestContext) =>
  new DataLoader<ContactLook, CompanyContactType, string>(
    async (looks) => {
      await note(context, looks);
      return looks.map(({ company }) => ({
        name: company.contactName,
        email: company.contactEmail,
        phone: company.contactPhone,
      }));
    },
    { cacheKeyFn: ({ company }) => `${company.id} ${company.version}` },
  );

/** Empties the contact, whoever asks for it; the company itself stays. */
async function emptyContact(tx: EntityManager, company: Company): Promise<void> {
  tx.assign(company, {
    contactName: null,
    contactEmail: null,
    contactPhone: null,
    version: company.version + 1,
    changedAt: new Date(),
  });
  await tx.flush();
}

/** Empties the contact of a company by its id, for the end of keeping. */
export async function emptyContactOf(tx: EntityManager, id: string): Promise<void> {
  const company = await tx.findOne(Company, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (company) await emptyContact(tx, company);
}

/** The company itself, or the coordinator of its area: whoever the person named there turned to. */
function assertMayErase(actor: Actor | null, company: Company): void {
  if (assertSignedIn(actor).organisation === company.organisation) return;
  if (!maySeeCompany(actor, company)) throw notFound('Company', company.id);
  assertMayActIn(actor, [Role.FORUM_COORDINATOR], company.areaCode);
}

/** Erases the person that a company named as its contact. */
export async function eraseCompanyContact({ store, actor }: RequestContext, { companyId }: EraseCompanyContactInput) {
  return decide(store, async (tx) => {
    const company = await tx.findOne(Company, { id: companyId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!company) throw notFound('Company', companyId);
    assertMayErase(actor, company);
    const { contactName = null, contactEmail = null, contactPhone = null } = company;
    const refusal = refuseWithoutContact(fieldsOf({ contactName, contactEmail, contactPhone }));
    if (refusal) return refusal;
    await emptyContact(tx, company);
    await noteStep(tx, company, actor, { kind: 'CHANGED', fromStatus: company.status });
    return { __typename: 'CompanyContactErased', company: shownCompany(company) } as const;
  });
}
