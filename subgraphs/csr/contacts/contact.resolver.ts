import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import { mayKnowCompany } from '../companies/company.queries.ts';
import { CompanyContactType, CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { eraseCompanyContact } from './contact.commands.ts';
import { contactReads, readPurpose, withholdContact, type ContactReadRow } from './contact.queries.ts';
import {
  ContactRead,
  ContactReadConnection,
  EraseCompanyContactInput,
  EraseCompanyContactResult,
} from './contact.type.ts';

const PURPOSE = {
  nullable: true,
  description: 'What it is read for, up to 200 characters; kept in companyContactReads.\nIstilah: keperluan.',
};

@Resolver(() => CompanyType)
class CompanyContactResolver {
  @FieldResolver(() => CompanyContactType, {
    nullable: true,
    description:
      'Whom the forum writes to; for the company itself, its coordinator and ADMIN, who are noted in ' +
      'companyContactReads. For others null, with one FORBIDDEN for the whole request that comes only where the field ' +
      'is asked for.',
  })
  contact(
    @Root() company: CompanyType,
    @Arg('purpose', () => String, PURPOSE) purpose: string | null,
    @Ctx() { actor, loaders, withheld }: CsrContext,
  ): Promise<CompanyContactType> | null {
    const look = { company, purpose: readPurpose(purpose) };
    return mayKnowCompany(actor, company) ? loaders.contact.load(look) : withholdContact(withheld);
  }
}

@Resolver(() => ContactRead)
class ContactReadResolver {
  @Query(() => ContactReadConnection, {
    nullable: true,
    description:
      "Who was shown a company's contact, newest first; for the company, coordinators of its area and ADMIN." +
      '\nIstilah: catatan akses data pribadi. Dasar hukum: UU 27/2022.',
  })
  companyContactReads(
    @Arg('companyId', () => ID, { description: 'The id of the company.' }) companyId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ContactReadRow>> {
    return contactReads(context, companyId, page);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => EraseCompanyContactResult, {
    description:
      'Erases the person whom a company named as its contact; for the company itself and the coordinator of its area.\n' +
      'Istilah: penghapusan data pribadi. Dasar hukum: UU 27/2022 Pasal 8 dan 43.',
  })
  eraseCompanyContact(
    @Arg('input', () => EraseCompanyContactInput, { description: 'Whose contact.' }) input: EraseCompanyContactInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof EraseCompanyContactResult>> {
    return eraseCompanyContact(context, input);
  }
}

export const contactResolvers = [CompanyContactResolver, ContactReadResolver] as const;
