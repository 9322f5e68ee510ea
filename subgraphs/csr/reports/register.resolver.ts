import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';

import { Role, mayActIn } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';

import { mayKnowCompany } from '../companies/company.queries.ts';
import { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { oneForum } from '../forum/forum.queries.ts';
import { ForumType } from '../forum/forum.type.ts';
import { registerEntries, registerTotals } from './register.queries.ts';
import { CsrRegisterType, RegisterEntryConnection, RegisterEntryType, RegisterTotalsType } from './register.type.ts';

/** The company of a row for whoever oversees it, else null. */
async function overseen({ actor, loaders }: CsrContext, entry: RegisterEntryType): Promise<CompanyType | null> {
  const company = await loaders.companyById.load(entry.companyId);
  if (!company || mayKnowCompany(actor, company)) return company;
  const memberships = await loaders.membershipsByCompany.load(entry.companyId);
  const membership = memberships.find(({ id }) => id === entry.membershipId);
  const forum = membership && (await loaders.forumByCode.load(membership.forumCode));
  return forum && mayActIn(actor, Role.FORUM_COORDINATOR, forum.areaCode) ? company : null;
}

@Resolver(() => CsrRegisterType)
class CsrRegisterResolver {
  @Query(() => CsrRegisterType, {
    nullable: true,
    description: 'The register of a forum for a year: who has reported, who has not, who pledged nothing.',
  })
  async csrRegister(
    @Arg('forum', () => String, { description: 'The code of the forum, such as FORUM-15.' }) forum: string,
    @Arg('year', () => Int, { description: 'The fiscal year.' }) year: number,
    @Ctx() context: CsrContext,
  ): Promise<CsrRegisterType> {
    const { code } = await oneForum(context, forum);
    return { forumCode: code, year };
  }

  @FieldResolver(() => ForumType, { description: 'The forum.' })
  forum(@Root() { forumCode }: CsrRegisterType, @Ctx() context: CsrContext): Promise<ForumType> {
    return oneForum(context, forumCode);
  }

  @FieldResolver(() => RegisterTotalsType, { description: 'How many members stand how; counted from `entries`.' })
  totals(@Root() register: CsrRegisterType, @Ctx() context: CsrContext): Promise<RegisterTotalsType> {
    return registerTotals(context, register);
  }

  @FieldResolver(() => RegisterEntryConnection, { description: 'Its members, each with where it stands.' })
  entries(
    @Root() register: CsrRegisterType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<RegisterEntryType>> {
    return registerEntries(context, register, page);
  }
}

@Resolver(() => RegisterEntryType)
class RegisterEntryResolver {
  @FieldResolver(() => CompanyType, {
    nullable: true,
    description:
      'The company: for itself, its coordinators and ADMIN; for others only when it shows itself and reported, or gave ' +
      'under its name.',
  })
  async company(@Root() entry: RegisterEntryType, @Ctx() context: CsrContext): Promise<CompanyType | null> {
    return entry.isPublic ? context.loaders.companyById.load(entry.companyId) : overseen(context, entry);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of its pledges were accepted in the year; for itself, its coordinators and ADMIN.',
  })
  async pledged(@Root() entry: RegisterEntryType, @Ctx() context: CsrContext): Promise<number | null> {
    return (await overseen(context, entry)) ? entry.pledged : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many deliveries and activities count in the year; for itself, its coordinators and ADMIN.',
  })
  async realised(@Root() entry: RegisterEntryType, @Ctx() context: CsrContext): Promise<number | null> {
    return (await overseen(context, entry)) ? entry.realised : null;
  }
}

export const registerResolvers = [CsrRegisterResolver, RegisterEntryResolver];
