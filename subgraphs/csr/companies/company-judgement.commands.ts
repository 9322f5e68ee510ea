import { LockMode } from '@mikro-orm/core';

import { Role, assertMayActIn } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';

import { noteStep, shownCompany } from './company.commands.ts';
import { Company } from './company.entity.ts';
import { maySeeCompany } from './company.queries.ts';
import { refuseCompanyStep, refuseOwnJudgement } from './company.rules.ts';

/** One judgement of the forum over a company: lock, ownership, rule, write. */
async function judge(
  { store, actor }: RequestContext,
  companyId: string,
  to: 'VERIFIED' | 'REJECTED' | 'SUSPENDED',
  reason?: string,
) {
  return decide(store, async (tx) => {
    const company = await tx.findOne(Company, { id: companyId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!company || !maySeeCompany(actor, company)) throw notFound('Company', companyId);
    const judging = assertMayActIn(actor, [Role.FORUM_COORDINATOR], company.areaCode);
    const refusal =
      refuseOwnJudgement(company.organisation, judging.organisation) ?? refuseCompanyStep(company.status, to);
    if (refusal) return refusal;
    const fromStatus = company.status;
    const now = new Date();
    tx.assign(company, {
      status: to,
      statusReason: reason ?? null,
      decidedAt: now,
      changedAt: now,
      version: company.version + 1,
    });
    await noteStep(tx, company, actor, { kind: to, fromStatus, ...(reason && { reason }) });
    return shownCompany(company);
  });
}

export async function verifyCompany(context: RequestContext, companyId: string) {
  const judged = await judge(context, companyId, 'VERIFIED');
  return 'words' in judged ? judged : ({ __typename: 'CompanyVerified', company: judged } as const);
}

export async function rejectCompanyRegistration(context: RequestContext, companyId: string, reason: string) {
  const judged = await judge(context, companyId, 'REJECTED', reason);
  return 'words' in judged ? judged : ({ __typename: 'CompanyRegistrationRejected', company: judged } as const);
}

export async function suspendCompany(context: RequestContext, companyId: string, reason: string) {
  const judged = await judge(context, companyId, 'SUSPENDED', reason);
  return 'words' in judged ? judged : ({ __typename: 'CompanySuspended', company: judged } as const);
}
