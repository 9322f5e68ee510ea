import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  type ClassType,
} from 'type-graphql';

import { Role } from '#kit/actor';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import type { Answer } from '#kit/refusal-type';

import { companyOfViewer } from '../companies/company.queries.ts';
import type { CsrContext } from '../context.ts';
import { saveCsrPlan, submitCsrPlan } from './csr-plan.commands.ts';
import { companyForOverseer, planById, planOf } from './csr-plan.queries.ts';
import {
  CsrPlanSaved,
  CsrPlanSubmitted,
  CsrPlanType,
  SaveCsrPlanInput,
  SaveCsrPlanResult,
  SubmitCsrPlanInput,
  SubmitCsrPlanResult,
  type CsrPlanSuccess,
} from './csr-plan.type.ts';

@Resolver(() => CsrPlanType)
class CsrPlanResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Query(() => CsrPlanType, {
    nullable: true,
    description:
      'The annual plan of a company: its newest version for itself, the submitted one for its coordinator and ADMIN.\n' +
      'Istilah: rencana TJSL tahunan.',
  })
  async csrPlan(
    @Arg('companyId', () => ID, { nullable: true, description: 'The company; the own one unless told.' })
    companyId: string | null | undefined,
    @Arg('year', () => Int, { description: 'The fiscal year.' }) year: number,
    @Ctx() context: CsrContext,
  ): Promise<CsrPlanType | null> {
    const id = companyId ? readId('companyId', companyId) : (await companyOfViewer(context))?.id;
    if (!id) throw notFound('Company', 'of the own organisation');
    const company = await companyForOverseer(context, id);
    return planOf(context.read, id, year, company.organisation === context.actor?.organisation);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => SaveCsrPlanResult, {
    description: "Writes the next version of the own company's plan for a year, a draft until it is submitted.",
  })
  saveCsrPlan(
    @Arg('input', () => SaveCsrPlanInput, { description: 'The plan as a whole.' }) input: SaveCsrPlanInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SaveCsrPlanResult>> {
    return saveCsrPlan(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => SubmitCsrPlanResult, { description: "Hands the newest version of the own company's plan in." })
  submitCsrPlan(
    @Arg('input', () => SubmitCsrPlanInput, { description: 'Which year and version.' }) input: SubmitCsrPlanInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SubmitCsrPlanResult>> {
    return submitCsrPlan(context, input);
  }
}

function withPlan(success: ClassType<CsrPlanSuccess>) {
  @Resolver(() => success)
  class CsrPlanSuccessResolver {
    @FieldResolver(() => CsrPlanType, { nullable: true, description: 'The plan as it is now.' })
    plan(@Root() { planId }: CsrPlanSuccess, @Ctx() { read }: CsrContext): Promise<CsrPlanType | null> {
      return planById(read, planId);
    }
  }
  return CsrPlanSuccessResolver;
}

export const csrPlanResolvers = [CsrPlanResolver, ...[CsrPlanSaved, CsrPlanSubmitted].map(withPlan)];
