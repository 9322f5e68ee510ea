import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role, mayActIn } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import {
  ChangeCompanyInput,
  CompanyFilter,
  RegisterCompanyInput,
  RejectCompanyRegistrationInput,
  SetCompanyVisibilityInput,
  SuspendCompanyInput,
  VerifyCompanyInput,
} from './company-input.type.ts';
import {
  ChangeCompanyResult,
  RegisterCompanyResult,
  RejectCompanyRegistrationResult,
  SetCompanyVisibilityResult,
  SuspendCompanyResult,
  VerifyCompanyResult,
} from './company-result.type.ts';
import { rejectCompanyRegistration, suspendCompany, verifyCompany } from './company-judgement.commands.ts';
import { changeCompany, registerCompany, setCompanyVisibility } from './company.commands.ts';
import { companies, companyOfViewer, mayKnowCompany, oneCompany } from './company.queries.ts';
import { CompanyAction, companyActions } from './company.rules.ts';
import { CompanyConnection, CompanyStepType, CompanyType } from './company.type.ts';

@Resolver(() => CompanyType)
export class CompanyResolver {
  @Query(() => CompanyConnection, {
    nullable: true,
    description:
      'Companies by name: the verified ones that show themselves, and those the viewer may know.\n' +
      'Istilah: daftar perusahaan.',
  })
  companies(
    @Arg('filter', () => CompanyFilter, {
      nullable: true,
      description: 'Which companies; all verified ones unless told.',
    })
    filter: CompanyFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<CompanyType>> {
    return companies(context, filter ?? {}, page);
  }

  @Query(() => CompanyType, {
    nullable: true,
    description: 'One company by id or by code; NOT_FOUND when the viewer may not see it.',
  })
  company(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the company, a UUID.' }) id: string | null,
    @Arg('code', () => String, { nullable: true, description: 'The code of the company, such as PRS-D001.' }) code:
      | string
      | null,
    @Ctx() context: CsrContext,
  ): Promise<CompanyType> {
    return oneCompany(context, { id, code });
  }

  @Authorized()
  @Query(() => CompanyType, {
    nullable: true,
    description: "The company of the viewer's organisation; null before it registers.",
  })
  myCompany(@Ctx() context: CsrContext): Promise<CompanyType | null> {
    return companyOfViewer(context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The organisation its accounts belong to; for itself, its coordinator and ADMIN.\nIstilah: organisasi.',
  })
  organisation(@Root() company: CompanyType, @Ctx() { actor }: CsrContext): string | null {
    return mayKnowCompany(actor, company) ? company.organisation : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The 13 digits of the business number; for itself, its coordinator and ADMIN.\nIstilah: NIB.',
  })
  registrationNumber(@Root() company: CompanyType, @Ctx() { actor }: CsrContext): string | null {
    return mayKnowCompany(actor, company) ? company.registrationNumber : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was rejected or suspended; for itself, its coordinator and ADMIN.\nIstilah: alasan.',
  })
  statusReason(@Root() company: CompanyType, @Ctx() { actor }: CsrContext): string | null {
    return mayKnowCompany(actor, company) ? company.statusReason : null;
  }

  @FieldResolver(() => [CompanyStepType], {
    nullable: true,
    description: 'The steps of its registration, oldest first, the last 100; for itself, its coordinator and ADMIN.',
  })
  async history(
    @Root() company: CompanyType,
    @Ctx() { actor, loaders }: CsrContext,
  ): Promise<CompanyStepType[] | null> {
    return mayKnowCompany(actor, company) ? loaders.stepsByCompany.load(company.id) : null;
  }

  @FieldResolver(() => [CompanyAction], { description: 'What the viewer may do with it now; empty for most.' })
  viewerCan(@Root() company: CompanyType, @Ctx() { actor }: CsrContext): CompanyAction[] {
    return companyActions(company.status, {
      isMember: (actor?.organisation ?? null) === company.organisation,
      isJudge: mayActIn(actor, Role.FORUM_COORDINATOR, company.areaCode),
    });
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => RegisterCompanyResult, {
    description: "Registers the actor's organisation as a company; the forum of its area checks it.",
  })
  registerCompany(
    @Arg('input', () => RegisterCompanyInput, { description: 'What the company says about itself.' })
    input: RegisterCompanyInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RegisterCompanyResult>> {
    return registerCompany(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => ChangeCompanyResult, {
    description: 'Changes the own company; name, number and home area are then checked anew.',
  })
  changeCompany(
    @Arg('input', () => ChangeCompanyInput, { description: 'What to change.' }) input: ChangeCompanyInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof ChangeCompanyResult>> {
    return changeCompany(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => SetCompanyVisibilityResult, {
    description: 'Shows the own company to the public, or keeps it anonymous.',
  })
  setCompanyVisibility(
    @Arg('input', () => SetCompanyVisibilityInput, { description: 'Visible or not.' }) input: SetCompanyVisibilityInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SetCompanyVisibilityResult>> {
    return setCompanyVisibility(context, input.isVisible);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => VerifyCompanyResult, {
    description: 'Accepts a company of the coordinated area, also one that was suspended.',
  })
  verifyCompany(
    @Arg('input', () => VerifyCompanyInput, { description: 'Which company.' }) input: VerifyCompanyInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof VerifyCompanyResult>> {
    return verifyCompany(context, input.companyId);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RejectCompanyRegistrationResult, {
    description: 'Turns a registration of the coordinated area down, with a reason.',
  })
  rejectCompanyRegistration(
    @Arg('input', () => RejectCompanyRegistrationInput, { description: 'Which company, and why.' })
    input: RejectCompanyRegistrationInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RejectCompanyRegistrationResult>> {
    return rejectCompanyRegistration(context, input.companyId, input.reason);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => SuspendCompanyResult, {
    description: 'Suspends a verified company of the coordinated area; running pledges stay.',
  })
  suspendCompany(
    @Arg('input', () => SuspendCompanyInput, { description: 'Which company, and why.' }) input: SuspendCompanyInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SuspendCompanyResult>> {
    return suspendCompany(context, input.companyId, input.reason);
  }
}
