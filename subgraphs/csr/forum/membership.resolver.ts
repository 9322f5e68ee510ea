import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { mayKnowCompany, maySeeCompany } from '../companies/company.queries.ts';
import { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { oneForum } from './forum.queries.ts';
import { ForumMembershipType, ForumType } from './forum.type.ts';

@Resolver(() => ForumMembershipType)
export class ForumMembershipResolver {
  @FieldResolver(() => ForumType, { description: 'The forum.' })
  async forum(@Root() { forumCode }: ForumMembershipType, @Ctx() context: CsrContext): Promise<ForumType> {
    const forum = await context.loaders.forumByCode.load(forumCode);
    return forum ? { ...forum, area: { code: forum.areaCode } } : oneForum(context, forumCode);
  }

  @FieldResolver(() => CompanyType, {
    nullable: true,
    description: 'The company; null when it stays anonymous to the viewer.',
  })
  async company(
    @Root() { companyId }: ForumMembershipType,
    @Ctx() { actor, loaders }: CsrContext,
  ): Promise<CompanyType | null> {
    const company = await loaders.companyById.load(companyId);
    return company && maySeeCompany(actor, company) ? company : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was declined; for the company and its coordinator.\nIstilah: alasan.',
  })
  async reason(
    @Root() { companyId, reason }: ForumMembershipType,
    @Ctx() { actor, loaders }: CsrContext,
  ): Promise<string | null> {
    const company = reason === null ? null : await loaders.companyById.load(companyId);
    return company && mayKnowCompany(actor, company) ? reason : null;
  }
}

@Resolver(() => CompanyType)
export class CompanyMembershipsResolver {
  @FieldResolver(() => [ForumMembershipType], {
    description: 'The forums it is in; other states for itself and its coordinator.',
  })
  async memberships(
    @Root() company: CompanyType,
    @Ctx() { actor, loaders }: CsrContext,
  ): Promise<ForumMembershipType[]> {
    const all = await loaders.membershipsByCompany.load(company.id);
    return mayKnowCompany(actor, company) ? all : all.filter(({ state }) => state === 'ACCEPTED');
  }
}
