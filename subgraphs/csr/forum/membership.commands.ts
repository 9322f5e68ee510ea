import { LockMode, wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { assertOrganisation } from '../companies/company.commands.ts';
import { Company } from '../companies/company.entity.ts';
import { refuseOwnJudgement } from '../companies/company.rules.ts';
import { Forum, ForumMembership } from './forum.entity.ts';
import type { ForumMembershipType } from './forum.type.ts';
import { refuseMembershipStep, refuseUnverifiedMember, type MembershipState } from './membership.rules.ts';

const shown = (membership: ForumMembership): ForumMembershipType => ({
  ...wrap(membership).toPOJO(),
  reason: membership.reason ?? null,
  requestedAt: membership.requestedAt.toISOString(),
  decidedAt: membership.decidedAt?.toISOString() ?? null,
});

/** The actor's company, locked, and its membership of the forum if there is one. */
async function lockOwnMembership(tx: EntityManager, actor: Actor | null, forumCode: string) {
  const organisation = assertOrganisation(actor);
  const company = await tx.findOne(Company, { organisation }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!company) throw notFound('Company', organisation);
  if (!(await tx.findOne(Forum, { code: forumCode }))) throw notFound('Forum', forumCode);
  const membership = await tx.findOne(
    ForumMembership,
    { forumCode, companyId: company.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return { company, membership };
}

/** Asks a forum to take the actor's company in. */
export async function joinForum({ store, actor }: RequestContext, forumCode: string) {
  return decide(store, async (tx) => {
    const { company, membership } = await lockOwnMembership(tx, actor, forumCode);
    const refusal =
      refuseUnverifiedMember(company.status) ?? refuseMembershipStep(membership?.state ?? null, 'REQUESTED');
    if (refusal) return refusal;
    const asked = {
      state: 'REQUESTED',
      reason: null,
      requestedAt: new Date(),
      decidedAt: null,
      decidedBy: null,
    } as const;
    const requested = membership
      ? tx.assign(membership, asked)
      : tx.create(ForumMembership, { id: newId(), forumCode, companyId: company.id, isDemo: company.isDemo, ...asked });
    return { __typename: 'ForumJoinRequested', membership: shown(requested) } as const;
  });
}

/** Takes the actor's company, or its request, out of a forum. */
export async function leaveForum({ store, actor }: RequestContext, forumCode: string) {
  return decide(store, async (tx) => {
    const { membership } = await lockOwnMembership(tx, actor, forumCode);
    const refusal = refuseMembershipStep(membership?.state ?? null, 'LEFT');
    if (refusal) return refusal;
    if (!membership) throw notFound('ForumMembership', forumCode);
    tx.assign(membership, { state: 'LEFT', decidedAt: new Date(), decidedBy: actor?.subject ?? null });
    return { __typename: 'ForumLeft', membership: shown(membership) } as const;
  });
}

/** One answer of a coordinator to a request: lock, ownership, rule, write. */
async function answerRequest(
  { store, actor }: RequestContext,
  membershipId: string,
  to: Extract<MembershipState, 'ACCEPTED' | 'DECLINED'>,
  reason: string | null,
) {
  return decide(store, async (tx) => {
    const membership = await tx.findOne(
      ForumMembership,
      { id: membershipId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!membership) throw notFound('ForumMembership', membershipId);
    const forum = await tx.findOneOrFail(Forum, { code: membership.forumCode });
    const judging = assertMayActIn(actor, [Role.FORUM_COORDINATOR], forum.areaCode);
    const company = await tx.findOneOrFail(Company, { id: membership.companyId });
    const refusal =
      refuseOwnJudgement(company.organisation, judging.organisation) ?? refuseMembershipStep(membership.state, to);
    if (refusal) return refusal;
    tx.assign(membership, { state: to, reason, decidedAt: new Date(), decidedBy: judging.subject });
    return shown(membership);
  });
}

export async function acceptForumMember(context: RequestContext, membershipId: string) {
  const answered = await answerRequest(context, membershipId, 'ACCEPTED', null);
  return 'words' in answered ? answered : ({ __typename: 'ForumMemberAccepted', membership: answered } as const);
}

export async function declineForumMember(context: RequestContext, membershipId: string, reason: string) {
  const answered = await answerRequest(context, membershipId, 'DECLINED', reason);
  return 'words' in answered ? answered : ({ __typename: 'ForumMemberDeclined', membership: answered } as const);
}
